//! Customers: as the shop's people save them, and as remotes report them. Who else keeps customers
//! hears of each that changed.

use std::collections::BTreeMap;

use super::open_transaction::OpenTransaction;
use super::{DbResult, events, import, links, problems, records};
use host_core::customers;
use host_core::limits;
use host_core::model::{Counts, InstallationId, JobId, Message};
use host_core::shop::{Customer, CustomerPatch, Entity, Link, Partial, Subject, Timestamp};
use host_core::store::{Imported, StoreError};

pub(super) fn saved(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    customers: &[Partial<Customer>],
    installations: &[InstallationId],
    now: Timestamp,
) -> DbResult<(Imported, Vec<JobId>)> {
    import::check_shop(transaction, shop)?;
    import::each_once("customer", customers.iter().map(|given| &given.record.id))?;
    let (mut imported, mut queued) = (Imported::default(), Vec::new());
    for given in customers {
        let id = &given.record.id;
        if id.is_empty() || id.len() > limits::JOB_NAME {
            let problem = format!("a customer's id has 1 to {} bytes", limits::JOB_NAME);
            return Err(StoreError::Refused(problem).into());
        }
        let mine = records::customer(transaction, shop, id)?;
        let mut customer = match &mine {
            Some(mine) => customers::saved(mine, given)?,
            None => given.record.clone(),
        };
        if !given.has_field("updated_at") {
            customer.updated_at = now;
        }
        let changed = keep(transaction, shop, mine.as_ref(), customer)?;
        import::count(&mut imported, mine.is_none(), changed);
        if changed {
            queued.extend(events::customer_saved(transaction, installations, id, now)?);
        }
    }
    Ok((imported, queued))
}

/// True where anything is other than it was, next to the time; only then it's kept.
fn keep(
    transaction: &OpenTransaction<'_>,
    shop: &str,
    mine: Option<&Customer>,
    customer: Customer,
) -> DbResult<bool> {
    let same = |mine: &Customer| {
        *mine == Customer { remote_id: None, updated_at: mine.updated_at, ..customer.clone() }
    };
    if mine.is_some_and(same) {
        return Ok(false);
    }
    records::put_customer(transaction, shop, &customer)
}

/// What a commit did to a customer; the greatest counts, so that each counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Effect {
    Unchanged,
    Updated,
    Created,
}

/// The shop's customers as one installation changes them in one commit.
pub(super) struct Customers<'a> {
    transaction: &'a OpenTransaction<'a>,
    installation: InstallationId,
    shop: String,
    plugin: String,
    currency: String,
    effects: BTreeMap<String, Effect>,
    first: Option<String>,
    now: Timestamp,
}

impl<'a> Customers<'a> {
    pub(super) fn open(
        transaction: &'a OpenTransaction<'a>,
        installation: InstallationId,
        now: Timestamp,
    ) -> DbResult<Self> {
        let mut statement = transaction.prepare_cached(
            "SELECT s.id, i.plugin, s.currency FROM installations i JOIN shops s ON s.id = i.shop
             WHERE i.id = ?1",
        )?;
        let opened = statement.query_row([installation], |row| {
            Ok(Self {
                transaction,
                installation,
                shop: row.get(0)?,
                plugin: row.get(1)?,
                currency: row.get(2)?,
                effects: BTreeMap::new(),
                first: None,
                now,
            })
        });
        Ok(opened?)
    }

    /// Takes a customer in, known by the remote's identifier or else new; why not, where it can't be
    /// taken.
    pub(super) fn upsert(&mut self, patch: &CustomerPatch) -> DbResult<Result<(), Message>> {
        if let Err(message) = customers::check(patch) {
            return Ok(Err(message));
        }
        let known = links::taken_as(self.transaction, self.installation, &patch.remote_id)?;
        let (id, mine) = match known {
            Some((id, taken_at)) if taken_at.is_some_and(|taken_at| patch.updated_at < taken_at) => {
                self.count(id, Effect::Unchanged);
                return Ok(Ok(()));
            }
            Some((id, _)) => {
                let mine = records::customer(self.transaction, &self.shop, &id)?;
                (id, mine)
            }
            None => {
                let id = self.new_id(&patch.remote_id)?;
                let subject = Subject { entity: Entity::Customer, id: id.clone() };
                let remote_id = patch.remote_id.clone();
                let link = Link { subject, remote_id, number: String::new(), url: String::new() };
                if let Err(conflict) = links::put(self.transaction, self.installation, &link, self.now)? {
                    return Ok(Err(conflict.message()));
                }
                (id, None)
            }
        };
        let customer = match &mine {
            Some(mine) => customers::patched(mine, patch),
            None => self.new_customer(&id, patch),
        };
        let customer = Customer { updated_at: self.now, ..customer };
        let changed = keep(self.transaction, &self.shop, mine.as_ref(), customer)?;
        let ahead = Timestamp::try_from(limits::CLOCK_AHEAD.as_millis()).unwrap_or_default();
        let taken_at = patch.updated_at.min(self.now.saturating_add(ahead));
        links::take(self.transaction, self.installation, &patch.remote_id, taken_at, changed, self.now)?;
        let of = (self.installation, Entity::Customer);
        problems::forget(self.transaction, of, &patch.remote_id)?;
        let effect = match (&mine, changed) {
            (None, _) => Effect::Created,
            (Some(_), true) => Effect::Updated,
            (Some(_), false) => Effect::Unchanged,
        };
        self.count(id, effect);
        Ok(Ok(()))
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

    fn new_id(&self, remote_id: &str) -> DbResult<String> {
        let name = customers::name(&self.plugin, remote_id);
        let mut id = name.clone();
        for number in 2_u64.. {
            if !records::exists(self.transaction, &self.shop, Entity::Customer, &id)? {
                break;
            }
            id = format!("{name}-{number}");
        }
        Ok(id)
    }

    /// The customer that the first change was about which was taken.
    pub(super) fn first(&self) -> Option<&str> {
        self.first.as_deref()
    }

    fn count(&mut self, id: String, effect: Effect) {
        self.first.get_or_insert_with(|| id.clone());
        let counted = self.effects.entry(id).or_insert(effect);
        *counted = effect.max(*counted);
    }

    /// What the changes so far did; refusals aren't among them.
    pub(super) fn counts(&self) -> Counts {
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
    pub(super) fn tell(&self, installations: &[InstallationId]) -> DbResult<()> {
        let others: Vec<InstallationId> =
            installations.iter().copied().filter(|id| *id != self.installation).collect();
        let changed = self.effects.iter().filter(|(_, effect)| **effect > Effect::Unchanged);
        for (id, _) in changed {
            events::customer_saved(self.transaction, &others, id, self.now)?;
        }
        Ok(())
    }
}
