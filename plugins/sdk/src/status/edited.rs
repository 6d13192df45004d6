//! What the shop changed of an order after it was sent, in words.

use super::moment;
use crate::text::Reader;
use crate::{Aspect, Difference, Edit, Message, say};

/// The cell's text.
pub(super) fn linked(edit: &Edit, number: &str) -> Message {
    if is_cancelled(edit) { say::sdk_linked_cancelled(number) } else { say::sdk_linked_changed(number) }
}

/// What differs and since when, and that it isn't passed on.
pub(super) fn detail(edit: &Edit, texts: &Reader) -> String {
    let cancelled = is_cancelled(edit);
    let when = match (edit.local.as_deref().and_then(moment), cancelled) {
        (Some((year, month, day, time)), true) => say::SdkCancelledAt { year, month, day, time }.message(),
        (Some((year, month, day, time)), false) => say::SdkChangedAt { year, month, day, time }.message(),
        (None, true) => say::sdk_cancelled(),
        (None, false) => say::sdk_changed(),
    };
    let when = texts.render(&when);
    // That it's cancelled is said already.
    let told = edit.differences.iter().filter(|found| !(cancelled && found.what == Aspect::State));
    let what: Vec<String> = told.map(|found| difference(found, texts)).collect();
    let what = what.join("; ");
    let told = match what.is_empty() {
        true => format!("{when}."),
        false => texts.render(&say::SdkEditList { when, what }.message()),
    };
    format!("{told} {}", texts.render(&say::sdk_edit_todo()))
}

fn is_cancelled(edit: &Edit) -> bool {
    edit.differences.iter().any(|found| found.what == Aspect::State && found.after == "cancelled")
}

