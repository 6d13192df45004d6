//! The refusals of a mutation, which Shopify reports as `userErrors`.

use framework360_sdk::Message;
use framework360_sdk::text::shorten;
use framework360_sdk::wire::{List, Scalar};
use serde::Deserialize;

use super::Line;
use crate::say;

/// One reason why a mutation was refused.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "UserError")]
pub(crate) struct Refusal {
    /// The last element of the field's path, "email"; empty where it's about no field.
    pub(crate) field: String,
    pub(crate) kind: Kind,
    /// Shopify's own words, in English.
    pub(crate) text: String,
}

/// The kind of error in the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Another record has this value.
    Taken,
    /// The value itself.
    Invalid,
    Other,
}

impl Refusal {
    /// Whether it's about a tag itself, and not about how many there are.
    pub(crate) fn is_about_tag(&self) -> bool {
        let words = self.text.to_lowercase();
        let many = ["too many", "more than", "exceed"].iter().any(|word| words.contains(word));
        let about = About::of_field(&self.field).or_else(|| About::of_words(&words));
        matches!(about, Some(About::Tags)) && !many
    }

    /// Whether Shopify's words name this value.
    pub(crate) fn names(&self, value: &str) -> bool {
        let (words, value) = (self.text.to_lowercase(), value.to_lowercase());
        ['"', '\'', '`'].iter().any(|quote| words.contains(&format!("{quote}{value}{quote}")))
    }

    /// The line of an address that the refusal is about, of those that can be left out.
    pub(crate) fn line(&self) -> Option<Line> {
        let words = self.text.to_lowercase();
        match About::of_field(&self.field).or_else(|| About::of_words(&words))? {
            About::Province => Some(Line::Province),
            About::Phone => Some(Line::Phone),
            About::Zip => Some(Line::Zip),
            About::Country => Some(Line::Country),
            _ => None,
        }
    }

    /// Whether the time of a consent isn't taken, since Shopify's clock is behind it. That a refusal names the field,
    /// or speaks of the future, is assumed.
    pub(crate) fn is_about_time(&self) -> bool {
        self.field == "consentUpdatedAt" || self.text.to_lowercase().contains("future")
    }

    /// The message for the shop's owner; none where there are only Shopify's own words.
    pub(crate) fn reported(&self) -> Option<Message> {
        let words = self.text.to_lowercase();
        let about = About::of_field(&self.field).or_else(|| About::of_words(&words));
        let long = words.contains("too long");
        let invalid = self.kind == Kind::Invalid || words.contains("invalid") || words.contains("not valid");
        let many =
            ["too many", "more than", "exceed", "maximum", "limit"].iter().any(|word| words.contains(word));
        match about {
            _ if self.kind == Kind::Taken => None,
            None if words.contains("name") && words.contains("must be present") => {
                Some(say::refused_nameless())
            }
            Some(About::Name) if long => Some(say::refused_long_name()),
            Some(About::Email) if long => Some(say::refused_long_email()),
            Some(About::Phone) if long => Some(say::refused_long_phone()),
            Some(About::Note) if long => Some(say::refused_long_note()),
            Some(About::Tags) if long => Some(say::refused_long_tag()),
            Some(About::Line | About::Country | About::Province | About::Zip) if long => {
                Some(say::refused_long_address())
            }
            Some(About::Email) if invalid => Some(say::refused_email()),
            Some(About::Phone) if invalid => Some(say::refused_phone()),
            Some(About::Locale) if invalid => Some(say::refused_locale()),
            Some(About::Tags) if many => Some(say::refused_many_tags()),
            Some(About::Country) => Some(say::refused_country()),
            Some(About::Province) => Some(say::refused_province()),
            Some(About::Zip) => Some(say::refused_zip()),
            _ => None,
        }
    }
}

/// The message for several refusals: of the first one that an owner can act on, else `last` of Shopify's own words.
pub(crate) fn reported(refused: &[Refusal], last: impl FnOnce(String) -> Message) -> Message {
    refused.iter().find_map(Refusal::reported).unwrap_or_else(|| {
        let texts: Vec<&str> = refused.iter().map(|refusal| refusal.text.as_str()).collect();
        last(texts.join(" "))
    })
}

/// The field that a refusal is about.
#[derive(Clone, Copy)]
enum About {
    Name,
    Email,
    Phone,
    Locale,
    Note,
    Tags,
    Country,
    Province,
    Zip,
    /// Another line of an address.
    Line,
}

impl About {
    fn of_field(field: &str) -> Option<Self> {
        Some(match field {
            "firstName" | "lastName" => Self::Name,
            "email" => Self::Email,
            "phone" => Self::Phone,
            "locale" => Self::Locale,
            "note" => Self::Note,
            "tags" => Self::Tags,
            "country" | "countryCode" => Self::Country,
            "province" | "provinceCode" => Self::Province,
            "zip" => Self::Zip,
            "address1" | "address2" | "city" | "company" => Self::Line,
            _ => return None,
        })
    }

