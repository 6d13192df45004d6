//! The rules of the store: what is done to which rows, in which order. Each is a function over the traits of
//! [`rows`](crate::rows), so that a database brings statements and no rules of its own.

pub mod claims;
pub mod fair_share;
pub mod jobs;
pub mod records;
pub mod report_rows;
pub mod reports;
pub mod rescue;
pub mod snapshots;
