//! The labels under which a sync state keeps what was agreed on, refused or noted.

use crate::customer::Field;

/// The label under which it is remembered that the total is in another currency than the store's.
pub(crate) const CURRENCY: &str = "currency";

/// The label under which a consent is agreed on, and refused.
pub(crate) const CONSENT: &str = "consent";
/// The label under which it is remembered that a consent isn't sent, and that the owner got a note of this. The stored
/// name.
pub(crate) const CONSENT_NOTED: &str = "consent/told";
/// The label under which tags are refused.
pub(crate) const TAGS: &str = "tags";
/// The label under which metafields are refused.
pub(crate) const METAFIELDS: &str = "metafields";

/// The label under which it's remembered which customer has a value there, and that this was noted.
pub(crate) fn taken_label(field: Field) -> String {
    format!("taken/{}", field.name())
}
