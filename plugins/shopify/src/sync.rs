//! The synchronization of one customer: reads what both sides agreed on last, merges, writes at Shopify, then asks the
//! platform for the changes here.
//!
//! All writes are safe to repeat: where a call fails halfway, what Shopify took already is found there the next time
//! and counts as agreed.

mod apply_local;
mod create;
mod currency;
mod find;
mod send;
#[cfg(test)]
mod tests;
mod unique_conflicts;

pub(crate) use find::{Match, linked, match_here, several_here};
pub(crate) use unique_conflicts::wake_all;

use framework360_sdk::shop::{Customer, Entity, Link, Subject, Timestamp};
use framework360_sdk::{
    Done, Error, Message, Outcome, Resolution, Retry, Run, changes, clock, records, storage, unavailable,
};

use crate::api::{self, Admin, number};
use crate::customer::{self, Field, Hasher, Profile};
use crate::merge::{AddressConsent, Directions, Merge, RemoteChanges, landed, merge};
use crate::shop_domain::ShopDomain;
use crate::sync_state::{self, SyncState};
use crate::{enqueue, say, statements};

/// How long Shopify has to report an older state until that counts, in milliseconds: longer than any of its copies lags
/// behind. Arbitrary.
const OLDER_MS: u64 = 30_000;

/// What the synchronization of every customer in a call needs.
pub(crate) struct Sync {
    pub(crate) admin: Admin,
    pub(crate) directions: Directions,
    /// The country from which the shop's people call.
    home: String,
    now: Timestamp,
    /// Whether it's for another job to write at Shopify.
    only_looks: bool,
    /// How many jobs in a row were caused by one uniqueness conflict, up to this one. Above zero, a value that was
    /// taken before is tried again.
    round: u32,
}

/// One customer on both sides, before anything is written.
pub(crate) struct Sides<'a> {
    /// Our id; empty where the customer is new here.
    pub(crate) id: &'a str,
    pub(crate) gid: &'a str,
    pub(crate) theirs: &'a Profile,
    pub(crate) before: Option<&'a SyncState>,
}

/// What to do about a customer that both sides may have.
#[allow(clippy::large_enum_variant, reason = "there is one of it at a time")]
pub(crate) enum Plan {
    /// Shopify reported an older state than before.
    Stale,
    /// Shopify reported nothing of the person.
    Hidden,
    Merge {
        before: Option<SyncState>,
        merge: Merge,
    },
}

impl Sync {
    /// The synchronization with the switches as they are now.
    pub(crate) fn of_installation(manual: bool) -> Result<Self, Error> {
        Ok(Self {
            admin: Admin::of_installation()?,
            directions: Directions::of_installation(manual),
            home: customer::home(),
            now: clock::now(),
            only_looks: false,
            round: 0,
        })
    }

    /// Our customer in comparable form.
    pub(crate) fn profile(&self, ours: &Customer) -> Profile {
        customer::ours(ours, &self.home)
    }

    /// Plans what has to be written on each side; `ours` is none for a customer that is new here.
    pub(crate) fn plan(&self, ours: Option<&Customer>, theirs: &api::Customer) -> Result<Plan, Error> {
        if theirs.is_hidden() {
            return Ok(Plan::Hidden);
        }
        self.plan_with(agreed_on(&theirs.id)?, ours, theirs)
    }

