//! The body of a webhook of any topic.

use framework360_sdk::shop::Timestamp;
use framework360_sdk::wire::{Lenient, Scalar};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::api;

/// The fields of a body that are read. One that is missing, or has another form, is empty.
#[derive(Deserialize)]
pub(super) struct Body {
    pub(super) shop_domain: Scalar,
    /// The customer's id, in a field that depends on the topic.
    #[serde(deserialize_with = "gid")]
    pub(super) id: Option<String>,
    #[serde(rename = "customerId", deserialize_with = "gid")]
    pub(super) tagged_customer_id: Option<String>,
    #[serde(deserialize_with = "gid")]
    pub(super) customer_id: Option<String>,
    #[serde(deserialize_with = "api::time::optional")]
    pub(super) updated_at: Option<Timestamp>,
    pub(super) customer: Lenient<Customer>,
    pub(super) data_request: Lenient<DataRequest>,
    /// The status of a merge.
    pub(super) status: Scalar,
    #[serde(rename = "admin_graphql_api_customer_kept_id", deserialize_with = "gid")]
    pub(super) kept: Option<String>,
    #[serde(rename = "admin_graphql_api_customer_deleted_id", deserialize_with = "gid")]
    pub(super) deleted: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Customer {
    #[serde(deserialize_with = "gid")]
    id: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct DataRequest {
    id: Scalar,
}

impl Body {
    /// The global id of the customer whom a privacy topic is about.
    pub(super) fn person(&self) -> Option<String> {
        self.customer.as_ref()?.id.clone()
    }

    /// The number of a request for personal data.
    pub(super) fn request_number(&self) -> Option<String> {
        self.data_request.as_ref().map(|request| request.id.to_string()).filter(|id| is_number(id))
    }
}

/// A customer's global id, reported as such or as a number; numbers are as long as they like, and never a float.
fn gid<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = Scalar::deserialize(deserializer)?;
    Ok(if is_number(&text) { Some(api::gid(&text)) } else { api::number(&text).map(api::gid) })
}

/// A customer's global id, without which what holds it makes no sense.
pub(super) fn required_gid<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    gid(deserializer)?.ok_or_else(|| D::Error::custom("no customer's id"))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u64>().is_ok()
}
