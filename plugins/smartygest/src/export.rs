//! One order's way to Smarty.

use framework360_sdk::export::{Begun, begin, done, flow_on, link, skipped};
use framework360_sdk::http::Failure;
use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::shop::Order;
use framework360_sdk::storage::{self, Stored};
use framework360_sdk::{Done, Error, Outcome, Resolution, Retry, Run, clock, installation};

use crate::api::{self, Problem, Smarty};
use crate::lookup::{self, Likeness, Sent, Since, Wanted};
use crate::mapping::rows::Basis;
use crate::mapping::{address, eligibility, order};
use crate::{ORDERS_OUT, customers, say, taxes};

/// How long after we gave up on an answer Smarty may still be at work on the request. Arbitrary: longer than our own
/// wait for an answer and than a web server commonly lets a script run.
const SETTLING_MS: u64 = 45_000;
/// How soon to look again at first; what is late by more than some of these is looked for at the end.
const LOOK_AGAIN_MS: u64 = 3_000;
/// Smarty has no address at which an order could be looked at.
const NO_URL: &str = "";

/// Written before an order is sent: what was sent, and where to look for it afterwards.
#[derive(Clone)]
struct Posting {
    /// The highest order id at Smarty before we first sent ours.
    before: u64,
    /// When it was sent last.
    at: u64,
    /// Whether Smarty is done with the last request, whatever it made of it.
    answered: bool,
    /// To whom: see [`Smarty::fingerprint`].
    account: u64,
    /// What our attempts sent.
    sent: Vec<Sent>,
}

impl Stored for Posting {
    const VERSION: u32 = 1;

    fn write(&self, object: &mut Object) {
        object.number("before", self.before).number("at", self.at).flag("answered", self.answered);
        object.number("account", self.account);
        object.objects("sent", self.sent.iter(), |out, sent| sent.write(out));
    }

    fn read(object: Value<'_>) -> Option<Self> {
        let sent: Option<Vec<_>> = json::list(object, "sent", Sent::read)?.into_iter().collect();
        Some(Self {
            before: json::number(object, "before")?,
            at: json::number(object, "at")?,
            answered: json::flag(object, "answered")?,
            account: json::number(object, "account")?,
            sent: sent?,
        })
    }
}

/// Runs a job for one order.
pub(crate) fn run(run: &Run) -> Result<Done, Error> {
    let order = match begin(run) {
        Begun::Order(order) => order,
        Begun::Done(done) => return Ok(done),
    };
    let smarty = Smarty::of_installation().ok_or_else(|| Error::NotConfigured(say::key_missing()))?;
    if let Some(Resolution::There(number)) = &run.resolution {
        return Ok(done(already_there(&order, &lookup::by_number(&smarty, &order, number)?)));
    }
    // A person who looked knows better than a look-up; and what is there by now isn't ours.
    let may_look = run.resolution.is_none();
    let posting = storage::get::<Posting>(&posting_key(&order))?.filter(|_| may_look);
    // What was sent is looked for as it was sent, before anything about the order as it is now can fail.
    if let Some(posting) = &posting
        && let Some(found) = arrived(&smarty, &order, posting)?
    {
        return adopt(&order, &found);
    }
    if let Some(reason) = eligibility::reason_to_skip(&order) {
        storage::delete(&posting_key(&order))?;
        return Ok(skipped(reason));
    }
    flow_on(run, ORDERS_OUT)?;

    let mut draft = order::draft(&order, basis()?).map_err(Error::Rejected)?;
    let notes = std::mem::take(&mut draft.notes);
    let taxes = taxes::ids(&smarty, &draft.taxes())?;
    let customer = address::customer(&order).map_err(Error::Rejected)?;
    let customer_id = customers::find_or_create(&smarty, &customer)?;
    customers::link(&order, customer_id);
    let request = draft.request(customer_id, |key| taxes.get(key)).map_err(Error::NotConfigured)?;
    let sending = Sent::new(customer_id, &draft.rows);
    if posting.is_none() && may_look && run.attempt > 1 {
        // Nothing is noted down, as after a restored back-up: what we would send may be there.
        let wanted = Wanted::new(std::slice::from_ref(&sending));
        if let Some(found) = lookup::ours(&smarty, &order, &wanted, Since::Time(order.placed_at))? {
            return adopt(&order, &found);
        }
    }
    let outcome = create(&smarty, &order, posting, sending, &request)?;
    Ok(Done { outcome, notes })
}

