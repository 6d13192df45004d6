//! Names and addresses of an order, as far as every remote needs them alike.

use crate::shop::{Address, Order};

/// First and last name of the person at an address of the order, as the shop holds them: names are never split.
/// Where the address has neither, the customer's.
#[must_use]
pub fn person<'a>(order: &'a Order, address: &'a Address) -> (&'a str, &'a str) {
    let given = (address.first_name.trim(), address.last_name.trim());
    if given == ("", "") {
        (order.customer.first_name.trim(), order.customer.last_name.trim())
    } else {
        given
    }
}

/// The address to which the order is delivered: the billing address where it has no shipping address.
#[must_use]
pub fn shipping(order: &Order) -> &Address {
    let to = &order.shipping;
    let nowhere = [&to.line1, &to.city, &to.postal_code].iter().all(|text| text.trim().is_empty());
    if nowhere { &order.billing } else { to }
}

/// The address without blanks around its fields; province and country, which are codes, in upper case.
#[must_use]
pub fn trimmed(address: &Address) -> Address {
    let text = |text: &str| text.trim().to_owned();
    let code = |code: &str| code.trim().to_ascii_uppercase();
    Address {
        first_name: text(&address.first_name),
        last_name: text(&address.last_name),
        company: text(&address.company),
        line1: text(&address.line1),
        line2: text(&address.line2),
        postal_code: text(&address.postal_code),
        city: text(&address.city),
        province: code(&address.province),
        country: code(&address.country),
        phone: text(&address.phone),
        vat_number: text(&address.vat_number),
        tax_code: text(&address.tax_code),
        sdi_code: text(&address.sdi_code),
        pec: text(&address.pec),
        extra: address.extra.clone(),
    }
}

/// The first of these that isn't blank, without blanks around it; empty where all are.
#[must_use]
pub fn first<'a>(texts: &[&'a str]) -> &'a str {
    texts.iter().map(|text| text.trim()).find(|text| !text.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::samples;

    #[test]
    fn a_person_is_named_by_the_address_and_else_by_the_customer() {
        let mut order = samples::simple();
        order.customer.first_name = " Carla ".into();
        order.billing.first_name = " Ada ".into();
        assert_eq!(person(&order, &order.billing), ("Ada", "Verdi"));
        order.billing.first_name.clear();
        assert_eq!(person(&order, &order.billing), ("", "Verdi"), "never half of one and half of the other");
        order.billing.last_name = " ".into();
        assert_eq!(person(&order, &order.billing), ("Carla", "Verdi"));
    }

    #[test]
    fn an_order_without_a_place_to_go_to_goes_where_the_bill_goes() {
        let mut order = samples::simple();
        order.shipping.city = "Milano".into();
        assert_eq!(shipping(&order).city, "Milano");
        for field in [&mut order.shipping.line1, &mut order.shipping.city, &mut order.shipping.postal_code] {
            *field = " ".into();
        }
        assert_eq!(shipping(&order), &order.billing);
    }

    #[test]
    fn an_address_is_trimmed_and_its_codes_are_in_upper_case() {
        let address = Address { line1: " Via Uno 1 ".into(), country: " ch".into(), ..samples::address() };
        let clean = trimmed(&address);
        assert_eq!(
            (clean.line1.as_str(), clean.country.as_str(), clean.province.as_str()),
            ("Via Uno 1", "CH", "RM")
        );
        assert_eq!(first(&[" ", " a ", "b"]), "a");
        assert_eq!(first(&[]), "");
    }
}
