//! Why Shopify didn't do what a mutation asked for: `userErrors`.

use framework360_sdk::json::{self, Value};
use framework360_sdk::text::shorten;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The last element of the field's path, "email"; empty where it's about no field.
    pub(crate) field: String,
    pub(crate) kind: Kind,
    /// Shopify's own words, in English.
    pub(crate) text: String,
}

/// What is wrong with the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Another record has this value.
    Taken,
    /// The value itself.
    Invalid,
    Other,
}

/// What a mutation's payload refuses; none where the form isn't that of a payload.
pub(super) fn refusals(payload: Value<'_>) -> Option<Vec<Refusal>> {
    json::list(payload, "userErrors", refusal)
}

fn refusal(error: Value<'_>) -> Refusal {
    let text = json::text(error, "message");
    let path = error.get("field").and_then(Value::elements).unwrap_or_default();
    // Indexes of lists say nothing to a person.
    let names = path.into_iter().rev().filter_map(Value::text);
    let field = names.map(String::from).find(|step| step.parse::<u32>().is_err()).unwrap_or_default();
    // Most mutations have no codes: the words are all there is.
    let kind = match json::text(error, "code").as_str() {
        "TAKEN" => Kind::Taken,
        "INVALID" => Kind::Invalid,
        _ if text.contains("already been taken") => Kind::Taken,
        _ if text.contains("is invalid") || text.contains("is not valid") || text.contains("too long") => {
            Kind::Invalid
        }
        _ => Kind::Other,
    };
    Refusal { field, kind, text: shorten(&text, 200) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_by_its_code_or_else_by_its_words() {
        let payload = r#"{"userErrors":[
            {"field":["input","email"],"message":"Email has already been taken"},
            {"field":["phone"],"message":"Phone is invalid"},
            {"field":["metafields","0","value"],"message":"no","code":"INVALID"},
            {"field":null,"message":"A name, phone number, or email address must be present"}]}"#;
        let json = json::parse(payload.as_bytes()).unwrap();
        let read = refusals(json.root()).unwrap();
        let told: Vec<_> = read.iter().map(|refusal| (refusal.field.as_str(), refusal.kind)).collect();
        assert_eq!(
            told,
            [("email", Kind::Taken), ("phone", Kind::Invalid), ("value", Kind::Invalid), ("", Kind::Other)]
        );
    }
}
