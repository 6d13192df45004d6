//! The store in one SQLite file: WAL, `synchronous=FULL`, one writing connection and one reading
//! one, each on a thread of its own.

mod activity;
mod authorizations;
mod claims;
mod columns;
mod context;
mod database;
mod deliveries;
mod encryption;
mod error;
mod fair_share;
mod group_commit;
mod installations;
mod jobs;
mod links;
mod lists;
mod open_transaction;
mod platform;
mod problems;
mod product_links;
mod record_pages;
mod record_views;
mod records;
mod reports;
mod restore;
mod restore_notes;
mod schema;
mod search;
mod sessions;
mod shops;
mod snapshots;
mod standings;
mod storage;
mod thread;
mod ticks;
mod usage;
mod variant_links;
mod worker_locks;

pub use self::database::{Patience, SqliteStore};
