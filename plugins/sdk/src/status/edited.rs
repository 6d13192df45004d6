//! The messages about an order that the shop changed after it was sent.

use super::moment;
use crate::{Aspect, Difference, Edit, Message, say};

/// The cell's text.
pub(super) fn linked(edit: &Edit, number: &str) -> Message {
    if is_cancelled(edit) { say::sdk_linked_cancelled(number) } else { say::sdk_linked_changed(number) }
}

/// The cell's detail: when the order was changed, what differs, and that changes aren't passed on.
pub(super) fn detail(edit: &Edit) -> Vec<Message> {
    let cancelled = is_cancelled(edit);
    let when = match (edit.local.as_deref().and_then(moment), cancelled) {
        (Some((year, month, day, time)), true) => say::SdkCancelledAt { year, month, day, time }.message(),
        (Some((year, month, day, time)), false) => say::SdkChangedAt { year, month, day, time }.message(),
        (None, true) => say::sdk_cancelled(),
        (None, false) => say::sdk_changed(),
    };
    // That it's cancelled is said already.
    let differences = edit.differences.iter().filter(|found| !(cancelled && found.what == Aspect::State));
    std::iter::once(when).chain(differences.map(difference)).chain([say::sdk_edit_todo()]).collect()
}

fn is_cancelled(edit: &Edit) -> bool {
    edit.differences.iter().any(|found| found.what == Aspect::State && found.after == "cancelled")
}

