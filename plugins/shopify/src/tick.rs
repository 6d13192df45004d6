//! The customer ticks, which find what no webhook reported, in both directions: a page of Shopify's customers, the
//! longest unchanged first, and then ours that changed. The first pass lists all of theirs; later ones what changed
//! since, with an overlap.
//!
//! What only comes in is brought in at once. What has to be written there too, or where a value loses, becomes a job.

mod cursor;
mod links;

use framework360_sdk::shop::Entity;
use framework360_sdk::storage::{decode, encode};
use framework360_sdk::{Error, Next, Page, Problem, changes, installation, records};

use crate::api::{self, CustomerPage, RequestError, fitting, number};
use crate::merge::Merge;
use crate::sync::{Match, Plan, Sync, link_to, linked, match_here, several_here};
use crate::{CUSTOMERS_IN, CUSTOMERS_OUT, enqueue, jobs, say, sync_state};
use cursor::Cursor;

/// Customers of ours that one call looks at. Arbitrary: a few milliseconds of work.
const OURS: u32 = 100;
/// Points that are left for webhooks and sends while a list is read, of what the bucket holds: a half.
const SHARE: u64 = 2;

/// One page of a customer tick.
pub(crate) fn tick(cursor: Option<&str>) -> Result<Page, Error> {
    let mut cursor = match cursor.filter(|cursor| !cursor.is_empty()) {
        None => Cursor::default(),
        Some(text) => decode::<Cursor>(text.as_bytes())
            .ok_or_else(|| Error::Unexpected(framework360_sdk::say::sdk_stored_value("cursor")))?,
    };
    if let Some(after) = cursor.links_to_look_after() {
        return links::links(cursor, &after);
    }
    if installation::flow(CUSTOMERS_IN) && cursor.reads_theirs() {
        return theirs(cursor);
    }
    let more = installation::flow(CUSTOMERS_OUT) && ours(&mut cursor)?;
    if more {
        return Ok(page(&cursor, Next::Now, Vec::new()));
    }
    let (done, total) = (cursor.done, cursor.total);
    cursor.end_pass();
    Ok(Page { done, total, ..page(&cursor, Next::AtTick, Vec::new()) })
}

fn page(cursor: &Cursor, next: Next, problems: Vec<Problem>) -> Page {
    Page { problems, cursor: encode(cursor), next, done: cursor.done, total: cursor.total, enumeration: None }
}

/// A page of theirs.
fn theirs(mut cursor: Cursor) -> Result<Page, Error> {
    cursor.begin_pass();
    let sync = Sync::of_installation(false)?;
    let found = match read(&sync, &mut cursor) {
        Ok(found) => found,
        // A page's cursor that isn't taken any more: the same again by time.
        Err(RequestError::Unfit(_)) if cursor.after.is_some() => {
            cursor.begin_again();
            return Ok(page(&cursor, Next::AtTick, Vec::new()));
        }
        Err(error) => return Err(error.into()),
    };
    if cursor.is_at_the_beginning() {
        // For a person who watches; nothing depends on it.
        cursor.total = sync.admin.count_customers().unwrap_or_default();
    }
    let mut batch = Batch { sync: &sync, taken: Vec::new(), problems: Vec::new() };
    for customer in &found.customers {
        batch.bring_in(customer)?;
    }
    let problems = batch.problems;
    cursor.advance(&found);
    let next = if cursor.reads_theirs() {
        next(&sync, cursor.size.saturating_mul(api::CUSTOMER_COST))
    } else {
        Next::Now
    };
    Ok(page(&cursor, next, problems))
}

/// When a page of this cost can be read so that webhooks and sends keep their share.
fn next(sync: &Sync, cost: u64) -> Next {
    let wait = sync.admin.bucket().map(|bucket| bucket.wait_ms(cost.saturating_add(bucket.maximum / SHARE)));
    wait.filter(|ms| *ms > 0).map_or(Next::Now, Next::AfterMs)
}

