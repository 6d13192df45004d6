//! The outbox: deliveries that are due, and those that were made.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Topic;
use crate::state::State;

/// When a delivery that failed is tried again, in seconds after the attempt before: eight times,
/// within four hours. How Shopify spreads them isn't known.
const RETRIES: [i64; 8] = [10, 30, 90, 300, 900, 1800, 3600, 7200];

/// One delivery to one address.
#[derive(Clone, Debug, Serialize)]
pub struct Delivery {
    /// `X-Shopify-Webhook-Id`: the same on every attempt.
    pub id: String,
    /// `X-Shopify-Event-Id`: the same for everything that one action caused.
    pub event_id: String,
    /// The event that is delivered.
    pub topic: Topic,
    /// The address that it goes to, whatever becomes of the subscription.
    pub uri: String,
    /// The subscription's number; none for the privacy topics.
    pub subscription: Option<u64>,
    /// The app's own name for the subscription.
    pub name: Option<String>,
    /// The body as it is sent.
    pub body: String,
    /// When it happened.
    pub triggered_at: Timestamp,
    /// When it is tried next, or was.
    pub due: Timestamp,
    /// Its state.
    pub progress: Progress,
    /// So far.
    pub attempts: Vec<Attempt>,
    /// The planned failure of the delivery.
    pub mishap: Option<Mishap>,
    /// Its position among those that are due.
    #[serde(skip)]
    rank: u64,
}

/// The state of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// It is tried when it is due.
    Waiting,
    /// It is on its way.
    Sending,
    /// Answered with 2xx.
    Delivered,
    /// Never sent, by a [`Mishap`].
    Lost,
    /// Tried nine times in vain.
    GivenUp,
}

/// An attempt.
#[derive(Clone, Debug, Serialize)]
pub struct Attempt {
    /// The time, by the fake's clock.
    pub at: Timestamp,
    /// The status answered; none where there was no answer in time.
    pub status: Option<u16>,
}

/// A planned failure of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mishap {
    /// It is never sent.
    Lose,
    /// It is sent twice at the same moment.
    Double,
    /// It is sent twice, one after the other.
    Repeat,
    /// It comes after the one that follows it, where that one is there when its turn comes: see
    /// [`Data::pause_deliveries`](crate::Data::pause_deliveries).
    Swap,
    /// So much later.
    Delay(SignedDuration),
    /// It is signed with another secret.
    BadSignature,
}

type Plan = Box<dyn FnMut(&Delivery) -> Option<Mishap> + Send>;

/// Deliveries, in the order of what happened.
#[derive(Default)]
pub(crate) struct Outbox {
    pub(crate) all: Vec<Delivery>,
    /// The indices in `all` of deliveries that are to be tried.
    waiting: Vec<usize>,
    /// One at a time.
    sending: bool,
    pub(crate) paused: bool,
    plan: Option<Plan>,
    /// Replacements of origins: "https://shop.example" by "http://127.0.0.1:80".
    pub(crate) connect_to: Vec<(String, String)>,
}

impl Outbox {
    pub(crate) fn plan(&mut self, plan: impl FnMut(&Delivery) -> Option<Mishap> + Send + 'static) {
        self.plan = Some(Box::new(plan));
    }

    pub(crate) fn plan_nothing(&mut self) {
        self.plan = None;
    }

    fn post(&mut self, mut delivery: Delivery) {
        let at = self.all.len();
        delivery.rank = 2 * at as u64;
        delivery.mishap = self.plan.as_mut().and_then(|plan| plan(&delivery));
        match delivery.mishap {
            Some(Mishap::Lose) => delivery.progress = Progress::Lost,
            Some(Mishap::Swap) => delivery.rank += 3,
            Some(Mishap::Delay(time)) => delivery.due = fakes::after(delivery.due, time),
            Some(Mishap::Double | Mishap::Repeat | Mishap::BadSignature) | None => {}
        }
        if delivery.progress == Progress::Waiting {
            self.waiting.push(at);
        }
        self.all.push(delivery);
    }

