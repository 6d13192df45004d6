//! The rows of a mapping in a form: what was entered, what is kept of it, and what can't be right.

use std::collections::BTreeMap;

use host_platform::FieldProblem;
use host_sandbox::manifest::{Field, FieldKind, Manifest};

use crate::reader::Reader;
use crate::texts::t;

/// Our value, and what it is there.
pub(crate) type Row = (String, String);

/// Rows of a mapping that are saved.
const ROWS: usize = 500;

/// The rows of a form that have something in them.
pub(crate) fn sent(key: &str, sent: &[(String, String)]) -> Vec<Row> {
    let rows = column("ours", key, sent).map(rate).zip(column("theirs", key, sent).map(str::to_owned));
    rows.filter(|(ours, theirs)| !ours.is_empty() || !theirs.is_empty()).take(ROWS).collect()
}

fn column<'a>(
    part: &'static str,
    key: &'a str,
    sent: &'a [(String, String)],
) -> impl Iterator<Item = &'a str> {
    let of = move |name: &str| name.split_once('.').is_some_and(|(of, field)| of == part && field == key);
    sent.iter().filter(move |(name, _)| of(name)).map(|(_, value)| value.trim())
}

/// The rows of a saved mapping, rates by their size.
pub(crate) fn of_saved(value: &str) -> Vec<Row> {
    let entries: BTreeMap<String, String> = serde_json::from_str(value).unwrap_or_default();
    let mut rows: Vec<Row> = entries.into_iter().collect();
    rows.sort_by(|(one, _), (other, _)| {
        let size = |text: &str| text.parse::<f64>().unwrap_or(f64::INFINITY);
        size(one).total_cmp(&size(other)).then_with(|| one.cmp(other))
    });
    rows
}

/// The setting that is saved of these rows; empty where none is complete.
pub(crate) fn saved(rows: &[Row]) -> String {
    let complete = rows.iter().filter(|(ours, theirs)| !ours.is_empty() && !theirs.is_empty());
    let complete: BTreeMap<&str, &str> =
        complete.map(|(ours, theirs)| (ours.as_str(), theirs.as_str())).collect();
    if complete.is_empty() { String::new() } else { serde_json::to_string(&complete).unwrap_or_default() }
}

/// The rows of a form's mappings by their keys, with what can't be right about them: one side is missing, though the
/// page didn't add the row itself, or a value of ours stands in two rows.
pub(crate) fn checked(
    manifest: &Manifest,
    of_form: &[(String, String)],
    reader: &Reader,
) -> (BTreeMap<String, Vec<Row>>, Vec<FieldProblem>) {
    let in_form = |field: &&Field| {
        of_form.iter().any(|(name, key)| name == "field" && *key == field.key)
            && field.kind == FieldKind::Mapping
    };
    let (mut all, mut problems) = (BTreeMap::new(), Vec::new());
    for field in manifest.settings.iter().filter(in_form) {
        let rows = sent(&field.key, of_form);
        let added: Vec<&str> = column("added", &field.key, of_form).collect();
        let problem = problem(&rows, &added, reader);
        problems.extend(problem.map(|problem| FieldProblem {
            field: field.key.clone(),
            label: field.label.clone(),
            problem,
        }));
        all.insert(field.key.clone(), rows);
    }
    (all, problems)
}

fn problem(rows: &[Row], added: &[&str], reader: &Reader) -> Option<String> {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (ours, theirs) in rows {
        if ours.is_empty() {
            return Some(reader.word("mapping-ours-missing"));
        }
        if theirs.is_empty() {
            if added.contains(&ours.as_str()) {
                continue;
            }
            return Some(t!(reader, "mapping-theirs-missing", value = ours.as_str()));
        }
        if seen.insert(ours, theirs).is_some_and(|before| before != theirs) {
            return Some(t!(reader, "mapping-twice", value = ours.as_str()));
        }
    }
    None
}

/// A rate as records have it, however it's typed: "20,50 %" is 20.5. Anything else is as it is.
fn rate(typed: &str) -> String {
    let number = typed.trim_end_matches('%').trim_end().replace(',', ".");
    let is_number = number.starts_with(|first: char| first.is_ascii_digit())
        && number.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    match number.split_once('.') {
        Some(_) if is_number => number.trim_end_matches('0').trim_end_matches('.').to_owned(),
        None if is_number => number,
        _ => typed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_has_one_form_however_it_is_typed() {
        let typed = [
            ("20,5 %", "20.5"),
            ("20.50", "20.5"),
            ("22%", "22"),
            ("22,00 %", "22"),
            ("100", "100"),
            ("N3,1", "N3,1"),
            ("paypal", "paypal"),
        ];
        for (typed, kept) in typed {
            assert_eq!(rate(typed), kept, "{typed}");
        }
    }

    #[test]
    fn rows_are_complete_and_each_value_of_ours_stands_once() {
        let reader = Reader::new("en");
        let of = |rows: &[(&str, &str)]| {
            let rows: Vec<Row> =
                rows.iter().map(|(ours, theirs)| ((*ours).to_owned(), (*theirs).to_owned())).collect();
            problem(&rows, &["21"], &reader)
        };
        assert_eq!(of(&[("22", "1"), ("10", "1"), ("22", "1")]), None);
        assert_eq!(of(&[("21", "")]), None, "the page's own row may stay as it is");
        assert!(of(&[("19", "")]).unwrap().contains("19"));
        assert!(of(&[("", "3")]).is_some());
        assert!(of(&[("22", "1"), ("22", "3")]).unwrap().contains("22"));
    }

    #[test]
    fn saved_rates_are_shown_by_their_size() {
        let rows = of_saved(r#"{"10":"a","22":"b","4":"c","N3.1":"d"}"#);
        let ours: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
        assert_eq!(ours, ["4", "10", "22", "N3.1"]);
    }
}
