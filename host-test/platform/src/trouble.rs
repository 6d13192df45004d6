//! The store in trouble, as a run ends by it.

use host_core::model::Message;
use host_core::queue::Ran;

pub(crate) fn unavailable(error: impl std::fmt::Display) -> Ran {
    tracing::warn!(%error, "the store can't be asked");
    Ran::Unavailable(Message::host("store-unavailable", &[]), None)
}
