//! The rows of reports of sends by hand. A row is ended in the transaction that ends its job, by whichever
//! process does that.

use crate::model::{JobId, Message, Outcome, Phase};
use crate::rows::ReportRows;
use crate::send_report::Part;
use crate::shop::Timestamp;

/// Ends the rows that waited for a job whose run ended for good.
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
