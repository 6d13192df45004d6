//! One order's way to Smarty: exactly one record there, though creating takes no reference, isn't idempotent and may be
//! applied late.
//!
//! A note before the request, a look before every creation, a reference of ours at the end of the first row's name, and
//! [`decision`] between them. What can't be known is left to a person, never sent twice.

pub(crate) mod account;
mod account_of_key;
mod anew;
pub(crate) mod audit;
pub(crate) mod connecting;
mod content;
mod copied;
mod decision;
mod findings;
mod keys;
mod look;
mod notes;
mod outcome;
mod owner_notes;
mod pages;
mod pending_questions;
mod reference_index;
mod restored;
mod search_variants;
mod send;
mod serde_pairs;
mod submission;

use framework360_sdk::order_job::{Begun, begin, flow_on, skipped};
use framework360_sdk::reference::Reference;
use framework360_sdk::shop::Order;
use framework360_sdk::{Done, Error, Message, Resolution, Retry, Run, installation, lock, storage};

use crate::api::{self, Smarty};
use crate::mapping::eligibility;
use crate::mapping::rows::Basis;
use crate::{ORDERS_OUT, say};
use account::{Account, Carrier, Evidence, Seen};
use content::{Content, Similarity};
use decision::{Decision, Facts, Hit, LookAlike, Reason, Request, TextState};
use look::{Look, Wanted};
use outcome::adopt;
use restored::Restored;
use send::Prepared;
use submission::{Answer, Denied, SETTLED_AFTER_MS, Submission};

/// How long an order waits for another one before it tries again, in milliseconds.
const WAIT_MS: u64 = 2_000;

/// How long an order may have a lock, in milliseconds: until Smarty must be through with its request, and then as long as
/// it may take to look and to decide. Who waited for the lock and looked in the same moment would see what isn't linked yet.
const LOCKED_MS: u64 = SETTLED_AFTER_MS + 30_000;

/// One attempt at one order.
struct Attempt<'a> {
    run: &'a Run,
    order: &'a Order,
    smarty: &'a Smarty,
    account: Account,
    reference: Reference,
    note: Option<Submission>,
    restored: Restored,
    /// Ids of ours at Smarty that are gone, or aren't wanted any more.
    earlier: Vec<u64>,
    /// Ids that a person is asked about.
    asked: Vec<u64>,
    /// The lock that this attempt took.
    taken: Option<String>,
    /// Smarty didn't know the order's customer, so it's sent for another one: once in an attempt.
    is_replaced: bool,
}

/// Runs a job for one order.
pub(crate) fn run(run: &Run) -> Result<Done, Error> {
    let order = match begin(run) {
        Begun::Order(order) => order,
        Begun::Done(done) => {
            submission::forget(run.subject.as_ref().map_or(run.key.as_str(), |subject| subject.id.as_str()))?;
            return Ok(done);
        }
    };
    let smarty = keys::connected()?;
    let carrier = Carrier::of_settings().ok_or_else(|| Error::NotConfigured(say::reference_unknown()))?;
    let account = Account::load(&smarty, carrier)?;
    let reference = Reference::of(&order);
    let earlier = anew::earlier(&order);
    if let Some(Resolution::There(number)) = &run.resolution {
        let found = look::by_number(&smarty, &order, number, &earlier)?;
        if let Some(id) = found.id().filter(|id| earlier.contains(id)) {
            return anew::stays(&order, id, &found);
        }
        return outcome::there(&smarty, &order, &reference, &found);
    }
    if let [answer, copies @ ..] = Answer::all(&smarty, &order)?.as_slice() {
        // An attempt was answered whose end couldn't be kept: that is certain, whatever a list says.
        return outcome::answered(&smarty, &order, account, answer, copies);
    }
    let note = Submission::load(&order)?;
    let restored = Restored::check(&smarty)?;
    let denied = Denied::load(&order)?;
    let mut asked = pending_questions::of(&order, smarty.account())?;
    asked.retain(|id| !denied.ids.contains(id) && !earlier.contains(id));
    let mut attempt = Attempt {
        run,
        order: &order,
        smarty: &smarty,
        account,
        reference,
        note,
        restored,
        earlier,
        asked,
        taken: None,
        is_replaced: false,
    };
    let result = attempt.go();
    if result.is_err() {
        attempt.let_go()?;
    }
    result
}

