//! Rows as a database keeps them: one trait for each kind, which a database implements for its open transaction. A method
//! is one statement; what it means is a rule of [`rules`](crate::rules).

mod base;
mod claims;
mod installations;
mod jobs;
mod records;
mod reports;
mod snapshots;
mod usage;
mod workers;

pub use base::{Damage, Rows};
pub use claims::{ClaimRows, DueJob, FirstOfKind, Workload};
pub use installations::InstallationRows;
pub use jobs::{JobRow, JobRows, RunningJob};
pub use records::{RecordKey, RecordRows};
pub use reports::ReportRows;
pub use snapshots::{SentOrder, SnapshotRows};
pub use usage::UsageRows;
pub use workers::Workers;
