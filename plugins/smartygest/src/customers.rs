//! The order's customer at Smarty: found by e-mail address, or made.

use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::records::{self, MatchBy};
use framework360_sdk::shop::{Entity, Link, Order, Subject};
use framework360_sdk::storage::{self, Stored};
use framework360_sdk::{Error, Retry, changes, clock};

use crate::api::{Customer, NewCustomer, Problem, Smarty};
use crate::say;

/// Pages read at most; an address that brings up more has no exact hit worth looking for.
const MAX_PAGES: u32 = 20;
/// Fewer records than any server would cut a page to.
const SHORT_PAGE: u32 = 10;

/// How long an order waits for another one that makes the same customer.
const MAKING_MS: u64 = 45_000;

/// Written before a customer is made: orders that run side by side must not make the same one twice.
struct Making {
    at: u64,
}

impl Stored for Making {
    const VERSION: u32 = 1;

    fn write(&self, object: &mut Object) {
        object.number("at", self.at);
    }

    fn read(object: Value<'_>) -> Option<Self> {
        Some(Self { at: json::number(object, "at")? })
    }
}

/// The id of the one customer with this address, made where there is none.
pub(crate) fn find_or_create(smarty: &Smarty, wanted: &NewCustomer) -> Result<u64, Error> {
    if let Some(id) = find(smarty, wanted)? {
        return Ok(id);
    }
    let key = format!("customer/{}", wanted.email.trim().to_ascii_lowercase());
    let making = storage::get::<Making>(&key)?;
    if making.is_some_and(|making| clock::now().saturating_sub(making.at) < MAKING_MS) {
        let retry = Retry { message: say::customer_in_the_making(), after_ms: Some(1_000) };
        return Err(Error::Unavailable(retry));
    }
    storage::set(&key, &Making { at: clock::now() })?;
    // Of two that come here together, one gets through.
    storage::checkpoint()?;
    let id = match find(smarty, wanted)? {
        Some(id) => id,
        None => create(smarty, wanted)?,
    };
    storage::delete(&key)?;
    Ok(id)
}

/// Links the shop's customer with the one at Smarty. Orders of guests share an address and so a customer there:
/// the first of the shop's customers keeps the link.
pub(crate) fn link(order: &Order, id: u64) {
    let (customer, remote_id) = (&order.customer, id.to_string());
    let is_free = || records::find(Entity::Customer, &MatchBy::RemoteId(remote_id.clone())).is_empty();
    if !customer.id.is_empty() && customer.remote_id.is_none() && is_free() {
        let subject = Subject { entity: Entity::Customer, id: customer.id.clone() };
        changes::link(&Link { subject, remote_id, number: String::new(), url: String::new() });
    }
}

/// The id of the one customer with this address.
fn find(smarty: &Smarty, wanted: &NewCustomer) -> Result<Option<u64>, Error> {
    let page = |offset| smarty.customers(&wanted.email, offset).map_err(|problem| smarty.failure(problem));
    choose(&search(&wanted.email, page)?, wanted)
}

/// Everyone with exactly this address, whatever else the free-text search brings up.
fn search(
    email: &str,
    mut page: impl FnMut(u32) -> Result<Vec<Customer>, Error>,
) -> Result<Vec<Customer>, Error> {
    let mut found: Vec<Customer> = Vec::new();
    let mut offset = 0;
    for _ in 0..MAX_PAGES {
        let customers = page(offset)?;
        let read = u32::try_from(customers.len()).unwrap_or(u32::MAX);
        for customer in customers {
            let known = found.iter().any(|other| other.id() == customer.id());
            if same_email(&customer.email, email) && !known {
                found.push(customer);
            }
        }
        // Smarty may answer with fewer than we ask for; a page this short is certainly the last.
        if read < SHORT_PAGE {
            break;
        }
        offset = read.saturating_add(offset);
    }
    Ok(found)
}

fn same_email(a: &str, b: &str) -> bool {
    a.trim().eq_ignore_ascii_case(b.trim())
}

