//! Switches for what the facts leave open about Sales_Orders/list.

use std::{fmt, str::FromStr};

/// What Sales_Orders/list shows as the name of an order's row. The record itself keeps what was posted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowNames {
    /// What was posted.
    #[default]
    Unchanged,
    /// Its first so many characters.
    Cut(usize),
    /// The title of the product with the row's SKU, and nothing where there is none.
    Title,
    /// Nothing.
    Dropped,
}

impl fmt::Display for RowNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unchanged => f.write_str("kept"),
            Self::Cut(length) => write!(f, "cut:{length}"),
            Self::Title => f.write_str("title"),
            Self::Dropped => f.write_str("dropped"),
        }
    }
}

/// The error of a text that isn't a way to show names.
#[derive(Debug, thiserror::Error)]
#[error("kept, cut:60, title or dropped")]
pub struct NoRowNames;

impl FromStr for RowNames {
    type Err = NoRowNames;

    fn from_str(text: &str) -> Result<Self, NoRowNames> {
        match (text, text.split_once(':')) {
            ("kept", _) => Ok(Self::Unchanged),
            ("title", _) => Ok(Self::Title),
            ("dropped", _) => Ok(Self::Dropped),
            (_, Some(("cut", length))) => length.parse().map(Self::Cut).map_err(|_| NoRowNames),
            _ => Err(NoRowNames),
        }
    }
}
