//! The invariants at the end.

use std::collections::{BTreeMap, BTreeSet};

use fake_shopify::{ConsentState, Customer as Theirs};
use host_core::shop::{Consent, Customer};

use super::Run;

impl Run {
    /// Checks that every customer is on both sides, once, and with the same content.
    pub(super) async fn agrees(&self) {
        let here = self.world.customers().await;
        let there = self.world.remote.customers();
        let linked: BTreeMap<String, &Customer> =
            here.iter().filter_map(|ours| Some((ours.remote_id.clone()?, ours))).collect();
        assert_eq!(
            linked.len(),
            there.len(),
            "somebody there isn't linked: {here:#?}\n{}",
            self.transcript()
        );
        // Who was deleted there, or merged into another, stays here.
        let left = here.len() - linked.len();
        assert!(left <= self.gone, "{left} here aren't linked: {here:#?}\n{}", self.transcript());
        for theirs in &there {
            let Some(ours) = linked.get(&theirs.gid()) else { panic!("{theirs:?}\n{}", self.transcript()) };
            assert_eq!(of_ours(ours), of_theirs(theirs), "{ours:#?} {theirs:#?} {}", self.transcript());
            self.no_address_is_doubled(ours, theirs);
            self.consents_agree(ours, theirs);
        }
        let writes = self.world.remote.writes_since(self.mark);
        assert!(writes <= 2 * self.edits, "{writes} writes for {} edits\n{}", self.edits, self.transcript());
    }

    /// Checks that each street was entered once.
    fn no_address_is_doubled(&self, ours: &Customer, theirs: &Theirs) {
        let here: BTreeSet<&String> = ours.addresses.iter().map(|address| &address.line1).collect();
        let there: BTreeSet<_> = theirs.addresses.iter().map(|address| &address.address1).collect();
        let all = (ours.addresses.len(), theirs.addresses.len());
        assert_eq!((here.len(), there.len()), all, "{ours:#?} {theirs:#?} {}", self.transcript());
    }

    /// Nobody is subscribed who never asked for it, at this address and at that time; and both sides say the same, but
    /// for what can't be said there.
    fn consents_agree(&self, ours: &Customer, theirs: &Theirs) {
        let email = ours.email.to_lowercase();
        let stated = |at: Option<u64>| self.subscribed.contains(&(email.clone(), at));
        let at = theirs.email_consent.updated_at;
        let at = at.map(|at| u64::try_from(at.as_millisecond()).expect("a time"));
        if theirs.email_consent.state == ConsentState::Subscribed {
            assert!(stated(at), "{at:?} {:?}\n{theirs:#?} {}", self.subscribed, self.transcript());
        }
        let ours_is = ours.email_marketing;
        let same = match theirs.email_consent.state {
            ConsentState::Subscribed => ours_is == Consent::Subscribed,
            ConsentState::Unsubscribed => ours_is == Consent::Unsubscribed,
            ConsentState::Pending => ours_is == Consent::Pending,
            // Nobody was asked there: that takes away nothing here.
            ConsentState::NotSubscribed => true,
            ConsentState::Redacted | ConsentState::Invalid => ours_is != Consent::Subscribed,
        };
        // A subscription without a date isn't sent.
        let undated = ours_is == Consent::Subscribed && ours.email_marketing_at.is_none();
        assert!(same || undated, "{ours:#?} {theirs:#?} {}", self.transcript());
    }
}

/// What is compared: texts by their names, tags and addresses as sets.
type Said = (BTreeMap<&'static str, String>, BTreeSet<String>, BTreeSet<String>);

fn of_ours(customer: &Customer) -> Said {
    let texts = [
        ("first name", customer.first_name.clone()),
        ("last name", customer.last_name.clone()),
        ("e-mail", customer.email.to_lowercase()),
        ("note", customer.note.clone()),
    ];
    let addresses = customer.addresses.iter();
    let addresses =
        addresses.map(|address| format!("{} {} {}", address.line1, address.city, address.country));
    // A tag that is too long stays here.
    let tags = customer.tags.iter().filter(|tag| tag.chars().count() <= 40);
    (texts.into(), lower(tags), addresses.collect())
}

fn of_theirs(customer: &Theirs) -> Said {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let texts = [
        ("first name", text(&customer.first_name)),
        ("last name", text(&customer.last_name)),
        ("e-mail", text(&customer.email).to_lowercase()),
        ("note", text(&customer.note)),
    ];
    let addresses = customer.addresses.iter().map(|address| {
        format!("{} {} {}", text(&address.address1), text(&address.city), text(&address.country_code))
    });
    (texts.into(), lower(customer.tags.iter()), addresses.collect())
}

fn lower<'a>(tags: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    tags.map(|tag| tag.to_lowercase()).collect()
}
