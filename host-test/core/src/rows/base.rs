//! What the traits of all kinds of rows have in common.

use crate::store::StoreError;

/// The rows of one open transaction. What is done to them is kept once the transaction ends well, and else undone.
pub trait Rows {
    /// Why a statement failed, or which rule stopped the transaction.
    type Error: From<StoreError> + From<Damage> + From<serde_json::Error>;
}

/// What is kept makes no sense: this is what is wrong with it.
#[derive(Debug)]
pub struct Damage(pub String);
