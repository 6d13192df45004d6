//! Hashes of values, by which a change is noticed without storing personal data.

use sha2::{Digest, Sha256};

/// Sixteen hexadecimal digits.
pub(crate) type Hash = String;

/// Makes hashes for one customer: the same value of another customer, or in another field, has another one.
pub(crate) struct Hasher {
    salt: String,
}

impl Hasher {
    /// A hasher for the customer of this global id.
    pub(crate) fn new(gid: &str) -> Self {
        Self { salt: gid.to_owned() }
    }

    /// The hash of one text.
    pub(crate) fn text(&self, label: &str, text: &str) -> Hash {
        self.of(label, std::iter::once(text))
    }

    /// The hash of several texts in order.
    pub(crate) fn of<'a>(&self, label: &str, texts: impl Iterator<Item = &'a str>) -> Hash {
        let mut digest = Sha256::new();
        // The length before each: "ab" and "c" are not "a" and "bc".
        let mut add = |text: &str| {
            digest.update((text.len() as u64).to_le_bytes());
            digest.update(text.as_bytes());
        };
        add(&self.salt);
        add(label);
        texts.for_each(add);
        digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_of_one_customer_one_field_and_one_value() {
        let (one, other) = (Hasher::new("1"), Hasher::new("2"));
        assert_eq!(one.text("email", "a"), one.text("email", "a"));
        assert_eq!(one.text("email", "a").len(), 16);
        assert_ne!(one.text("email", "a"), other.text("email", "a"));
        assert_ne!(one.text("email", "a"), one.text("note", "a"));
        assert_ne!(one.of("x", ["ab", "c"].into_iter()), one.of("x", ["a", "bc"].into_iter()));
    }
}
