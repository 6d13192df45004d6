//! Boolean or 0/1.

use std::ops::Deref;

use serde::de::{Deserialize, Deserializer};

use super::{Scalar, reader};

/// true/false, 0/1, "0"/"1" or "true"/"false"; none for anything else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flag(Option<bool>);

impl<'de> Deserialize<'de> for Flag {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        reader::raw(deserializer).map(Self::of)
    }
}

impl Flag {
    /// The flag of a value, from its JSON text.
    #[inline(never)]
    fn of(raw: &str) -> Self {
        Self(match Scalar::of(raw).trim() {
            "1" | "true" | "TRUE" | "True" => Some(true),
            "0" | "false" | "FALSE" | "False" => Some(false),
            _ => None,
        })
    }
}

impl Deref for Flag {
    type Target = Option<bool>;

    fn deref(&self) -> &Option<bool> {
        &self.0
    }
}

impl From<bool> for Flag {
    fn from(flag: bool) -> Self {
        Self(Some(flag))
    }
}