/// Reads a page with as many customers as the bucket affords; fewer where the bucket is smaller than expected.
fn read(sync: &Sync, cursor: &mut Cursor) -> Result<CustomerPage, RequestError> {
    let query = cursor.query();
    let after = cursor.after.clone();
    let ask = |size: u64| sync.admin.customers_changed(query.as_deref(), size, after.as_deref());
    let found = ask(cursor.size);
    let (Err(RequestError::Throttled(_) | RequestError::TooCostly), Some(bucket)) =
        (&found, sync.admin.bucket())
    else {
        return found;
    };
    cursor.size = cursor.size.min(fitting(cursor::budget(bucket.maximum)));
    if bucket.available < api::LEAST_PAGE {
        return found;
    }
    ask(cursor.size.min(fitting(bucket.available)))
}

/// The customers of one page.
struct Batch<'a> {
    sync: &'a Sync,
    /// The ids of our customers that this page linked: the records don't show it before the call has ended.
    taken: Vec<String>,
    problems: Vec<Problem>,
}

impl Batch<'_> {
    fn bring_in(&mut self, theirs: &api::Customer) -> Result<(), Error> {
        let shown = number(&theirs.id).unwrap_or_default();
        let ours = match linked(&theirs.id) {
            Some(ours) => Some(ours),
            None => match match_here(self.sync, theirs) {
                Match::None(maybe) if maybe.is_empty() => None,
                // A job reports who it may be.
                Match::None(_) => return enqueue::pull(&theirs.id, None),
                Match::One(ours) => Some(*ours),
                Match::Several(customers) => {
                    self.problem(theirs, several_here(shown, &customers));
                    return Ok(());
                }
            },
        };
        let (before, merge) = match self.sync.plan(ours.as_ref(), theirs)? {
            // A list lags behind; or Shopify's time was set back, which a look finds out.
            Plan::Stale => return enqueue::pull(&theirs.id, ours.as_ref().map(|ours| ours.id.as_str())),
            // The customer has no name yet. Once it has one, it is listed again.
            Plan::Hidden if ours.is_none() => return Ok(()),
            Plan::Hidden => {
                self.problem(theirs, say::customer_hidden(shown));
                return Ok(());
            }
            Plan::Merge { before, merge } => (before, merge),
        };
        let Some(ours) = ours else {
            return self.take("", theirs, before.as_ref(), merge);
        };
        let seen = |before: &sync_state::SyncState| {
            before.theirs == merge.sync_state.theirs && before.updated_at >= theirs.updated_at
        };
        if ours.remote_id.is_some() && before.as_ref().is_some_and(seen) {
            return Ok(());
        }
        let twice = self.taken.contains(&ours.id);
        if twice || theirs.more_addresses.is_some() || !merge.there.is_empty() || !merge.notes.is_empty() {
            return enqueue::pull(&theirs.id, Some(&ours.id));
        }
        if ours.remote_id.is_none() {
            changes::link(&link_to(&ours.id, &theirs.id)?);
            sync_state::relink(&ours.id)?;
            self.taken.push(ours.id.clone());
        }
        self.take(&ours.id, theirs, before.as_ref(), merge)
    }

    fn take(
        &self,
        id: &str,
        theirs: &api::Customer,
        before: Option<&sync_state::SyncState>,
        merge: Merge,
    ) -> Result<(), Error> {
        if theirs.more_addresses.is_some() || !merge.notes.is_empty() {
            return enqueue::pull(&theirs.id, None);
        }
        self.sync.carry_out(id, theirs, before, merge).map(|_| ())
    }

    fn problem(&mut self, theirs: &api::Customer, message: framework360_sdk::Message) {
        self.problems.push(Problem { remote_id: theirs.id.clone(), message });
    }
}

/// Enqueues our customers that changed; true where there are more. Those that are not linked are sent where they
/// changed since the first pass: customers who were there before are sent by hand.
fn ours(cursor: &mut Cursor) -> Result<bool, Error> {
    let (subjects, after) = records::changed(Entity::Customer, cursor.ours.as_deref(), OURS);
    for subject in &subjects {
        let Some(customer) = records::customer(&subject.id) else { continue };
        let wanted = match &customer.remote_id {
            Some(_) => !jobs::is_in_step(&customer)?,
            None => cursor.ours_listed && !sync_state::is_deleted(&subject.id)?,
        };
        if wanted {
            enqueue::send(&subject.id)?;
        }
    }
    if after.is_some() {
        cursor.ours = after;
    }
    let more = subjects.len() >= usize::try_from(OURS).unwrap_or(usize::MAX);
    cursor.ours_listed |= !more;
    Ok(more)
}