/// The one that is meant; none where there is none. Never a guess among several.
fn choose(found: &[Customer], wanted: &NewCustomer) -> Result<Option<u64>, Error> {
    let same = |theirs: &str, ours: &str| !ours.is_empty() && compact(theirs) == compact(ours);
    let narrowed: Vec<_> = found
        .iter()
        .filter(|customer| same(&customer.vat, &wanted.vat) || same(&customer.dni, &wanted.dni))
        .collect();
    let id = |one: &Customer| one.id().map(Some).ok_or_else(|| Error::Unexpected(say::unclear_customer()));
    match (found, narrowed.as_slice()) {
        ([], _) => Ok(None),
        ([one], _) => id(one),
        (_, [one]) => id(one),
        _ => {
            let ids: Vec<_> = found.iter().filter_map(Customer::id).map(|id| id.to_string()).collect();
            Err(Error::Rejected(say::customer_ambiguous(ids.join(", "))))
        }
    }
}

/// "IT 123" and "123" are the same number.
fn compact(text: &str) -> String {
    crate::mapping::fiscal::vat_number(text)
}

fn create(smarty: &Smarty, wanted: &NewCustomer) -> Result<u64, Error> {
    let problem = match smarty.create_customer(wanted) {
        Ok(created) => return created.id().ok_or_else(|| Error::Unexpected(say::unclear_customer())),
        Err(problem) => problem,
    };
    if let Some(error) = smarty.blocked(&problem) {
        return Err(error);
    }
    Err(match problem {
        problem if problem.is_for_good() => Error::Rejected(say::customer_refused(problem.words())),
        // Whether it was made or not: the next attempt finds it by its address.
        Problem::Http(failure) if !failure.without_effect() => crate::export::tried_again(&failure),
        problem => problem.into(),
    })
}

#[cfg(test)]
mod tests {
    use framework360_sdk::testing::samples;

    use super::*;

    fn listed(json: &str) -> Vec<Customer> {
        json::parse(json.as_bytes())
            .unwrap()
            .root()
            .elements()
            .unwrap()
            .into_iter()
            .map(Customer::read)
            .collect()
    }

    fn chosen(json: &str) -> Result<Option<u64>, String> {
        let mut order = samples::company();
        order.customer.email = "ada@example.org".into();
        let wanted = crate::mapping::address::customer(&order).unwrap();
        let found =
            search(&wanted.email, |offset| Ok(if offset == 0 { listed(json) } else { Vec::new() })).unwrap();
        choose(&found, &wanted).map_err(|error| format!("{error:?}"))
    }

    #[test]
    fn only_the_exact_address_counts() {
        let json = r#"[{"id": 1, "email": "xada@example.org"}, {"id": "2", "email": " Ada@Example.org "}, {"id": 3, "email": null}]"#;
        assert_eq!(chosen(json), Ok(Some(2)));
        assert_eq!(chosen("[]"), Ok(None));
    }

    #[test]
    fn several_are_narrowed_by_their_tax_numbers_or_refused() {
        let one = r#"[{"id": 1, "email": "ada@example.org", "vat": "IT12345678903"}, {"id": 2, "email": "ada@example.org"}]"#;
        assert_eq!(chosen(one), Ok(Some(1)));
        let none = r#"[{"id": 1, "email": "ada@example.org"}, {"id": 2, "email": "ada@example.org"}]"#;
        let told = chosen(none).unwrap_err();
        assert!(told.contains("Rejected") && told.contains("1, 2"), "{told}");
    }

    #[test]
    fn every_page_is_read() {
        let page = |from: u32, count: u32| -> Vec<Customer> {
            let records: Vec<_> =
                (from..from + count).map(|id| format!(r#"{{"id": {id}, "email": "{id}@x.it"}}"#)).collect();
            listed(&format!("[{}]", records.join(",")))
        };
        let found =
            search("55@x.it", |offset| Ok(page(offset + 1, if offset < 100 { 50 } else { 3 }))).unwrap();
        assert_eq!(found.first().and_then(Customer::id), Some(55));
    }
}
