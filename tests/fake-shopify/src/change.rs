//! Customers that are created, changed, deleted and merged: the effects are the same whichever way it is done.
//!
//! A consent belongs to an address: a customer who gets another e-mail address or phone number hasn't
//! subscribed with it, without a date, unless the same change says otherwise. Assumed: the facts only
//! say that a consent needs an address.

use serde_json::{Value, json};

use crate::{
    customer::{AccountState, Consent, ConsentState, Customer},
    state::State,
    webhook::{Topic, payload},
};

impl State {
    /// Adds a new customer and returns its new id.
    pub(crate) fn create(&mut self, mut customer: Customer) -> u64 {
        let now = self.clock.now();
        customer.id = self.number();
        (customer.created_at, customer.updated_at) = (now, now);
        if customer.locale.is_empty() {
            "en".clone_into(&mut customer.locale);
        }
        self.number_parts(&mut customer);
        let id = customer.id;
        let event = self.mint.uuid();
        self.keep(customer.clone());
        self.fire(Topic::CustomersCreate, &event, &self.body(&customer));
        self.fire_details(&Customer::default(), &customer, &event);
        id
    }

    /// Replaces the customer of that id, and fires the webhooks for what differs. False where there
    /// is no such customer.
    pub(crate) fn replace(&mut self, mut after: Customer) -> bool {
        let Some(before) = self.customers.get(&after.id).cloned() else { return false };
        (after.created_at, after.updated_at) = (before.created_at, before.updated_at);
        part_with_consent(&before, &mut after);
        self.number_parts(&mut after);
        if before == after {
            return true;
        }
        after.updated_at = self.clock.now();
        let event = self.mint.uuid();
        self.keep(after.clone());
        // Orders come with topics of their own, and are not in the body any more.
        let (orders, spent) = (before.orders, before.spent);
        let bought = Customer { orders, spent, updated_at: before.updated_at, ..after.clone() };
        let details = Customer {
            tags: before.tags.clone(),
            email_consent: before.email_consent.clone(),
            sms_consent: before.sms_consent.clone(),
            metafields: before.metafields.clone(),
            ..bought.clone()
        };
        if details != before || (bought != before && self.switches.details_fire_update) {
            self.fire(Topic::CustomersUpdate, &event, &self.body(&after));
        }
        let account = match after.state {
            AccountState::Enabled => Some(Topic::CustomersEnable),
            AccountState::Disabled => Some(Topic::CustomersDisable),
            AccountState::Invited | AccountState::Declined => None,
        };
        if let Some(topic) = account.filter(|_| before.state != after.state) {
            self.fire(topic, &event, &self.body(&after));
        }
        self.fire_details(&before, &after, &event);
        true
    }

    /// False where there is no such customer.
    pub(crate) fn delete(&mut self, id: u64) -> bool {
        let event = self.mint.uuid();
        self.drop_customer(id, &event)
    }

    /// Merges two customers: one takes over what the other has, which is then gone. False where one
    /// of them isn't there.
    pub(crate) fn merge(&mut self, kept: u64, deleted: u64, event: &str) -> bool {
        let (Some(before), Some(gone)) = (self.customers.get(&kept), self.customers.get(&deleted)) else {
            return false;
        };
        if kept == deleted {
            return false;
        }
        let (mut after, gone) = (before.clone(), gone.clone());
        self.drop_customer(deleted, event);
        after.first_name = after.first_name.or(gone.first_name);
        after.last_name = after.last_name.or(gone.last_name);
        after.note = after.note.or(gone.note);
        if after.email.is_none() {
            (after.email, after.email_consent) = (gone.email, gone.email_consent);
        }
        if after.phone.is_none() {
            (after.phone, after.sms_consent) = (gone.phone, gone.sms_consent);
        }
        let tags: Vec<String> = after.tags.iter().chain(&gone.tags).cloned().collect();
        after.tags = crate::rules::tags(tags.iter().map(String::as_str));
        after.addresses.extend(gone.addresses);
        after.default_address = after.default_address.or(gone.default_address);
        after.orders += gone.orders;
        after.spent += gone.spent;
        self.replace(after)
    }

