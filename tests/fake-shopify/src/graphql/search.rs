//! The search syntax of lists, as far as connectors use it.

use apollo_compiler::resolvers::FieldError;
use jiff::Timestamp;

use super::object::failed;
use crate::{customer::Customer, rules, state::Switches};

/// A parsed query: all of its terms must hold.
#[derive(Debug)]
pub(crate) struct Search {
    terms: Vec<Term>,
    whole_days: bool,
}

#[derive(Debug)]
struct Term {
    /// The field that is searched; none for a loose word.
    field: Option<String>,
    compared: Compared,
    value: String,
    quoted: bool,
}

#[derive(Clone, Copy, Debug)]
enum Compared {
    Equal,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Search {
    pub(crate) fn read(query: &str, switches: &Switches) -> Result<Self, FieldError> {
        let mut terms = Vec::new();
        let mut rest = query.trim_start();
        while !rest.is_empty() {
            let (term, after) = term(rest)?;
            // Terms side by side must all hold anyway.
            if term.field.is_some() || term.quoted || term.value != "AND" {
                terms.push(term);
            }
            rest = after.trim_start();
        }
        Ok(Self { terms, whole_days: switches.whole_days })
    }

    pub(crate) fn finds(&self, customer: &Customer) -> bool {
        self.terms.iter().all(|term| self.holds(term, customer))
    }

    fn holds(&self, term: &Term, customer: &Customer) -> bool {
        let like = |text: &Option<String>| {
            text.as_ref().is_some_and(|text| term.value == "*" || words_match(text, &term.value, term.quoted))
        };
        match term.field.as_deref() {
            Some("updated_at") => self.in_time(term, customer.updated_at),
            Some("customer_date") => self.in_time(term, customer.created_at),
            Some("email") => like(&customer.email),
            Some("first_name") => like(&customer.first_name),
            Some("last_name") => like(&customer.last_name),
            Some("phone") => match (&customer.phone, term.value.as_str()) {
                (Some(_), "*") => true,
                (Some(phone), reported) => {
                    let digits = reported.trim_start_matches('+');
                    !digits.is_empty() && phone.trim_start_matches('+').starts_with(digits)
                }
                (None, _) => false,
            },
            Some("tag") => term.value.split(',').any(|tag| has_tag(customer, tag)),
            Some("tag_not") => !term.value.split(',').any(|tag| has_tag(customer, tag)),
            Some("id") => term.value.parse().is_ok_and(|id: u64| ordered(term.compared, &customer.id, &id)),
            _ => [&customer.first_name, &customer.last_name, &customer.email, &customer.phone]
                .into_iter()
                .any(like),
        }
    }

    /// Whether a moment is meant; a whole day where the term holds a day alone.
    fn in_time(&self, term: &Term, at: Timestamp) -> bool {
        let day = |moment: Timestamp| moment.strftime("%Y-%m-%d").to_string();
        match term.value.parse::<Timestamp>() {
            // Seconds are the finest that Shopify reports.
            Ok(reported) if !self.whole_days => {
                ordered(term.compared, &at.as_second(), &reported.as_second())
            }
            Ok(reported) => ordered(term.compared, &day(at), &day(reported)),
            Err(_) => ordered(term.compared, &day(at), &term.value),
        }
    }
}

fn has_tag(customer: &Customer, tag: &str) -> bool {
    customer.tags.iter().any(|known| rules::same_tag(known, tag.trim()))
}

fn ordered<T: Ord + ?Sized>(compared: Compared, one: &T, other: &T) -> bool {
    match compared {
        Compared::Equal => one == other,
        Compared::Less => one < other,
        Compared::AtMost => one <= other,
        Compared::More => one > other,
        Compared::AtLeast => one >= other,
    }
}

/// Whether words of the text match. In quotes all of them must come one after the other, somewhere; without
/// quotes one of them is enough.
fn words_match(text: &str, reported: &str, quoted: bool) -> bool {
    let (text, reported) = (words(text), words(reported));
    match (reported.is_empty(), quoted) {
        (true, _) => false,
        (false, true) => text.windows(reported.len()).any(|window| window == reported.as_slice()),
        (false, false) => reported.iter().any(|word| text.contains(word)),
    }
}

fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_lowercase).collect()
}

/// The first term, and what follows it.
fn term(text: &str) -> Result<(Term, &str), FieldError> {
    let name = text.split(|c: char| !c.is_ascii_lowercase() && c != '_').next().unwrap_or_default();
    let (field, rest) = match text.strip_prefix(name).and_then(|rest| rest.strip_prefix(':')) {
        Some(rest) if !name.is_empty() => (Some(name.to_owned()), rest.trim_start()),
        _ => (None, text),
    };
    let comparisons =
        [(">=", Compared::AtLeast), ("<=", Compared::AtMost), (">", Compared::More), ("<", Compared::Less)];
    let found =
        comparisons.into_iter().find_map(|(sign, compared)| Some((compared, rest.strip_prefix(sign)?)));
    let (compared, rest) = found.unwrap_or((Compared::Equal, rest));
    let quote = rest.chars().next().filter(|first| ['"', '\''].contains(first));
    let (value, rest) = match quote {
        Some(quote) => quoted(rest.get(1..).unwrap_or_default(), quote)?,
        None => {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (value, rest) = rest.split_at(end);
            (value.to_owned(), rest)
        }
    };
    if field.is_none() && quote.is_none() && (value == "OR" || value == "NOT" || value.contains('(')) {
        return Err(failed("This fake searches for terms that must all hold"));
    }
    Ok((Term { field, compared, value, quoted: quote.is_some() }, rest))
}

/// Up to the quote that ends it; a backslash keeps what follows it.
fn quoted(text: &str, quote: char) -> Result<(String, &str), FieldError> {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => value.extend(chars.next().map(|(_, kept)| kept)),
            c if c == quote => return Ok((value, text.get(at + 1..).unwrap_or_default())),
            c => value.push(c),
        }
    }
    Err(failed("A quote in the query doesn't end"))
}
