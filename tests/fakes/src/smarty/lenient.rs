//! Reads posted values as leniently as the facts say: numbers as numbers or text, null as nothing.
//! What is neither is a bad type.

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serializer, de::Error};
use serde_json::Value;

pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

pub(crate) fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// The way back.
pub(crate) fn as_text<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

pub(crate) fn decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    let Some(text) = digits(deserializer)? else { return Ok(Decimal::ZERO) };
    text.parse().map_err(|_| D::Error::custom(format!("not a decimal number: {text}")))
}

pub(crate) fn integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    Ok(integer_or_none(deserializer)?.unwrap_or_default())
}

pub(crate) fn integer_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    let Some(text) = digits(deserializer)? else { return Ok(None) };
    let number = text.parse().map_err(|_| D::Error::custom(format!("not a whole number: {text}")))?;
    Ok(Some(number))
}

/// A number as text. A JSON number's shortest text is what was posted, but for zeros at its end.
fn digits<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::String(text) => Ok(Some(text)),
        other => Err(D::Error::custom(format!("neither a number nor text: {other}"))),
    }
}
