//! Text or number.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::de::{Deserialize, Deserializer};

use super::reader;

/// A text, a number or a boolean, as text: a number in the digits with which it came. Empty where it's null, a list or
/// an object; [`get`](Self::get) says whether it's that or a text without characters.
///
/// A decimal is made of it with [`decimal::parse`](crate::decimal::parse), never by way of a float.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scalar(Option<String>);

impl Scalar {
    /// The text; none where there is none.
    #[must_use]
    pub fn get(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// The text, by value; empty where there is none.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.unwrap_or_default()
    }

    /// The text, by value; none where there is none.
    #[must_use]
    pub fn into_option(self) -> Option<String> {
        self.0
    }

    /// A whole number that isn't negative, from a number or a text; none for anything else.
    #[must_use]
    pub fn to_u64(&self) -> Option<u64> {
        self.trim().parse().ok()
    }

    /// The scalar of a value, from its JSON text.
    #[inline(never)]
    pub(super) fn of(raw: &str) -> Self {
        Self(match raw.as_bytes().first() {
            // A text with half a surrogate pair has no characters.
            Some(b'"') => reader::string(raw).map(Cow::into_owned),
            Some(b'-' | b'0'..=b'9' | b't' | b'f') => Some(raw.to_owned()),
            _ => None,
        })
    }
}

impl<'de> Deserialize<'de> for Scalar {
    #[inline(always)]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        reader::raw(deserializer).map(Self::of)
    }
}

impl Deref for Scalar {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl From<&str> for Scalar {
    fn from(text: &str) -> Self {
        Self(Some(text.to_owned()))
    }
}

/// A [`Scalar`] without blanks around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trimmed(Scalar);

impl<'de> Deserialize<'de> for Trimmed {
    #[inline(always)]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        reader::raw(deserializer).map(Self::of)
    }
}

impl Deref for Trimmed {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Trimmed {
    /// The scalar of a value, from its JSON text.
    #[inline(never)]
    fn of(raw: &str) -> Self {
        let trimmed = |text: String| {
            let trimmed = text.trim();
            if trimmed.len() == text.len() { text } else { trimmed.to_owned() }
        };
        Self(Scalar(Scalar::of(raw).0.map(trimmed)))
    }

    /// The text; none where there is none.
    #[must_use]
    pub fn get(&self) -> Option<&str> {
        self.0.get()
    }

    /// The text, by value; empty where there is none.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.into_string()
    }
}

impl fmt::Display for Trimmed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl From<&str> for Trimmed {
    fn from(text: &str) -> Self {
        Self(text.trim().into())
    }
}
