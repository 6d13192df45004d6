//! What a shop holds, and how it is read from files.

pub mod decimal;
pub mod files;
mod given;
mod types;

pub use given::Partial;
pub use types::*;
