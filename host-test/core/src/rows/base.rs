//! The base of the traits of all kinds of rows.

use crate::store::StoreError;

/// The rows of one open transaction. Changes are kept when the transaction commits, and else undone.
pub trait Rows {
    /// The error of a failed statement, or of a rule that stopped the transaction.
    type Error: From<StoreError> + From<Damage> + From<serde_json::Error>;
}

/// Stored data that is invalid; the text says what is wrong.
#[derive(Debug)]
pub struct Damage(pub String);
