//! A fake of how the platform changes and links customers.

use super::records::Entry;
use crate::shop::{Consent, Customer, CustomerPatch, Entity, Subject};

/// Changes the customer that is linked with the remote's, else makes one.
pub(super) fn upsert(patch: &CustomerPatch) {
    let now = super::with(|host| host.now);
    let late =
        super::with(|host| host.taken.get(&patch.remote_id).is_some_and(|taken| patch.updated_at < *taken));
    if late {
        return;
    }
    super::with(|host| host.taken.insert(patch.remote_id.clone(), patch.updated_at));
    let mut customer = linked(&patch.remote_id).unwrap_or_else(|| new(&patch.remote_id));
    let reported = patch.clone();
    let before = customer.email.to_lowercase();
    let set = |ours: &mut String, theirs: Option<String>| *ours = theirs.unwrap_or_else(|| ours.clone());
    set(&mut customer.email, reported.email);
    set(&mut customer.phone, reported.phone);
    set(&mut customer.first_name, reported.first_name);
    set(&mut customer.last_name, reported.last_name);
    set(&mut customer.note, reported.note);
    set(&mut customer.locale, reported.locale);
    customer.addresses = reported.addresses.unwrap_or(customer.addresses);
    customer.tags = reported.tags.unwrap_or(customer.tags);
    if let Some(consent) = reported.email_marketing {
        customer.email_marketing = consent;
        customer.email_marketing_at = reported.email_marketing_at;
    } else if customer.email.to_lowercase() != before && customer.email_marketing != Consent::Unsubscribed {
        // As the platform does: a consent belongs to an e-mail address.
        (customer.email_marketing, customer.email_marketing_at) = (Consent::Unknown, None);
    }
    customer.updated_at = now;
    super::records::save_customer(customer);
}

/// Links or unlinks a customer; the link of another with the same identifier ends, since links are unique.
pub(super) fn link(subject: &Subject, remote_id: Option<&str>) {
    if subject.entity != Entity::Customer {
        return;
    }
    super::with(|host| {
        for entry in &mut host.records {
            let Entry::Customer(customer) = entry else { continue };
            if customer.id == subject.id {
                customer.remote_id = remote_id.map(str::to_owned);
            } else if remote_id.is_some() && customer.remote_id.as_deref() == remote_id {
                customer.remote_id = None;
            }
        }
    });
}

fn linked(remote_id: &str) -> Option<Customer> {
    super::with(|host| {
        host.records.iter().find_map(|entry| match entry {
            Entry::Customer(customer) if customer.remote_id.as_deref() == Some(remote_id) => {
                Some(customer.clone())
            }
            _ => None,
        })
    })
}

fn new(remote_id: &str) -> Customer {
    let id = format!("new-{}", super::with(|host| host.records.len().saturating_add(1)));
    Customer {
        id,
        remote_id: Some(remote_id.to_owned()),
        email: String::new(),
        phone: String::new(),
        first_name: String::new(),
        last_name: String::new(),
        addresses: Vec::new(),
        email_marketing: Consent::Unknown,
        email_marketing_at: None,
        tags: Vec::new(),
        note: String::new(),
        locale: String::new(),
        orders_count: 0,
        total_spent: "0".to_owned(),
        currency: "EUR".to_owned(),
        updated_at: 0,
        extra: Vec::new(),
    }
}
