//! Refusals: why a change of the catalogue isn't made.

use crate::model::Message;

/// A reason for a person, or a failure of the store.
pub(super) enum Refusal<E> {
    Refused(Message),
    Failed(E),
}

impl<E> From<E> for Refusal<E> {
    fn from(error: E) -> Self {
        Self::Failed(error)
    }
}

/// The result of a change: the message says why it was refused.
pub(super) fn into_answer<E>(done: Result<(), Refusal<E>>) -> Result<Result<(), Message>, E> {
    match done {
        Ok(()) => Ok(Ok(())),
        Err(Refusal::Refused(message)) => Ok(Err(message)),
        Err(Refusal::Failed(error)) => Err(error),
    }
}
