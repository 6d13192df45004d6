//! The message for an order that TotalGest rejects.

use framework360_sdk::Message;
use framework360_sdk::text::shorten;

use crate::api::{InvalidField, NewOrder, RequestError};
use crate::say;

/// The most invalid fields that a message names. More would make it unreadable.
const MAX_NAMED: usize = 5;
/// The most characters of a name that a message shows.
const MAX_NAME: usize = 60;

/// Why TotalGest rejects an order. The message names the first invalid field in the reader's language, quotes what
/// TotalGest says of it, and lists the other fields after it.
pub(crate) fn message(order: &NewOrder<'_>, error: &RequestError) -> Message {
    let Some((first, others)) = error.invalid_fields.split_first() else {
        return say::refused_order(quoted(&error.failure.excerpt));
    };
    let mut reason = quoted(&first.detail);
    for invalid in others.iter().take(MAX_NAMED - 1) {
        reason.push_str(&format!(" · {}: {}", place(order, invalid), quoted(&invalid.detail)));
    }
    let left = others.len().saturating_sub(MAX_NAMED - 1);
    if left > 0 {
        reason.push_str(&format!(" · +{left}"));
    }
    let steps = steps(&first.pointer);
    let steps: Vec<_> = steps.iter().map(String::as_str).collect();
    let thing = thing(order, &steps).unwrap_or_default();
    match steps.as_slice() {
        ["external_reference" | "order_number", ..] => say::refused_number(reason),
        ["placed_at", ..] => say::refused_date(reason),
        ["currency", ..] => say::refused_currency(reason),
        ["payment", ..] => say::refused_payment(reason),
        ["customer", "email", ..] => say::refused_email(reason),
        ["customer", ..] => say::refused_customer(reason),
        ["billing", ..] => say::RefusedBilling { field: field(&steps), reason }.message(),
        ["shipping", ..] => say::RefusedShipping { field: field(&steps), reason }.message(),
        ["lines", _, "sku" | "ean", ..] => say::RefusedLineCode { line: thing, reason }.message(),
        ["lines", _, "name", ..] => say::RefusedLineName { line: thing, reason }.message(),
        ["lines", _, "quantity", ..] => say::RefusedLineQuantity { line: thing, reason }.message(),
        ["lines", _, "unit_price" | "discount", ..] => {
            say::RefusedLinePrice { line: thing, reason }.message()
        }
        ["lines", _, "vat", ..] | ["charges", _, "vat", ..] => {
            say::RefusedLineVat { line: thing, reason }.message()
        }
        ["lines" | "charges", _, ..] => say::RefusedLine { line: thing, reason }.message(),
        ["lines"] => say::refused_lines(reason),
        ["coupon", ..] => say::refused_coupon(reason),
        ["credit", ..] => say::refused_credit(reason),
        ["total" | "charges" | "prices_include_vat", ..] => say::refused_total(reason),
        ["note", ..] => say::refused_note(reason),
        _ => say::refused_order(reason),
    }
}

/// Where an invalid field is, without words of any language: the article's name, and the field's name in
/// `openapi.json`.
fn place(order: &NewOrder<'_>, invalid: &InvalidField) -> String {
    let steps = steps(&invalid.pointer);
    let steps: Vec<_> = steps.iter().map(String::as_str).collect();
    match (thing(order, &steps), steps.get(2..).unwrap_or_default()) {
        (Some(thing), []) => thing,
        (Some(thing), rest) => format!("{thing} ({})", shorten(&rest.join("/"), MAX_NAME)),
        (None, _) => shorten(&steps.join("/"), MAX_NAME),
    }
}

/// The article or charge that a pointer is about.
fn thing(order: &NewOrder<'_>, steps: &[&str]) -> Option<String> {
    let [list, index, ..] = steps else { return None };
    let index: usize = index.parse().ok()?;
    let name = match *list {
        "lines" => &order.lines.get(index)?.name,
        "charges" => &order.charges.get(index)?.label,
        _ => return None,
    };
    Some(shorten(name, MAX_NAME))
}

/// The field of an address, as `openapi.json` names it.
fn field(steps: &[&str]) -> String {
    shorten(&steps.get(1..).unwrap_or_default().join("/"), MAX_NAME)
}

/// The steps of a JSON Pointer, with or without the slash or the `#` in front.
fn steps(pointer: &str) -> Vec<String> {
    let pointer = pointer.trim().trim_start_matches('#').trim_start_matches('/');
    pointer.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect()
}

fn quoted(words: &str) -> String {
    if words.is_empty() { "?".to_owned() } else { words.to_owned() }
}