/// What an earlier attempt sent, if it's there. Where Smarty may still be at work on it, it's too early to tell.
fn arrived(smarty: &Smarty, order: &Order, posting: &Posting) -> Result<Option<api::Order>, Error> {
    // Another account's ids say nothing about this one's.
    let same_account = posting.account == smarty.fingerprint();
    let since = if same_account { Since::Id(posting.before) } else { Since::Time(order.placed_at) };
    let found = lookup::ours(smarty, order, &Wanted::new(&posting.sent), since)?;
    let waited = clock::now().saturating_sub(posting.at);
    let left = SETTLING_MS.saturating_sub(waited);
    if found.is_none() && !posting.answered && left > 0 {
        let pause = if waited < 3 * LOOK_AGAIN_MS { left.min(LOOK_AGAIN_MS) } else { left };
        let retry = Retry { message: say::may_still_arrive(), after_ms: Some(pause) };
        return Err(Error::Unavailable(retry));
    }
    Ok(found)
}

/// Links what is there. The owner is told where the order has become another one since.
fn adopt(order: &Order, found: &api::Order) -> Result<Done, Error> {
    storage::delete(&posting_key(order))?;
    let now = basis().ok().and_then(|basis| order::draft(order, basis).ok());
    let same = now.zip(found.customer_id()).is_some_and(|(draft, customer)| {
        Wanted::new(&[Sent::new(customer, &draft.rows)]).likeness(found) == Likeness::Same
    });
    let mut notes = Vec::new();
    if let Some(reason) = eligibility::reason_to_skip(order) {
        notes.push(reason);
    } else if !same {
        notes.push(say::note_changed());
    }
    Ok(Done { outcome: already_there(order, found), notes })
}

/// Sends the order, after noting down durably where to look for it.
fn create(
    smarty: &Smarty,
    order: &Order,
    posting: Option<Posting>,
    sending: Sent,
    request: &api::NewOrder,
) -> Result<Outcome, Error> {
    let account = smarty.fingerprint();
    // The first attempt's id stands: what that attempt may have made is newer than it.
    let mut posting = match posting.filter(|posting| posting.account == account) {
        Some(posting) => posting,
        None => {
            Posting { before: lookup::newest_id(smarty)?, at: 0, answered: false, account, sent: Vec::new() }
        }
    };
    if !posting.sent.contains(&sending) {
        posting.sent.push(sending);
    }
    posting.at = clock::now();
    posting.answered = false;
    storage::set(&posting_key(order), &posting)?;
    // It fails where another worker has taken the job over: then nothing is sent.
    storage::checkpoint()?;
    match smarty.create_order(request) {
        Ok(created) => {
            let id = created.id().ok_or_else(|| Error::Unexpected(say::unclear_order()))?;
            storage::delete(&posting_key(order))?;
            let number = known_as(smarty, id, created.known_as());
            Ok(Outcome::Sent(link(order, &id.to_string(), &number, NO_URL)))
        }
        Err(problem) => not_created(smarty, order, posting, problem),
    }
}

/// No order came back. What Smarty refuses it may have made all the same, as where it stumbles afterwards.
fn not_created(
    smarty: &Smarty,
    order: &Order,
    mut posting: Posting,
    problem: Problem,
) -> Result<Outcome, Error> {
    if !problem.is_silence() {
        posting.answered = true;
        storage::set(&posting_key(order), &posting)?;
        storage::checkpoint()?;
    }
    if let Some(error) = smarty.blocked(&problem) {
        return Err(error);
    }
    if problem.is_for_good() {
        return match arrived(smarty, order, &posting)? {
            Some(found) => {
                storage::delete(&posting_key(order))?;
                Ok(already_there(order, &found))
            }
            None => Err(Error::Rejected(say::order_refused(problem.words()))),
        };
    }
    Err(match problem {
        Problem::Http(failure) if !failure.without_effect() => tried_again(&failure),
        problem => problem.into(),
    })
}

/// The number that people know the order by; where the answer doesn't tell it, the list does.
fn known_as(smarty: &Smarty, id: u64, told: &str) -> String {
    if told != id.to_string() {
        return told.to_owned();
    }
    let listed = smarty.orders(5, 0).unwrap_or_default();
    let ours = listed.iter().find(|order| order.id() == Some(id));
    ours.map_or_else(|| told.to_owned(), |order| order.known_as().to_owned())
}

/// A write whose effect nobody knows: the next attempt looks before it sends.
pub(crate) fn tried_again(failure: &Failure) -> Error {
    Error::Unavailable(Retry { message: say::unclear_order(), after_ms: failure.retry_after_ms })
}

/// Whether Smarty's prices hold VAT, as the owner says.
pub(crate) fn basis() -> Result<Basis, Error> {
    match installation::setting("prices").as_deref() {
        None | Some("vat-included") => Ok(Basis::VatIncluded),
        Some("vat-excluded") => Ok(Basis::VatExcluded),
        Some(_) => Err(Error::NotConfigured(say::prices_unknown())),
    }
}

fn posting_key(order: &Order) -> String {
    format!("posting/{}", order.id)
}

fn already_there(order: &Order, found: &api::Order) -> Outcome {
    let id = found.id().map(|id| id.to_string()).unwrap_or_default();
    Outcome::AlreadyThere(link(order, &id, found.known_as(), NO_URL))
}