impl Attempt<'_> {
    fn go(&mut self) -> Result<Done, Error> {
        let skip = eligibility::reason_to_skip(self.order);
        let may_be_there =
            self.note.is_some() || self.restored.concerns(self.order) || !self.asked.is_empty();
        if let Some(reason) = &skip
            && !may_be_there
        {
            return self.skip(reason.clone());
        }
        if self.note.is_none() {
            anew::check(self.smarty, self.run, self.order, &self.earlier)?;
        }
        // What was sent is looked for as it was sent, before anything about the order as it is now can fail.
        let mut prepared = None;
        if self.note.is_none() && skip.is_none() {
            flow_on(self.run, ORDERS_OUT)?;
            let ready = self.prepare()?;
            self.take_lock(&ready)?;
            prepared = Some(ready);
        }
        let versions = match (&self.note, &prepared) {
            (Some(note), _) => note.versions.clone(),
            // After a restore nobody knows for whom it was sent, if ever: its customer may have been merged since.
            (None, Some(prepared)) if self.restored.concerns(self.order) => {
                vec![prepared.content.clone(), prepared.content.of_anyone()]
            }
            (None, Some(prepared)) => vec![prepared.content.clone()],
            // It won't be sent, but it may have been.
            (None, None) => search_variants::would_be(self.smarty, self.order)?,
        };
        let found = self.look(&versions, may_be_there)?;
        self.check_list(&found, may_be_there || self.filed()?.is_some())?;
        if let Some(done) = self.end_unless_absent(&found)? {
            return Ok(done);
        }
        if let Some(reason) = skip {
            return self.skip(reason);
        }
        flow_on(self.run, ORDERS_OUT)?;
        let prepared = match prepared {
            Some(prepared) => prepared,
            None => {
                let ready = self.prepare()?;
                self.take_lock(&ready)?;
                if self.is_for_another_customer(&ready) {
                    return self.look_and_send(ready);
                }
                ready
            }
        };
        let done = send::create(self, prepared, found.highest)?;
        findings::queue(found.pages)?;
        Ok(done)
    }

    /// What was sent before was sent for somebody else, and may be this one's by now.
    fn is_for_another_customer(&self, prepared: &Prepared) -> bool {
        let id = prepared.content.customer_id();
        self.note.as_ref().is_some_and(|note| note.versions.iter().all(|sent| sent.customer_id() != id))
    }

    /// Sends it for a customer for whom it wasn't sent before, unless it's there.
    fn look_and_send(&mut self, prepared: Prepared) -> Result<Done, Error> {
        let mut versions = vec![prepared.content.clone()];
        for sent in self.note.iter().flat_map(|note| &note.versions) {
            let now = sent.of_customer(prepared.content.customer_id());
            versions.extend([sent.clone(), now, sent.of_anyone()]);
        }
        let found = self.look(&versions, true)?;
        self.check_list(&found, true)?;
        if let Some(done) = self.end_unless_absent(&found)? {
            return Ok(done);
        }
        let done = send::create(self, prepared, found.highest)?;
        findings::queue(found.pages)?;
        Ok(done)
    }

    /// Ends the attempt where it's there, may be there, or must wait; none where it's to be sent.
    fn end_unless_absent(&mut self, found: &Look) -> Result<Option<Done>, Error> {
        match self.decide(found)? {
            Decision::Adopt { id, copies } => self.adopt_found(found, id, &copies).map(Some),
            Decision::Uncertain(ids) => Err(self.uncertain(found, &ids)?),
            Decision::Wait(pause, reason) => Err(waiting(reason, pause)),
            Decision::Absent => Ok(None),
        }
    }

    fn prepare(&self) -> Result<Prepared, Error> {
        Prepared::new(self.smarty, self.order, &self.account, &self.reference)
    }

    fn look(&mut self, versions: &[Content], may_be_there: bool) -> Result<Look, Error> {
        let account = self.smarty.account();
        let first_before = match &self.note {
            Some(note) if note.may_be_older => None,
            // Another account's ids say nothing about this one's.
            Some(note) => account_of_key::is_same(note.account, account)?.then_some(note.first_before),
            None => None,
        };
        let dropped = matches!(self.account.text(), TextState::Dropped | TextState::Mixed);
        // After a restore, and where no other order of the customer is in flight, one common article is enough.
        let is_bounded = self.note.as_ref().is_some_and(|note| !note.may_be_older);
        let is_wide = if is_bounded { dropped } else { self.restored.concerns(self.order) };
        let versions = search_variants::as_listed_now(self.smarty, versions)?;
        let filed = self.filed()?;
        let may_be_there = may_be_there || filed.is_some();
        let floor = if self.restored.concerns(self.order) && self.account.text() != TextState::Kept {
            // The audit filed what carries a reference, but where references are dropped there is nothing to file.
            self.restored.floor
        } else {
            account::watermark(self.smarty)?
        };
        let wanted = Wanted {
            order: self.order,
            reference: &self.reference,
            codes: self.note.as_ref().map(|note| note.codes.as_slice()).unwrap_or_default(),
            versions: &versions,
            first_before,
            floor,
            filed,
            asked: &self.asked,
            least: if is_wide { Similarity::CommonArticle } else { Similarity::SameGoods },
            may_be_there,
        };
        let found = match look::look(self.smarty, &self.account, &wanted) {
            Err(Error::Unexpected(why)) if may_be_there && why == say::orders_repeat() => {
                return Err(self.unknowable(why)?);
            }
            found => found?,
        };
        if account::watermark(self.smarty)?.is_none() && !restored::is_pending()? {
            // The first look of the account: what is ours comes after it, but for what is under way.
            let open = submission::lowest_open(account)?.unwrap_or(u64::MAX);
            account::set_watermark(self.smarty, found.highest.min(open))?;
        }
        if filed.is_some() && found.hits.is_empty() && !found.hides_some {
            // It was read past where it stood: it's gone there.
            storage::delete(&account::seen_key(self.smarty, self.reference.code()))?;
        }
        if !found.hits.is_empty() {
            self.account.learn(Evidence::Kept)?;
        }
        Ok(found)
    }

    /// A list that hides what was there proves nothing about what isn't. A person who looked there knows better.
    fn check_list(&mut self, found: &Look, may_be_there: bool) -> Result<(), Error> {
        let said = matches!(self.run.resolution, Some(Resolution::NotThere));
        if !may_be_there || !found.hides_some || !found.hits.is_empty() || said {
            return Ok(());
        }
        Err(self.unknowable(say::list_hides())?)
    }

    /// The list says nothing about an order that may be there: a person must look, once nothing is under way any more.
    fn unknowable(&mut self, why: Message) -> Result<Error, Error> {
        if let Some(Request::UnderWay(pause)) = self.note.as_ref().map(Submission::request) {
            return Ok(waiting(Reason::Unanswered, pause));
        }
        if let Some(note) = &mut self.note {
            note.is_undecided = true;
            note.keep(self.order)?;
        }
        Ok(Error::Uncertain(why))
    }

    fn decide(&mut self, found: &Look) -> Result<Decision, Error> {
        let mut denied = Denied::load(self.order)?;
        let mut others = Vec::new();
        if !found.alike.is_empty() {
            for note in submission::others(self.order, self.smarty.account())? {
                others.extend(search_variants::as_listed_now(self.smarty, &note.versions)?);
            }
        }
        let claimed = |order: &api::Order| others.iter().any(|version| version.may_be(order));
        // What was never sent can't be there: then what may be another order's is that order's. Where references aren't
        // kept that would double an order after a restore that nobody noticed: the model of the protocol says so.
        let kept = self.account.text() == TextState::Kept;
        let never_sent = self.note.is_none() && !self.restored.concerns(self.order) && kept;
        let mut look_alikes = Vec::new();
        // Of what was there before we sent it nobody knows whether the store sent it as it was before the restore.
        let unknown = self.note.as_ref().filter(|note| note.may_be_older).map(|note| note.first_before);
        for (order, similarity) in &found.alike {
            let (is_same, is_claimed) = (*similarity == Similarity::Same, claimed(order));
            let id = order.id().unwrap_or_default();
            // What is exactly another order's and not exactly this one's is the other's.
            let is_asked = self.asked.contains(&id);
            let may_be_ours = is_asked || !is_claimed || (is_same && !never_sent);
            if may_be_ours && !denied.ids.contains(&id) && !self.earlier.contains(&id) {
                let is_certain = is_same && unknown.is_none_or(|before| id > before);
                look_alikes.push(LookAlike { id, is_same: is_certain, is_claimed });
            }
        }
        let mut facts = Facts {
            text: self.account.text(),
            request: self.note.as_ref().map_or(Request::Never, Submission::request),
            hits: found.hits.iter().filter_map(Hit::of).collect(),
            look_alikes,
            is_prompt: found.is_prompt,
            quarantine: self.restored.quarantine,
            ask_first: account::asks_first(),
        };
        let mut decision = decision::decide(&facts);
        if let (Decision::Uncertain(ids), Some(Resolution::NotThere)) = (&decision, &self.run.resolution) {
            // A person looked: none of these is it, and what got no answer didn't arrive.
            denied.add(self.order, ids)?;
            facts.look_alikes.clear();
            if facts.request == Request::TimeOver
                && let Some(note) = &mut self.note
            {
                note.answered = true;
                note.keep(self.order)?;
                storage::checkpoint()?;
                facts.request = Request::Answered;
            }
            decision = decision::decide(&facts);
        }
        Ok(decision)
    }

    /// Under which id a record with the order's reference was filed; none where another order is linked with it.
    fn filed(&self) -> Result<Option<u64>, Error> {
        let filed = storage::get::<Seen>(&account::seen_key(self.smarty, self.reference.code()))?;
        Ok(filed.map(|filed| filed.id).filter(|id| !outcome::is_linked(self.order, *id)))
    }

    fn adopt_found(&mut self, found: &Look, id: u64, copies: &[u64]) -> Result<Done, Error> {
        self.let_go_with_the_end()?;
        let listed = || found.hits.iter().chain(found.alike.iter().map(|(order, _)| order));
        let known_as = |id: &u64| {
            listed().find(|order| order.id() == Some(*id)).map(|order| order.known_as().to_owned())
        };
        let copies: Vec<String> = copies.iter().filter_map(known_as).collect();
        let record = listed().find(|order| order.id() == Some(id));
        let record = record.ok_or_else(|| Error::Unexpected(say::unclear_order()))?;
        adopt(self.smarty, self.order, &self.reference, record, self.note.as_ref(), &copies)
    }

    /// The candidates are named, and the note stays: it claims what may be ours.
    fn uncertain(&mut self, found: &Look, ids: &[u64]) -> Result<Error, Error> {
        if let Some(note) = &mut self.note {
            note.is_undecided = true;
            note.keep(self.order)?;
        }
        if !ids.is_empty() {
            pending_questions::keep(self.order, self.smarty.account(), ids)?;
        }
        let named: Vec<_> = found
            .alike
            .iter()
            .filter(|(order, _)| order.id().is_some_and(|id| ids.contains(&id)))
            .map(|(order, _)| order.clone())
            .collect();
        Ok(Error::Uncertain(if named.is_empty() {
            say::unanswered_asked()
        } else {
            say::look_alikes(look::numbers(&named))
        }))
    }

    fn skip(&mut self, reason: Message) -> Result<Done, Error> {
        self.let_go_with_the_end()?;
        submission::forget(&self.order.id)?;
        Ok(skipped(reason))
    }

    /// Where the reference doesn't come back, or isn't known to, orders that could be taken for each other go one by one.
    fn take_lock(&mut self, prepared: &Prepared) -> Result<(), Error> {
        let Some(key) = self.lock_key(prepared) else { return Ok(()) };
        if lock::take(&key, &self.order.id, LOCKED_MS)? {
            self.taken = Some(key);
            return Ok(());
        }
        // Whose request has no answer decides nothing before it looks again.
        let pause = match lock::holder(&key)? {
            Some(holder) => submission::pause_of(&holder)?.unwrap_or_default(),
            None => 0,
        };
        let after_ms = Some(pause.max(WAIT_MS));
        Err(Error::Waiting(Retry { message: say::another_goes_first(), after_ms }))
    }

    fn lock_key(&self, prepared: &Prepared) -> Option<String> {
        let account = self.smarty.account();
        match self.account.text() {
            TextState::Kept => None,
            TextState::Unknown => Some(format!("lock/{account}/first")),
            TextState::Dropped | TextState::Mixed => {
                Some(format!("lock/{account}/{}", prepared.content.customer_id()))
            }
        }
    }

    /// The locks that this order may have: that of the account's first order, and those of its customers.
    fn locks(&self) -> Vec<String> {
        let account = self.smarty.account();
        let mut locks = vec![format!("lock/{account}/first")];
        locks.extend(self.taken.clone());
        let versions = self.note.iter().flat_map(|note| &note.versions);
        locks.extend(versions.map(|version| format!("lock/{account}/{}", version.customer_id())));
        locks.extend(self.note.iter().map(|note| note.lock.clone()).filter(|lock| !lock.is_empty()));
        locks
    }

    fn let_go_with_the_end(&self) -> Result<bool, Error> {
        let mut held = false;
        for key in self.locks() {
            held |= lock::release(&key, &self.order.id)?;
        }
        Ok(held)
    }

    /// An attempt that failed keeps its locks as long as nobody knows what became of its request, and no person has to say
    /// it. What it noted is made durable.
    fn let_go(&mut self) -> Result<(), Error> {
        let is_open =
            self.note.as_ref().is_some_and(|note| !note.is_undecided && note.request() != Request::Answered);
        let held = if is_open { false } else { self.let_go_with_the_end()? };
        if held || self.note.as_ref().is_some_and(|note| note.is_undecided) {
            storage::checkpoint()?;
        }
        Ok(())
    }
}

impl Hit {
    fn of(theirs: &api::Order) -> Option<Self> {
        Some(Self { id: theirs.id()?, is_cancelled: theirs.is_cancelled() })
    }
}

fn waiting(reason: Reason, after_ms: u64) -> Error {
    let message = match reason {
        Reason::Unanswered => say::may_still_arrive(),
        Reason::Restored => say::after_restore(),
    };
    Error::Waiting(Retry { message, after_ms: Some(after_ms) })
}

/// Whether Smarty's prices hold VAT, as the owner says.
pub(crate) fn basis() -> Result<Basis, Error> {
    match installation::setting("prices").as_deref() {
        None | Some("vat-included") => Ok(Basis::VatIncluded),
        Some("vat-excluded") => Ok(Basis::VatExcluded),
        Some(_) => Err(Error::NotConfigured(say::prices_unknown())),
    }
}
