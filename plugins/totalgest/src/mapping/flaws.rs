//! What TotalGest refuses of an order, in words.

use framework360_sdk::Message;
use framework360_sdk::text::shorten;

use crate::api::{Flaw, NewOrder, Trouble};
use crate::say;

/// The flaws that a message tells; more help nobody.
const TOLD: usize = 5;
/// How much of a name it shows, in characters.
const NAME: usize = 60;

/// Why TotalGest refuses an order: where the first flaw is in the reader's words, what it is in TotalGest's, and the
/// others behind it.
pub(crate) fn message(order: &NewOrder<'_>, trouble: &Trouble) -> Message {
    let Some((first, others)) = trouble.flaws.split_first() else {
        return say::refused_order(quoted(&trouble.failure.excerpt));
    };
    let mut reason = quoted(&first.detail);
    for flaw in others.iter().take(TOLD - 1) {
        reason.push_str(&format!(" · {}: {}", place(order, flaw), quoted(&flaw.detail)));
    }
    let left = others.len().saturating_sub(TOLD - 1);
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

/// Where a flaw is, without words of any language: the article's name, and the field's in the file.
fn place(order: &NewOrder<'_>, flaw: &Flaw) -> String {
    let steps = steps(&flaw.pointer);
    let steps: Vec<_> = steps.iter().map(String::as_str).collect();
    match (thing(order, &steps), steps.get(2..).unwrap_or_default()) {
        (Some(thing), []) => thing,
        (Some(thing), rest) => format!("{thing} ({})", shorten(&rest.join("/"), NAME)),
        (None, _) => shorten(&steps.join("/"), NAME),
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
    Some(shorten(name, NAME))
}

/// The field of an address, as the file names it.
fn field(steps: &[&str]) -> String {
    shorten(&steps.get(1..).unwrap_or_default().join("/"), NAME)
}

/// The steps of a JSON Pointer, with or without the slash or the `#` in front.
fn steps(pointer: &str) -> Vec<String> {
    let pointer = pointer.trim().trim_start_matches('#').trim_start_matches('/');
    pointer.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect()
}

fn quoted(words: &str) -> String {
    if words.is_empty() { "?".to_owned() } else { words.to_owned() }
}
