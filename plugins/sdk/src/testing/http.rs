//! Stands in for `wasi:http`.

use crate::http::exchange::Outgoing;

pub(crate) fn exchange(request: &Outgoing) -> super::Answer {
    super::ask(request)
}
