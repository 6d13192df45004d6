//! The invariants that must hold once the faults have stopped and nothing is left to do.

use host_platform::{SentRow, StatusRow};
use serde_json::Value;

use crate::sender::Sender;

/// A record as the platform shows it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The order.
    pub id: String,
    /// The state: not-linked, queued, linked, failed or uncertain.
    pub state: String,
    /// The detail of the column.
    pub detail: String,
    /// The remote's identifier, where linked.
    pub remote_id: Option<String>,
}

impl From<StatusRow> for Shown {
    fn from(row: StatusRow) -> Self {
        Self { id: row.id, state: row.state.into(), detail: row.detail, remote_id: row.remote_id }
    }
}

/// The rows of `host-test status orders --json`.
///
/// # Panics
/// Where it's something else.
#[must_use]
pub fn rows(status: &Value) -> Vec<Shown> {
    let text = |row: &Value, key: &str| row[key].as_str().map(str::to_owned);
    let row = |row: &Value| Shown {
        id: text(row, "id").expect("an id"),
        state: text(row, "state").expect("a state"),
        detail: text(row, "detail").expect("a detail"),
        remote_id: text(row, "remote_id"),
    };
    status["rows"].as_array().expect("a list of rows").iter().map(row).collect()
}

/// O1 and O3, where nothing may have kept the order from arriving: it is at the remote exactly
/// once, and the platform says so and under which number.
///
/// # Panics
/// Where that doesn't hold.
pub fn sent_once<S: Sender>(remote: &S, record: &S::Record, shown: &[Shown], context: &str) {
    let copies = remote.found(record);
    assert_eq!(copies.len(), 1, "{context}: order {} is at the remote {} times", S::id(record), copies.len());
    let row = shown.iter().find(|row| row.id == S::id(record)).expect("a row for every order");
    assert_eq!(row.state, "linked", "{context}: {row:?}");
    assert_eq!(row.remote_id.as_ref(), Some(&copies[0].id), "{context}: {row:?}");
}

/// O1 and O3 where a person may have to decide: at the remote once and shown so, or at most once
/// and shown as something to look at, with the reason. Never twice, never lost in silence.
///
/// # Panics
/// Where that doesn't hold.
pub fn sent_once_or_reported<S: Sender>(remote: &S, record: &S::Record, shown: &[Shown], context: &str) {
    let copies = remote.found(record);
    let row = shown.iter().find(|row| row.id == S::id(record)).expect("a row for every order");
    if row.state == "linked" {
        return sent_once(remote, record, shown, context);
    }
    assert!(copies.len() <= 1, "{context}: order {} is at the remote {} times", S::id(record), copies.len());
    let for_a_person = matches!(row.state.as_str(), "failed" | "uncertain");
    assert!(for_a_person && !row.detail.is_empty(), "{context}: {row:?}");
    assert!(copies.is_empty() || row.state == "uncertain", "{context}: it arrived, but {row:?}");
}

/// O2 and O3 for an order that isn't to be sent: it isn't there, and nothing says that it is.
///
/// # Panics
/// Where that doesn't hold.
pub fn not_sent<S: Sender>(remote: &S, record: &S::Record, shown: &[Shown], context: &str) {
    assert_eq!(remote.found(record), [], "{context}: order {}", S::id(record));
    let row = shown.iter().find(|row| row.id == S::id(record)).expect("a row for every order");
    assert_eq!((row.state.as_str(), row.remote_id.as_deref()), ("not-linked", None), "{context}: {row:?}");
}

/// O8: a report has every selected order once.
///
/// # Panics
/// Where that doesn't hold.
pub fn adds_up(selected: &[String], report: &[SentRow]) {
    let mut selected: Vec<&str> = selected.iter().map(String::as_str).collect();
    let mut reported: Vec<&str> = report.iter().map(|row| row.record.as_str()).collect();
    selected.sort_unstable();
    selected.dedup();
    reported.sort_unstable();
    assert_eq!(reported, selected);
}

/// O7: the text holds none of the secrets.
///
/// # Panics
/// Where one does; it isn't repeated.
pub fn silent(secrets: &[String], text: &str, what: &str) {
    for (index, secret) in secrets.iter().enumerate() {
        if let Some(place) = text.find(secret.as_str()) {
            let line = text[..place].lines().count();
            panic!("secret {index} is in line {line} of {what}");
        }
    }
}
