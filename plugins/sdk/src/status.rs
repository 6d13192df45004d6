//! The cells of a plugin's column in the platform's lists, worded alike for every connector.

mod edited;

use crate::shop::Entity;
use crate::{Cell, JobState, LinkState, Message, Phase, Row, say};

/// The cell of a row: its job where that is in progress or needs a person; else its link, the notes of the send, and
/// what the shop changed since then.
#[must_use]
pub fn cell(row: &Row) -> Cell {
    let edits = || row.edited.iter().flat_map(edited::detail);
    match (&row.job, &row.link) {
        (Some(job), _) if job.phase == Phase::Uncertain => {
            // A connector says what to do with its reason.
            let says_it_all = job.message.as_ref().is_some_and(|message| !message.code.starts_with("host."));
            let todo = (!says_it_all).then(say::sdk_uncertain_todo);
            let detail = reason(job).chain(todo).collect();
            Cell { state: LinkState::Uncertain, text: say::sdk_uncertain(), detail }
        }
        (Some(job), _) if matches!(job.phase, Phase::Waiting | Phase::Running | Phase::Paused) => {
            let text = match job.phase {
                Phase::Running => say::sdk_running(),
                Phase::Paused => say::sdk_paused(),
                _ => say::sdk_queued(),
            };
            let detail = reason(job).chain(again(job)).chain(edits()).collect();
            Cell { state: LinkState::Queued, text, detail }
        }
        (_, Some(link)) => {
            // A customer is known by name: a remote's id means nothing to the owner.
            let known = link.subject.entity != Entity::Customer;
            let number = if link.number.is_empty() && known { &link.remote_id } else { &link.number };
            let since = row.linked_local.as_deref().and_then(moment);
            let since =
                since.map(|(year, month, day, time)| say::SdkLinkedAt { year, month, day, time }.message());
            let text = match &row.edited {
                Some(edit) if !number.is_empty() => edited::linked(edit, number),
                _ if number.is_empty() => say::sdk_linked_plain(),
                _ if !row.notes.is_empty() => say::sdk_linked_noted(number),
                _ => say::sdk_linked(number),
            };
            let detail = since.into_iter().chain(row.notes.iter().cloned()).chain(edits()).collect();
            Cell { state: LinkState::Linked, text, detail }
        }
        (Some(job), None) if job.phase == Phase::Parked => {
            // The reason says what to do; where there is no reason, this message does.
            let why = reason(job).next().unwrap_or_else(say::sdk_failed_todo);
            let attempts = (job.attempts > 0).then(|| say::sdk_attempts(job.attempts));
            let detail = std::iter::once(why).chain(attempts).collect();
            Cell { state: LinkState::Failed, text: say::sdk_failed(), detail }
        }
        (job, None) => {
            let detail = job.iter().flat_map(reason).collect();
            Cell { state: LinkState::NotLinked, text: say::sdk_not_linked(), detail }
        }
    }
}

/// Year, month, day and time of "2026-11-22 14:05": each language puts them in its own order.
fn moment(local: &str) -> Option<(&str, &str, &str, &str)> {
    let (date, time) = local.split_once(' ')?;
    let (year, rest) = date.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    Some((year, month, day, time))
}

/// The note that the job is retried, where an attempt failed and nobody has to do anything.
fn again(job: &JobState) -> Option<Message> {
    let failed = job.phase == Phase::Waiting && job.attempts > 0 && job.message.is_some();
    failed.then(say::sdk_retried)
}

