//! Which customer at Smarty is found for an order.

use framework360_sdk::testing::{self, samples};

use super::*;

/// What is found for a company with VAT number 12345678903 and this e-mail address.
fn found(email: &str, listed: &'static str) -> Result<Option<(u64, usize)>, Error> {
    testing::reset();
    testing::with(|host| host.settings.insert("api_key".into(), "K1".into()));
    testing::remote(move |request| {
        let is_first = request.url.contains("offset=0");
        testing::json(200, if is_first { listed } else { "[]" })
    });
    let mut order = samples::company();
    order.customer.email = email.into();
    let wanted = Identity::of(&crate::mapping::address::customer(&order).unwrap());
    let smarty = Smarty::of_installation().unwrap();
    Ok(find(&smarty, &wanted)?.map(|found| (found.id, found.notes.len())))
}

#[test]
fn only_the_exact_address_counts() {
    let listed = r#"[{"id": 1, "email": "xada@example.org"}, {"id": "2", "email": " Ada@Example.org "}, {"id": 3, "email": null}]"#;
    assert_eq!(found("ada@example.org", listed), Ok(Some((2, 0))));
    assert_eq!(found("ada@example.org", "[]"), Ok(None));
}

#[test]
fn the_vat_number_counts_before_the_address_whatever_address_the_customer_has_now() {
    let listed = r#"[{"id": 5, "email": "ada@example.org"}, {"id": 9, "email": "old@example.org", "vat": "IT12345678903"}]"#;
    assert_eq!(found("ada@example.org", listed), Ok(Some((9, 0))));
}

#[test]
fn the_same_address_with_another_vat_number_is_another_customer() {
    let listed = r#"[{"id": 1, "email": "ada@example.org", "vat": "98765432109"}]"#;
    assert_eq!(found("ada@example.org", listed), Ok(None));
}

#[test]
fn of_several_the_lowest_id_is_chosen_and_the_owner_gets_a_note() {
    let listed = r#"[{"id": 7, "email": "ada@example.org"}, {"id": 2, "email": "ada@example.org"}]"#;
    assert_eq!(found("ada@example.org", listed), Ok(Some((2, 1))));
}

#[test]
fn without_an_e_mail_address_name_and_address_decide() {
    let mut order = samples::simple();
    order.customer.email.clear();
    let customer = crate::mapping::address::customer(&order).unwrap();
    let wanted = Identity::of(&customer);
    let address = &customer.billing_address;
    let listed = |street: &str| {
        format!(
            r#"[{{"id": 4, "name": "{}", "last_name": "{}", "email": "",
                "billing_address": {{"address": "{street}", "zipcode": "{}"}}}}]"#,
            customer.name.to_uppercase(),
            customer.last_name,
            address.zipcode
        )
    };
    for (street, expected) in [(address.address.clone(), Some(4)), ("Another street 9".to_owned(), None)] {
        testing::reset();
        testing::with(|host| host.settings.insert("api_key".into(), "K1".into()));
        let listed = listed(&street);
        testing::remote(move |_| testing::json(200, &listed));
        let smarty = Smarty::of_installation().unwrap();
        assert_eq!(find(&smarty, &wanted).unwrap().map(|found| found.id), expected, "{street}");
    }
}
