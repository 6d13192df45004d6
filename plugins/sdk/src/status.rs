//! The words of a plugin's column, the same for every connector.

mod edited;

use crate::shop::Entity;
use crate::text::Reader;
use crate::{Cell, JobState, LinkState, Message, Phase, Row, say};

/// What a row shows: its job where that is under way or needs a person, else its link, and what the shop
/// changed since then.
#[must_use]
pub fn cell(row: &Row, texts: &Reader) -> Cell {
    let show = |message: &Message| texts.render(message);
    let (state, text, detail) = match (&row.job, &row.link) {
        (Some(job), _) if job.phase == Phase::Uncertain => {
            let detail = [reason(job, texts), show(&say::sdk_uncertain_todo())];
            (LinkState::Uncertain, show(&say::sdk_uncertain()), joined(&detail))
        }
        (Some(job), _) if matches!(job.phase, Phase::Waiting | Phase::Running | Phase::Paused) => {
            let words = match job.phase {
                Phase::Running => say::sdk_running(),
                Phase::Paused => say::sdk_paused(),
                _ => say::sdk_queued(),
            };
            let edits = row.edited.as_ref().map(|edit| edited::detail(edit, texts));
            (LinkState::Queued, show(&words), joined(&[reason(job, texts), edits.unwrap_or_default()]))
        }
        (_, Some(link)) => {
            // A customer is known by name: what a remote numbers it by tells nobody anything.
            let known = link.subject.entity != Entity::Customer;
            let number = if link.number.is_empty() && known { &link.remote_id } else { &link.number };
            let since = row.linked_local.as_deref().and_then(moment);
            let since = since
                .map(|(year, month, day, time)| show(&say::SdkLinkedAt { year, month, day, time }.message()));
            let words = match &row.edited {
                Some(edit) if !number.is_empty() => edited::linked(edit, number),
                _ if number.is_empty() => say::sdk_linked_plain(),
                _ => say::sdk_linked(number),
            };
            let edits = row.edited.as_ref().map(|edit| edited::detail(edit, texts));
            (LinkState::Linked, show(&words), joined(&[since.unwrap_or_default(), edits.unwrap_or_default()]))
        }
        (Some(job), None) if job.phase == Phase::Parked => {
            // What to do stands in the reason; where there is none, it's said here.
            let told = reason(job, texts);
            let told = if told.is_empty() { show(&say::sdk_failed_todo()) } else { told };
            let attempts = (job.attempts > 0).then(|| show(&say::sdk_attempts(job.attempts)));
            let detail = joined(&[told, attempts.unwrap_or_default()]);
            (LinkState::Failed, show(&say::sdk_failed()), detail)
        }
        (Some(job), None) => (LinkState::NotLinked, show(&say::sdk_not_linked()), reason(job, texts)),
        (None, None) => (LinkState::NotLinked, show(&say::sdk_not_linked()), String::new()),
    };
    Cell { state, text, detail }
}

/// Year, month, day and time of "2026-11-22 14:05": each language puts them in its own order.
fn moment(local: &str) -> Option<(&str, &str, &str, &str)> {
    let (date, time) = local.split_once(' ')?;
    let (year, rest) = date.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    Some((year, month, day, time))
}

fn reason(job: &JobState, texts: &Reader) -> String {
    job.message.as_ref().map(|message| texts.render(message)).unwrap_or_default()
}

