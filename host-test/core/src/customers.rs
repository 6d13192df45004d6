//! The rules for a customer that a remote reports or the shop's people save: checked, named, and merged into what the
//! shop knows. Pure: no database, no network.

use crate::catalogue::{check_length, check_number};
use crate::limits;
use crate::match_keys;
use crate::model::Message;
use crate::shop::{Address, Consent, Customer, CustomerPatch, Partial};

/// Checks whether the shop can take this customer; the error is for a person.
pub fn check(patch: &CustomerPatch) -> Result<(), Message> {
    if patch.remote_id.is_empty() {
        return Err(Message::host("customer-without-id", &[]));
    }
    check_length("remote-id", &patch.remote_id, limits::JOB_NAME)?;
    line("remote-id", &patch.remote_id)?;
    for (field, value) in [
        ("email", &patch.email),
        ("phone", &patch.phone),
        ("first-name", &patch.first_name),
        ("last-name", &patch.last_name),
        ("locale", &patch.locale),
    ] {
        value.as_deref().map_or(Ok(()), |value| line(field, value))?;
    }
    if let Some(note) = &patch.note {
        lines("note", note, limits::CUSTOMER_NOTE)?;
    }
    if let Some(tags) = &patch.tags {
        check_number("tags", tags.len(), limits::CUSTOMER_TAGS)?;
        tags.iter().try_for_each(|tag| line("tags", tag))?;
    }
    if let Some(addresses) = &patch.addresses {
        check_number("addresses", addresses.len(), limits::CUSTOMER_ADDRESSES)?;
        addresses.iter().try_for_each(address)?;
    }
    Ok(())
}

fn address(address: &Address) -> Result<(), Message> {
    const FIELD: &str = "addresses";
    for text in [
        &address.first_name,
        &address.last_name,
        &address.company,
        &address.postal_code,
        &address.city,
        &address.province,
        &address.country,
        &address.phone,
        &address.vat_number,
        &address.tax_code,
        &address.sdi_code,
        &address.pec,
    ] {
        line(FIELD, text)?;
    }
    // People write two lines into one field.
    for text in [&address.line1, &address.line2] {
        lines(FIELD, text, limits::CUSTOMER_TEXT)?;
    }
    check_number(FIELD, address.extra.len(), limits::CUSTOMER_PARTS)?;
    address.extra.iter().flat_map(|(name, value)| [name, value]).try_for_each(|text| line(FIELD, text))
}

fn line(field: &str, text: &str) -> Result<(), Message> {
    check_length(field, text, limits::CUSTOMER_TEXT)?;
    printable(field, text, |_| false)
}

fn lines(field: &str, text: &str, most: usize) -> Result<(), Message> {
    check_length(field, text, most)?;
    printable(field, text, |letter| matches!(letter, '\n' | '\r' | '\t'))
}

fn printable(field: &str, text: &str, may: impl Fn(char) -> bool) -> Result<(), Message> {
    if text.chars().any(|letter| letter.is_control() && !may(letter)) {
        return Err(Message::host("control-characters", &[("field", field)]));
    }
    Ok(())
}

/// The customer with the remote's reported changes applied; fields that the patch doesn't hold stay.
pub fn patched(mine: &Customer, patch: &CustomerPatch) -> Customer {
    let mut customer = mine.clone();
    for (own, reported) in [
        (&mut customer.email, &patch.email),
        (&mut customer.phone, &patch.phone),
        (&mut customer.first_name, &patch.first_name),
        (&mut customer.last_name, &patch.last_name),
        (&mut customer.note, &patch.note),
        (&mut customer.locale, &patch.locale),
    ] {
        take(own, reported.as_ref());
    }
    take(&mut customer.addresses, patch.addresses.as_ref());
    take(&mut customer.tags, patch.tags.as_ref());
    if let Some(consent) = patch.email_marketing {
        // Even where it is the same: the time of a consent at another address isn't the time of this one.
        (customer.email_marketing, customer.email_marketing_at) = (consent, patch.email_marketing_at);
    } else {
        part_with_consent(mine, &mut customer);
    }
    customer
}

