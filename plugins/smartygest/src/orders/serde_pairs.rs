//! The stored form of pairs of texts: one list, each name before its value.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

pub(super) fn serialize<S: Serializer>(pairs: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(pairs.iter().flat_map(|(name, value)| [name, value]))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<(String, String)>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    let pair = |pair: &[String]| match pair {
        [name, value] => Ok((name.clone(), value.clone())),
        _ => Err(D::Error::custom("a name without a value")),
    };
    texts.chunks(2).map(pair).collect()
}
