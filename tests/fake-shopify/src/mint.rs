//! Tokens, codes and the numbers of deliveries.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// Makes values that nobody guesses who doesn't know the seed, and the same ones for the same seed.
#[derive(Debug)]
pub(crate) struct Mint {
    seed: u64,
    made: u64,
}

impl Mint {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, made: 0 }
    }

    /// 32 digits after the prefix, half of them the same for all of that prefix.
    pub(crate) fn token(&mut self, prefix: &str) -> String {
        self.made += 1;
        format!("{}{:016x}", stem(self.seed, prefix), self.made)
    }

    /// A random identifier in the shape of a UUID.
    pub(crate) fn uuid(&mut self) -> String {
        self.made += 1;
        let digits = digits(&format!("{}/uuid/{}", self.seed, self.made));
        let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
        [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
    }
}

/// What all tokens of a prefix begin with: masked, it keeps the ledger from showing any of them.
pub(crate) fn stem(seed: u64, prefix: &str) -> String {
    let digits = digits(&format!("{seed}/{prefix}"));
    format!("{prefix}{}", digits.get(..16).unwrap_or_default())
}

fn digits(of: &str) -> String {
    hex(&Sha256::digest(of))
}

/// The bytes in hexadecimal, in lower case.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
