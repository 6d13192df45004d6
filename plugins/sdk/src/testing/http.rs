//! Stands in for `wasi:http`.

use crate::exchange::OutgoingRequest;

pub(crate) fn exchange(request: &OutgoingRequest) -> super::Answer {
    super::ask(request)
}
