//! Decimals: text or a JSON number, kept digit by digit, never a float.

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

const EXPECTED: &str = "a decimal number as text, such as \"19.90\", was expected";

/// Reads a decimal; an empty string and null mean that there is none.
pub(super) fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(optional(deserializer)?.unwrap_or_default())
}

/// Reads a decimal; null means that there is none.
pub(super) fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        Value::String(text) if text.is_empty() || is_decimal(&text) => Ok(Some(text)),
        Value::Number(number) if is_decimal(&number.to_string()) => Ok(Some(number.to_string())),
        Value::String(text) => {
            Err(D::Error::custom(format!("{:?} is not a number: {EXPECTED}", shortened(&text))))
        }
        other => Err(D::Error::custom(format!("{EXPECTED}, not {}", kind(&other)))),
    }
}

/// Whether a text is a plain decimal: digits with at most one point and a sign, no exponent, separators or blanks.
pub fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    text.len() <= 40
        && !whole.is_empty()
        && !fraction.is_empty()
        && [whole, fraction].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The normal form of a decimal: "19.90" and "019.9" both become "19.9".
pub fn normal(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    match (whole, fraction) {
        ("", "") if digits.is_empty() => String::new(),
        ("", "") => "0".to_owned(),
        ("", fraction) => format!("{sign}0.{fraction}"),
        (whole, "") => format!("{sign}{whole}"),
        (whole, fraction) => format!("{sign}{whole}.{fraction}"),
    }
}

/// Whether a decimal is below zero.
pub fn is_negative(text: &str) -> bool {
    normal(text).starts_with('-')
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

fn kind(value: &Value) -> String {
    match value {
        Value::Bool(_) => "true or false".into(),
        Value::Number(number) => number.to_string(),
        Value::Array(_) => "a list".into(),
        _ => "an object".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_decimal, is_negative, normal};

    #[test]
    fn texts_of_one_value_have_one_normal_form() {
        for (text, expected) in [
            ("19.90", "19.9"),
            ("019.9", "19.9"),
            ("20.00", "20"),
            ("0.50", "0.5"),
            ("-0.00", "0"),
            ("-3.50", "-3.5"),
            ("100", "100"),
            ("", ""),
        ] {
            assert_eq!(normal(text), expected, "{text}");
        }
        assert!(is_negative("-0.01") && !is_negative("-0.00") && !is_negative("1"));
    }

    #[test]
    fn only_plain_digits_are_decimals() {
        for good in ["0", "19.90", "-3.5", "007", "12345678901234567890.12"] {
            assert!(is_decimal(good), "{good}");
        }
        for bad in ["", ".", "1.", ".5", "1,5", "1e3", "+1", " 1", "NaN", "1.2.3", "--1", "٣"] {
            assert!(!is_decimal(bad), "{bad}");
        }
    }
}