    /// Fires the webhook of a merge, whatever became of it.
    pub(crate) fn report_merge(&mut self, kept: u64, deleted: u64, status: &str, event: &str) {
        self.fire(Topic::CustomersMerge, event, &payload::merge(kept, deleted, status));
    }

    /// The body of a customer in webhooks.
    fn body(&self, customer: &Customer) -> Value {
        let currency = &self.config.currency;
        match self.switches.null_names {
            true => payload::customer(&customer.without_names(), currency),
            false => payload::customer(customer, currency),
        }
    }

    fn drop_customer(&mut self, id: u64, event: &str) -> bool {
        if self.customers.remove(&id).is_none() {
            return false;
        }
        let due = fakes::after(self.clock.now(), self.switches.search_lag);
        self.index.schedule(due, id, None);
        self.fire(Topic::CustomersDelete, event, &payload::deleted(id));
        true
    }

    fn keep(&mut self, customer: Customer) {
        let due = fakes::after(self.clock.now(), self.switches.search_lag);
        self.index.schedule(due, customer.id, Some(customer.clone()));
        self.customers.insert(customer.id, customer);
    }

    /// Numbers the parts that have no number, and chooses a default address.
    fn number_parts(&mut self, customer: &mut Customer) {
        for address in customer.addresses.iter_mut().filter(|address| address.id == 0) {
            address.id = self.number();
        }
        for metafield in customer.metafields.iter_mut().filter(|metafield| metafield.id == 0) {
            metafield.id = self.number();
        }
        let there = |id: &u64| customer.addresses.iter().any(|address| address.id == *id);
        customer.default_address = customer.default_address.filter(there);
        // Without its address, a consent is none.
        if customer.email.is_none() {
            customer.email_consent = Consent::default();
        }
        if customer.phone.is_none() {
            customer.sms_consent = Consent::default();
        }
    }

    fn fire_details(&mut self, before: &Customer, after: &Customer, event: &str) {
        let missing = |from: &Customer, of: &Customer| -> Vec<String> {
            let there = |tag: &&String| !from.tags.iter().any(|known| known == *tag);
            of.tags.iter().filter(there).cloned().collect()
        };
        let now = self.clock.now();
        for (topic, tags) in [
            (Topic::CustomerTagsAdded, missing(before, after)),
            (Topic::CustomerTagsRemoved, missing(after, before)),
        ] {
            if !tags.is_empty() {
                self.fire(
                    topic,
                    event,
                    &json!({ "customerId": after.gid(), "tags": tags, "occurredAt": now }),
                );
            }
        }
        let reported = |before: &Consent, after: &Consent| {
            before != after
                && (before.state, after.state) != (ConsentState::default(), ConsentState::default())
        };
        if reported(&before.email_consent, &after.email_consent) {
            self.fire(Topic::CustomersEmailMarketingConsentUpdate, event, &payload::email_consent(after));
        }
        if reported(&before.sms_consent, &after.sms_consent) {
            self.fire(Topic::CustomersMarketingConsentUpdate, event, &payload::sms_consent(after));
        }
        if (before.orders, before.spent) != (after.orders, after.spent) {
            let summary = payload::purchases(after, &self.config.currency, now);
            self.fire(Topic::CustomersPurchasingSummary, event, &summary);
        }
    }
}

/// Resets the consent of a customer with another address: consent for the old address says nothing about it.
fn part_with_consent(before: &Customer, after: &mut Customer) {
    if before.email != after.email && before.email_consent == after.email_consent {
        after.email_consent = Consent::default();
    }
    if before.phone != after.phone && before.sms_consent == after.sms_consent {
        after.sms_consent = Consent::default();
    }
}
