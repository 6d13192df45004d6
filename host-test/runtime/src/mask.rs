//! Takes secrets out of text that leaves a component.

use std::collections::BTreeSet;

use host_core::limits;
use host_core::model::{Message, Settings};
use regex::Regex;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

const MASK: &str = "•••";
/// Two that stand side by side.
const TWICE: &str = "••••••";

/// A value that never leaves.
#[derive(Clone)]
struct Secret {
    value: String,
    source: Source,
    /// In any of the ways in which servers write a text, and where it was cut short.
    anyhow: Regex,
    /// As it is, in a URL and in JSON: what stands in the shop's records and only looks alike is no
    /// secret. None where it's so short that it would often stand there by chance.
    exact: Option<Regex>,
}

/// Where a secret is from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    Settings,
    Session,
}

/// The values that never leave.
#[derive(Clone, Default)]
pub(crate) struct Masks {
    secrets: Vec<Secret>,
    /// What is no secret though a session holds it: which account it is of.
    public: BTreeSet<String>,
}

/// A setting that is shorter is no secret, and would blank out half of every text.
const SHORTEST_OF_SETTINGS: usize = 4;
/// The same for a part of a session.
const SHORTEST_OF_SESSION: usize = 6;
/// Letters of a secret's beginning that are masked where a text was cut off in the middle of it.
const SHORTEST_CUT: usize = 6;
/// A shorter secret stands in the shop's records by chance: a password "1234", a quantity of 1234.
const SHORTEST_OF_RECORDS: usize = 10;
/// Letters of a piece: a longer secret is masked piece by piece, so that an excerpt of it is known
/// as well, and its pattern stays within bounds.
const PIECE: usize = 64;

