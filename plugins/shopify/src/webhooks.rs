//! Webhooks from Shopify. Nothing of a body is believed but ids, and those only once the signature holds: the
//! customer is read again when the job runs, since bodies leave out tags and consent and may be hours old.

mod body;
mod payload;
pub(crate) mod topic;

pub(crate) use payload::{Changed, Merged, Person};

use framework360_sdk::queue::Job;
use framework360_sdk::{Delivery, Verdict, WebhookRequest, log, storage, wire};

use crate::shop_domain::ShopDomain;
use crate::signature::Secrets;
use crate::{CUSTOMER, MERGED, PRIVACY, UNINSTALLED, api};
use body::Body;
use topic::{About, Topic};

/// The delay of a job, in milliseconds. Several topics report one change at Shopify within a moment, our own changes
/// too: one job serves them all. A merge comes first, so that nobody is taken for new whose link is about to move.
const GATHERED_MS: u64 = 2_000;

/// The longest id of a delivery that is taken, in bytes; Shopify's have 36.
const ID: usize = 200;

/// Verifies a delivery, and decides which job it becomes.
pub(crate) fn receive(request: &WebhookRequest) -> Verdict {
    let secrets = Secrets::of_platform();
    // The platform isn't set up yet: Shopify tries again for hours.
    if !secrets.are_set() {
        return Verdict::Refuse(503);
    }
    let digest = header(request, "x-shopify-hmac-sha256").unwrap_or_default();
    if request.body.is_empty() || !secrets.verify_header(&request.body, digest) {
        return Verdict::Refuse(401);
    }
    let Some(text) = header_text(request, "x-shopify-topic") else { return Verdict::Refuse(400) };
    let Some(topic) = Topic::of_wire(text) else { return Verdict::Ignore };
    let shop = header_text(request, "x-shopify-shop-domain").and_then(ShopDomain::reported);
    let body: Option<Body> = wire::from_json(&request.body);
    let (Some(shop), Some(id), Some(body)) = (shop, delivery_id(request, text), body) else {
        return Verdict::Refuse(400);
    };
    // No header is signed. What can't be undone must be said by the body.
    let is_demanded = matches!(topic.about(), About::Store | About::Person | About::DataRequest);
    if is_demanded && ShopDomain::reported(&body.shop_domain).as_ref() != Some(&shop) {
        return Verdict::Refuse(400);
    }
    if matches!(topic.about(), About::Store) {
        // There is no token any more when this comes: the platform needs none.
        return Verdict::Forget(shop.as_str().to_owned());
    }
    match job(topic, text, request, body) {
        Read::Job(job) => {
            // A person's data must be disclosed and deleted whether the switches are on or not.
            let runs_when_disabled = job.kind == PRIVACY;
            Verdict::Accept(Delivery { account: shop.as_str().to_owned(), id, job, runs_when_disabled })
        }
        Read::NoInterest => Verdict::Ignore,
        Read::Unclear => Verdict::Refuse(400),
    }
}

/// The result of reading a body.
enum Read {
    Job(Job),
    NoInterest,
    Unclear,
}

fn job(topic: Topic, wire: &str, request: &WebhookRequest, body: Body) -> Read {
    let job = match topic.about() {
        About::Customer(id) => id(&body).clone().map(|gid| {
            let changed = changed(topic, request, &body);
            let payload = changed.map(|changed| storage::encode(&changed).into_bytes()).unwrap_or_default();
            Job { delay_ms: GATHERED_MS, payload, ..new(CUSTOMER, gid, None) }
        }),
        About::Merge => {
            // A merge that failed, is requested or is in progress has no consequence yet: both customers are there.
            let status = &body.status;
            if !status.eq_ignore_ascii_case("completed") {
                let status: String = status.chars().filter(char::is_ascii_graphic).take(40).collect();
                log::info(&format!("a merge of customers is passed over: its status is {status:?}"));
                return Read::NoInterest;
            }
            merged(body)
        }
        About::DataRequest => {
            let customer = body.person();
            // Without a number of its own, one request per customer is reported.
            let name = body.request_number().or_else(|| customer.clone());
            name.map(|name| new(PRIVACY, format!("{wire}/{name}"), customer.map(|gid| Person { gid })))
        }
        About::Person => body.person().map(|gid| {
            let number = api::number(&gid).unwrap_or_default();
            new(PRIVACY, format!("{wire}/{number}"), Some(Person { gid }))
        }),
        About::Store => return Read::NoInterest,
        About::App => Some(new(UNINSTALLED, wire.to_owned(), None)),
    };
    job.map_or(Read::Unclear, Read::Job)
}

/// When a customer changed; none where that isn't said, or where the customer is gone. A body without the customer's
/// own time is reported some moments after it. The header isn't signed: all that depends on it is which look comes
/// first.
fn changed(topic: Topic, request: &WebhookRequest, body: &Body) -> Option<Changed> {
    if topic == Topic::CustomersDelete {
        return None;
    }
    if let Some(at) = body.updated_at {
        return Some(Changed { at });
    }
    let reported = header_text(request, "x-shopify-triggered-at").and_then(api::time::read);
    reported.map(|at| Changed { at: at.saturating_sub(GATHERED_MS) })
}

fn merged(body: Body) -> Option<Job> {
    let payload = storage::encode(&Merged { kept: body.kept? }).into_bytes();
    Some(Job { payload, ..new(MERGED, body.deleted?, None) })
}

fn new(kind: &str, key: String, about: Option<Person>) -> Job {
    let payload = about.map(|person| storage::encode(&person).into_bytes()).unwrap_or_default();
    Job { kind: kind.to_owned(), key, subject: None, payload, delay_ms: 0 }
}

/// The id of a delivery, which is the same on its retries. Of an older or another kind of delivery that has none, the
/// id of what happened, which it shares with other topics.
fn delivery_id(request: &WebhookRequest, topic: &str) -> Option<String> {
    let plain = |id: &&str| id.len() <= ID && id.bytes().all(|byte| byte.is_ascii_graphic());
    let text = |name| header_text(request, name).filter(plain);
    text("x-shopify-webhook-id")
        .map(str::to_owned)
        .or_else(|| text("x-shopify-event-id").map(|id| format!("{id} {topic}")))
}

fn header<'a>(request: &'a WebhookRequest, name: &str) -> Option<&'a [u8]> {
    let (_, value) = request.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    Some(value)
}

fn header_text<'a>(request: &'a WebhookRequest, name: &str) -> Option<&'a str> {
    let text = std::str::from_utf8(header(request, name)?).ok()?.trim();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests;
