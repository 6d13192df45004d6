//! What a shop holds, and how it is read from files.

pub(crate) mod decimal;
pub mod files;
mod types;

pub use types::*;
