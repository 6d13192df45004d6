//! Numbers that are written in the digits of a decimal.

use serde::ser::{Error, Serialize, Serializer};

use super::reader;

/// A number that is written in its own digits, as JSON's number rather than as a text: 6.00 stays 6.00. No float holds
/// it.
///
/// ```
/// use framework360_sdk::wire::{self, Number};
/// use framework360_sdk::{Decimal, decimal};
///
/// #[derive(serde::Serialize)]
/// struct Fees {
///     shipping: Number,
/// }
///
/// let fees = Fees { shipping: Number::new(decimal::money(Decimal::new(6, 0))) };
/// assert_eq!(wire::to_json(&fees).unwrap(), br#"{"shipping":6.00}"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(String);

impl Number {
    /// A number in these digits, such as those of [`decimal::money`](crate::decimal::money). What is no number of
    /// JSON's has no form in JSON.
    #[must_use]
    pub fn new(digits: String) -> Self {
        Self(digits)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_number = self.0.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        let number = reader::value(&self.0).filter(|number| is_number && number.get() == self.0);
        number.ok_or_else(|| S::Error::custom("no number"))?.serialize(serializer)
    }
}
