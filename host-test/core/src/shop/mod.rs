//! What a shop holds, and how it is read from files.

pub mod decimal;
pub mod files;
mod partial;
mod types;

pub use partial::Partial;
pub use types::*;