    /// Plans as [`plan`](Self::plan) does, with a sync state that was read before Shopify's customer: so a state that
    /// another job stores meanwhile is noticed, and doesn't count as one about what this call read.
    fn plan_with(
        &self,
        mut before: Option<SyncState>,
        ours: Option<&Customer>,
        theirs: &api::Customer,
    ) -> Result<Plan, Error> {
        if theirs.is_hidden() {
            return Ok(Plan::Hidden);
        }
        if before.as_ref().is_some_and(|before| theirs.updated_at < before.updated_at) {
            return Ok(Plan::Stale);
        }
        let mut profile = ours.map(|ours| self.profile(ours)).unwrap_or_default();
        let other_address = match ours {
            Some(ours) => {
                statements::annotate(ours, &mut profile, before.as_ref())? && ours.remote_id.is_none()
            }
            None => false,
        };
        let mut their_profile = customer::theirs(theirs);
        their_profile.withdrawn = if their_profile.email == profile.email {
            profile.withdrawn
        } else {
            statements::withdrawn(&their_profile.email)?
        };
        let hasher = Hasher::new(&theirs.id);
        if let Some(before) = &mut before {
            if self.round > 0 {
                before.taken.clear();
            }
            let sending = before.sending.clone();
            landed(&hasher, &hasher, &sending, (&profile, &their_profile), before);
        }
        if let Some(ours) = ours.filter(|ours| ours.remote_id.is_none())
            && let Some(sending) = sync_state::creating(&ours.id)?
        {
            let by = Hasher::new(&ours.id);
            landed(&hasher, &by, &sending, (&profile, &their_profile), before.get_or_insert_default());
        }
        // A customer that is new here has no sync state: with that of an earlier link, its empty fields would count as
        // deleted ones.
        let known = before.as_ref().filter(|_| ours.is_some());
        let mut merge = merge(&hasher, &profile, &their_profile, known, self.directions, self.now);
        if other_address {
            merge.add_note(say::consent_other_address());
        }
        merge.sync_state.updated_at = theirs.updated_at;
        let latest = before.as_ref().map_or(0, |before| before.latest.max(before.updated_at));
        merge.sync_state.latest = latest.max(theirs.updated_at);
        merge.sync_state.older = None;
        Ok(Plan::Merge { before, merge })
    }

    /// Writes what a plan says, on both sides. Whether anything was written there.
    pub(crate) fn carry_out(
        &self,
        id: &str,
        theirs: &api::Customer,
        before: Option<&SyncState>,
        mut merge: Merge,
    ) -> Result<(bool, Vec<Message>), Error> {
        let mut wrote = !merge.there.is_empty();
        let consent_alone = RemoteChanges { consent: None, ..merge.there.clone() }.is_empty();
        let profile = customer::theirs(theirs);
        // Before it is written there, and stored with what is about to be written.
        if profile.email != merge.ours.email {
            let address = Hasher::new(&theirs.id).text(Field::Email.name(), &profile.email);
            let known = before.and_then(|before| before.fields.get(Field::Email.name()));
            statements::record_withdrawal_there(&profile, &merge.ours, known == Some(&address), self.now)?;
        }
        send::send(self, &Sides { id, gid: &theirs.id, theirs: &profile, before }, &mut merge)?;
        wrote &= !(consent_alone && merge.consent_waits);
        if merge.here.consent.is_some() {
            statements::delete(id)?;
        } else if merge.is_about_our_address(&Hasher::new(&theirs.id)) {
            statements::accept(id)?;
        }
        match merge.address_consent {
            Some(AddressConsent::Withdrawn(withdrawn)) => statements::withdraw(&merge.ours.email, withdrawn)?,
            Some(AddressConsent::Subscribed) => statements::subscribe(&merge.ours.email)?,
            None => {}
        }
        apply_local::apply_local(&theirs.id, merge.sync_state.latest, &merge.here);
        unique_conflicts::wake_waiting(&theirs.id, before, &merge)?;
        merge.sync_state.store(number(&theirs.id).unwrap_or_default(), before)?;
        Ok((wrote, merge.notes))
    }

    /// The sync state, which is read first, and Shopify's customer as it is now. An older state than before may come
    /// from a copy that lags behind: it counts if it is still reported some time later, since Shopify's clock was
    /// turned back then.
    fn there(&self, gid: &str) -> Result<(Option<SyncState>, Option<api::Customer>), Error> {
        let mut before = agreed_on(gid)?;
        let theirs = self.admin.customer(gid)?;
        if let (Some(before), Some(theirs)) = (&mut before, &theirs)
            && theirs.updated_at < before.updated_at
            && !theirs.is_hidden()
        {
            let at = theirs.updated_at;
            let since = before.older.filter(|(older, _)| *older == at).map(|(_, since)| since);
            if since.is_none_or(|since| self.now.abs_diff(since) < OLDER_MS) {
                before.older = Some((at, since.unwrap_or(self.now)));
                before.store(number(gid).unwrap_or_default(), None)?;
                storage::checkpoint()?;
                return Err(Error::Unavailable(Retry {
                    message: say::api_stale(),
                    after_ms: Some(OLDER_MS),
                }));
            }
            before.latest = before.latest.max(before.updated_at);
            before.updated_at = at;
        }
        Ok((before, theirs))
    }

