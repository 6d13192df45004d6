//! One order's way to Smarty.

use framework360_sdk::http::Failure;
use framework360_sdk::shop::{Entity, Link, Order, Subject};
use framework360_sdk::storage::{self, Stored};
use framework360_sdk::{Done, Error, Message, Outcome, Resolution, Retry, Run, clock, installation, records};
use serde::{Deserialize, Serialize};

use crate::api::{self, Problem, Smarty};
use crate::lookup::{self, Likeness, Sent, Since, Wanted};
use crate::mapping::rows::Basis;
use crate::mapping::{address, eligibility, order};
use crate::{ORDERS_OUT, customers, say, taxes};

/// The payload of a job. The order itself is read when the job runs, so that nothing goes stale.
#[derive(Serialize, Deserialize)]
pub(crate) struct Payload {}

impl Stored for Payload {
    const VERSION: u32 = 1;
}

/// Written before an order is sent: where to look for it afterwards.
#[derive(Serialize, Deserialize)]
struct Posting {
    /// The highest order id at Smarty before we first sent ours.
    before: u64,
    /// When that was.
    at: u64,
    /// What our attempts sent; none by a plugin that didn't note it down yet.
    #[serde(default)]
    sent: Vec<Sent>,
}

impl Stored for Posting {
    const VERSION: u32 = 1;
}

/// Runs a job for one order.
pub(crate) fn run(run: &Run) -> Result<Done, Error> {
    let id = run.subject.as_ref().map_or(run.key.as_str(), |subject| subject.id.as_str());
    let Some(order) = records::order(id) else { return Ok(done(Outcome::Skipped(say::skip_gone()))) };
    if let Some(remote_id) = &order.remote_id {
        // The platform knows the number; we don't.
        return Ok(done(Outcome::AlreadyThere(link(&order, remote_id, ""))));
    }
    let smarty = Smarty::of_installation().ok_or_else(|| Error::NotConfigured(say::key_missing()))?;
    if let Some(Resolution::There(number)) = &run.resolution {
        return Ok(done(already_there(&order, &lookup::by_number(&smarty, &order, number)?)));
    }
    let posting = storage::get::<Posting>(&posting_key(&order))?;
    if let Some(reason) = eligibility::reason_to_skip(&order) {
        return not_eligible_any_more(&smarty, &order, posting.as_ref(), reason);
    }
    if !run.manual && !installation::flow(ORDERS_OUT) {
        return Err(Error::NotConfigured(say::flow_off()));
    }

    let mut draft = order::draft(&order, basis()?).map_err(Error::Rejected)?;
    let mut notes = std::mem::take(&mut draft.notes);
    let taxes = taxes::ids(&smarty, &draft.taxes())?;
    let customer = address::customer(&order).map_err(Error::Rejected)?;
    let customer_id = customers::find_or_create(&smarty, &customer)?;
    let request = draft.request(customer_id, |key| taxes.get(key)).map_err(Error::NotConfigured)?;

    let sending = Sent::new(customer_id, &draft.rows);
    // A person who looked knows better than a look-up; and what is there by now isn't ours.
    let posting = posting.filter(|_| run.resolution != Some(Resolution::NotThere));
    let may_be_there = run.attempt > 1 || posting.is_some();
    if run.resolution.is_none() && may_be_there {
        let wanted = Wanted::new(&earlier(posting.as_ref(), &sending));
        if let Some(found) = lookup::ours(&smarty, &order, &wanted, since(&order, posting.as_ref()))? {
            storage::delete(&posting_key(&order))?;
            if Wanted::new(&[sending]).likeness(&found) != Likeness::Same {
                notes.push(say::note_changed());
            }
            return Ok(Done { outcome: already_there(&order, &found), notes });
        }
    }
    let outcome = create(&smarty, &order, posting, sending, &request)?;
    Ok(Done { outcome, notes })
}

/// What earlier attempts sent; what this one would send, where that wasn't noted down.
fn earlier(posting: Option<&Posting>, sending: &Sent) -> Vec<Sent> {
    match posting {
        Some(posting) if !posting.sent.is_empty() => posting.sent.clone(),
        _ => vec![sending.clone()],
    }
}

/// Sends the order, after noting down durably where to look for it.
fn create(
    smarty: &Smarty,
    order: &Order,
    posting: Option<Posting>,
    sending: Sent,
    request: &api::NewOrder,
) -> Result<Outcome, Error> {
    // The first attempt's id stands: what that attempt may have made is newer than it.
    let mut posting = match posting {
        Some(posting) => posting,
        None => Posting { before: lookup::newest_id(smarty)?, at: clock::now(), sent: Vec::new() },
    };
    if !posting.sent.contains(&sending) {
        posting.sent.push(sending);
        storage::set(&posting_key(order), &posting)?;
    }
    // Also where nothing is new to write: it fails where another worker has taken the job over.
    storage::checkpoint()?;
    match smarty.create_order(request) {
        Ok(created) => {
            let id = created.id().ok_or_else(|| Error::Unexpected(say::unclear_order()))?;
            storage::delete(&posting_key(order))?;
            Ok(Outcome::Sent(link(order, &id.to_string(), created.known_as())))
        }
        Err(problem) if problem.is_for_good() && !problem.is_about_the_key() => {
            Err(Error::Rejected(say::order_refused(problem.words())))
        }
        Err(Problem::Http(failure)) if !failure.without_effect() => Err(tried_again(&failure)),
        Err(problem) => Err(problem.into()),
    }
}

/// The order was cancelled, refunded, … since it was queued. Where an attempt may have reached Smarty, the
/// truth about it still counts.
fn not_eligible_any_more(
    smarty: &Smarty,
    order: &Order,
    posting: Option<&Posting>,
    reason: Message,
) -> Result<Done, Error> {
    let Some(posting) = posting else { return Ok(done(Outcome::Skipped(reason))) };
    let found = lookup::ours(smarty, order, &Wanted::new(&posting.sent), Since::Id(posting.before))?;
    storage::delete(&posting_key(order))?;
    Ok(match found {
        Some(found) => Done { outcome: already_there(order, &found), notes: vec![reason] },
        None => done(Outcome::Skipped(reason)),
    })
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

fn since(order: &Order, posting: Option<&Posting>) -> Since {
    posting.map_or(Since::Time(order.placed_at), |posting| Since::Id(posting.before))
}

fn posting_key(order: &Order) -> String {
    format!("posting/{}", order.id)
}

fn already_there(order: &Order, found: &api::Order) -> Outcome {
    let id = found.id().map(|id| id.to_string()).unwrap_or_default();
    Outcome::AlreadyThere(link(order, &id, found.known_as()))
}

/// Smarty has no address at which an order could be looked at.
fn link(order: &Order, remote_id: &str, number: &str) -> Link {
    Link {
        subject: Subject { entity: Entity::Order, id: order.id.clone() },
        remote_id: remote_id.to_owned(),
        number: number.to_owned(),
        url: String::new(),
    }
}

fn done(outcome: Outcome) -> Done {
    Done { outcome, notes: Vec::new() }
}
