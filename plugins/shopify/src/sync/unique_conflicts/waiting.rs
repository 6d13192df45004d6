//! Who waits for a value that somebody has at Shopify: by Shopify's number of who has it, the fields and ids of ours.

use std::collections::BTreeSet;

use framework360_sdk::Error;
use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::storage::{self, Stored};

const WAITING: &str = "waiting/";

/// Fields by their names, each with the id of one of ours.
pub(super) type Waiting = BTreeSet<(String, String)>;

/// Who waits for the customer of this number.
pub(super) fn of(number: &str) -> Result<Waiting, Error> {
    Ok(storage::get::<Kept>(&format!("{WAITING}{number}"))?.map(|kept| kept.0).unwrap_or_default())
}

/// Keeps who waits.
pub(super) fn keep(number: &str, waiting: Waiting) -> Result<(), Error> {
    let key = format!("{WAITING}{number}");
    if waiting.is_empty() { storage::delete(&key) } else { storage::set(&key, &Kept(waiting)) }
}

struct Kept(Waiting);

impl Stored for Kept {
    const VERSION: u32 = 1;

    fn write(&self, object: &mut Object) {
        object.objects("waiting", self.0.iter(), |out, (field, id)| {
            out.text("field", field).text("id", id);
        });
    }

    fn read(object: Value<'_>) -> Option<Self> {
        let reported = object.get("waiting")?.elements()?;
        Some(Self(reported.into_iter().map(|it| (json::text(it, "field"), json::text(it, "id"))).collect()))
    }
}