    /// Whether it is left to another job, with all that belongs to it.
    fn leaves(&self, merge: &Merge) -> bool {
        self.only_looks && !merge.there.is_empty()
    }

    fn write_later(&self, gid: &str, ours: Option<&str>) -> Result<Done, Error> {
        enqueue::write_both(gid, ours)?;
        Ok(done(Outcome::Nothing))
    }

    /// Synchronizes Shopify's whole customer with ours. The outcome carries the link.
    fn both(
        &self,
        ours: &Customer,
        before: Option<SyncState>,
        theirs: &api::Customer,
    ) -> Result<Done, Error> {
        let shown = number(&theirs.id).unwrap_or_default();
        match self.plan_with(before, Some(ours), theirs)? {
            Plan::Stale => Err(unavailable(say::api_stale())),
            Plan::Hidden => Ok(skipped(say::customer_hidden(shown))),
            Plan::Merge { merge, .. } if self.leaves(&merge) => self.write_later(&theirs.id, Some(&ours.id)),
            Plan::Merge { before, merge } => {
                if ours.remote_id.is_none() {
                    changes::link(&link_to(&ours.id, &theirs.id)?);
                }
                let (wrote, notes) = self.carry_out(&ours.id, theirs, before.as_ref(), merge)?;
                if ours.remote_id.is_none() {
                    sync_state::relink(&ours.id)?;
                }
                let link = link_to(&ours.id, &theirs.id)?;
                let outcome = if wrote { Outcome::Sent(link) } else { Outcome::AlreadyThere(link) };
                Ok(Done { outcome, notes })
            }
        }
    }
}

fn agreed_on(gid: &str) -> Result<Option<SyncState>, Error> {
    number(gid).map_or(Ok(None), SyncState::of)
}

/// Whether Shopify still has this customer.
pub(crate) fn is_there(gid: &str) -> Result<bool, Error> {
    Ok(Sync::of_installation(false)?.admin.customer(gid)?.is_some())
}

/// Runs a trigger from Shopify: something happened to its customer. What is to be written there is left to another job.
pub(crate) fn pull(gid: &str) -> Result<Done, Error> {
    from_there(Sync { only_looks: true, ..Sync::of_installation(false)? }, gid)
}

/// Brings a customer of Shopify's in step, where that means to write there too.
pub(crate) fn write_both(gid: &str) -> Result<Done, Error> {
    from_there(Sync::of_installation(false)?, gid)
}

fn from_there(sync: Sync, gid: &str) -> Result<Done, Error> {
    if !sync.directions.into && !sync.directions.out {
        return Ok(done(Outcome::Nothing));
    }
    let linked = find::linked(gid);
    let (before, Some(theirs)) = sync.there(gid)? else { return gone_there(gid) };
    if linked.is_none() && !sync.directions.into {
        return Ok(done(Outcome::Nothing));
    }
    let number = number(gid).unwrap_or_default();
    let mut maybe = Vec::new();
    let ours = match linked {
        Some(ours) => Some(ours),
        None => match match_here(&sync, &theirs) {
            Match::One(ours) => Some(*ours),
            Match::None(reported) => {
                maybe = reported;
                None
            }
            Match::Several(customers) => return Err(Error::Rejected(several_here(number, &customers))),
        },
    };
    match (ours, sync.plan_with(before.clone(), None, &theirs)?) {
        (Some(_), Plan::Hidden) => Ok(skipped(say::customer_hidden(number))),
        (None, Plan::Hidden) => Ok(skipped(say::customer_nameless(number))),
        (_, Plan::Stale) => Err(unavailable(say::api_stale())),
        (Some(ours), _) => match sync.both(&ours, before, &theirs)? {
            Done { outcome: Outcome::AlreadyThere(_), notes } => {
                Ok(Done { outcome: Outcome::Nothing, notes })
            }
            done => Ok(done),
        },
        (None, Plan::Merge { merge, .. }) if sync.leaves(&merge) => sync.write_later(gid, None),
        (None, Plan::Merge { before, merge }) => {
            let (_, notes) = sync.carry_out("", &theirs, before.as_ref(), merge)?;
            Ok(Done { outcome: Outcome::Nothing, notes: [notes, maybe].concat() })
        }
    }
}

