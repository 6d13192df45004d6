//! A page of a tick: its changes, its problems, and the list of everything that it may end.

use rusqlite::params;

use super::schedule::queue;
use super::{Tick, held, imported, kind};
use crate::catalogue::Catalogue;
use crate::open_transaction::OpenTransaction;
use crate::{DbResult, links, problems};
use host_core::activity::ActivityEvent;
use host_core::limits;
use host_core::model::{Counts, Held, InstallationId, Lease, Message};
use host_core::shop::{Change, Entity, Timestamp};
use host_core::store::{Commit, Refusal, StoreError, TickPage};

impl<'a> Tick<'a> {
    /// Before the page's changes are made. Only the worker that runs the tick can tell a page, and
    /// only one that went on from where the tick stands.
    pub(crate) fn begin_page(
        transaction: &'a OpenTransaction<'a>,
        commit: &Commit,
        page: &TickPage,
    ) -> DbResult<Self> {
        check_job(transaction, commit.installation, page.entity, commit.lease)?;
        let mut tick = Self::find_or_new(transaction, commit.installation, page.entity, commit.now)?;
        if tick.reported.cursor != page.ran_with {
            return Err(StoreError::Outdated("the tick's cursor".into()).into());
        }
        if !tick.going {
            tick.going = true;
            tick.reported.began_at = Some(commit.now);
            tick.reported.counts = Counts::default();
            tick.new_problems = 0;
            tick.nameless = 0;
        }
        if begins_list(page) {
            tick.generation += 1;
            tick.listing = true;
            tick.nameless = 0;
            if page.entity == Entity::Product {
                tick.known = tick.number("active = 1", 0)?;
            }
        }
        // What the changes are marked with.
        tick.save()?;
        Ok(tick)
    }

    /// After the page's changes are made, `others` next to those of the catalogue. Answers with what
    /// the page did.
    pub(crate) fn end_page(
        mut self,
        mut catalogue: Catalogue<'_>,
        others: Counts,
        commit: &Commit,
        refusals: &[Refusal],
    ) -> DbResult<Counts> {
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
        let ends = self.listing && ends_list(page);
        let again = ends && self.end_list(&mut catalogue, now)?;
        let counts = Counts { problems: found, ..catalogue.counts() + others };
        self.reported.counts = self.reported.counts + counts;
        self.reported.cursor = Some(page.cursor.clone());
        // A database counts to 2^63; no catalogue does.
        let most = u64::try_from(i64::MAX).unwrap_or(u64::MAX);
        self.reported.done = page.done.min(most);
        self.reported.total = page.total.map(|total| total.min(most));
        if again {
            self.begin_again(now)?;
        } else if page.ends {
            self.end_pass(now)?;
            self.reported.ended_at = Some(now);
        }
        self.save()?;
        Ok(counts)
    }

    /// A record that can't be taken is there all the same: nothing takes it off sale.
    fn keep_problem(&mut self, remote_id: &str, message: &Message, now: Timestamp) -> DbResult<()> {
        let (installation, entity) = (self.reported.installation, self.reported.entity);
        let of = (installation, entity);
        if remote_id.is_empty() {
            // By its number in the pass, so that the same list told again tells no others.
            self.nameless += 1;
            let number = format!("#{}", self.nameless);
            let new = problems::put(self.transaction, of, &number, message, self.generation, now)?;
            self.new_problems += u64::from(new);
            return Ok(());
        }
        let remote_id = shortened(remote_id);
        if entity == Entity::Product {
            links::name(self.transaction, installation, remote_id, self.generation)?;
        }
        let new = problems::put(self.transaction, of, remote_id, message, self.generation, now)?;
        self.new_problems += u64::from(new);
        Ok(())
    }

    /// The pass goes on with another list of everything: a record that was made anew at the remote,
    /// with the SKU of one that has just gone, was refused before that went.
    fn begin_again(&mut self, now: Timestamp) -> DbResult<()> {
        self.reported.cursor = None;
        // What that list reports again isn't to be counted twice.
        self.reported.counts = Counts { unchanged: 0, problems: 0, ..self.reported.counts };
        queue(self.transaction, self.reported.installation, self.reported.entity, false, now)?;
        Ok(())
    }

