//! The stored form of notes for the owner.

use framework360_sdk::Message;
use serde::{Deserialize, Serialize};

use super::serde_pairs;

/// The stored form of messages, since their type is the contract's.
pub(super) mod messages {
    use framework360_sdk::Message;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::serde_pairs;

    #[derive(Serialize, Deserialize)]
    struct StoredMessage {
        code: String,
        #[serde(with = "serde_pairs")]
        args: Vec<(String, String)>,
    }

    pub(in crate::orders) fn serialize<S: Serializer>(
        notes: &[Message],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let stored = |note: &Message| StoredMessage { code: note.code.clone(), args: note.args.clone() };
        serializer.collect_seq(notes.iter().map(stored))
    }

    pub(in crate::orders) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Message>, D::Error> {
        let notes = Vec::<StoredMessage>::deserialize(deserializer)?;
        Ok(notes.into_iter().map(|StoredMessage { code, args }| Message { code, args }).collect())
    }
}

/// The notes that are stored with an order's submission record.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct StoredNotes(#[serde(with = "messages")] pub(super) Vec<Message>);
