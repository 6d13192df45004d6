//! What the platform stores besides the shop's records: shops, installations, jobs, ticks and activity.

mod activity;
mod installation;
mod job;
mod job_phase;
pub mod kinds;
mod message;
mod shop;
mod tick;

pub use activity::Activity;
pub use installation::{Account, Installation, InstallationId, InstallationState, Settings};
pub use job::{Job, JobId, Lease, NewJob, Resolution};
pub use job_phase::{Outcome, Phase};
pub use message::Message;
pub use shop::Shop;
pub use tick::{Counts, Held, Problem, Tick};
