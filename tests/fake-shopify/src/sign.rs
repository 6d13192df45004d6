//! Shopify's signatures: of the queries that it sends a browser with, and of the bytes of webhooks.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::Sha256;

use crate::mint::hex;

/// Of a query, all but RFC 3986's unreserved characters is encoded: a space is `%20`.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A query as it travels, without its hmac: sorted by key.
pub(crate) fn message(mut pairs: Vec<(&str, String)>) -> String {
    pairs.sort();
    let encoded = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
    let pairs: Vec<String> =
        pairs.iter().map(|(key, value)| format!("{}={}", encoded(key), encoded(value))).collect();
    pairs.join("&")
}

/// The `hmac` of a query, from [`message`].
pub fn query_hmac(secret: &str, message: &str) -> String {
    hex(&mac(secret, message.as_bytes()))
}

/// The `X-Shopify-Hmac-Sha256` of a webhook, over its bytes.
pub fn webhook_hmac(secret: &str, body: &[u8]) -> String {
    STANDARD.encode(mac(secret, body))
}

fn mac(secret: &str, message: &[u8]) -> Vec<u8> {
    // HMAC takes keys of any length: there is no other error.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return Vec::new() };
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}