/// Fields of records in which nothing is masked: identifiers, numbers, and words of the contract.
/// What stands there must come back to the remote, or be reckoned with, as it is.
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
    /// Of the settings named.
    pub(crate) fn new<'a>(settings: &Settings, secret: impl Iterator<Item = &'a str>) -> Self {
        let mut masks = Self::default();
        let values = secret.filter_map(|key| settings.0.get(key));
        values.for_each(|value| masks.learn_text(value, Source::Settings));
        masks
    }

    /// These are no secrets where a session holds them: they stand in links and messages.
    pub(crate) fn publish<'a>(&mut self, texts: impl Iterator<Item = &'a str>) {
        self.public.extend(texts.map(|text| text.trim().to_lowercase()));
    }

    /// Takes what a session holds for secret: each text in a JSON value, or all of any other value.
    pub(crate) fn learn(&mut self, value: &[u8]) {
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

    /// The longest go first: one may hold another.
    fn add(&mut self, letters: &[char], source: Source) {
        let value: String = letters.iter().collect();
        if self.secrets.iter().any(|known| known.value == value) {
            return;
        }
        if let Ok(anyhow) = Regex::new(&anyhow(letters)) {
            let long = letters.len() >= SHORTEST_OF_RECORDS;
            let exact = if long { Regex::new(&exact(letters)).ok() } else { None };
            let place = self.secrets.partition_point(|known| known.value.len() >= value.len());
            self.secrets.insert(place, Secret { value, source, anyhow, exact });
        }
    }

    /// For what holds no secret.
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// The record without them, in all of its texts. Its identifiers and numbers stay as they are.
    pub(crate) fn record<T: Serialize + DeserializeOwned>(&self, record: T) -> T {
        let Ok(text) = serde_json::to_string(&record) else { return record };
        if !self.exact().any(|secret| secret.is_match(&text)) {
            return record;
        }
        let Ok(mut value) = serde_json::from_str(&text) else { return record };
        self.scrub(&mut value);
        // Only what has no number where one belongs can't be read back, and the store refuses that.
        serde_json::from_value(value).unwrap_or(record)
    }

    fn exact(&self) -> impl Iterator<Item = &Regex> {
        self.secrets.iter().filter_map(|secret| secret.exact.as_ref())
    }

    fn scrub(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.kept(text, usize::MAX),
            Value::Array(values) => values.iter_mut().for_each(|value| self.scrub(value)),
            Value::Object(fields) => {
                let masked = fields.iter_mut().filter(|(name, _)| !UNMASKED.contains(&name.as_str()));
                masked.for_each(|(_, value)| self.scrub(value));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// A text that is kept as a fact: without those that stand there as they are, and not too long.
    pub(crate) fn kept(&self, text: &str, most: usize) -> String {
        cut(masked(text, self.exact()), most)
    }

    /// The same of an account's identifier or name, which a session may hold as well: without those
    /// of the settings alone. Masked, one account would look like any other.
    pub(crate) fn account(&self, text: &str, most: usize) -> String {
        let of_settings = self.secrets.iter().filter(|secret| secret.source == Source::Settings);
        cut(masked(text, of_settings.filter_map(|secret| secret.exact.as_ref())), most)
    }

    /// The text without them, and not too long.
    pub(crate) fn clean(&self, text: &str, most: usize) -> String {
        cut(masked(text, self.secrets.iter().map(|secret| &secret.anyhow)), most)
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

fn masked<'a>(text: &str, secrets: impl Iterator<Item = &'a Regex>) -> String {
    let mut text = text.to_owned();
    for secret in secrets {
        if secret.is_match(&text) {
            text = secret.replace_all(&text, format!("{MASK}${{cut}}")).into_owned();
            // Of one secret in pieces.
            while text.contains(TWICE) {
                text = text.replace(TWICE, MASK);
            }
        }
    }
    text
}

/// Matches a text as it is, in a URL, in JSON, in HTML, and in any mixture and capitals of these;
/// and its beginning, where the text around it was cut off there.
fn anyhow(letters: &[char]) -> String {
    let ways: Vec<String> = letters.iter().map(|letter| in_any_way(*letter)).collect();
    let whole = ways.concat();
    // A common word often begins a secret, "totalgest-…": in other capitals it's the word.
    let begun: Vec<String> = letters.iter().zip(&ways).map(|(letter, way)| begun(*letter, way)).collect();
    let Some((first, rest)) = begun.split_at_checked(SHORTEST_CUT).filter(|(_, rest)| !rest.is_empty())
    else {
        return format!("(?i)(?:{whole})(?P<cut>)");
    };
    let longer = rest.iter().rev().fold(String::new(), |after, way| format!("(?:{way}{after})?"));
    // Between the two may stand the half of an escape.
    let half = r"(?:[%\\&][#0-9a-z{]{0,7})?";
    format!(r"(?i)(?:{whole}|{}{longer}{half}(?P<cut>…|\.\.\.|\z))", first.concat())
}

fn begun(letter: char, way: &str) -> String {
    if letter.is_ascii_alphabetic() { format!("(?-i:{way})") } else { way.to_owned() }
}

fn in_any_way(letter: char) -> String {
    if letter.is_ascii_alphanumeric() {
        return letter.to_string();
    }
    let code = u32::from(letter);
    let mut ways = vec![
        regex::escape(&letter.to_string()),
        percent(letter),
        format!(r"\\u0*{code:x}"),
        format!(r"\\u\{{{code:x}\}}"),
        format!("&#x0*{code:x};"),
        format!("&#0*{code};"),
    ];
    ways.extend(short_escape(letter));
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
    format!(r"(?:\\|%5c)*(?:{})", ways.join("|"))
}

/// Matches a text as it is, in a URL and in JSON.
fn exact(letters: &[char]) -> String {
    let ways = letters.iter().map(|letter| {
        if letter.is_ascii_alphanumeric() {
            return letter.to_string();
        }
        let code = u32::from(*letter);
        let mut ways = vec![
            format!(r"\\?{}", regex::escape(&letter.to_string())),
            format!("(?i:{})", percent(*letter)),
            format!(r"(?i:\\u{code:04x})"),
        ];
        ways.extend(short_escape(*letter));
        if *letter == ' ' {
            ways.push(r"\+".to_owned());
        }
        format!("(?:{})", ways.join("|"))
    });
    format!("(?:{})(?P<cut>)", ways.collect::<String>())
}

/// As a URL writes it.
fn percent(letter: char) -> String {
    letter.to_string().bytes().map(|byte| format!("%{byte:02x}")).collect()
}

/// As JSON writes the ends of lines, of which a key in a file has some.
fn short_escape(letter: char) -> Option<String> {
    let escape = match letter {
        '\n' => r"\\n",
        '\r' => r"\\r",
        '\t' => r"\\t",
        _ => return None,
    };
    Some(escape.to_owned())
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
    fn the_account_that_a_session_is_of_is_no_secret() {
        let mut masks = masks();
        masks.learn(b"one.shop.example");
        assert_eq!(masks.account("one.shop.example", 500), "one.shop.example");
        assert_eq!(masks.account("of s3cr&t/key", 500), format!("of {MASK}"));
        assert_eq!(
            masks.clean("https://one.shop.example/7", 500),
            format!("https://{MASK}/7"),
            "not yet known"
        );

        let mut masks = super::Masks::none();
        masks.publish(["One.shop.example"].into_iter());
        masks.learn(b"one.shop.example");
        masks.learn(b"token-of-the-session");
        let told = masks.clean("https://one.shop.example/7?token-of-the-session", 500);
        assert_eq!(told, format!("https://one.shop.example/7?{MASK}"));
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
        assert_eq!(told, format!("<{MASK}>"));
        let excerpt = masks.clean(&format!("bad token {}…", &long[..200]), 9_999);
        assert_eq!(excerpt, format!("bad token {MASK}…"));
    }

    #[test]
    fn long_text_is_cut_between_letters() {
        assert_eq!(masks().clean("aaäää", 3), "aa…");
    }

    fn of(secret: &str) -> Masks {
        let settings = Settings([("key".to_owned(), secret.to_owned())].into());
        Masks::new(&settings, ["key"].into_iter())
    }

    #[test]
    fn a_secret_that_was_cut_off_before_it_came_here_is_masked_as_well() {
        let masks = of("tg.SECRETTOKEN0123456789abcdefgh/i");
        for (text, clean) in [
            ("got tg.SECRETTOKEN0123456789abcdefg… back", "got •••… back"),
            ("got “tg.SECRETTOK…”", "got “•••…”"),
            ("got tg.SECRETTOKEN0...", "got •••..."),
            ("?token=tg.SEC", "?token=•••"),
            ("?token=tg%2ESECRETTOKEN0123456789abcdefgh%2…", "?token=•••…"),
            ("tg.SECRETTOKEN0123456789abcdefgh/i…", "•••…"),
            ("tg.SE… tg.SE", "tg.SE… tg.SE"),
            ("sent by tg.secret", "sent by tg.secret"),
            ("tg.SECRET is no whole one", "tg.SECRET is no whole one"),
        ] {
            assert_eq!(masks.clean(text, 200), clean);
        }
        let message = Message { code: "c".into(), args: vec![("body".into(), "tg.SECRETTOKEN".into())] };
        assert_eq!(masks.message(message).args[0].1, MASK);
    }

    #[test]
    fn no_text_of_a_record_keeps_a_secret() {
        use host_core::shop::{Link, Product, VariantOption};
        let masks = of("s3/cr\"t\nkey-1");
        let secret = || "x s3/cr\"t\nkey-1 y".to_owned();
        let variant = host_core::shop::ProductVariant {
            options: vec![VariantOption { name: secret(), value: secret() }],
            price: "1".into(),
            ..Default::default()
        };
        let product = Product {
            name: secret(),
            description: "?k=s3%2Fcr%22t%0Akey-1 s3\\/cr\\u0022t\\nkey-1".into(),
            category: vec![secret()],
            variants: vec![variant],
            extra: vec![("note".into(), secret())],
            price: "1".into(),
            ..Product::default()
        };
        let masked = format!("{:?}", masks.record(product));
        assert!(!masked.contains("s3") && masked.matches(MASK).count() == 7, "{masked}");
        let link = Link { url: secret(), ..Link::default() };
        assert_eq!(masks.record(link).url, format!("x {MASK} y"));
    }

    #[test]
    fn identifiers_and_numbers_of_a_record_are_never_masked() {
        use host_core::shop::{Change, Link, Product, StockLevel, Subject};
        let masks = of("1234567890");
        let has = || "p-1234567890".to_owned();
        let product = Product {
            id: has(),
            remote_id: Some(has()),
            sku: has(),
            ean: has(),
            price: "1234567890".into(),
            name: "text".into(),
            ..Product::default()
        };
        let subject = Subject { id: has(), ..Subject::default() };
        let link = Link { subject: subject.clone(), remote_id: has(), ..Link::default() };
        let quantity = "1234567890".to_owned();
        for change in [
            Change::UpsertProduct(product.clone()),
            Change::SetStock(StockLevel { remote_id: has(), quantity, price: Some("1234567890.5".into()) }),
            Change::DeactivateProduct(has()),
            Change::Link(link),
            Change::Unlink(subject),
        ] {
            assert_eq!(masks.record(change.clone()), change);
        }
        let named = Product { name: has(), ..product.clone() };
        assert_eq!(masks.record(named), Product { name: format!("p-{MASK}"), ..product });
    }

    #[test]
    fn a_short_password_or_another_case_falsifies_no_record() {
        use host_core::shop::Product;
        for secret in ["1234", "Milan-2026-Shop"] {
            let product = Product { name: "MILAN-2026-SHOP 1234".into(), ..Product::default() };
            assert_eq!(of(secret).record(product.clone()), product);
        }
        assert_eq!(of("1234").clean("password 1234", 200), format!("password {MASK}"));
    }
}
