//! What a test or a person does to the fake: edits on Shopify's side, the clock, the app, deliveries.

use std::sync::{Arc, Mutex, PoisonError};

use fakes::Timed;
use jiff::SignedDuration;
use serde_json::json;
use tokio::sync::watch;
use url::Url;

use crate::{
    Callback, Clock, Customer, Delivery, Mishap, Refused, Subscription, Switches, Topic,
    customer::gid,
    graphql::shop_number,
    oauth::{self, Scopes},
    state::State,
};

/// The shop's data, cheap to clone. What is done here is done by the shop's owner or by Shopify: it
/// fires webhooks, and the ledger knows nothing of it.
#[derive(Clone)]
pub struct Data(Arc<Inner>);

struct Inner {
    state: Mutex<State>,
    revision: watch::Sender<u64>,
}

impl Data {
    pub(crate) fn new(state: State) -> Self {
        Self(Arc::new(Inner { state: Mutex::new(state), revision: watch::Sender::new(0) }))
    }

    /// Makes one step, and wakes everybody who waits for a change.
    pub(crate) fn with<T>(&self, step: impl FnOnce(&mut State) -> T) -> T {
        let done = self.with_quietly(step);
        self.0.revision.send_modify(|revision| *revision += 1);
        done
    }

    /// Makes one step and wakes nobody. Not to be taken within another.
    pub(crate) fn with_quietly<T>(&self, step: impl FnOnce(&mut State) -> T) -> T {
        step(&mut self.0.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn news(&self) -> watch::Receiver<u64> {
        self.0.revision.subscribe()
    }

    // Customers.

    /// A new customer with what is set here, as the owner would enter it: nothing is checked. The id
    /// is Shopify's.
    pub fn create_customer(&self, set: impl FnOnce(&mut Customer)) -> u64 {
        let mut customer = Customer::default();
        set(&mut customer);
        self.with(|state| state.create(customer))
    }

    /// Changes a customer; one that comes out as it was isn't changed. False where there is no such
    /// customer.
    pub fn update_customer(&self, id: u64, change: impl FnOnce(&mut Customer)) -> bool {
        self.with(|state| {
            let Some(mut customer) = state.customers.get(&id).cloned() else { return false };
            change(&mut customer);
            customer.id = id;
            state.replace(customer)
        })
    }

    /// False where there is no such customer.
    pub fn delete_customer(&self, id: u64) -> bool {
        self.with(|state| state.delete(id))
    }

    /// One customer takes over what another one has, which is gone then. False where one of them
    /// isn't there.
    pub fn merge_customers(&self, kept: u64, deleted: u64) -> bool {
        self.report_merge(kept, deleted, "completed", true)
    }

    /// Fires `customers/merge` with this status: `requested`, `in_progress`, `completed`, `failed`, or
    /// what Shopify may come up with. The other customer is gone by then or still there, whatever the
    /// status says. False where it is to go and one of them isn't there.
    pub fn report_merge(&self, kept: u64, deleted: u64, status: &str, is_gone: bool) -> bool {
        self.with(|state| {
            let event = state.mint.uuid();
            let merged = !is_gone || state.merge(kept, deleted, &event);
            if merged {
                state.report_merge(kept, deleted, status, &event);
            }
            merged
        })
    }

    /// All of them, in the order of creation.
    pub fn customers(&self) -> Vec<Customer> {
        self.with_quietly(|state| state.customers.values().cloned().collect())
    }

    /// One of them.
    pub fn customer(&self, id: u64) -> Option<Customer> {
        self.with_quietly(|state| state.customers.get(&id).cloned())
    }

    /// The one with this e-mail address.
    pub fn customer_by_email(&self, email: &str) -> Option<Customer> {
        self.customers().into_iter().find(|customer| customer.email.as_deref() == Some(email))
    }

    // Time and budget.

    /// Reads or moves the clock. It moves nothing else: deliveries that became due begin at once.
    pub fn clock<T>(&self, change: impl FnOnce(&mut Clock) -> T) -> T {
        self.with(|state| change(&mut state.clock))
    }

    /// Another plan, with a full bucket.
    pub fn set_bucket(&self, size: u32, restore_rate: u32) {
        self.with(|state| state.bucket.resize(size, restore_rate, state.clock.now()));
    }

    /// Leaves so many points.
    pub fn drain_bucket(&self, points: u32) {
        self.with(|state| state.bucket.drain_to(u64::from(points), state.clock.now()));
    }

    /// Points left.
    pub fn points_left(&self) -> u64 {
        self.with_quietly(|state| state.bucket.available(state.clock.now()))
    }

    /// How it behaves where the facts are unsure.
    pub fn switches(&self, change: impl FnOnce(&mut Switches)) {
        self.with(|state| change(&mut state.switches));
    }

    // The app.

    /// What the owner's browser does: opens the address that the app sent it to, says yes, and goes
    /// where Shopify sends it. That address comes back.
    pub fn approve(&self, authorize_url: &str) -> Result<String, Refused> {
        let url = Url::parse(authorize_url).map_err(|_| Refused::NotThisPage)?;
        if url.path() != crate::api::AUTHORIZE_PATH {
            return Err(Refused::NotThisPage);
        }
        let query: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        self.with(|state| {
            let host = url.host_str().unwrap_or_default();
            if host.ends_with(".myshopify.com") && host != state.config.shop {
                return Err(Refused::NotThisPage);
            }
            let approval = oauth::page(state, &query)?;
            Ok(oauth::approve(state, approval))
        })
    }

    /// Where the browser of an owner goes who begins on Shopify's side; none where that is no
    /// address.
    pub fn install_link(&self, app_url: &str) -> Option<String> {
        let url = Url::parse(app_url).ok()?;
        Some(self.with_quietly(|state| oauth::install_link(state, &url)))
    }

    /// How the browser comes back from the next approval.
    pub fn next_callback(&self, callback: Callback) {
        self.with(|state| state.installation.callback = callback);
    }

    /// The owner grants no more than these, now and later.
    pub fn grant_only(&self, scopes: &[&str]) {
        self.with(|state| state.installation.grants = Some(Scopes::listed(&scopes.join(","))));
    }

    /// The scopes of an app that is installed become these.
    pub fn change_scopes(&self, scopes: &[&str]) {
        self.with(|state| {
            let previous = state.installation.scopes.as_ref().map(Scopes::full);
            let current = Scopes::listed(&scopes.join(","));
            let body = json!({
                "id": crate::state::APP_NUMBER,
                "previous": previous,
                "current": current.full(),
                "updated_at": state.clock.now(),
            });
            state.installation.scopes = Some(current);
            let event = state.mint.uuid();
            state.fire(Topic::AppScopesUpdate, &event, &body);
        });
    }

    /// Whether the app is installed.
    pub fn is_installed(&self) -> bool {
        self.with_quietly(|state| state.installation.scopes.is_some())
    }

    /// All access tokens end now; refresh tokens stay.
    pub fn end_access(&self) {
        self.with(|state| state.installation.end_access());
    }

    /// All refresh tokens end now; access tokens stay.
    pub fn end_refresh(&self) {
        self.with(|state| state.installation.end_refresh());
    }

    /// From now on the app has two secrets; the older one signs.
    pub fn rotate_secret(&self) {
        self.with(|state| state.installation.secrets.rotated = true);
    }

    /// The older secret is worth nothing any more.
    pub fn revoke_old_secret(&self) {
        self.with(|state| {
            state.installation.secrets.rotated = true;
            state.installation.secrets.revoked = true;
        });
    }

    /// The owner throws the app out; `shop/redact` follows after 48 hours.
    pub fn uninstall(&self) {
        self.with(|state| {
            let (id, domain) = (shop_number(state), state.config.shop.clone());
            let event = state.mint.uuid();
            state.fire(Topic::AppUninstalled, &event, &json!({ "id": id, "myshopify_domain": domain }));
            state.subscriptions.clear();
            state.installation.uninstall();
            let body = json!({ "shop_id": id, "shop_domain": domain });
            state.fire_privacy(Topic::ShopRedact, &body, SignedDuration::from_hours(48));
        });
    }

    // Privacy.

    /// A customer asks what is known of them. The webhook is due at once.
    pub fn request_customer_data(&self, id: u64) {
        let request = json!({ "id": 1 });
        self.privacy(
            Topic::CustomersDataRequest,
            id,
            &[("orders_requested", json!([])), ("data_request", request)],
        );
    }

    /// A customer asks to be forgotten. The webhook is due after ten days.
    pub fn redact_customer(&self, id: u64) {
        self.privacy(Topic::CustomersRedact, id, &[("orders_to_redact", json!([]))]);
    }

    fn privacy(&self, topic: Topic, id: u64, rest: &[(&str, serde_json::Value)]) {
        self.with(|state| {
            let customer = state.customers.get(&id);
            let mut body = json!({
                "shop_id": shop_number(state),
                "shop_domain": state.config.shop,
                "customer": {
                    "id": id,
                    "email": customer.and_then(|customer| customer.email.clone()),
                    "phone": customer.and_then(|customer| customer.phone.clone()),
                },
            });
            if let serde_json::Value::Object(body) = &mut body {
                body.extend(rest.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
            }
            let days = if topic == Topic::CustomersRedact { 10 } else { 0 };
            state.fire_privacy(topic, &body, SignedDuration::from_hours(days * 24));
        });
    }

    // Webhooks.

    /// The app's subscriptions.
    pub fn subscriptions(&self) -> Vec<Subscription> {
        self.with_quietly(|state| state.subscriptions.values().cloned().collect())
    }

    /// Takes a subscription away, as Shopify does after too many failures. False where there is none.
    pub fn remove_subscription(&self, id: u64) -> bool {
        self.with(|state| state.subscriptions.remove(&id).is_some())
    }

    /// All deliveries so far, in the order of what happened.
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.with_quietly(|state| state.outbox.all.clone())
    }

    /// Decides on every delivery to come what goes wrong with it. Called while the data are locked:
    /// it must not ask for anything here.
    pub fn on_delivery(&self, plan: impl FnMut(&Delivery) -> Option<Mishap> + Send + 'static) {
        self.with(|state| state.outbox.plan(plan));
    }

    /// Nothing goes wrong any more.
    pub fn deliver_well(&self) {
        self.with(|state| state.outbox.plan_nothing());
    }

    /// Deliveries pile up until [`resume_deliveries`](Self::resume_deliveries).
    pub fn pause_deliveries(&self) {
        self.with(|state| state.outbox.paused = true);
    }

    /// Deliveries go out again.
    pub fn resume_deliveries(&self) {
        self.with(|state| state.outbox.paused = false);
    }

    /// Sends a delivery that has ended once more, as it was. False where there is none of this id.
    pub fn deliver_again(&self, id: &str) -> bool {
        self.with(|state| {
            let now = state.clock.now();
            state.outbox.again(id, now)
        })
    }

    /// Deliveries to addresses that begin with `origin` go to `base` in its place:
    /// "https://shop.example", "http://127.0.0.1:8080". What was said of that origin before is
    /// forgotten: its server may be started again on another port.
    pub fn connect_to(&self, origin: &str, base: &str) {
        let [origin, base] = [origin, base].map(|end| end.trim_end_matches('/').to_owned());
        self.with(|state| {
            state.outbox.connect_to.retain(|(known, _)| *known != origin);
            state.outbox.connect_to.push((origin, base));
        });
    }

    /// Returns once nothing is on its way and nothing is due by the clock. Retries that the clock
    /// hasn't come to don't count, nor does what is paused.
    pub async fn deliveries_done(&self) {
        self.wait_for(|state| !state.outbox.is_busy(state.clock.now())).await;
    }

    /// Stops the clock, and moves it from one delivery that is due to the next until all are
    /// delivered, lost or given up; no further while they are paused.
    pub async fn deliver_everything(&self) {
        loop {
            self.deliveries_done().await;
            let next = self.with(|state| {
                let next = state.outbox.next_due().filter(|_| !state.outbox.paused)?;
                state.clock.stop_at(next.max(state.clock.now()));
                Some(())
            });
            if next.is_none() {
                return;
            }
        }
    }

    async fn wait_for(&self, condition: impl Fn(&mut State) -> bool) {
        let mut news = self.news();
        loop {
            news.mark_unchanged();
            // The sender lives as long as `self`: waiting can't fail.
            if self.with_quietly(&condition) || news.changed().await.is_err() {
                return;
            }
        }
    }

    /// `gid://shopify/Customer/ID`.
    pub fn customer_gid(id: u64) -> String {
        gid("Customer", id)
    }
}

impl Timed for Data {
    fn clock<T>(&self, act: impl FnOnce(&mut Clock) -> T) -> T {
        self.with(|state| act(&mut state.clock))
    }
}