/// "total 25.90 EUR → 350.00 EUR", or what differs alone.
fn difference(difference: &Difference, texts: &Reader) -> String {
    let Difference { what, before, after } = difference;
    let (name, in_words) = match (what, after.as_str()) {
        (Aspect::State, _) => (say::sdk_edit_reopened(), true),
        (Aspect::PaymentState, "refunded") => (say::sdk_edit_refunded(), true),
        (Aspect::PaymentState, "partially-refunded") => (say::sdk_edit_partially_refunded(), true),
        (Aspect::PaymentState, "voided") => (say::sdk_edit_voided(), true),
        (Aspect::PaymentState, _) => (say::sdk_edit_payment(), true),
        (Aspect::Number, _) => (say::sdk_edit_number(), false),
        (Aspect::Total, _) => (say::sdk_edit_total(), false),
        (Aspect::Lines, _) => (say::sdk_edit_lines(), false),
        (Aspect::Charges, _) => (say::sdk_edit_charges(), false),
        (Aspect::Payment, _) => (say::sdk_edit_payment(), false),
        (Aspect::Billing, _) => (say::sdk_edit_billing(), false),
        (Aspect::Shipping, _) => (say::sdk_edit_shipping(), false),
        (Aspect::Customer, _) => (say::sdk_edit_customer(), false),
    };
    let name = texts.render(&name);
    if in_words || (before.is_empty() && after.is_empty()) {
        return name;
    }
    // What was added or left out has nothing on one side.
    let shown = |text: &str| if text.is_empty() { "–".to_owned() } else { texts.amounts(text) };
    format!("{name} {} → {}", shown(before), shown(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::{Entity, Link, Subject};
    use crate::{Cell, JobState, LinkState, Phase, Row, status};

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
            job: None,
        }
    }

    fn show(row: &Row, locale: &str) -> Cell {
        status::cell(row, &say::CATALOGUE.reader(locale))
    }

    #[test]
    fn an_order_that_was_changed_after_it_was_sent_says_what_differs_and_since_when() {
        let total = || vec![found(Aspect::Total, "25.90 EUR", "350.00 EUR")];
        for (locale, text, detail) in [
            (
                "en",
                "Synchronized: 120, changed since",
                "Changed on 2026-11-23 09:10: total 25.90 EUR → 350.00 EUR. ",
            ),
            (
                "it",
                "Sincronizzato: 120, poi modificato",
                "Modificato il 23/11/2026 09:10: totale 25,90 EUR → 350,00 EUR. ",
            ),
            (
                "fr",
                "Synchronisé : 120, modifié depuis",
                "Modifié le 23/11/2026 09:10 : total 25,90 EUR → 350,00 EUR. ",
            ),
            (
                "de",
                "Synchronisiert: 120, seither geändert",
                "Geändert am 23.11.2026 09:10: Gesamtbetrag 25,90 EUR → 350,00 EUR. ",
            ),
            (
                "es",
                "Sincronizado: 120, modificado después",
                "Modificado el 23/11/2026 09:10: total 25,90 EUR → 350,00 EUR. ",
            ),
            (
                "nl",
                "Gesynchroniseerd: 120, daarna gewijzigd",
                "Gewijzigd op 23-11-2026 09:10: totaal 25,90 EUR → 350,00 EUR. ",
            ),
        ] {
            let cell = show(&row(total()), locale);
            assert_eq!((cell.state, cell.text.as_str()), (LinkState::Linked, text));
            let sent = show(&Row { edited: None, ..row(Vec::new()) }, locale).detail;
            let told = cell.detail.strip_prefix(&format!("{sent} ")).unwrap();
            assert!(told.starts_with(detail) && told.len() > detail.len() + 20, "{locale}: {told}");
        }
    }

    #[test]
    fn a_cancelled_order_is_called_so() {
        let state = || found(Aspect::State, "completed", "cancelled");
        let cell = show(&row(vec![state()]), "en");
        assert_eq!(cell.text, "Synchronized: 120, cancelled since");
        let sent = "Synchronized on 2026-11-22 14:05.";
        let todo = "Changes aren't passed on: make them there too.";
        assert_eq!(cell.detail, format!("{sent} Cancelled on 2026-11-23 09:10. {todo}"));
        let more = row(vec![state(), found(Aspect::PaymentState, "paid", "refunded")]);
        let told = format!("{sent} Cancelled on 2026-11-23 09:10: money given back. {todo}");
        assert_eq!(show(&more, "en").detail, told);
        let mut untimed = more;
        untimed.edited.as_mut().unwrap().local = None;
        assert!(show(&untimed, "en").detail.contains("Cancelled since then: money given back."));
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
        let told = show(&row(all()), "en").detail;
        assert!(
            told.contains(
                "open again; number 7 → 8; articles – → 1 × CUP; shipping and fees Post → –; part of the money \
                 given back; payment PayPal → Card; billing address; delivery address; customer."
            ),
            "{told}"
        );
        for locale in ["it", "fr", "de", "es", "nl"] {
            let told = show(&row(all()), locale).detail;
            assert!(!told.contains("sdk-") && told.matches("; ").count() == 8, "{locale}: {told}");
        }
    }

    #[test]
    fn a_job_that_is_under_way_hides_no_change() {
        let job = JobState { phase: Phase::Waiting, message: None, attempts: 0, at: 0 };
        let waiting = Row { job: Some(job), ..row(vec![found(Aspect::Number, "7", "8")]) };
        let cell = show(&waiting, "en");
        assert_eq!(cell.state, LinkState::Queued);
        assert!(cell.detail.starts_with("Changed on 2026-11-23 09:10: number 7 → 8."), "{}", cell.detail);
        let skipped =
            JobState { phase: Phase::Skipped, message: Some(say::sdk_skip_cancelled()), attempts: 0, at: 0 };
        let row = Row { job: Some(skipped), ..row(vec![found(Aspect::State, "completed", "cancelled")]) };
        assert_eq!(show(&row, "en").text, "Synchronized: 120, cancelled since");
    }
}
