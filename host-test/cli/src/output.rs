//! The output of commands: aligned columns for people, JSON for programs.

use std::io::Write as _;

use host_core::shop::Timestamp;
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

use crate::texts::{Texts, t};

/// Prints results, for people or for programs.
pub(crate) struct Output {
    pub(crate) json: bool,
    /// The texts in the reader's language.
    pub(crate) texts: Texts,
    /// The name of the person at work, for the activity.
    pub(crate) actor: Option<String>,
}

impl Output {
    /// Prints one value for programs, or the text for people.
    pub(crate) fn print(&self, value: &Value, text: &str) -> anyhow::Result<()> {
        let mut out = std::io::stdout().lock();
        let line = if self.json { value.to_string() } else { text.trim_end().to_owned() };
        match writeln!(out, "{line}").and_then(|()| out.flush()) {
            // The reader closed the pipe: they have seen enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            done => Ok(done?),
        }
    }
}

/// A table: rows under a head, in columns as wide as they need; only the head where there are no rows.
pub(crate) fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let mut all: Vec<Vec<String>> = vec![head.to_vec()];
    all.extend(rows.iter().map(|row| row.iter().map(|cell| one_line(cell)).collect()));
    let width = |column: usize| {
        all.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let mut text = String::new();
    for row in &all {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// A list of names and values, one pair on each line.
pub(crate) fn pairs(rows: impl IntoIterator<Item = (String, String)>) -> String {
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(name, value)| vec![name, value]).collect();
    table(&[String::new(), String::new()], &rows).trim_start().to_owned()
}

/// A foreign text in one line, without characters that move the cursor, colour the screen, or reverse the text behind
/// them.
pub(crate) fn one_line(text: &str) -> String {
    let turns = |letter: &char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .filter(|letter| !turns(letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

/// A time for programs, in UTC.
pub(crate) fn time(at: Timestamp) -> String {
    let moment = i64::try_from(at).ok().and_then(|at| jiff::Timestamp::from_millisecond(at).ok());
    moment.map_or_else(|| at.to_string(), |moment| moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// A size in bytes, for a person.
pub(crate) fn kib(size: usize, texts: &Texts) -> String {
    t!(texts, "kib", size = size.div_ceil(1024))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_whatever_the_letters() {
        let rows = [vec!["é".into(), "x".into()], vec!["日本".into(), "y\u{1b}[2J".into()]];
        assert_eq!(table(&["a".into(), "b".into()], &rows), "a     b\né     x\n日本  y [2J\n");
    }

    #[test]
    fn what_others_wrote_cannot_turn_the_line_around() {
        assert_eq!(one_line("AB\u{202e}21\u{2066}\n👩‍🌾"), "AB21 👩‍🌾");
    }

    #[test]
    fn times_are_utc() {
        assert_eq!(time(1_700_000_000_123), "2023-11-14T22:13:20Z");
    }
}
