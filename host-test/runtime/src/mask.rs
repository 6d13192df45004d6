//! Takes secrets out of text that leaves a component.

use host_core::limits;
use host_core::model::{Message, Settings};
use regex::Regex;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

const MASK: &str = "•••";

/// The values that never leave, in any of the ways in which servers write a text.
#[derive(Clone, Default)]
pub(crate) struct Masks(Vec<(String, Regex)>);

/// A part of a session that is shorter is no secret, and would blank out half of every text.
const SHORTEST_OF_SESSION: usize = 6;
/// A longer secret is masked piece by piece, so that its pattern stays within bounds.
const LONGEST: usize = 1_000;

impl Masks {
    /// Of the settings named.
    pub(crate) fn new<'a>(settings: &Settings, secret: impl Iterator<Item = &'a str>) -> Self {
        let values = secret.filter_map(|key| settings.0.get(key)).map(|value| value.trim());
        let mut masks = Self::default();
        // Shorter ones would blank out half of every text, and are no secrets.
        values.filter(|value| value.len() >= 4).for_each(|value| masks.add(value));
        masks
    }

    /// Takes what a session holds for secret: each text in a JSON value, or all of any other value.
    pub(crate) fn learn(&mut self, value: &[u8]) {
        match serde_json::from_slice(value) {
            Ok(value) => self.learn_json(&value),
            Err(_) => self.learn_text(&String::from_utf8_lossy(value)),
        }
    }

    fn learn_json(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.learn_text(text),
            Value::Array(values) => values.iter().for_each(|value| self.learn_json(value)),
            Value::Object(fields) => fields.values().for_each(|value| self.learn_json(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn learn_text(&mut self, text: &str) {
        let mut rest = text.trim();
        while rest.chars().count() >= SHORTEST_OF_SESSION {
            let (piece, after) = rest.split_at(rest.floor_char_boundary(LONGEST));
            self.add(piece);
            rest = after;
        }
    }

    /// The longest go first: one may hold another.
    fn add(&mut self, value: &str) {
        if self.0.iter().any(|(known, _)| known == value) {
            return;
        }
        if let Ok(secret) = Regex::new(&pattern(value)) {
            let place = self.0.partition_point(|(known, _)| known.len() >= value.len());
            self.0.insert(place, (value.to_owned(), secret));
        }
    }

    /// For what holds no secret.
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// The record without them, wherever in it they stand; none where it makes no sense then.
    pub(crate) fn record<T: Serialize + DeserializeOwned>(&self, record: T) -> Option<T> {
        let text = serde_json::to_string(&record).ok()?;
        if !self.0.iter().any(|(_, secret)| secret.is_match(&text)) {
            return Some(record);
        }
        let mut value = serde_json::from_str(&text).ok()?;
        self.scrub(&mut value);
        serde_json::from_value(value).ok()
    }

    fn scrub(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.clean(text, usize::MAX),
            Value::Array(values) => values.iter_mut().for_each(|value| self.scrub(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.scrub(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// The text without them, and not too long.
    pub(crate) fn clean(&self, text: &str, most: usize) -> String {
        let mut text = text.to_owned();
        for (_, secret) in &self.0 {
            if secret.is_match(&text) {
                text = secret.replace_all(&text, MASK).into_owned();
            }
        }
        cut(text, most)
    }

    /// The message without them, and within its limits.
    pub(crate) fn message(&self, message: Message) -> Message {
        let clean = |text: &str| self.clean(text, limits::MESSAGE_TEXT);
        let args = message.args.iter().take(limits::MESSAGE_ARGS);
        Message {
            code: clean(&message.code),
            args: args.map(|(name, value)| (clean(name), clean(value))).collect(),
        }
    }
}

/// Matches a text as it is, in a URL, in JSON, in HTML, and in any mixture and capitals of these.
fn pattern(value: &str) -> String {
    let mut pattern = String::from("(?i)");
    for letter in value.chars() {
        if letter.is_ascii_alphanumeric() {
            pattern.push(letter);
            continue;
        }
        let code = u32::from(letter);
        let bytes: String = letter.to_string().bytes().map(|byte| format!("%{byte:02x}")).collect();
        let mut ways = vec![
            regex::escape(&letter.to_string()),
            bytes,
            format!(r"\\u0*{code:x}"),
            format!(r"\\u\{{{code:x}\}}"),
            format!("&#x0*{code:x};"),
            format!("&#0*{code};"),
        ];
        match letter {
            '+' => ways.extend(["%20".to_owned(), " ".to_owned()]),
            ' ' => ways.push(r"\+".to_owned()),
            '&' => ways.push("&amp;".to_owned()),
            '<' => ways.push("&lt;".to_owned()),
            '>' => ways.push("&gt;".to_owned()),
            '"' => ways.push("&quot;".to_owned()),
            _ => {}
        }
        // Escaped once more, as JSON does with a slash.
        pattern.push_str(&format!(r"(?:\\|%5c)*(?:{})", ways.join("|")));
    }
    pattern
}

fn cut(mut text: String, most: usize) -> String {
    if text.len() > most {
        text.truncate(text.floor_char_boundary(most));
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masks() -> Masks {
        let settings = Settings([("key".to_owned(), " s3cr&t/key ".to_owned())].into());
        Masks::new(&settings, ["key"].into_iter())
    }

    #[test]
    fn a_secret_is_masked_as_it_is_and_in_a_url() {
        for text in ["s3cr&t/key", " s3cr&t/key ", "https://x/?ApiKey=s3cr%26t%2Fkey&limit=1"] {
            let clean = masks().clean(text, 100);
            assert!(!clean.contains("s3cr"), "{clean}");
        }
    }

    #[test]
    fn a_secret_is_masked_however_a_server_writes_it() {
        let key = "Ab/Cd+Ef==ZZ9secret";
        let settings = Settings([("key".to_owned(), key.to_owned())].into());
        let masks = Masks::new(&settings, ["key"].into_iter());
        for text in [
            r"bad key Ab\/Cd+Ef==ZZ9secret",
            r"bad key Ab\u002fCd+Ef==ZZ9secret",
            "?k=Ab%2FCd%2BEf%3D%3DZZ9secret",
            "?k=ab%2fcd%2bef%3d%3dzz9secret",
            "?k=Ab%2fCd%2bEf%3d%3dZZ9secret",
            "?k=Ab/Cd%2BEf==ZZ9secret",
            "Ab&#x2F;Cd&#43;Ef&#61;&#61;ZZ9secret",
            "Ab%5c%2fCd%2bEf==ZZ9secret",
            "Ab/Cd Ef==ZZ9secret",
            "AB/CD+EF==ZZ9SECRET",
        ] {
            let clean = masks.clean(text, 200);
            assert!(!clean.to_lowercase().contains("zz9secret"), "{clean}");
        }
    }

    #[test]
    fn what_a_session_holds_is_masked_from_when_it_is_known() {
        let mut masks = masks();
        masks.learn(br#"{"token": "tg_0123456789", "until": 5, "more": ["abcdef", "short"]}"#);
        masks.learn(b"plain/token-7");
        masks.learn(br#""tg_0123456789-longer""#);
        let told = masks.clean("tg_0123456789-longer tg_0123456789 abcdef short plain%2Ftoken-7 until", 200);
        assert_eq!(told, format!("{MASK} {MASK} {MASK} short {MASK} until"));
        let long: String = (0..1_250).map(|number| format!("{number:04x}")).collect();
        masks.learn(long.as_bytes());
        let told = masks.clean(&format!("<{long}>"), 9_999);
        assert_eq!(told, format!("<{}>", MASK.repeat(5)));
    }

    #[test]
    fn long_text_is_cut_between_letters() {
        assert_eq!(masks().clean("aaäää", 3), "aa…");
    }

    #[test]
    fn no_part_of_a_record_keeps_a_secret() {
        use host_core::shop::{Link, Product, StockLevel, VariantOption};
        let settings = Settings([("key".to_owned(), "s3/cr\"t".to_owned())].into());
        let masks = Masks::new(&settings, ["key"].into_iter());
        let secret = || "x s3/cr\"t y".to_owned();
        let variant = host_core::shop::ProductVariant {
            options: vec![VariantOption { name: secret(), value: secret() }],
            price: "1".into(),
            ..Default::default()
        };
        let product = Product {
            name: secret(),
            remote_id: Some(secret()),
            category: vec![secret()],
            variants: vec![variant],
            extra: vec![("note".into(), secret())],
            price: "1".into(),
            ..Product::default()
        };
        let masked = format!("{:?}", masks.record(product).unwrap());
        assert!(!masked.contains("s3/cr") && masked.matches(MASK).count() == 6, "{masked}");
        let link = Link { remote_id: secret(), url: secret(), ..Link::default() };
        assert!(!format!("{:?}", masks.record(link).unwrap()).contains("s3/cr"));
        let level = StockLevel { quantity: secret(), ..StockLevel::default() };
        assert!(masks.record(level).is_none(), "a quantity is a number");
    }
}
