//! The payloads of jobs that webhooks queue.

use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::{self, Encoded};
use serde::{Deserialize, Serialize};

use super::body::required_gid;

/// The payload of a job [`CUSTOMER`](crate::CUSTOMER): when the customer changed, by Shopify's clock.
#[derive(Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Changed {
    pub(crate) at: Timestamp,
}

impl Encoded for Changed {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// The payload of a job [`MERGED`](crate::MERGED): who stays. The job's key is who is gone.
#[derive(Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Merged {
    /// A customer's global id.
    #[serde(deserialize_with = "required_gid")]
    pub(crate) kept: String,
}

impl Encoded for Merged {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}

/// The payload of a job [`PRIVACY`](crate::PRIVACY): the customer it is about. Neither name nor e-mail address is
/// stored.
#[derive(Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Person {
    /// A customer's global id.
    #[serde(rename = "customer", deserialize_with = "required_gid")]
    pub(crate) gid: String,
}

impl Encoded for Person {
    fn encode(&self) -> String {
        storage::with_version(1, self)
    }

    fn decode(text: &[u8]) -> Option<Self> {
        storage::of_versions(1..=1, text)
    }
}