/// "Total: 25.90 EUR → 350.00 EUR", or what differs alone.
fn difference(difference: &Difference) -> Message {
    let Difference { what, before, after } = difference;
    let is_empty = before.is_empty() && after.is_empty();
    // Something that was added or removed is empty on one side.
    let [before, after] = [before, after].map(|text| if text.is_empty() { "–" } else { text.as_str() });
    match (what, after, is_empty) {
        (Aspect::State, ..) => say::sdk_edit_reopened(),
        (Aspect::PaymentState, "refunded", _) => say::sdk_edit_refunded(),
        (Aspect::PaymentState, "partially-refunded", _) => say::sdk_edit_partially_refunded(),
        (Aspect::PaymentState, "voided", _) => say::sdk_edit_voided(),
        (Aspect::PaymentState, ..) | (Aspect::Payment, _, true) => say::sdk_edit_payment(),
        (Aspect::Number, _, true) => say::sdk_edit_number(),
        (Aspect::Total, _, true) => say::sdk_edit_total(),
        (Aspect::Lines, _, true) => say::sdk_edit_lines(),
        (Aspect::Charges, _, true) => say::sdk_edit_charges(),
        (Aspect::Billing, _, true) => say::sdk_edit_billing(),
        (Aspect::Shipping, _, true) => say::sdk_edit_shipping(),
        (Aspect::Customer, _, true) => say::sdk_edit_customer(),
        (Aspect::Number, ..) => say::SdkEditNumberTo { before, after }.message(),
        (Aspect::Total, ..) => say::SdkEditTotalTo { before, after }.message(),
        (Aspect::Lines, ..) => say::SdkEditLinesTo { before, after }.message(),
        (Aspect::Charges, ..) => say::SdkEditChargesTo { before, after }.message(),
        (Aspect::Payment, ..) => say::SdkEditPaymentTo { before, after }.message(),
        (Aspect::Billing, ..) => say::SdkEditBillingTo { before, after }.message(),
        (Aspect::Shipping, ..) => say::SdkEditShippingTo { before, after }.message(),
        (Aspect::Customer, ..) => say::SdkEditCustomerTo { before, after }.message(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::{Entity, Link, Subject};
    use crate::{JobState, LinkState, Phase, Row, status};

    fn found(what: Aspect, before: &str, after: &str) -> Difference {
        Difference { what, before: before.into(), after: after.into() }
    }

    fn row(differences: Vec<Difference>) -> Row {
        Row {
            id: "1".into(),
            link: Some(Link {
                subject: Subject { entity: Entity::Order, id: "1".into() },
                remote_id: "3301".into(),
                number: "120".into(),
                url: String::new(),
            }),
            linked_at: Some(1_795_352_700_000),
            linked_local: Some("2026-11-22 14:05".into()),
            edited: Some(Edit { at: 1, local: Some("2026-11-23 09:10".into()), differences }),
            notes: Vec::new(),
            job: None,
        }
    }

    fn state(row: &Row) -> LinkState {
        status::cell(row).state
    }

    /// The text and the detail.
    fn show(row: &Row, locale: &str) -> (String, String) {
        say::STRINGS.render_cell(&status::cell(row), locale)
    }

    #[test]
    fn an_order_that_was_changed_after_it_was_sent_says_what_differs_and_since_when() {
        let total = || vec![found(Aspect::Total, "25.90 EUR", "350.00 EUR")];
        for (locale, text, detail) in [
            (
                "en",
                "Synchronized: 120, changed since",
                "Changed on 2026-11-23 09:10. Total: 25.90 EUR → 350.00 EUR. ",
            ),
            (
                "it",
                "Sincronizzato: 120, poi modificato",
                "Modificato il 23/11/2026 09:10. Totale: 25,90 EUR → 350,00 EUR. ",
            ),
            (
                "fr",
                "Synchronisé\u{a0}: 120, commande modifiée",
                "Modifiée le 23/11/2026 09:10. Total\u{a0}: 25,90 EUR → 350,00 EUR. ",
            ),
            (
                "de",
                "Synchronisiert: 120, seither geändert",
                "Geändert am 23.11.2026 09:10. Gesamtbetrag: 25,90 EUR → 350,00 EUR. ",
            ),
            (
                "es",
                "Sincronizado: 120, modificado después",
                "Modificado el 23/11/2026 09:10. Total: 25,90 EUR → 350,00 EUR. ",
            ),
            (
                "nl",
                "Gesynchroniseerd: 120, daarna gewijzigd",
                "Gewijzigd op 23-11-2026 09:10. Totaal: 25,90 EUR → 350,00 EUR. ",
            ),
        ] {
            let (shown, details) = show(&row(total()), locale);
            assert_eq!((state(&row(total())), shown.as_str()), (LinkState::Linked, text));
            let (_, sent) = show(&Row { edited: None, ..row(Vec::new()) }, locale);
            let reported = details.strip_prefix(&format!("{sent} ")).unwrap();
            assert!(
                reported.starts_with(detail) && reported.len() > detail.len() + 20,
                "{locale}: {reported}"
            );
        }
    }

    #[test]
    fn a_cancelled_order_is_called_so() {
        let cancelled = || found(Aspect::State, "completed", "cancelled");
        let (text, details) = show(&row(vec![cancelled()]), "en");
        assert_eq!(text, "Synchronized: 120, cancelled since");
        let sent = "Synchronized on 2026-11-22 14:05.";
        let todo = "Changes aren't passed on: make them there too.";
        assert_eq!(details, format!("{sent} Cancelled on 2026-11-23 09:10. {todo}"));
        let more = row(vec![cancelled(), found(Aspect::PaymentState, "paid", "refunded")]);
        let reported = format!("{sent} Cancelled on 2026-11-23 09:10. Money refunded. {todo}");
        assert_eq!(show(&more, "en").1, reported);
        let mut untimed = more;
        untimed.edited.as_mut().unwrap().local = None;
        assert!(show(&untimed, "en").1.contains("Cancelled since then. Money refunded."));
    }

    #[test]
    fn every_aspect_has_its_words_in_every_language() {
        let all = || {
            vec![
                found(Aspect::State, "completed", "open"),
                found(Aspect::Number, "7", "8"),
                found(Aspect::Lines, "", "1 × CUP"),
                found(Aspect::Charges, "Post", ""),
                found(Aspect::PaymentState, "paid", "partially-refunded"),
                found(Aspect::Payment, "PayPal", "Card"),
                found(Aspect::Billing, "", ""),
                found(Aspect::Shipping, "", ""),
                found(Aspect::Customer, "", ""),
            ]
        };
        let (_, reported) = show(&row(all()), "en");
        assert!(
            reported.contains(
                "Open again. Number: 7 → 8. Articles: – → 1 × CUP. Shipping and fees: Post → –. Money partly \
                 refunded. Payment: PayPal → Card. Billing address changed. Delivery address changed. \
                 Customer changed."
            ),
            "{reported}"
        );
        for locale in ["it", "fr", "de", "es", "nl"] {
            let (_, reported) = show(&row(all()), locale);
            assert!(
                !reported.contains("sdk-") && reported.matches(". ").count() == 11,
                "{locale}: {reported}"
            );
        }
    }

    #[test]
    fn a_job_that_is_in_progress_hides_no_change() {
        let job = JobState { phase: Phase::Waiting, message: None, attempts: 0, at: 0 };
        let waiting = Row { job: Some(job), ..row(vec![found(Aspect::Number, "7", "8")]) };
        let (_, details) = show(&waiting, "en");
        assert_eq!(state(&waiting), LinkState::Queued);
        assert!(details.starts_with("Changed on 2026-11-23 09:10. Number: 7 → 8."), "{details}");
        let skipped =
            JobState { phase: Phase::Skipped, message: Some(say::sdk_skip_cancelled()), attempts: 0, at: 0 };
        let row = Row { job: Some(skipped), ..row(vec![found(Aspect::State, "completed", "cancelled")]) };
        assert_eq!(show(&row, "en").0, "Synchronized: 120, cancelled since");
    }
}
