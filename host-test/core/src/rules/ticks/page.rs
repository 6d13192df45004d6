//! A page of a tick: its changes, its problems, and the full list that it may end.

use super::messages::{held, imported};
use super::pass::{add_activity, begin_anew, end, find_or_new, kind};
use super::schedule::queue;
use crate::activity_event::ActivityEvent;
use crate::limits;
use crate::model::{Counts, Held, InstallationId, Lease, Message};
use crate::rows::{
    ActivityRows, InstallationRows, JobRows, ProblemRows, ProductLinkRows, RecordRows, TickRow, TickRows,
    VariantLinkRows,
};
use crate::rules::catalogue::Catalogue;
use crate::rules::problems;
use crate::shop::{Change, Entity, Timestamp};
use crate::store::{Commit, NewActivity, Refusal, StoreError, TickPage};

/// A tick during the commit of one of its pages.
pub struct Page<'a, R> {
    rows: &'a R,
    row: TickRow,
}

impl<'a, R> Page<'a, R>
where
    R: TickRows
        + JobRows
        + InstallationRows
        + RecordRows
        + ProductLinkRows
        + VariantLinkRows
        + ProblemRows
        + ActivityRows,
{
    /// Checks the page before its changes are made: only the worker that runs the tick may report a page, and only
    /// one that continued from the tick's stored cursor.
    pub fn begin(rows: &'a R, commit: &Commit, page: &TickPage) -> Result<Self, R::Error> {
        check_job(rows, commit.installation, page.entity, commit.lease)?;
        let mut row = find_or_new(rows, commit.installation, page.entity, commit.now)?;
        if row.tick.cursor != page.ran_with {
            return Err(StoreError::Outdated("the tick's cursor".into()).into());
        }
        if !row.going {
            row.going = true;
            row.tick.began_at = Some(commit.now);
            row.tick.counts = Counts::default();
            row.new_problems = 0;
            row.nameless = 0;
        }
        if begins_list(page) {
            row.generation += 1;
            row.listing = true;
            row.nameless = 0;
            if page.entity == Entity::Product {
                row.known = rows.count_products_on_sale(commit.installation)?;
            }
        }
        // Written first: the changes are marked with its generation.
        rows.put_tick(&row)?;
        Ok(Self { rows, row })
    }

    /// Completes the page after its changes are made; `others` are counted next to those of the catalogue. Returns the
    /// page's counts.
    pub fn end(
        mut self,
        mut catalogue: Catalogue<'_, R>,
        others: Counts,
        commit: &Commit,
        refusals: &[Refusal],
    ) -> Result<Counts, R::Error> {
        let Some(page) = &commit.page else { return Ok(catalogue.counts() + others) };
        let now = commit.now;
        let refused = refusals.iter().map(|refusal| {
            let remote_id = commit.changes.get(refusal.index).and_then(remote_id).unwrap_or_default();
            (remote_id, &refusal.message)
        });
        let reported = page.problems.iter().map(|(remote_id, message)| (remote_id.as_str(), message));
        let mut found = 0;
        for (remote_id, message) in refused.chain(reported) {
            found += 1;
            self.keep_problem(remote_id, message, now)?;
        }
        let ends = self.row.listing && ends_list(page);
        let again = ends && self.end_list(&mut catalogue, now)?;
        let counts = Counts { problems: found, ..catalogue.counts() + others };
        let tick = &mut self.row.tick;
        tick.counts = tick.counts + counts;
        tick.cursor = Some(page.cursor.clone());
        // A database counts to 2^63; no catalogue does.
        let most = u64::try_from(i64::MAX).unwrap_or(u64::MAX);
        tick.done = page.done.min(most);
        tick.total = page.total.map(|total| total.min(most));
        if again {
            self.begin_again(now)?;
        } else if page.ends {
            end(self.rows, &mut self.row, now)?;
            self.row.tick.ended_at = Some(now);
        }
        self.rows.put_tick(&self.row)?;
        Ok(counts)
    }

    /// Stores a problem. A record that can't be imported exists all the same: nothing takes it off sale.
    fn keep_problem(&mut self, remote_id: &str, message: &Message, now: Timestamp) -> Result<(), R::Error> {
        let of = (self.row.tick.installation, self.row.tick.entity);
        let generation = self.row.generation;
        let is_new = if remote_id.is_empty() {
            // By its number in the pass, so that the same list reported again brings no further problems.
            self.row.nameless += 1;
            let number = format!("#{}", self.row.nameless);
            problems::put(self.rows, of, &number, message, generation, now)?
        } else {
            let remote_id = shortened(remote_id);
            if of.1 == Entity::Product {
                self.rows.set_product_named(of.0, remote_id, generation)?;
            }
            problems::put(self.rows, of, remote_id, message, generation, now)?
        };
        self.row.new_problems += u64::from(is_new);
        Ok(())
    }

    /// Continues the pass with another full list: a record that was made anew at the remote,
    /// with the SKU of one that has just gone, was refused before that went.
    fn begin_again(&mut self, now: Timestamp) -> Result<(), R::Error> {
        let tick = &mut self.row.tick;
        tick.cursor = None;
        // What that list reports again isn't to be counted twice.
        tick.counts = Counts { unchanged: 0, problems: 0, ..tick.counts };
        queue(self.rows, tick.installation, tick.entity, false, now)?;
        Ok(())
    }

    /// Ends a full list: what it didn't name is gone, unless that is suspicious. True
    /// where another record can now take the place of one that went.
    fn end_list(&mut self, catalogue: &mut Catalogue<'_, R>, now: Timestamp) -> Result<bool, R::Error> {
        let (rows, row) = (self.rows, &mut self.row);
        row.listing = false;
        let generation = row.generation;
        let of @ (installation, entity) = (row.tick.installation, row.tick.entity);
        if entity != Entity::Product {
            rows.delete_problems_before(of, generation)?;
            return Ok(false);
        }
        let named = rows.count_products_named(installation, generation)?;
        let listed = named + rows.count_unlinked_problems(installation, generation)?;
        let missing = rows.count_products_missing(installation, generation)?;
        let found = Held { listed, known: row.known, missing };
        if is_suspicious(found) {
            if row.tick.held != Some(found) {
                add_activity(rows, installation, ActivityEvent::Held, held(found), now)?;
            }
            row.tick.held = Some(found);
            row.held_generation = Some(generation);
            return Ok(false);
        }
        let gone = catalogue.deactivate_missing(generation)?;
        rows.delete_problems_before(of, generation)?;
        row.tick.held = None;
        row.held_generation = None;
        Ok(gone && problems::any_taken(rows, installation)?)
    }
}

