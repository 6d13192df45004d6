//! The host without its engine: what the platform knows and keeps, the queue's rules, and the unit
//! of work that every call of a connector is. Nothing here knows WebAssembly, so that what must
//! never lose or double an order is tested in milliseconds.
//!
//! Nor does anything here know SQL: a database keeps [`rows`], the [`rules`] say what is done to them, and together
//! they are a [`store`].

pub mod activity_event;
pub mod backoff;
pub mod call_slots;
pub mod catalogue;
pub mod clock;
pub mod customers;
pub mod edits;
pub mod forgotten_links;
pub mod limits;
pub mod match_keys;
pub mod model;
pub mod next_state;
pub mod outages;
pub mod platform;
pub mod public_url;
pub mod rows;
pub mod rules;
pub mod send_report;
pub mod session;
pub mod shop;
pub mod store;
pub mod unit_of_work;
