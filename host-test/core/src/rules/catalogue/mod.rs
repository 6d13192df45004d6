//! The import of a remote's products into the shop.

mod difference;
mod matching;
mod products;
mod refusal;

pub use products::Catalogue;
