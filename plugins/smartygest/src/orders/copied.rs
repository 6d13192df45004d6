//! Records at Smarty that carry the reference of an earlier record: applied late, or copied by somebody there.

use framework360_sdk::order_job::link;
use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::shop::{Entity, Order, Subject};
use framework360_sdk::{Error, Message, changes, storage};

use super::account::Seen;
use super::findings;
use super::outcome::NO_URL;
use super::pages::{self, Reader};
use crate::api::{PAGE, Smarty};
use crate::{error_policy, say};

/// The most pages that are read, 10,000 orders: most originals of copies are among the newest.
const COPY_PAGES: u32 = 200;

/// A reference that several records carry which aren't cancelled.
pub(super) struct Copied {
    /// The storage key under which it is filed.
    pub(super) key: String,
    /// The id of the first record with it.
    pub(super) original: u64,
    /// Ids and numbers of the other records with it.
    pub(super) copies: Vec<(u64, String)>,
    /// The shop's number of the order, as the reference shows it.
    pub(super) shown: String,
}

/// The notes for the owner about copied records. Where the original was cancelled, the first copy takes its place: the
/// order is linked with it from now on.
///
/// # Errors
/// Why Smarty's list can't be read.
pub(super) fn notes(smarty: &Smarty, copied: Vec<Copied>) -> Result<Vec<Message>, Error> {
    let cancelled = cancelled(smarty, &copied)?;
    let mut notes = Vec::new();
    for Copied { key, original, copies, shown } in copied {
        let order = linked(original);
        let name = order.as_ref().map_or(shown, |order| order.number.clone());
        let mut numbers: Vec<String> = copies.iter().map(|(_, number)| number.clone()).collect();
        if let (true, Some((id, number))) = (cancelled.contains(&original), copies.first()) {
            if let Some(order) = &order {
                changes::unlink(&Subject { entity: Entity::Order, id: order.id.clone() });
                changes::link(&link(order, &id.to_string(), number, NO_URL));
            }
            storage::set(&key, &Seen { id: *id })?;
            notes.push(say::NoteReplaced { order: &name, number }.message());
            numbers.remove(0);
        }
        if !numbers.is_empty() {
            notes.push(findings::doubled(&name, &numbers));
        }
    }
    Ok(notes)
}

/// The ids of the originals that are cancelled at Smarty.
fn cancelled(smarty: &Smarty, copied: &[Copied]) -> Result<Vec<u64>, Error> {
    let Some(oldest) = copied.iter().map(|it| it.original).min() else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    let page = |offset| smarty.orders(PAGE, offset).map_err(|error| error_policy::for_request(smarty, error));
    pages::read_back(
        COPY_PAGES,
        page,
        |order| order.id().is_some_and(|id| id <= oldest),
        |order| {
            let is_original = order.id().is_some_and(|id| copied.iter().any(|it| it.original == id));
            found.extend(order.id().filter(|_| is_original && order.is_cancelled()));
            Reader::WantsMore
        },
    )?;
    Ok(found)
}

/// The order of the shop that is linked with this record.
fn linked(id: u64) -> Option<Order> {
    let linked = records::find(Entity::Order, &MatchBy::RemoteId(id.to_string()));
    linked.first().and_then(|order| records::order(&order.id))
}
