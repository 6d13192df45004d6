//! Takes secrets out of text that leaves a component.

use host_core::limits;
use host_core::model::{Message, Settings};

const MASK: &str = "•••";

/// The values that never leave, as they are and as they stand in a URL.
#[derive(Clone, Default)]
pub(crate) struct Masks(Vec<String>);

impl Masks {
    /// Of the settings named.
    pub(crate) fn new<'a>(settings: &Settings, secret: impl Iterator<Item = &'a str>) -> Self {
        let mut masks = Vec::new();
        for value in secret.filter_map(|key| settings.0.get(key)) {
            // Shorter ones would blank out half of every text, and are no secrets.
            if value.trim().len() < 4 {
                continue;
            }
            masks.extend([value.as_str(), value.trim()].into_iter().flat_map(spellings));
        }
        // The longest first: one may hold another.
        masks.sort_by_key(|mask| std::cmp::Reverse(mask.len()));
        masks.dedup();
        Self(masks)
    }

    /// The text without them, and not too long.
    pub(crate) fn clean(&self, text: &str, most: usize) -> String {
        let mut text = text.to_owned();
        for secret in &self.0 {
            if text.contains(secret.as_str()) {
                text = text.replace(secret.as_str(), MASK);
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

/// The ways in which servers write a text: in a URL, in JSON, in HTML, in capitals.
fn spellings(value: &str) -> Vec<String> {
    let in_url: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
    let html = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let json = serde_json::to_string(value).unwrap_or_default();
    let json = json.trim_matches('"');
    let ascii: String = value
        .chars()
        .map(|letter| match letter {
            letter if letter.is_ascii_alphanumeric() => letter.to_string(),
            letter => format!("\\u{:04x}", u32::from(letter)),
        })
        .collect();
    let mut spellings = vec![
        value.to_owned(),
        in_url.replace('+', "%20"),
        in_url.to_ascii_lowercase(),
        in_url,
        value.replace('+', " "),
        html,
        json.to_owned(),
        json.replace('/', "\\/"),
        value.replace('/', "\\u002f"),
        ascii,
        value.escape_default().to_string(),
    ];
    spellings.push(value.to_uppercase());
    spellings.push(value.to_lowercase());
    spellings
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
            "Ab/Cd Ef==ZZ9secret",
            "AB/CD+EF==ZZ9SECRET",
        ] {
            let clean = masks.clean(text, 200);
            assert!(!clean.to_lowercase().contains("zz9secret"), "{clean}");
        }
    }

    #[test]
    fn long_text_is_cut_between_letters() {
        assert_eq!(masks().clean("aaäää", 3), "aa…");
    }
}
