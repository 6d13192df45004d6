//! The words in which Smarty says that it doesn't know an order's customer, as after it was deleted there or merged
//! with another one.
//!
//! ASSUMED, all of it: these words were never seen. So Smarty's list of customers decides wherever they are about a
//! customer at all. Where strict words (the field is named, with the phrase next to it) contradict the list, the
//! owner's message says so.

/// The field of the order, as it's sent.
const FIELD: &str = "customer_id";

/// The phrases about the field, before it or after it.
const PHRASES: [&[&str]; 11] = [
    &["unknown"],
    &["not", "found"],
    &["does", "not", "exist"],
    &["doesnt", "exist"],
    &["deleted"],
    &["sconosciuto"],
    &["non", "trovato"],
    &["non", "esiste"],
    &["inesistente"],
    &["eliminato"],
    &["cancellato"],
];

/// The words that may be between the field and the phrase, next to numbers.
const FILLERS: [&str; 14] =
    ["is", "was", "has", "been", "the", "with", "value", "il", "con", "valore", "campo", "e", "è", "stato"];

/// Whether the words are about a customer at all: "Customer not found", "Cliente non valido".
pub(super) fn may_be_meant(words: &str) -> bool {
    let words = words.to_lowercase();
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    words.any(|word| matches!(word, "customer" | "customerid" | "client" | "cliente" | "clienti"))
}

/// Whether these words say so: "Unknown customer_id", "customer_id 77 not found", "il customer_id 77 non esiste".
pub(super) fn is_said(words: &str) -> bool {
    let words = words.to_lowercase().replace(['\'', '’'], "");
    words.split([',', ';', '.', '\n']).any(clause_says_so)
}

fn clause_says_so(clause: &str) -> bool {
    let words: Vec<&str> = clause
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .filter(|word| !word.chars().all(|c| c.is_ascii_digit()))
        .collect();
    words.iter().enumerate().filter(|(_, word)| **word == FIELD).any(|(at, _)| {
        let before = words.get(..at).unwrap_or_default();
        let after = words.get(at.saturating_add(1)..).unwrap_or_default();
        PHRASES.iter().any(|phrase| after.starts_with(phrase) || before.ends_with(phrase))
    })
}

#[cfg(test)]
mod tests {
    use super::{is_said, may_be_meant};

    #[test]
    fn a_customer_that_is_not_known_is_recognized_by_the_name_of_the_field_and_a_phrase_next_to_it() {
        for words in [
            "Unknown customer_id",
            "Unknown customer_id 77.",
            "customer_id 77 not found",
            "customer_id: not found",
            "The customer_id 77 does not exist",
            "customer_id doesn't exist",
            "Invalid order: customer_id 77 was deleted",
            "customer_id sconosciuto",
            "Il customer_id 77 non esiste",
            "customer_id 77 è stato eliminato",
            "customer_id non trovato",
            "customer_id inesistente",
            r#"{"tax_id":"ok","customer_id":"not found"}"#,
        ] {
            assert!(is_said(words), "{words}");
        }
    }

    #[test]
    fn other_refusals_are_not_taken_for_it() {
        for words in [
            "",
            "Unknown tax_id",
            "Unknown tax_id for customer_id 77",
            "tax_id 4 unknown, customer_id 77",
            "customer_id 77; sku not found",
            "Missing customer_id",
            "customer_id was not deleted",
            "Customer not found",
            "Cliente inesistente",
            "Unknown customer_id_type",
            "HTTP 404.",
        ] {
            assert!(!is_said(words), "{words}");
        }
    }

    #[test]
    fn words_about_a_customer_are_recognized() {
        for words in ["Customer not found", "customer_id: 77", "Cliente inesistente", r#"{"client":"?"}"#] {
            assert!(may_be_meant(words), "{words}");
        }
        for words in ["", "Unknown tax_id", "sku unknown", "clientele", "HTTP 404."] {
            assert!(!may_be_meant(words), "{words}");
        }
    }
}
