//! The shop's records, and how they are read from files.

pub mod decimal;
pub mod files;
mod partial;
mod types;

pub use partial::Partial;
pub use types::*;
