//! Ticks: the import of a remote's records. The cursor and the counts of a pass are stored together with
//! the changes of its pages.

mod messages;
mod page;
mod pass;
mod schedule;

pub use page::{Page, confirm};
pub use pass::{report_again, restart, restart_all};
pub use schedule::{schedule, tick_now};