/// Handles a customer that is gone at Shopify: it stays here, without its link.
fn gone_there(gid: &str) -> Result<Done, Error> {
    if let Some(number) = number(gid) {
        if let Some(ours) = find::linked(gid) {
            statements::store_address(&ours.id, gid)?;
        }
        // The id that the customer had here stays stored: Shopify may report a merge later.
        sync_state::delete(number)?;
        unique_conflicts::wake_all(number)?;
    }
    let Some(ours) = find::linked(gid) else { return Ok(done(Outcome::Nothing)) };
    unlink(&ours.id, gid)?;
    Ok(skipped(say::customer_gone_there()))
}

fn unlink(id: &str, gid: &str) -> Result<(), Error> {
    statements::store_linked_address(id)?;
    sync_state::mark_deleted_as(id, gid)?;
    changes::unlink(&Subject { entity: Entity::Customer, id: id.to_owned() });
    Ok(())
}

/// Runs a trigger from here: our customer was saved, or a person sends it.
pub(crate) fn from_here(run: &Run) -> Result<Done, Error> {
    let mut sync = Sync::of_installation(run.manual)?;
    sync.round = unique_conflicts::round(&run.payload);
    let id = run.subject.as_ref().map_or(run.key.as_str(), |subject| subject.id.as_str());
    let Some(mut ours) = records::customer(id) else { return Ok(skipped(say::customer_gone_here())) };
    if !sync.directions.sends() {
        return Ok(skipped(say::customers_out_off()));
    }
    if let Some(gid) = ours.remote_id.clone() {
        if let (before, Some(theirs)) = sync.there(&gid)? {
            return sync.both(&ours, before, &theirs);
        }
        unlink(id, &gid)?;
        unique_conflicts::wake_all(number(&gid).unwrap_or_default())?;
        ours.remote_id = None;
        if !run.manual {
            return Ok(skipped(say::customer_gone_there()));
        }
    } else if !run.manual && run.resolution.is_none() && sync_state::is_gone(id)? {
        return Ok(skipped(say::customer_gone_there()));
    }
    let mut maybe = Vec::new();
    let found = match &run.resolution {
        Some(Resolution::There(reported)) => Some(find::adopted(reported, id)?),
        Some(Resolution::NotThere) => None,
        None => find::match_there(&sync, &ours, &mut maybe)?,
    };
    match found {
        Some(gid) => match sync.there(&gid)? {
            (before, Some(theirs)) => sync.both(&ours, before, &theirs),
            (_, None) => Err(Error::Rejected(say::adopt_missing(number(&gid).unwrap_or_default()))),
        },
        None => {
            let done = create::create(&sync, run, &ours)?;
            Ok(Done { notes: [done.notes, maybe].concat(), ..done })
        }
    }
}

/// The end of a job without notes.
pub(crate) fn done(outcome: Outcome) -> Done {
    Done { outcome, notes: Vec::new() }
}

/// The end of a job that did nothing, and says why.
pub(crate) fn skipped(reason: Message) -> Done {
    done(Outcome::Skipped(reason))
}

/// The link of our customer with the one at Shopify.
pub(crate) fn link_to(id: &str, gid: &str) -> Result<Link, Error> {
    let shop = ShopDomain::of_installation()?;
    let number = number(gid).unwrap_or_default();
    Ok(Link {
        subject: Subject { entity: Entity::Customer, id: id.to_owned() },
        remote_id: gid.to_owned(),
        number: number.to_owned(),
        url: format!("https://{}/admin/customers/{number}", shop.as_str()),
    })
}
