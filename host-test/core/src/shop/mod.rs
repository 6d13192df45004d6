//! What a shop holds, and how it is read from files.

mod decimal;
pub mod files;
mod types;

pub use types::*;
