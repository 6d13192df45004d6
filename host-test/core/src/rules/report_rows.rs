//! The rows of reports of sends by hand. A row is ended in the transaction that ends its job, by whichever
//! process does that.

use crate::model::{JobId, Message, Outcome, Phase};
use crate::rows::ReportRows;
use crate::send_report::Part;
use crate::shop::Timestamp;

/// A job's run ended for good: the rows that waited for it say how, from now on.
pub fn end<R: ReportRows>(
    rows: &R,
    job: JobId,
    token: i64,
    (phase, outcome): (Phase, Option<Outcome>),
    message: Option<&Message>,
    now: Timestamp,
) -> Result<(), R::Error> {
    match Part::of(phase, outcome) {
        Part::Waiting => Ok(()),
        part => rows.end_report_rows(job, token, part, message, now),
    }
}
