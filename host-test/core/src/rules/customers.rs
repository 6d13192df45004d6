//! Customers: as the shop's people save them, and as remotes report them. Other installations with customers
//! are notified of each that changed.

use std::collections::BTreeMap;

use super::{events, imported_records, links, records};
use crate::customers;
use crate::limits;
use crate::model::{Counts, InstallationId, JobId, Message};
use crate::rows::{
    Damage, InstallationRows, InstallationShop, JobRows, LinkRow, LinkRows, ProblemRows, RecordRows,
    ShopRows, SnapshotRows, VariantLinkRows,
};
use crate::shop::{Customer, CustomerPatch, Entity, Link, Partial, Subject, Timestamp};
use crate::store::{ImportResult, StoreError};

/// Saves customers as the shop's people enter them, and notifies `installations` of those that changed.
pub fn save<R: ShopRows + RecordRows + JobRows>(
    rows: &R,
    shop: &str,
    customers: &[Partial<Customer>],
    installations: &[InstallationId],
    now: Timestamp,
) -> Result<(ImportResult, Vec<JobId>), R::Error> {
    imported_records::shop(rows, shop)?;
    imported_records::reject_duplicate_ids("customer", customers.iter().map(|given| &given.record.id))?;
    let (mut imported, mut queued) = (ImportResult::default(), Vec::new());
    for given in customers {
        let id = &given.record.id;
        if id.is_empty() || id.len() > limits::JOB_NAME {
            let problem = format!("a customer's id has 1 to {} bytes", limits::JOB_NAME);
            return Err(StoreError::Refused(problem).into());
        }
        let mine = rows.record_by_id(shop, Entity::Customer, id)?;
        let mut customer = match &mine {
            Some(mine) => customers::saved(mine, given)?,
            None => given.record.clone(),
        };
        if !given.has_field("updated_at") {
            customer.updated_at = now;
        }
        let changed = put(rows, shop, mine.as_ref(), &customer)?;
        imported_records::count(&mut imported, mine.is_none(), changed);
        if changed {
            queued.extend(events::customer_saved(rows, installations, id, now)?);
        }
    }
    Ok((imported, queued))
}

/// Writes a customer if anything but the time differs; returns whether it does.
fn put<R: RecordRows>(
    rows: &R,
    shop: &str,
    mine: Option<&Customer>,
    customer: &Customer,
) -> Result<bool, R::Error> {
    let same = |mine: &Customer| {
        *mine == Customer { remote_id: None, updated_at: mine.updated_at, ..customer.clone() }
    };
    if mine.is_some_and(same) {
        return Ok(false);
    }
    records::put_customer(rows, shop, customer)
}

/// The effect of a commit on a customer; the greatest counts, so that each customer counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Effect {
    Unchanged,
    Updated,
    Created,
}

/// The shop's customers as one installation changes them in one commit.
pub struct Customers<'a, R> {
    rows: &'a R,
    installation: InstallationId,
    shop: String,
    plugin: String,
    currency: String,
    effects: BTreeMap<String, Effect>,
    first: Option<String>,
    now: Timestamp,
}

