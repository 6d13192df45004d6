//! Shopify's signatures: of the queries with which it sends a browser, and of the bytes of webhooks.

mod query;

pub(crate) use query::{SignatureError, SignedQuery};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use framework360_sdk::installation;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The app's secrets: two while one replaces the other, since Shopify signs with the older until it's revoked.
pub(crate) struct Secrets(Vec<String>);

impl Secrets {
    /// The secrets that the platform's settings hold.
    pub(crate) fn of_platform() -> Self {
        let set = ["client_secret", "old_client_secret"].into_iter().filter_map(installation::setting);
        Self(set.collect())
    }

    /// Whether there is one at all.
    pub(crate) fn are_set(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether one of them made this digest of the message. Compared in constant time.
    fn verify(&self, message: &[u8], digest: &[u8]) -> bool {
        self.0.iter().any(|secret| {
            // HMAC takes keys of any length: there is no other error.
            let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return false };
            mac.update(message);
            mac.verify_slice(digest).is_ok()
        })
    }

    /// Whether this header of a webhook signs these bytes, as they came.
    pub(crate) fn verify_header(&self, body: &[u8], header: &[u8]) -> bool {
        STANDARD.decode(header.trim_ascii()).is_ok_and(|digest| self.verify(body, &digest))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) const SECRET: &str = "f360-test-secret-not-real";
    pub(crate) const BODY: &str = concat!(
        r#"{"id":706405506930370084,"email":"zo\u00eb@example.com","#,
        r#""first_name":"Zoë","note":"a\/b \u0026 c","phone":null}"#
    );
    pub(crate) const HEADER: &str = "YSd6X4TfYwIQKR4BTqE7/W5V0EihRjO68txfva7rB1Y=";

    pub(crate) fn secrets() -> Secrets {
        Secrets(vec![SECRET.to_owned()])
    }

    /// The header that Shopify would send with these bytes.
    pub(crate) fn header(secret: &str, body: &[u8]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        mac.update(body);
        STANDARD.encode(mac.finalize().into_bytes())
    }

    /// The `hmac` that Shopify would put into this query, which is sorted already.
    pub(crate) fn hmac(secret: &str, message: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        mac.update(message.as_bytes());
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn the_vector_of_a_webhook_holds() {
        assert_eq!(BODY.len(), 112);
        assert!(secrets().verify_header(BODY.as_bytes(), HEADER.as_bytes()));
    }

    #[test]
    fn a_body_that_was_read_and_written_again_is_not_the_one_that_was_signed() {
        let again = serde_json::from_str::<serde_json::Value>(BODY).unwrap().to_string();
        assert_ne!(again, BODY);
        assert!(!secrets().verify_header(again.as_bytes(), HEADER.as_bytes()));
        // The signature of the text as a serializer would write it again.
        let wrong = "vfNZzblYdLmGFX9/tVaLZGgd749tb9bT3Hkm4vHNDzQ=";
        assert!(!secrets().verify_header(BODY.as_bytes(), wrong.as_bytes()));
    }

    #[test]
    fn a_signature_in_another_form_or_of_another_length_is_none() {
        for header in
            ["", "YSd6X4TfYwIQKR4BTqE7/W5V0EihRjO68txfva7rB1Y", "YSd6", "====", "\u{e9}", &hmac(SECRET, BODY)]
        {
            assert!(!secrets().verify_header(BODY.as_bytes(), header.as_bytes()), "{header}");
        }
    }

    #[test]
    fn without_a_secret_nothing_is_signed() {
        let none = Secrets(Vec::new());
        assert!(
            !none.are_set() && !none.verify_header(BODY.as_bytes(), header("", BODY.as_bytes()).as_bytes())
        );
    }
}