    /// Sends a delivery again that has ended, as it was. False where none has this id.
    pub(crate) fn again(&mut self, id: &str, now: Timestamp) -> bool {
        let found = self.all.iter_mut().enumerate().find(|(_, delivery)| delivery.id == id);
        let Some((at, delivery)) = found else { return false };
        delivery.progress = Progress::Waiting;
        delivery.mishap = None;
        delivery.due = now;
        self.waiting.push(at);
        true
    }

    fn waiting(&self) -> impl Iterator<Item = (usize, &Delivery)> {
        self.waiting.iter().filter_map(|at| Some((*at, self.all.get(*at)?)))
    }

    /// Takes the next delivery that is due, which is now on its way.
    pub(crate) fn take(&mut self, now: Timestamp) -> Option<(usize, Delivery)> {
        if self.paused {
            return None;
        }
        let due = self.waiting().filter(|(_, delivery)| delivery.due <= now);
        let (at, _) = due.min_by_key(|(_, delivery)| delivery.rank)?;
        self.waiting.retain(|waiting| *waiting != at);
        let delivery = self.all.get_mut(at)?;
        delivery.progress = Progress::Sending;
        self.sending = true;
        Some((at, delivery.clone()))
    }

    /// When the next one is due.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        self.waiting().map(|(_, delivery)| delivery.due).min()
    }

    /// Whether something is on its way, or due and not held up.
    pub(crate) fn is_busy(&self, now: Timestamp) -> bool {
        self.sending || (!self.paused && self.waiting().any(|(_, delivery)| delivery.due <= now))
    }

    /// Ends an attempt. Returns the subscription that is to be deleted, because no attempt
    /// was answered.
    pub(crate) fn tried(&mut self, at: usize, now: Timestamp, status: Option<u16>) -> Option<u64> {
        self.sending = false;
        let delivery = self.all.get_mut(at)?;
        delivery.attempts.push(Attempt { at: now, status });
        if status.is_some_and(|status| (200..300).contains(&status)) {
            delivery.progress = Progress::Delivered;
            return None;
        }
        match RETRIES.get(delivery.attempts.len() - 1) {
            Some(seconds) => {
                delivery.progress = Progress::Waiting;
                delivery.due = fakes::after(now, SignedDuration::from_secs(*seconds));
                self.waiting.push(at);
                None
            }
            None => {
                delivery.progress = Progress::GivenUp;
                delivery.subscription
            }
        }
    }
}

impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outbox").field("deliveries", &self.all.len()).finish_non_exhaustive()
    }
}

impl State {
    /// Queues a delivery for each subscription to the topic.
    pub(crate) fn fire(&mut self, topic: Topic, event: &str, body: &Value) {
        let wanted = |name: &str| topic.graphql_name() == Some(name);
        let subscriptions: Vec<_> =
            self.subscriptions.values().filter(|subscription| wanted(&subscription.topic)).cloned().collect();
        for subscription in subscriptions {
            let body = super::payload::written(body, &subscription.include_fields);
            let due = self.clock.now();
            self.post(topic, event, subscription.uri, body, due, Some(subscription.id), subscription.name);
        }
    }

    /// Queues a delivery that the law demands, after so much time.
    pub(crate) fn fire_privacy(&mut self, topic: Topic, body: &Value, wait: SignedDuration) {
        let Some(uri) = self.config.privacy_uri.clone() else { return };
        let event = self.mint.uuid();
        let due = fakes::after(self.clock.now(), wait);
        self.post(topic, &event, uri, super::payload::written(body, &[]), due, None, None);
    }

    #[expect(clippy::too_many_arguments, reason = "each is a part of the one delivery that is made here")]
    fn post(
        &mut self,
        topic: Topic,
        event: &str,
        uri: String,
        body: String,
        due: Timestamp,
        subscription: Option<u64>,
        name: Option<String>,
    ) {
        let delivery = Delivery {
            id: self.mint.uuid(),
            event_id: event.to_owned(),
            topic,
            uri,
            subscription,
            name,
            body,
            triggered_at: self.clock.now(),
            due,
            progress: Progress::Waiting,
            attempts: Vec::new(),
            mishap: None,
            rank: 0,
        };
        self.outbox.post(delivery);
    }
}