/// Takes off sale what a held list left out and nothing has named since: a person confirmed it.
pub fn confirm<R>(
    rows: &R,
    installation: InstallationId,
    entity: Entity,
    actor: Option<&str>,
    now: Timestamp,
) -> Result<Option<Counts>, R::Error>
where
    R: TickRows
        + JobRows
        + InstallationRows
        + RecordRows
        + ProductLinkRows
        + VariantLinkRows
        + ProblemRows
        + ActivityRows,
{
    kind(entity)?;
    let Some(mut row) = rows.tick(installation, entity)? else { return Ok(None) };
    let Some(generation) = row.held_generation else { return Ok(None) };
    let mut catalogue = Catalogue::open(rows, installation, now)?;
    let gone = catalogue.deactivate_missing(generation)?;
    let counts = Counts { unchanged: 0, ..catalogue.counts() };
    row.tick.held = None;
    row.held_generation = None;
    let activity = NewActivity {
        subject: None,
        event: ActivityEvent::Imported,
        message: Some(imported(entity, &counts)),
        actor: actor.map(str::to_owned),
    };
    rows.insert_activity(installation, &activity, now)?;
    let again = gone && problems::any_taken(rows, installation)?;
    if again {
        begin_anew(rows, &mut row, now)?;
    }
    rows.put_tick(&row)?;
    if again {
        queue(rows, installation, entity, true, now)?;
    }
    Ok(Some(counts))
}

/// Whether the page begins a full list. Of products, that is what the connector calls one. No list takes customers
/// away, but a pass from the very beginning names every problem that is left.
fn begins_list(page: &TickPage) -> bool {
    match page.entity {
        Entity::Product => page.enumeration.is_some_and(|part| part.begins),
        Entity::Customer | Entity::Order => page.ran_with.is_none(),
    }
}

fn ends_list(page: &TickPage) -> bool {
    match page.entity {
        Entity::Product => page.enumeration.is_some_and(|part| part.ends),
        Entity::Customer | Entity::Order => page.ends,
    }
}

/// Whether a list is empty after any other, or leaves out half of what there was.
fn is_suspicious(list: Held) -> bool {
    let most = list.missing >= limits::SUSPICIOUS_MISSING && list.missing.saturating_mul(2) >= list.known;
    most || (list.listed == 0 && list.missing > 0)
}

/// Checks that the tick's own worker reports the page.
fn check_job<R: JobRows>(
    rows: &R,
    installation: InstallationId,
    entity: Entity,
    lease: Option<Lease>,
) -> Result<(), R::Error> {
    let Some(lease) = lease else { return Err(StoreError::LeaseLost.into()) };
    let kind = kind(entity)?;
    match rows.job_by_id(lease.job)? {
        Some(row) if row.job.installation == installation && row.job.kind == kind => Ok(()),
        _ => Err(StoreError::LeaseLost.into()),
    }
}

fn remote_id(change: &Change) -> Option<&str> {
    match change {
        Change::UpsertProduct(product) => product.remote_id.as_deref(),
        Change::SetStock(level) => Some(&level.remote_id),
        Change::DeactivateProduct(remote_id) => Some(remote_id),
        Change::UpsertCustomer(patch) => Some(&patch.remote_id),
        Change::Link(link) => Some(&link.remote_id),
        Change::Unlink(_) => None,
    }
}

fn shortened(remote_id: &str) -> &str {
    remote_id.get(..remote_id.floor_char_boundary(limits::JOB_NAME)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_suspicious_that_leaves_out_everything_or_half_of_what_there_was() {
        for (listed, known, missing, expected) in [
            (0, 1, 1, true),
            (0, 0, 0, false),
            (5, 10, 5, true),
            (6, 10, 4, false),
            (1, 3, 2, false),
            (0, 3, 3, true),
        ] {
            let list = Held { listed, known, missing };
            assert_eq!(is_suspicious(list), expected, "{list:?}");
        }
    }
}
