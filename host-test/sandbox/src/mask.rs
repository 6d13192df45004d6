//! Masks secrets in every text that leaves a component.

mod patterns;
mod secret;

use std::collections::BTreeSet;

use host_core::limits;
use host_core::model::{Message, Settings};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use self::secret::{Pattern, Secret, Source, Text};

const MASK: &str = "•••";
/// Two masks in a row, which are written as one.
const TWICE: &str = "••••••";

/// The secrets of a call, to be masked.
#[derive(Clone, Default)]
pub struct Masks {
    secrets: Vec<Secret>,
    /// Texts that are no secrets though a session holds them: the account.
    public: BTreeSet<String>,
}

/// The length from which a setting is a secret: a shorter one would blank out half of every text.
const SHORTEST_OF_SETTINGS: usize = 4;
/// The length from which a part of a session is a secret.
const SHORTEST_OF_SESSION: usize = 6;
/// The length from which secrets are masked in the shop's records. A shorter one occurs there by chance: a password
/// "1234", a quantity of 1234.
const SHORTEST_OF_RECORDS: usize = 10;
/// Letters of a piece: a longer secret is masked piece by piece, so that an excerpt of it is known
/// as well, and its pattern stays within bounds.
const PIECE: usize = 64;

/// Fields of records in which nothing is masked: identifiers, numbers, and words of the contract.
/// Their values must come back to the remote, or be calculated with, as they are.
const UNMASKED: [&str; 23] = [
    "id",
    "remote_id",
    "sku",
    "ean",
    "deactivate-product",
    "quantity",
    "price",
    "unit_price",
    "discount",
    "amount",
    "vat",
    "vat_rate",
    "weight",
    "credit",
    "total",
    "total_spent",
    "currency",
    "entity",
    "kind",
    "state",
    "email_marketing",
    "country",
    "locale",
];

impl Masks {
    /// The masks for the named settings.
    pub fn new<'a>(settings: &Settings, secret: impl Iterator<Item = &'a str>) -> Self {
        let mut masks = Self::default();
        let values = secret.filter_map(|key| settings.0.get(key));
        values.for_each(|value| masks.learn_text(value, Source::Settings));
        masks
    }

    /// Declares texts public: they are no secrets where a session holds them, because links and messages show them.
    pub fn publish<'a>(&mut self, texts: impl Iterator<Item = &'a str>) {
        self.public.extend(texts.map(|text| text.trim().to_lowercase()));
    }

    /// Adds the secrets of a session's value: each text in a JSON value, or all of any other value.
    pub fn learn(&mut self, value: &[u8]) {
        match serde_json::from_slice(value) {
            Ok(value) => self.learn_json(&value),
            Err(_) => self.learn_text(&String::from_utf8_lossy(value), Source::Session),
        }
    }

    fn learn_json(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.learn_text(text, Source::Session),
            Value::Array(values) => values.iter().for_each(|value| self.learn_json(value)),
            Value::Object(fields) => fields.values().for_each(|value| self.learn_json(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn learn_text(&mut self, text: &str, source: Source) {
        let text = text.trim();
        if source == Source::Session && self.public.contains(&text.to_lowercase()) {
            return;
        }
        let shortest = match source {
            Source::Settings => SHORTEST_OF_SETTINGS,
            Source::Session => SHORTEST_OF_SESSION,
        };
        let letters: Vec<char> = text.chars().collect();
        let mut rest = letters.as_slice();
        while rest.len() >= shortest && !rest.is_empty() {
            // The last piece is never too short to be masked.
            let most = if rest.len() < PIECE + SHORTEST_OF_RECORDS { rest.len() } else { PIECE };
            let (piece, after) = rest.split_at(most);
            self.add(piece, source);
            rest = after;
        }
    }

    /// Adds a secret. The longest go first, since one may contain another.
    fn add(&mut self, letters: &[char], source: Source) {
        let value: String = letters.iter().collect();
        if self.secrets.iter().any(|known| known.value == value) {
            return;
        }
        let place = self.secrets.partition_point(|known| known.value.len() >= value.len());
        self.secrets.insert(place, Secret::new(letters, source));
    }

    /// Masks for a call without secrets.
    pub fn none() -> Self {
        Self::default()
    }

    /// The record with masked secrets, in all of its texts. Its identifiers and numbers stay as they are.
    pub fn record<T: Serialize + DeserializeOwned>(&self, record: T) -> T {
        let Ok(text) = serde_json::to_string(&record) else { return record };
        let text = Text::new(text);
        if !self.exact().any(|pattern| pattern.is_in(&text)) {
            return record;
        }
        let Ok(mut value) = serde_json::from_str(&text.text) else { return record };
        self.scrub(&mut value);
        // Only a record without a number where one belongs can't be read back, and the store refuses that.
        serde_json::from_value(value).unwrap_or(record)
    }

    fn exact(&self) -> impl Iterator<Item = &Pattern> {
        self.secrets.iter().filter_map(|secret| secret.exact.as_ref())
    }

    fn scrub(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.clean_fact(text, usize::MAX),
            Value::Array(values) => values.iter_mut().for_each(|value| self.scrub(value)),
            Value::Object(fields) => {
                let masked = fields.iter_mut().filter(|(name, _)| !UNMASKED.contains(&name.as_str()));
                masked.for_each(|(_, value)| self.scrub(value));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// A text that is stored as a fact: exact secrets are masked, and it's cut to `most` letters.
    pub fn clean_fact(&self, text: &str, most: usize) -> String {
        cut(Text::new(text.to_owned()).masked(self.exact()), most)
    }

    /// An account's identifier or name, cut to `most` letters. Only the secrets of the settings are masked: a session
    /// may hold the account as well, and masked, one account would look like any other.
    pub fn account(&self, text: &str, most: usize) -> String {
        let of_settings = self.secrets.iter().filter(|secret| secret.source == Source::Settings);
        let patterns = of_settings.filter_map(|secret| secret.exact.as_ref());
        cut(Text::new(text.to_owned()).masked(patterns), most)
    }

    /// The text with masked secrets, cut to `most` letters.
    pub fn clean(&self, text: &str, most: usize) -> String {
        let patterns = self.secrets.iter().map(|secret| &secret.any_form);
        cut(Text::new(text.to_owned()).masked(patterns), most)
    }

    /// The message with masked secrets, and within its limits.
    pub fn message(&self, message: Message) -> Message {
        let clean = |text: &str| self.clean(text, limits::MESSAGE_TEXT);
        let args = message.args.iter().take(limits::MESSAGE_ARGS);
        Message {
            code: clean(&message.code),
            args: args.map(|(name, value)| (clean(name), clean(value))).collect(),
        }
    }
}

fn cut(mut text: String, most: usize) -> String {
    if text.len() > most {
        text.truncate(text.floor_char_boundary(most));
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests;
