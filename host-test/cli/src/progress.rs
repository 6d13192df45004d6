//! The progress of long work, on standard error: a bar on a terminal, lines at intervals elsewhere.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use host_core::shop::Entity;
use host_platform::PageDone;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use crate::labels;
use crate::output::Output;
use crate::texts::{Texts, t};

/// The first line comes after this time: quick work needs none.
const FIRST: Duration = Duration::from_secs(1);
/// The time between two lines.
const BETWEEN: Duration = Duration::from_secs(2);
/// How often a bar moves while nothing is reported.
const BAR: Duration = Duration::from_millis(200);

/// The progress of one piece of work.
pub(crate) struct Progress<'a> {
    texts: &'a Texts,
    /// The name of the work, with which the line begins.
    what: String,
    /// The kind of records that are counted.
    of: Entity,
    pace: Pace,
    shown: Shown,
}

enum Shown {
    Nothing,
    Lines,
    Bar(ProgressBar),
}

impl<'a> Progress<'a> {
    /// Begins now, with a bar below the existing ones. Nothing is shown to programs.
    pub(crate) fn new(out: &'a Output, what: String, of: Entity, bars: &MultiProgress) -> Self {
        let shown = if out.json {
            Shown::Nothing
        } else if std::io::stderr().is_terminal() {
            let bar = bars.add(ProgressBar::no_length());
            bar.set_style(style("{spinner} {msg}"));
            bar.set_message(what.clone());
            bar.enable_steady_tick(BAR);
            Shown::Bar(bar)
        } else {
            Shown::Lines
        };
        Self { texts: &out.texts, what, of, pace: Pace::new(Instant::now()), shown }
    }

    /// Reports a page of a tick.
    pub(crate) fn page(&mut self, page: &PageDone) {
        let counts = page.counts;
        let handled = [counts.created, counts.updated, counts.stock, counts.unchanged, counts.problems];
        self.at(page.done, page.total, handled.iter().sum());
    }

    /// Reports that `done` records are done by now, `step` of them since the last call.
    pub(crate) fn at(&mut self, done: u64, total: Option<u64>, step: u64) {
        let now = Instant::now();
        let rate = self.pace.rate(now, done, step);
        let (what, entity) = (&self.what, labels::entity(self.of));
        let text = match total {
            Some(total) => t!(
                self.texts,
                "progress-of",
                what = what,
                entity = entity,
                done = done,
                total = total,
                rate = rate
            ),
            None => t!(self.texts, "progress", what = what, entity = entity, done = done, rate = rate),
        };
        match &self.shown {
            Shown::Nothing => {}
            Shown::Lines if self.pace.due(now) => {
                // The reader may have closed the pipe, which is no reason to stop.
                drop(writeln!(std::io::stderr(), "{text}"));
            }
            Shown::Lines => {}
            Shown::Bar(bar) => {
                if let Some(total) = total
                    && bar.length() != Some(total)
                {
                    bar.set_length(total);
                    bar.set_style(style("{spinner} {msg} {wide_bar}"));
                }
                bar.set_position(done);
                bar.set_message(text);
            }
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Shown::Bar(bar) = &self.shown {
            bar.finish_and_clear();
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// When the next line is due, and how fast the work goes.
struct Pace {
    began: Instant,
    reported: Option<Instant>,
    /// The records that were done before this began, where an import continues.
    before: Option<u64>,
}

impl Pace {
    fn new(now: Instant) -> Self {
        Self { began: now, reported: None, before: None }
    }

    fn due(&mut self, now: Instant) -> bool {
        let due = match self.reported {
            None => now.duration_since(self.began) >= FIRST,
            Some(reported) => now.duration_since(reported) >= BETWEEN,
        };
        if due {
            self.reported = Some(now);
        }
        due
    }

    /// Records per second since it began.
    fn rate(&mut self, now: Instant, done: u64, step: u64) -> u64 {
        let before = *self.before.get_or_insert(done.saturating_sub(step));
        let elapsed = now.duration_since(self.began).as_millis().max(1);
        let rate = u128::from(done.saturating_sub(before)).saturating_mul(1_000) / elapsed;
        u64::try_from(rate).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_comes_after_a_second_and_then_one_every_two_at_most() {
        let began = Instant::now();
        let mut pace = Pace::new(began);
        let reported: Vec<u64> = (0..=7_000)
            .step_by(500)
            .filter(|after| pace.due(began + Duration::from_millis(*after)))
            .collect();
        assert_eq!(reported, [1_000, 3_000, 5_000, 7_000]);
    }

    #[test]
    fn the_rate_counts_what_was_done_since_it_began() {
        let began = Instant::now();
        let mut pace = Pace::new(began);
        assert_eq!(pace.rate(began + Duration::from_secs(1), 1_250, 250), 250, "1,000 were done before");
        assert_eq!(pace.rate(began + Duration::from_secs(2), 1_500, 250), 250);
        assert_eq!(pace.rate(began + Duration::from_secs(5), 1_500, 0), 100);
    }
}
