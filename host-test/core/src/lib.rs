//! The host without its engine: what the platform knows and keeps, the queue's rules, and the unit
//! of work that every call of a connector is. Nothing here knows WebAssembly, so that what must
//! never lose or double an order is tested in milliseconds.

pub mod address;
pub mod catalogue;
pub mod clock;
pub mod customers;
pub mod edits;
pub mod forgotten;
pub mod keys;
pub mod limits;
pub mod model;
pub mod platform;
pub mod queue;
pub mod report;
pub mod session;
pub mod shop;
pub mod slots;
pub mod store;
pub mod unit;
