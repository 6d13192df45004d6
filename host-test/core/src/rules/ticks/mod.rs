//! How a remote's records come in: the cursor and what a pass has done so far, kept together with
//! the changes of its pages.

mod messages;
mod page;
mod pass;
mod schedule;

pub use page::{Page, confirm};
pub use pass::{report_again, restart, restart_all};
pub use schedule::{schedule, tick_now};
