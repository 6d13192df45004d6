//! What the owner should know of an order, as it is kept with it until its end.

use framework360_sdk::Message;
use serde::{Deserialize, Serialize};

use super::serde_pairs;

/// Messages, whose type is the contract's, as they are kept.
pub(super) mod messages {
    use framework360_sdk::Message;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::serde_pairs;

    #[derive(Serialize, Deserialize)]
    struct Kept {
        code: String,
        #[serde(with = "serde_pairs")]
        args: Vec<(String, String)>,
    }

    pub(in crate::orders) fn serialize<S: Serializer>(
        notes: &[Message],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let kept = |note: &Message| Kept { code: note.code.clone(), args: note.args.clone() };
        serializer.collect_seq(notes.iter().map(kept))
    }

    pub(in crate::orders) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Message>, D::Error> {
        let notes = Vec::<Kept>::deserialize(deserializer)?;
        Ok(notes.into_iter().map(|Kept { code, args }| Message { code, args }).collect())
    }
}

/// With the note about an order.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Notes(#[serde(with = "messages")] pub(super) Vec<Message>);
