//! How a remote's records come in: the cursor and what a pass has done so far, kept together with
//! the changes of its pages.

mod page;
mod schedule;

use rusqlite::{OptionalExtension as _, Row, params};

pub(super) use self::page::confirm;
pub(super) use self::schedule::{schedule, tick_now};
use super::{DbError, DbResult, activity};
use crate::open_transaction::OpenTransaction;
use host_core::activity::ActivityEvent;
use host_core::model::{self, Counts, Held, InstallationId, Message, kinds};
use host_core::shop::{Entity, Timestamp};
use host_core::store::{NewActivity, StoreError};

/// A row of the table, and what goes with it while a page is taken.
pub(super) struct Tick<'a> {
    transaction: &'a OpenTransaction<'a>,
    reported: model::Tick,
    /// A pass that hasn't ended.
    going: bool,
    /// Problems of this pass that the shop's owner hasn't heard of.
    new_problems: u64,
    /// The number of the list of everything that began last.
    generation: i64,
    /// That list hasn't ended.
    listing: bool,
    /// Records that were on sale when it began.
    known: u64,
    /// The list that left out what is held.
    held_generation: Option<i64>,
    /// Problems of this pass that came without an identifier.
    nameless: u64,
}

/// The tables' rows, each with the number of problems that stand.
const TICKS: &str = "SELECT t.*, (SELECT count(*) FROM problems p
    WHERE p.installation = t.installation AND p.entity = t.entity) AS problems FROM ticks t";

/// The kind of the jobs that run the ticks of an entity.
fn kind(entity: Entity) -> DbResult<&'static str> {
    match entity {
        Entity::Product => Ok(kinds::PRODUCT_TICK),
        Entity::Customer => Ok(kinds::CUSTOMER_TICK),
        Entity::Order => Err(StoreError::Refused("there are no ticks for a shop's orders".into()).into()),
    }
}

impl<'a> Tick<'a> {
    fn find(
        transaction: &'a OpenTransaction<'a>,
        installation: InstallationId,
        entity: Entity,
    ) -> DbResult<Option<Self>> {
        let row: Option<DbResult<Self>> = transaction
            .prepare_cached(&format!("{TICKS} WHERE installation = ?1 AND entity = ?2"))?
            .query_row(params![installation, entity.as_str()], |row| Ok(tick(transaction, row)))
            .optional()?;
        row.transpose()
    }

    /// As it's known, or one that never ran and is due at `next_at`.
    fn find_or_new(
        transaction: &'a OpenTransaction<'a>,
        installation: InstallationId,
        entity: Entity,
        next_at: Timestamp,
    ) -> DbResult<Self> {
        let new = || Self {
            transaction,
            reported: model::Tick {
                installation,
                entity,
                cursor: None,
                next_at,
                began_at: None,
                ended_at: None,
                done: 0,
                total: None,
                counts: Counts::default(),
                held: None,
                problems: 0,
            },
            going: false,
            new_problems: 0,
            generation: 0,
            listing: false,
            known: 0,
            held_generation: None,
            nameless: 0,
        };
        Ok(Self::find(transaction, installation, entity)?.unwrap_or_else(new))
    }

    fn save(&self) -> DbResult<()> {
        let reported = &self.reported;
        self.transaction
            .prepare_cached(
                "INSERT OR REPLACE INTO ticks (installation, entity, cursor, next_at, going, began_at, ended_at,
                    done, total, counts, new_problems, generation, listing, known, held, held_generation,
                    nameless)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
            )?
            .execute(params![
                reported.installation,
                reported.entity.as_str(),
                reported.cursor,
                reported.next_at,
                self.going,
                reported.began_at,
                reported.ended_at,
                reported.done,
                reported.total,
                serde_json::to_string(&reported.counts)?,
                self.new_problems,
                self.generation,
                self.listing,
                self.known,
                reported.held.as_ref().map(serde_json::to_string).transpose()?,
                self.held_generation,
                self.nameless
            ])?;
        Ok(())
    }

    /// Begins at the beginning of everything next time. A list of everything that was under way
    /// can't end any more, and a page that runs now can't be kept.
    fn restart(&mut self, now: Timestamp) -> DbResult<()> {
        self.end_pass(now)?;
        self.reported.cursor = None;
        self.listing = false;
        Ok(())
    }

    /// Ends a pass, and tells what it changed if it changed anything.
    fn end_pass(&mut self, now: Timestamp) -> DbResult<()> {
        if self.going && (changed(&self.reported.counts) || self.new_problems > 0) {
            self.add_activity(
                ActivityEvent::Imported,
                &imported(self.reported.entity, &self.reported.counts),
                now,
            )?;
        }
        if self.going && self.reported.counts.matched > 0 {
            self.add_activity(ActivityEvent::Matched, &first_matches(&self.reported.counts), now)?;
        }
        self.going = false;
        Ok(())
    }

    fn add_activity(&self, event: ActivityEvent, message: &Message, now: Timestamp) -> DbResult<()> {
        let activity = NewActivity { subject: None, event, message: Some(message.clone()) };
        activity::add(self.transaction, self.reported.installation, &activity, now)
    }
}

