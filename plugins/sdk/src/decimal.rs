//! Decimal numbers of the contract: text such as "19.90", never a float.

pub use rust_decimal::{Decimal, RoundingStrategy};

/// A text that is no decimal number of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADecimal;

/// Reads decimal text: an optional minus, digits, and a fraction after a point. Empty is 'not said': none.
///
/// ```
/// use framework360_sdk::decimal::{self, Decimal};
/// assert_eq!(decimal::parse("19.90"), Ok(Some(Decimal::new(1990, 2))));
/// assert_eq!(decimal::parse(""), Ok(None));
/// assert!(decimal::parse("1e3").is_err() && decimal::parse("1,5").is_err());
/// ```
///
/// # Errors
/// For anything else: exponents, thousands separators, a plus, blanks inside, more than 28 digits.
pub fn parse(text: &str) -> Result<Option<Decimal>, NotADecimal> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) {
        return Err(NotADecimal);
    }
    Decimal::from_str_exact(text).map(Some).map_err(|_| NotADecimal)
}

/// Reads decimal text as [`parse`] does, where the number must be there.
///
/// # Errors
/// Where it's empty or no decimal number.
pub fn required(text: &str) -> Result<Decimal, NotADecimal> {
    parse(text)?.ok_or(NotADecimal)
}

/// Reads decimal text as [`parse`] does, where empty means zero.
///
/// # Errors
/// Where it's no decimal number.
pub fn or_zero(text: &str) -> Result<Decimal, NotADecimal> {
    Ok(parse(text)?.unwrap_or_default())
}

/// Reads decimal text as [`parse`] does, for a number of a size that trade knows, without zeros at its end.
///
/// # Errors
/// As [`parse`] and [`sensible`].
pub fn amount(text: &str) -> Result<Option<Decimal>, NotADecimal> {
    parse(text)?.map(sensible).transpose()
}

/// The number without zeros at its end, where its size is one that trade knows.
///
/// # Errors
/// A thousand million or more, on either side of zero, or more than eight decimals.
pub fn sensible(number: Decimal) -> Result<Decimal, NotADecimal> {
    let number = number.normalize();
    let fits = number.scale() <= 8 && less(number.abs(), Decimal::from(1_000_000_000));
    if fits { Ok(number) } else { Err(NotADecimal) }
}

/// `a + b`; none where that is too large. Like the other three not inlined: `rust_decimal` inlines its fast
/// paths, which made a connector's code 30 KiB larger.
#[inline(never)]
#[must_use]
pub fn add(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_add(b)
}

/// `a - b`; none where that is too large.
#[inline(never)]
#[must_use]
pub fn subtract(a: Decimal, b: Decimal) -> Option<Decimal> {
    // One addition in a component is enough.
    add(a, -b)
}

/// `a × b`; none where that is too large.
#[inline(never)]
#[must_use]
pub fn multiply(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_mul(b)
}

/// `a ÷ b` to 28 digits; none where `b` is zero.
#[inline(never)]
#[must_use]
pub fn divide(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_div(b)
}

/// Whether both are the same number: 1.0 is 1.
#[inline(never)]
#[must_use]
pub fn same(a: Decimal, b: Decimal) -> bool {
    a == b
}

/// Whether `a` is less than `b`.
#[inline(never)]
#[must_use]
pub fn less(a: Decimal, b: Decimal) -> bool {
    a < b
}

/// The text of an amount of money: at least two decimals, no more zeros than that. "19.9" is "19.90".
#[must_use]
pub fn money(value: Decimal) -> String {
    let mut value = value.normalize();
    if value.scale() < 2 {
        value.rescale(2);
    }
    value.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn exponents_separators_and_words_are_refused() {
        for text in [
            "1e3", "1E-2", "1_000", "1,000", "+1", ".5", "5.", "-", "0x10", "NaN", "1 000", "１", "--1",
            "1.2.3",
        ] {
            assert_eq!(parse(text), Err(NotADecimal), "{text}");
        }
    }

    #[test]
    fn a_number_that_would_have_to_be_rounded_is_refused() {
        assert!(parse("0.12345678901234567890123456789").is_err());
        assert!(parse("99999999999999999999999999999999").is_err());
    }

    #[test]
    fn a_size_that_trade_does_not_know_is_refused() {
        assert_eq!(amount("19.900").unwrap().unwrap().to_string(), "19.9");
        assert_eq!(amount(" "), Ok(None));
        for text in ["1000000000", "-1000000000", "0.000000001", "x"] {
            assert_eq!(amount(text), Err(NotADecimal), "{text}");
        }
        assert!(amount("999999999.99999999").is_ok());
    }

    #[test]
    fn money_keeps_what_is_needed_and_two_decimals_at_least() {
        for (text, shown) in
            [("19.9", "19.90"), ("5", "5.00"), ("0", "0.00"), ("1.23456700", "1.234567"), ("-0.5", "-0.50")]
        {
            assert_eq!(money(required(text).unwrap()), shown);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in ".{0,40}") {
            let _ = parse(&text);
        }

        #[test]
        fn what_is_written_is_read_again(units in any::<i64>(), scale in 0u32..12) {
            let value = Decimal::new(units, scale);
            prop_assert_eq!(required(&value.to_string()), Ok(value));
            prop_assert_eq!(required(&money(value)), Ok(value));
        }
    }
}