/// The customer as a person saves it, or a file holds it, over what the shop knows; fields that aren't given stay.
///
/// # Errors
/// None, unless a field can't be read as it's written.
pub fn saved(mine: &Customer, given: &Partial<Customer>) -> serde_json::Result<Customer> {
    let mut customer = given.apply_to(mine)?;
    if !given.has_field("email_marketing") {
        part_with_consent(mine, &mut customer);
    }
    Ok(customer)
}

/// Resets the consent of a customer with another e-mail address: consent to mail at one address doesn't allow mail to
/// another. A withdrawal stays, since it allows none.
fn part_with_consent(before: &Customer, after: &mut Customer) {
    let same = match_keys::normal("email", &before.email) == match_keys::normal("email", &after.email);
    if !same && matches!(after.email_marketing, Consent::Subscribed | Consent::Pending) {
        (after.email_marketing, after.email_marketing_at) = (Consent::Unknown, None);
    }
}

fn take<T: Clone>(own: &mut T, reported: Option<&T>) {
    if let Some(reported) = reported {
        own.clone_from(reported);
    }
}

/// The id of a new customer in the shop, unless another one has it: the plugin and
/// the last part of the remote's identifier, `gid://shopify/Customer/17`.
pub fn name(plugin: &str, remote_id: &str) -> String {
    let last = remote_id.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let harmless = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let last: String = last.chars().map(harmless).take(limits::CUSTOMER_NAME).collect();
    let last = last.trim_matches('-');
    format!("{plugin}-{}", if last.is_empty() { "customer" } else { last })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::Consent;

    fn patch() -> CustomerPatch {
        CustomerPatch { remote_id: "gid://shopify/Customer/17".into(), ..CustomerPatch::default() }
    }

    #[test]
    fn what_is_not_reported_stays_and_what_is_reported_empty_is_empty() {
        let mine = Customer {
            email: "a@b.example".into(),
            note: "mine".into(),
            tags: vec!["vip".into()],
            orders_count: 3,
            email_marketing: Consent::Subscribed,
            email_marketing_at: Some(5),
            ..Customer::default()
        };
        assert_eq!(patched(&mine, &patch()), mine);
        let reported = CustomerPatch { note: Some(String::new()), tags: Some(Vec::new()), ..patch() };
        let expected = Customer { note: String::new(), tags: Vec::new(), ..mine.clone() };
        assert_eq!(patched(&mine, &reported), expected);
    }

    #[test]
    fn a_consent_without_a_time_does_not_keep_the_time_of_the_one_before() {
        let mine = Customer {
            email_marketing: Consent::Subscribed,
            email_marketing_at: Some(5),
            ..Customer::default()
        };
        let reported = |consent, at| {
            let patch = CustomerPatch { email_marketing: Some(consent), email_marketing_at: at, ..patch() };
            let customer = patched(&mine, &patch);
            (customer.email_marketing, customer.email_marketing_at)
        };
        assert_eq!(reported(Consent::Subscribed, None), (Consent::Subscribed, None));
        assert_eq!(reported(Consent::Unsubscribed, None), (Consent::Unsubscribed, None));
        assert_eq!(reported(Consent::Unsubscribed, Some(9)), (Consent::Unsubscribed, Some(9)));
    }

    #[test]
    fn a_consent_does_not_go_along_to_another_address() {
        let mine = |consent| Customer {
            email: "zoe@example.ch".into(),
            email_marketing: consent,
            email_marketing_at: Some(5),
            ..Customer::default()
        };
        for (before, email, consent, at) in [
            (Consent::Subscribed, "new@example.ch", Consent::Unknown, None),
            (Consent::Pending, "new@example.ch", Consent::Unknown, None),
            (Consent::Unsubscribed, "new@example.ch", Consent::Unsubscribed, Some(5)),
            (Consent::Subscribed, " Zoe@EXAMPLE.ch", Consent::Subscribed, Some(5)),
        ] {
            let reported = CustomerPatch { email: Some(email.into()), ..patch() };
            let file = format!(r#"{{"id": "1", "email": "{email}"}}"#);
            let given = crate::shop::files::customers(&file).unwrap().remove(0);
            for customer in [patched(&mine(before), &reported), saved(&mine(before), &given).unwrap()] {
                assert_eq!((customer.email_marketing, customer.email_marketing_at), (consent, at), "{email}");
            }
        }
        // Said with the new one.
        let reported = CustomerPatch {
            email: Some("new@example.ch".into()),
            email_marketing: Some(Consent::Subscribed),
            email_marketing_at: Some(7),
            ..patch()
        };
        let file = r#"{"id": "1", "email": "new@example.ch", "email_marketing": "subscribed", "email_marketing_at": 7}"#;
        let given = crate::shop::files::customers(file).unwrap().remove(0);
        for customer in [
            patched(&mine(Consent::Subscribed), &reported),
            saved(&mine(Consent::Subscribed), &given).unwrap(),
        ] {
            assert_eq!(
                (customer.email_marketing, customer.email_marketing_at),
                (Consent::Subscribed, Some(7))
            );
        }
    }

    #[test]
    fn a_refusal_names_the_field_and_what_is_wrong_there() {
        let fine = CustomerPatch {
            first_name: Some("Zoë 🦊".into()),
            note: Some("two\nlines".into()),
            addresses: Some(vec![Address { line1: "c/o\nB".into(), ..Address::default() }]),
            ..patch()
        };
        assert_eq!(check(&fine), Ok(()));
        let long = "x".repeat(limits::CUSTOMER_TEXT + 1);
        let at = |address: Address| Some(vec![address]);
        let cases = [
            (CustomerPatch::default(), "customer-without-id", ""),
            (CustomerPatch { remote_id: "a\0".into(), ..patch() }, "control-characters", "remote-id"),
            (CustomerPatch { email: Some(long.clone()), ..patch() }, "product-too-long", "email"),
            (CustomerPatch { phone: Some("1\u{7}".into()), ..patch() }, "control-characters", "phone"),
            (CustomerPatch { last_name: Some("a\nb".into()), ..patch() }, "control-characters", "last-name"),
            (CustomerPatch { note: Some("\u{1b}[2J".into()), ..patch() }, "control-characters", "note"),
            (
                CustomerPatch { note: Some("x".repeat(limits::CUSTOMER_NOTE + 1)), ..patch() },
                "product-too-long",
                "note",
            ),
            (
                CustomerPatch { tags: Some(vec![String::new(); limits::CUSTOMER_TAGS + 1]), ..patch() },
                "product-too-many",
                "tags",
            ),
            (CustomerPatch { tags: Some(vec![long.clone()]), ..patch() }, "product-too-long", "tags"),
            (
                CustomerPatch {
                    addresses: Some(vec![Address::default(); limits::CUSTOMER_ADDRESSES + 1]),
                    ..patch()
                },
                "product-too-many",
                "addresses",
            ),
            (
                CustomerPatch {
                    addresses: at(Address { pec: "\r".into(), ..Address::default() }),
                    ..patch()
                },
                "control-characters",
                "addresses",
            ),
            (
                CustomerPatch {
                    addresses: at(Address { extra: vec![("a".into(), long)], ..Address::default() }),
                    ..patch()
                },
                "product-too-long",
                "addresses",
            ),
        ];
        for (patch, code, field) in cases {
            let refused = check(&patch).unwrap_err();
            assert_eq!(refused.code, format!("host.{code}"));
            assert_eq!(refused.args.first().map_or("", |(_, value)| value.as_str()), field);
        }
    }

    #[test]
    fn a_new_customers_id_is_harmless() {
        for (remote_id, id) in [
            ("gid://shopify/Customer/17", "shopify-17"),
            ("17", "shopify-17"),
            ("a/b//", "shopify-b"),
            ("../é;x y", "shopify-x-y"),
            ("///", "shopify-customer"),
            ("..", "shopify-customer"),
        ] {
            assert_eq!(name("shopify", remote_id), id);
        }
        assert!(name("shopify", &"9".repeat(5_000)).len() < 200);
    }
}
