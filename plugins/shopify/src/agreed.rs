//! What both sides were last agreed on about a customer: hashes, and no personal data.
//!
//! Kept under Shopify's number and not under ours: a customer that comes in new has no number here before the call that
//! brings it has ended.

use std::collections::{BTreeMap, BTreeSet};

use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::{self, Stored};
use framework360_sdk::{Error, clock, records};

use crate::api::number;
use crate::customer::Hash;

const AGREED: &str = "agreed/";
const GONE: &str = "gone/";
const CREATING: &str = "creating/";

/// The last agreement about a customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Agreed {
    /// Shopify's time of what was read or written last.
    pub(crate) updated_at: Timestamp,
    /// All of ours, as it was afterwards.
    pub(crate) ours: Hash,
    /// All of theirs, as it was read last.
    pub(crate) theirs: Hash,
    /// Of each field that was agreed on.
    pub(crate) fields: BTreeMap<String, Hash>,
    /// Of the tags that both had.
    pub(crate) tags: BTreeSet<Hash>,
    /// Of the addresses that both had, by Shopify's id. They stay when one side deletes one.
    pub(crate) addresses: BTreeMap<String, Hash>,
    /// Shopify's id of the address that was the default one on both sides.
    pub(crate) default_address: Option<String>,
    /// Values of ours that Shopify refused: not sent again by themselves.
    pub(crate) refused: BTreeMap<String, Hash>,
}

impl Agreed {
    /// The last agreement about the customer of this number.
    pub(crate) fn of(number: &str) -> Result<Option<Self>, Error> {
        storage::get(&format!("{AGREED}{number}"))
    }

    /// Keeps it, unless it's `before`.
    pub(crate) fn keep(&self, number: &str, before: Option<&Self>) -> Result<(), Error> {
        if before == Some(self) { Ok(()) } else { storage::set(&format!("{AGREED}{number}"), self) }
    }
}

/// Forgets what was agreed about the customer of this number.
pub(crate) fn forget(number: &str) -> Result<(), Error> {
    storage::delete(&format!("{AGREED}{number}"))
}

/// Our customer was deleted at Shopify: what was agreed is forgotten, and it isn't created again by itself.
pub(crate) fn gone(id: &str) -> Result<(), Error> {
    let linked = records::customer(id).and_then(|customer| customer.remote_id);
    if let Some(number) = linked.as_deref().and_then(number) {
        forget(number)?;
    }
    storage::set(&format!("{GONE}{id}"), &Mark { at: clock::now() })
}

/// Whether our customer was deleted at Shopify.
pub(crate) fn is_gone(id: &str) -> Result<bool, Error> {
    is_marked(GONE, id)
}

/// Our customer is linked again.
pub(crate) fn back(id: &str) -> Result<(), Error> {
    if is_gone(id)? { storage::delete(&format!("{GONE}{id}")) } else { Ok(()) }
}

/// Makes durable that our customer is about to be created at Shopify, where it couldn't be found again.
pub(crate) fn begin_creating(id: &str) -> Result<(), Error> {
    storage::set(&format!("{CREATING}{id}"), &Mark { at: clock::now() })?;
    storage::checkpoint()
}

/// Whether creating our customer once began, and nobody knows how it ended.
pub(crate) fn is_creating(id: &str) -> Result<bool, Error> {
    is_marked(CREATING, id)
}

/// Creating our customer ended, together with the call.
pub(crate) fn end_creating(id: &str) -> Result<(), Error> {
    storage::delete(&format!("{CREATING}{id}"))
}

/// Creating our customer certainly had no effect, whatever becomes of the call.
pub(crate) fn undo_creating(id: &str) -> Result<(), Error> {
    end_creating(id)?;
    storage::checkpoint()
}

fn is_marked(prefix: &str, id: &str) -> Result<bool, Error> {
    Ok(storage::get::<Mark>(&format!("{prefix}{id}"))?.is_some())
}

struct Mark {
    at: Timestamp,
}

impl Stored for Mark {
    const VERSION: u32 = 1;

    fn write(&self, object: &mut Object) {
        object.number("at", self.at);
    }

    fn read(object: Value<'_>) -> Option<Self> {
        Some(Self { at: json::number(object, "at")? })
    }
}

impl Stored for Agreed {
    const VERSION: u32 = 1;

    fn write(&self, object: &mut Object) {
        object.number("at", self.updated_at).text("ours", &self.ours).text("theirs", &self.theirs);
        for (name, map) in
            [("fields", &self.fields), ("addresses", &self.addresses), ("refused", &self.refused)]
        {
            object.object(name, |out| {
                for (key, hash) in map {
                    out.text(key, hash);
                }
            });
        }
        object.texts("tags", self.tags.iter().map(String::as_str));
        if let Some(id) = &self.default_address {
            object.text("default", id);
        }
    }

    fn read(object: Value<'_>) -> Option<Self> {
        let map = |name| {
            let fields = object.get(name)?.fields()?;
            let pair =
                |(key, hash): (std::borrow::Cow<'_, str>, Value<'_>)| Some((key.into(), hash.text()?.into()));
            fields.into_iter().map(pair).collect::<Option<BTreeMap<String, Hash>>>()
        };
        let tags = object.get("tags")?.elements()?;
        Some(Self {
            updated_at: json::number(object, "at")?,
            ours: json::text(object, "ours"),
            theirs: json::text(object, "theirs"),
            fields: map("fields")?,
            tags: tags.into_iter().filter_map(Value::text).map(Into::into).collect(),
            addresses: map("addresses")?,
            default_address: object.get("default").and_then(Value::text).map(Into::into),
            refused: map("refused")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::testing;

    #[test]
    fn an_agreement_is_kept_and_read_again() {
        testing::reset();
        let pair = |key: &str| BTreeMap::from([(key.to_owned(), "h".to_owned())]);
        let agreed = Agreed {
            updated_at: 7,
            ours: "o".to_owned(),
            theirs: "t".to_owned(),
            fields: pair("email"),
            tags: BTreeSet::from(["x".to_owned()]),
            addresses: pair("gid://shopify/MailingAddress/1?model_name=CustomerAddress"),
            default_address: Some("a".to_owned()),
            refused: pair("phone"),
        };
        agreed.keep("5", None).unwrap();
        assert_eq!(Agreed::of("5"), Ok(Some(agreed)));
        forget("5").unwrap();
        assert_eq!(Agreed::of("5"), Ok(None));
    }

    #[test]
    fn what_is_gone_there_is_remembered_until_it_is_linked_again() {
        testing::reset();
        gone("c-1").unwrap();
        assert_eq!((is_gone("c-1"), is_gone("c-2")), (Ok(true), Ok(false)));
        back("c-1").unwrap();
        assert_eq!(is_gone("c-1"), Ok(false));
    }
}