fn reason(job: &JobState) -> impl Iterator<Item = Message> {
    job.message.clone().into_iter()
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
            notes: Vec::new(),
            job: phase.map(|phase| JobState { phase, message: Some(say::sdk_queue()), attempts: 1, at: 0 }),
        }
    }

    /// The text and the detail.
    fn show(row: &Row, locale: &str) -> (String, String) {
        say::STRINGS.render_cell(&cell(row), locale)
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
            let row = row(None, None);
            assert_eq!((cell(&row).state, show(&row, locale).0.as_str()), (LinkState::NotLinked, words));
        }
    }

    #[test]
    fn a_linked_row_shows_the_number_and_by_the_shops_clock_since_when() {
        let linked = row(Some("A-120"), None);
        assert_eq!(cell(&linked).state, LinkState::Linked);
        assert_eq!(show(&linked, "en").0, "Synchronized: A-120");
        for (locale, detail) in [
            ("en", "Synchronized on 2026-11-22 14:05."),
            ("it", "Sincronizzato il 22/11/2026 14:05."),
            ("fr", "Synchronisé le 22/11/2026 14:05."),
            ("de", "Synchronisiert am 22.11.2026 14:05."),
            ("es", "Sincronizado el 22/11/2026 14:05."),
            ("nl", "Gesynchroniseerd op 22-11-2026 14:05."),
        ] {
            assert_eq!(show(&linked, locale).1, detail);
        }
        assert_eq!(show(&row(Some(""), None), "en").0, "Synchronized: 3301");
        for unsaid in [None, Some(String::new()), Some("22 November".to_owned())] {
            let row = Row { linked_local: unsaid, ..row(Some("A-120"), None) };
            assert_eq!(show(&row, "en").1, "");
        }
    }

    #[test]
    fn a_linked_customer_without_a_number_is_synchronized_and_no_more() {
        let mut row = row(Some(""), None);
        row.link.as_mut().unwrap().subject.entity = Entity::Customer;
        for (locale, words) in [("en", "Synchronized"), ("it", "Sincronizzato"), ("de", "Synchronisiert")] {
            assert_eq!(show(&row, locale).0, words);
        }
    }

    #[test]
    fn a_reason_without_a_full_stop_gets_one_before_the_attempts() {
        let reported = |text: &str| {
            let mut row = row(None, Some(Phase::Parked));
            row.job.as_mut().unwrap().message = Some(crate::text::verbatim(text));
            show(&row, "en").1
        };
        assert!(reported("article bloqué").starts_with("article bloqué. "), "{}", reported("article bloqué"));
        assert!(reported("Bloqué.").starts_with("Bloqué. "), "{}", reported("Bloqué."));
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
            let cell = cell(&row(None, Some(phase)));
            assert_eq!(cell.state, state, "{phase:?}");
            assert!(!cell.detail.is_empty(), "{phase:?}");
        }
    }

    #[test]
    fn only_what_is_tried_again_by_itself_says_so() {
        let detail = |phase, attempts, message: Option<Message>| {
            let mut row = row(None, Some(phase));
            let job = row.job.as_mut().unwrap();
            (job.attempts, job.message) = (attempts, message);
            show(&row, "en").1
        };
        let reported = |phase, attempts| detail(phase, attempts, Some(say::sdk_queue()));
        let queue = "The platform can't queue this at the moment.";
        assert_eq!(reported(Phase::Waiting, 1), format!("{queue} It will be tried again."));
        assert_eq!(reported(Phase::Waiting, 0), queue, "it hasn't been tried");
        assert_eq!(reported(Phase::Paused, 1), queue, "somebody has to do something first");
        assert_eq!(reported(Phase::Parked, 1), format!("{queue} Tried once."));
        assert_eq!(detail(Phase::Waiting, 1, None), "", "nothing went wrong");
    }

    #[test]
    fn a_failure_says_how_often_it_was_tried_in_every_language() {
        for (locale, expected) in [
            ("en", ["", "Tried once.", "Tried 2 times.", "Tried 21 times."]),
            ("it", ["", "Provato una volta.", "Provato 2 volte.", "Provato 21 volte."]),
            ("fr", ["", "1 essai.", "2 essais.", "21 essais."]),
            ("de", ["", "Einmal versucht.", "2-mal versucht.", "21-mal versucht."]),
            ("es", ["", "Intentado una vez.", "Intentado 2 veces.", "Intentado 21 veces."]),
            ("nl", ["", "Eén keer geprobeerd.", "2 keer geprobeerd.", "21 keer geprobeerd."]),
        ] {
            for (attempts, expected) in [0, 1, 2, 21].into_iter().zip(expected) {
                let mut row = row(None, Some(Phase::Parked));
                if let Some(job) = &mut row.job {
                    job.attempts = attempts;
                }
                let (_, detail) = show(&row, locale);
                let reported = detail.strip_prefix(&say::STRINGS.render(&say::sdk_queue(), locale)).unwrap();
                assert_eq!(reported.trim(), expected, "{locale}");
            }
        }
    }

    #[test]
    fn a_link_outlives_a_later_job_that_was_skipped_or_failed() {
        for phase in [Phase::Skipped, Phase::Parked] {
            assert_eq!(cell(&row(Some("A-120"), Some(phase))).state, LinkState::Linked);
        }
    }

    #[test]
    fn what_was_noted_when_it_was_sent_is_shown_with_the_link_in_every_language() {
        let noted =
            Row { notes: vec![crate::text::verbatim("A cent less there.")], ..row(Some("A-120"), None) };
        for locale in ["en", "it", "fr", "de", "es", "nl"] {
            let (text, detail) = show(&noted, locale);
            assert!(text.contains("A-120") && text != show(&row(Some("A-120"), None), locale).0, "{text}");
            assert!(detail.ends_with(". A cent less there."), "{detail}");
        }
    }
}
