//! EAN article numbers.

/// A number of thirteen digits with its check digit. The smaller ones begin with zeros, as those of
/// American goods do.
pub(crate) fn ean(number: u64) -> String {
    let digits = format!("{:012}", number % 1_000_000_000_000);
    let weighed = digits.bytes().zip([1, 3].into_iter().cycle());
    let sum: u32 = weighed.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}