impl<'a, R> Customers<'a, R>
where
    R: InstallationRows + RecordRows + LinkRows + VariantLinkRows + ProblemRows + SnapshotRows + JobRows,
{
    /// The customers of the installation's shop, with nothing changed yet.
    pub fn open(rows: &'a R, installation: InstallationId, now: Timestamp) -> Result<Self, R::Error> {
        let shop = rows.shop_of(installation)?;
        let InstallationShop { shop, plugin, currency } =
            shop.ok_or_else(|| Damage(format!("there is no installation {installation}")))?;
        let effects = BTreeMap::new();
        Ok(Self { rows, installation, shop, plugin, currency, effects, first: None, now })
    }

    /// Imports a customer, known by the remote's identifier or else new; the message says why it can't be
    /// imported.
    pub fn upsert(&mut self, patch: &CustomerPatch) -> Result<Result<(), Message>, R::Error> {
        if let Err(message) = customers::check(patch) {
            return Ok(Err(message));
        }
        let known = self.rows.link_by_remote_id(self.installation, Entity::Customer, &patch.remote_id)?;
        let (mut row, mine): (_, Option<Customer>) = match known {
            Some(row) if taken_at(&row).is_some_and(|taken_at| patch.updated_at < taken_at) => {
                self.count(row.link.subject.id, Effect::Unchanged);
                return Ok(Ok(()));
            }
            Some(row) => {
                let mine = self.rows.record_by_id(&self.shop, Entity::Customer, &row.link.subject.id)?;
                (row, mine)
            }
            None => {
                let name = customers::name(&self.plugin, &patch.remote_id);
                let id = records::new_id(self.rows, &self.shop, Entity::Customer, &name)?;
                let subject = Subject { entity: Entity::Customer, id };
                let remote_id = patch.remote_id.clone();
                let link = Link { subject, remote_id, number: String::new(), url: String::new() };
                if let Err(conflict) = links::put(self.rows, self.installation, &link, self.now)? {
                    return Ok(Err(conflict.message()));
                }
                (LinkRow { link, linked_at: self.now, version: None, anew: false }, None)
            }
        };
        let id = row.link.subject.id.clone();
        let customer = match &mine {
            Some(mine) => customers::patched(mine, patch),
            None => self.new_customer(&id, patch),
        };
        let customer = Customer { updated_at: self.now, ..customer };
        let changed = put(self.rows, &self.shop, mine.as_ref(), &customer)?;
        self.note_taken(&mut row, patch.updated_at, changed)?;
        let of = (self.installation, Entity::Customer);
        self.rows.delete_problem(of, &patch.remote_id)?;
        let effect = match (&mine, changed) {
            (None, _) => Effect::Created,
            (Some(_), true) => Effect::Updated,
            (Some(_), false) => Effect::Unchanged,
        };
        self.count(id, effect);
        Ok(Ok(()))
    }

    /// Stores the remote's own time of the imported customer; a link is dated by the last change.
    fn note_taken(&self, row: &mut LinkRow, updated_at: Timestamp, changed: bool) -> Result<(), R::Error> {
        let ahead = Timestamp::try_from(limits::CLOCK_AHEAD.as_millis()).unwrap_or_default();
        let version = Some(updated_at.min(self.now.saturating_add(ahead)).to_string());
        if !changed && row.version == version {
            return Ok(());
        }
        row.version = version;
        if changed {
            row.linked_at = self.now;
        }
        self.rows.update_link(self.installation, row)
    }

    fn new_customer(&self, id: &str, patch: &CustomerPatch) -> Customer {
        let new = Customer {
            id: id.to_owned(),
            total_spent: "0".into(),
            currency: self.currency.clone(),
            ..Customer::default()
        };
        customers::patched(&new, patch)
    }

    /// The customer of the first change that was applied.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        self.first.as_deref()
    }

    fn count(&mut self, id: String, effect: Effect) {
        self.first.get_or_insert_with(|| id.clone());
        let counted = self.effects.entry(id).or_insert(effect);
        *counted = effect.max(*counted);
    }

    /// The effects of the changes so far; refusals aren't among them.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for effect in self.effects.values() {
            *match effect {
                Effect::Unchanged => &mut counts.unchanged,
                Effect::Updated => &mut counts.updated,
                Effect::Created => &mut counts.created,
            } += 1;
        }
        counts
    }

    /// Queues the event of each customer that changed for these installations, but never for the
    /// one that changed it.
    pub fn inform(&self, installations: &[InstallationId]) -> Result<(), R::Error> {
        let others: Vec<InstallationId> =
            installations.iter().copied().filter(|id| *id != self.installation).collect();
        let changed = self.effects.iter().filter(|(_, effect)| **effect > Effect::Unchanged);
        for (id, _) in changed {
            events::customer_saved(self.rows, &others, id, self.now)?;
        }
        Ok(())
    }
}

/// The remote's own time of the customer when it was imported last.
fn taken_at(row: &LinkRow) -> Option<Timestamp> {
    row.version.as_deref().and_then(|version| version.parse().ok())
}
