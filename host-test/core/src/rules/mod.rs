//! The rules of the store: which rows an operation changes, and in which order. Each is a function over the traits of
//! [`rows`](crate::rows), so that a database brings statements and no rules of its own.

pub mod authorizations;
pub mod catalogue;
pub mod claims;
pub mod commit;
pub mod customers;
pub mod deliveries;
pub mod events;
pub mod fair_share;
pub mod import;
pub mod imported_records;
pub mod installations;
pub mod jobs;
pub mod links;
pub mod listed_records;
mod lists;
pub mod orders;
pub mod platform;
pub mod problems;
pub mod reads;
pub mod records;
pub mod report_rows;
pub mod reports;
pub mod rescue;
pub mod restores;
pub mod sessions;
pub mod shops;
pub mod snapshots;
pub mod standings;
pub mod storage;
mod store;
pub mod ticks;