fn changed(counts: &Counts) -> bool {
    counts.created + counts.updated + counts.stock + counts.deactivated > 0
}

fn imported(entity: Entity, counts: &Counts) -> Message {
    let number = |number: u64| number.to_string();
    let [created, updated, stock, deactivated, problems] =
        [counts.created, counts.updated, counts.stock, counts.deactivated, counts.problems].map(number);
    if entity == Entity::Customer {
        // A customer has no stock, and nobody is taken off sale.
        let args = [("created", created.as_str()), ("updated", &updated), ("problems", &problems)];
        return Message::host("imported-customers", &args);
    }
    let args = [
        ("created", created.as_str()),
        ("updated", &updated),
        ("stock", &stock),
        ("deactivated", &deactivated),
        ("problems", &problems),
    ];
    Message::host("imported", &args)
}

fn first_matches(counts: &Counts) -> Message {
    let [matched, replaced] = [counts.matched, counts.replaced].map(|number| number.to_string());
    Message::host("first-matches", &[("matched", matched.as_str()), ("replaced", &replaced)])
}

fn held(held: Held) -> Message {
    let [listed, known, missing] = [held.listed, held.known, held.missing].map(|number| number.to_string());
    let args = [("listed", listed.as_str()), ("known", &known), ("missing", &missing)];
    Message::host("held", &args)
}

fn tick<'a>(transaction: &'a OpenTransaction<'a>, row: &Row<'_>) -> DbResult<Tick<'a>> {
    let entity: String = row.get("entity")?;
    let entity =
        Entity::from_word(&entity).ok_or_else(|| DbError::Damaged(format!("a tick is of {entity:?}")))?;
    let held: Option<String> = row.get("held")?;
    Ok(Tick {
        transaction,
        reported: model::Tick {
            installation: row.get("installation")?,
            entity,
            cursor: row.get("cursor")?,
            next_at: row.get("next_at")?,
            began_at: row.get("began_at")?,
            ended_at: row.get("ended_at")?,
            done: row.get("done")?,
            total: row.get("total")?,
            counts: serde_json::from_str(&row.get::<_, String>("counts")?)?,
            held: held.map(|held| serde_json::from_str(&held)).transpose()?,
            problems: row.get("problems")?,
        },
        going: row.get("going")?,
        new_problems: row.get("new_problems")?,
        generation: row.get("generation")?,
        listing: row.get("listing")?,
        known: row.get("known")?,
        held_generation: row.get("held_generation")?,
        nameless: row.get("nameless")?,
    })
}

/// How ticks stand.
pub(super) fn list(
    transaction: &OpenTransaction<'_>,
    installation: Option<InstallationId>,
) -> DbResult<Vec<model::Tick>> {
    let mut statement = transaction.prepare_cached(&format!(
        "{TICKS} WHERE ?1 IS NULL OR installation = ?1 ORDER BY installation, entity"
    ))?;
    let mut rows = statement.query([installation])?;
    let mut ticks = Vec::new();
    while let Some(row) = rows.next()? {
        ticks.push(tick(transaction, row)?.reported);
    }
    Ok(ticks)
}

/// The settings are others: everything is to be told again.
pub(super) fn restart_all(
    transaction: &OpenTransaction<'_>,
    installation: InstallationId,
    now: Timestamp,
) -> DbResult<()> {
    [Entity::Product, Entity::Customer]
        .into_iter()
        .try_for_each(|entity| restart(transaction, (installation, entity), now))
}

/// The same of one kind of record.
pub(super) fn restart(
    transaction: &OpenTransaction<'_>,
    (installation, entity): (InstallationId, Entity),
    now: Timestamp,
) -> DbResult<()> {
    if let Some(mut tick) = Tick::find(transaction, installation, entity)? {
        tick.restart(now)?;
        tick.save()?;
    }
    Ok(())
}

/// Every product is to be told whole again, by the pass that is under way where there is one.
pub(super) fn tell_again(transaction: &OpenTransaction<'_>, installation: InstallationId) -> DbResult<()> {
    transaction.execute(
        "UPDATE ticks SET cursor = NULL, listing = 0 WHERE installation = ?1 AND entity = 'product'",
        [installation],
    )?;
    transaction.execute(
        "UPDATE links SET version = NULL WHERE installation = ?1 AND entity = 'product'",
        [installation],
    )?;
    Ok(())
}