    /// A list of everything has ended: what it didn't name is gone, unless that is suspicious. True
    /// where another record can now take the place of one that went.
    fn end_list(&mut self, catalogue: &mut Catalogue<'_>, now: Timestamp) -> DbResult<bool> {
        self.listing = false;
        let (installation, generation) = (self.reported.installation, self.generation);
        let of = (installation, self.reported.entity);
        if self.reported.entity != Entity::Product {
            problems::forget_unnamed(self.transaction, of, generation)?;
            return Ok(false);
        }
        let named = self.number("active IN (0, 1) AND generation = ?2", generation)?;
        let listed = named + problems::unlinked(self.transaction, installation, generation)?;
        let missing = self.number("active = 1 AND generation < ?2", generation)?;
        let found = Held { listed, known: self.known, missing };
        if is_suspicious(found) {
            if self.reported.held != Some(found) {
                self.add_activity(ActivityEvent::Held, &held(found), now)?;
            }
            self.reported.held = Some(found);
            self.held_generation = Some(generation);
            return Ok(false);
        }
        let gone = catalogue.deactivate_missing(generation)?;
        problems::forget_unnamed(self.transaction, of, generation)?;
        self.reported.held = None;
        self.held_generation = None;
        Ok(gone && problems::any_taken(self.transaction, installation)?)
    }

    fn number(&self, which: &str, generation: i64) -> DbResult<u64> {
        // `?2 >= 0` uses the parameter where `which` doesn't.
        let query = format!(
            "SELECT count(*) FROM links
             WHERE installation = ?1 AND entity = 'product' AND {which} AND ?2 >= 0"
        );
        let installation = self.reported.installation;
        Ok(self
            .transaction
            .prepare_cached(&query)?
            .query_row(params![installation, generation], |row| row.get(0))?)
    }
}

/// A person says yes: what was left out, and wasn't named by anything since, is taken off sale.
pub(crate) fn confirm(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
    now: Timestamp,
) -> DbResult<Option<Counts>> {
    kind(entity)?;
    let Some(mut tick) = Tick::find(transaction, installation, entity)? else { return Ok(None) };
    let Some(generation) = tick.held_generation else { return Ok(None) };
    let mut catalogue = Catalogue::open(transaction, installation, now)?;
    let gone = catalogue.deactivate_missing(generation)?;
    let counts = Counts { unchanged: 0, ..catalogue.counts() };
    tick.reported.held = None;
    tick.held_generation = None;
    tick.add_activity(ActivityEvent::Imported, &imported(entity, &counts), now)?;
    let again = gone && problems::any_taken(transaction, installation)?;
    if again {
        tick.restart(now)?;
    }
    tick.save()?;
    if again {
        queue(transaction, installation, entity, true, now)?;
    }
    Ok(Some(counts))
}

/// Of products, a list of everything is what the connector calls one. Customers aren't taken away by
/// any list, but a pass from the very beginning names every problem that there still is.
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

/// An empty list after any other, or one that leaves out half of what there was.
fn is_suspicious(list: Held) -> bool {
    let most = list.missing >= limits::SUSPICIOUS_MISSING && list.missing.saturating_mul(2) >= list.known;
    most || (list.listed == 0 && list.missing > 0)
}

fn check_job(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    entity: Entity,
    lease: Option<Lease>,
) -> DbResult<()> {
    let Some(lease) = lease else { return Err(StoreError::LeaseLost.into()) };
    let is_tick = transaction
        .prepare_cached("SELECT 1 FROM jobs WHERE id = ?1 AND installation = ?2 AND kind = ?3")?
        .exists(params![lease.job, installation, kind(entity)?])?;
    if is_tick { Ok(()) } else { Err(StoreError::LeaseLost.into()) }
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
