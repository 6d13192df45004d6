//! The changes in the shop, which the platform is asked to make.

use framework360_sdk::changes;
use framework360_sdk::shop::{self, CustomerPatch, Timestamp};

use crate::api::Consent;
use crate::customer::Field;
use crate::merge::LocalChanges;

/// Asks the platform for the changes; creates the customer where none is linked.
pub(super) fn apply_local(gid: &str, updated_at: Timestamp, here: &LocalChanges) {
    if here.is_empty() {
        return;
    }
    let text = |field: Field| {
        here.texts.iter().find(|(reported, _)| *reported == field).map(|(_, text)| text.clone())
    };
    let consent = here.consent.map(|(consent, _)| match consent {
        Consent::Unknown | Consent::NotSubscribed => shop::Consent::Unknown,
        Consent::Pending => shop::Consent::Pending,
        Consent::Subscribed => shop::Consent::Subscribed,
        Consent::Unsubscribed | Consent::Redacted | Consent::Invalid => shop::Consent::Unsubscribed,
    });
    changes::upsert_customer(&CustomerPatch {
        remote_id: gid.to_owned(),
        email: text(Field::Email),
        phone: text(Field::Phone),
        first_name: text(Field::FirstName),
        last_name: text(Field::LastName),
        addresses: here
            .addresses
            .as_ref()
            .map(|addresses| addresses.iter().map(|address| address.for_shop()).collect()),
        email_marketing: consent,
        email_marketing_at: here.consent.and_then(|(_, at)| at),
        tags: here.tags.as_ref().map(|tags| tags.values().cloned().collect()),
        note: text(Field::Note),
        locale: text(Field::Locale),
        updated_at,
    });
}