fn joined(parts: &[String]) -> String {
    let mut text = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !text.is_empty() {
            // A remote's own words often end without a full stop.
            text.push_str(if text.ends_with(['.', '!', '?', '…']) { " " } else { ". " });
        }
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::{Link, Subject};

    fn row(link: Option<&str>, phase: Option<Phase>) -> Row {
        Row {
            id: "1".into(),
            link: link.map(|number| Link {
                subject: Subject { entity: Entity::Order, id: "1".into() },
                remote_id: "3301".into(),
                number: number.into(),
                url: String::new(),
            }),
            linked_at: link.map(|_| 1_795_352_700_000),
            linked_local: link.map(|_| "2026-11-22 14:05".into()),
            edited: None,
            job: phase.map(|phase| JobState { phase, message: Some(say::sdk_queue()), attempts: 1, at: 0 }),
        }
    }

    fn show(row: &Row, locale: &str) -> Cell {
        cell(row, &say::CATALOGUE.reader(locale))
    }

    #[test]
    fn a_row_without_link_and_job_says_not_linked_in_the_guides_words() {
        for (locale, words) in [
            ("en", "Not linked"),
            ("it", "Non collegato"),
            ("fr", "Non connecté"),
            ("de", "Nicht verknüpft"),
            ("es", "No conectado"),
            ("nl", "Niet gekoppeld"),
        ] {
            let cell = show(&row(None, None), locale);
            assert_eq!((cell.state, cell.text.as_str()), (LinkState::NotLinked, words));
        }
    }

    #[test]
    fn a_linked_row_shows_the_number_and_by_the_shops_clock_since_when() {
        let cell = show(&row(Some("A-120"), None), "en");
        assert_eq!(cell.state, LinkState::Linked);
        assert_eq!(cell.text, "Synchronized: A-120");
        for (locale, detail) in [
            ("en", "Synchronized on 2026-11-22 14:05."),
            ("it", "Sincronizzato il 22/11/2026 14:05."),
            ("fr", "Synchronisé le 22/11/2026 14:05."),
            ("de", "Synchronisiert am 22.11.2026 14:05."),
            ("es", "Sincronizado el 22/11/2026 14:05."),
            ("nl", "Gesynchroniseerd op 22-11-2026 14:05."),
        ] {
            assert_eq!(show(&row(Some("A-120"), None), locale).detail, detail);
        }
        assert_eq!(show(&row(Some(""), None), "en").text, "Synchronized: 3301");
        for unsaid in [None, Some(String::new()), Some("22 November".to_owned())] {
            let row = Row { linked_local: unsaid, ..row(Some("A-120"), None) };
            assert_eq!(show(&row, "en").detail, "");
        }
    }

    #[test]
    fn a_linked_customer_without_a_number_is_synchronized_and_no_more() {
        let mut row = row(Some(""), None);
        row.link.as_mut().unwrap().subject.entity = Entity::Customer;
        for (locale, words) in [("en", "Synchronized"), ("it", "Sincronizzato"), ("de", "Synchronisiert")] {
            assert_eq!(show(&row, locale).text, words);
        }
    }

    #[test]
    fn a_reason_without_a_full_stop_gets_one_before_the_attempts() {
        let told = |text: &str| {
            let mut row = row(None, Some(Phase::Parked));
            let message = Message { code: "text".into(), args: vec![("text".into(), text.into())] };
            row.job.as_mut().unwrap().message = Some(message);
            show(&row, "en").detail
        };
        assert!(told("article bloqué").starts_with("article bloqué. "), "{}", told("article bloqué"));
        assert!(told("Bloqué.").starts_with("Bloqué. "), "{}", told("Bloqué."));
    }

    #[test]
    fn every_phase_of_a_job_has_its_state_and_its_reason() {
        for (phase, state) in [
            (Phase::Waiting, LinkState::Queued),
            (Phase::Running, LinkState::Queued),
            (Phase::Paused, LinkState::Queued),
            (Phase::Skipped, LinkState::NotLinked),
            (Phase::Parked, LinkState::Failed),
            (Phase::Uncertain, LinkState::Uncertain),
        ] {
            let cell = show(&row(None, Some(phase)), "en");
            assert_eq!(cell.state, state, "{phase:?}");
            assert!(!cell.detail.is_empty(), "{phase:?}");
        }
    }

    #[test]
    fn a_failure_tells_how_often_it_was_tried_in_every_language() {
        for (locale, expected) in [
            ("en", ["", "Tried once.", "Tried 2 times.", "Tried 21 times."]),
            ("it", ["", "Provato una volta.", "Provato 2 volte.", "Provato 21 volte."]),
            ("fr", ["", "Tenté 1 fois.", "Tenté 2 fois.", "Tenté 21 fois."]),
            ("de", ["", "Einmal versucht.", "2-mal versucht.", "21-mal versucht."]),
            ("es", ["", "Intentado una vez.", "Intentado 2 veces.", "Intentado 21 veces."]),
            ("nl", ["", "Eén keer geprobeerd.", "2 keer geprobeerd.", "21 keer geprobeerd."]),
        ] {
            for (attempts, expected) in [0, 1, 2, 21].into_iter().zip(expected) {
                let mut row = row(None, Some(Phase::Parked));
                if let Some(job) = &mut row.job {
                    job.attempts = attempts;
                }
                let detail = show(&row, locale).detail;
                let told = detail.strip_prefix(&say::CATALOGUE.render(&say::sdk_queue(), locale)).unwrap();
                assert_eq!(told.trim(), expected, "{locale}");
            }
        }
    }

    #[test]
    fn a_link_outlives_a_later_job_that_was_skipped_or_failed() {
        for phase in [Phase::Skipped, Phase::Parked] {
            assert_eq!(show(&row(Some("A-120"), Some(phase)), "en").state, LinkState::Linked);
        }
    }
}
