//! The outcome of a run when the store can't be used.

use host_core::model::Message;
use host_core::next_state::RunOutcome;

pub(crate) fn unavailable(error: impl std::fmt::Display) -> RunOutcome {
    tracing::warn!(%error, "the store can't be asked");
    RunOutcome::Unavailable(Message::host("store-unavailable", &[]), None)
}