    /// The field by the word that begins the sentence, where Shopify names the whole input or the whole address.
    fn of_words(words: &str) -> Option<Self> {
        let words = words.strip_prefix("addresses ").unwrap_or(words);
        let known = [
            ("first name", Self::Name),
            ("last name", Self::Name),
            ("email", Self::Email),
            ("phone", Self::Phone),
            ("locale", Self::Locale),
            ("note", Self::Note),
            ("tag", Self::Tags),
            ("country", Self::Country),
            ("province", Self::Province),
            ("zip", Self::Zip),
            ("address1", Self::Line),
            ("address2", Self::Line),
            ("city", Self::Line),
            ("company", Self::Line),
        ];
        known.into_iter().find(|(word, _)| words.starts_with(word)).map(|(_, about)| about)
    }
}

/// The payload of any mutation, as far as it says what was refused: nothing where the mutation was done.
#[derive(Deserialize)]
pub(super) struct Refusals {
    #[serde(rename = "userErrors")]
    pub(super) refused: Vec<Refusal>,
}

/// An element of `userErrors`.
#[derive(Deserialize)]
struct UserError {
    field: List<Scalar>,
    message: Scalar,
    code: Scalar,
}

impl From<UserError> for Refusal {
    fn from(UserError { field: path, message: text, code }: UserError) -> Self {
        // Indexes of lists say nothing to a person.
        let mut names = path.elements().iter().rev().filter_map(Scalar::get);
        let field = names.find(|step| step.parse::<u32>().is_err()).unwrap_or_default().to_owned();
        let says = |words: &[&str]| words.iter().any(|words| text.contains(words));
        // Most mutations have no codes: the words are all there is.
        let kind = match &*code {
            "TAKEN" => Kind::Taken,
            "INVALID" => Kind::Invalid,
            _ if says(&["already been taken"]) => Kind::Taken,
            _ if says(&["is invalid", "is not valid", "too long"]) => Kind::Invalid,
            _ => Kind::Other,
        };
        Self { field, kind, text: shorten(&text, 200) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusals(payload: &str) -> Vec<Refusal> {
        framework360_sdk::wire::from_json::<Refusals>(payload.as_bytes()).unwrap().refused
    }

    #[test]
    fn a_refusal_is_recognized_by_its_code_or_else_by_its_words() {
        let payload = r#"{"userErrors":[
            {"field":["input","email"],"message":"Email has already been taken"},
            {"field":["phone"],"message":"Phone is invalid"},
            {"field":["metafields","0","value"],"message":"no","code":"INVALID"},
            {"field":null,"message":"A name, phone number, or email address must be present"}]}"#;
        let read = refusals(payload);
        let reported: Vec<_> = read.iter().map(|refusal| (refusal.field.as_str(), refusal.kind)).collect();
        assert_eq!(
            reported,
            [("email", Kind::Taken), ("phone", Kind::Invalid), ("value", Kind::Invalid), ("", Kind::Other)]
        );
    }

    #[test]
    fn an_owner_reads_what_to_do_in_each_language_and_shopifys_words_only_where_nothing_else_is_known() {
        let cases = [
            ("email", "Email is invalid", "refused-email"),
            ("email", "Email contains an invalid domain name", "refused-email"),
            ("phone", "Phone is invalid", "refused-phone"),
            ("locale", "Locale is invalid", "refused-locale"),
            ("firstName", "First name is too long (maximum is 255 characters)", "refused-long-name"),
            ("note", "Note is too long (maximum is 5000 characters)", "refused-long-note"),
            ("address", "Address1 is too long (maximum is 255 characters)", "refused-long-address"),
            ("tags", "Tags each tag is too long (maximum is 40 characters)", "refused-long-tag"),
            ("tags", "Tags cannot exceed 250", "refused-many-tags"),
            ("countryCode", "Country is invalid", "refused-country"),
            ("addresses", "Addresses province is invalid", "refused-province"),
            ("zip", "Zip is not valid for Canada", "refused-zip"),
            ("", "A name, phone number, or email address must be present", "refused-nameless"),
            ("email", "Email has already been taken", "api-refused"),
            ("id", "Cannot specify ID on creation", "api-refused"),
        ];
        for (field, text, code) in cases {
            let json = format!(r#"{{"userErrors":[{{"field":["input","{field}"],"message":"{text}"}}]}}"#);
            let read = refusals(&json);
            let message = reported(&read, say::api_refused);
            assert_eq!(message.code, code, "{text}");
            for locale in ["en", "it", "fr", "de", "es", "nl"] {
                let shown = say::STRINGS.render(&message, locale);
                assert_eq!(shown.contains(text), code == "api-refused", "{locale}: {shown}");
            }
        }
    }
}
