//! The signed query of a browser that Shopify sends back.

use framework360_sdk::clock;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::Secrets;
use crate::shop_domain::ShopDomain;

/// How far Shopify's clock and ours may be apart, in milliseconds either way: what Shopify's own library allows.
const TOLERANCE_MS: u64 = 90_000;

/// The characters that are encoded: those that JavaScript's encodeURIComponent encodes, as in Shopify's own library.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// A query that one of the app's secrets signed, lately.
pub(crate) struct SignedQuery {
    pairs: Vec<(String, String)>,
    shop: ShopDomain,
}

/// Why a query can't be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignatureError {
    /// It has no signature.
    Unsigned,
    /// The signature is of something else: somebody changed the query, or made it up.
    Tampered,
    /// It was signed too long ago, or by a clock that is far from ours.
    Stale,
    /// It's signed, but for no store.
    NoShop,
}

impl SignedQuery {
    /// Reads a query as it came. Only what is signed is looked at.
    pub(crate) fn read(query: &str, secrets: &Secrets) -> Result<Self, SignatureError> {
        let mut pairs: Vec<(String, String)> =
            parts(query).map(|(key, value)| (decoded(key), decoded(value))).collect();
        pairs.sort();
        let repeated = pairs.iter().zip(pairs.iter().skip(1)).any(|((one, _), (other, _))| one == other);
        let reported =
            value(&pairs, "hmac").filter(|hmac| !hmac.is_empty()).ok_or(SignatureError::Unsigned)?;
        let digest = digest(reported).ok_or(SignatureError::Tampered)?;
        // Which of two values counts isn't signed, so a query with one name twice can't be trusted.
        if repeated || !is_signed(query, &pairs, &digest, secrets) {
            return Err(SignatureError::Tampered);
        }
        let shop = value(&pairs, "shop").and_then(ShopDomain::reported).ok_or(SignatureError::NoShop)?;
        let signed_at = value(&pairs, "timestamp")
            .and_then(|seconds| seconds.parse::<u64>().ok())
            .ok_or(SignatureError::Stale)?;
        let signed_at = signed_at.checked_mul(1000).ok_or(SignatureError::Stale)?;
        if clock::now().abs_diff(signed_at) > TOLERANCE_MS {
            return Err(SignatureError::Stale);
        }
        Ok(Self { pairs, shop })
    }

    /// The store that was signed.
    pub(crate) fn shop(&self) -> &ShopDomain {
        &self.shop
    }

    /// A parameter; none where it's missing or empty.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        value(&self.pairs, key).filter(|value| !value.is_empty())
    }
}

/// The parameters as they came, and, where something between Shopify and us wrote them in another form (a blank as a
/// plus), as Shopify writes them.
fn is_signed(query: &str, pairs: &[(String, String)], digest: &[u8], secrets: &Secrets) -> bool {
    let mut came: Vec<(&str, &str)> = parts(query).filter(|(key, _)| counts(key)).collect();
    came.sort_unstable();
    let came = came.iter().map(|(key, value)| format!("{key}={value}"));
    let anew = pairs
        .iter()
        .filter(|(key, _)| counts(key))
        .map(|(key, value)| format!("{}={}", encoded(key), encoded(value)));
    secrets.verify(came.collect::<Vec<_>>().join("&").as_bytes(), digest)
        || secrets.verify(anew.collect::<Vec<_>>().join("&").as_bytes(), digest)
}

fn counts(key: &str) -> bool {
    !matches!(key, "hmac" | "signature")
}

fn parts(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let query = query.strip_prefix('?').unwrap_or(query);
    query.split('&').filter(|part| !part.is_empty()).map(|part| part.split_once('=').unwrap_or((part, "")))
}

fn value<'a>(pairs: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == wanted).map(|(_, value)| value.as_str())
}

fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// The bytes of a text of hexadecimal digits.
fn digest(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let pair = |at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    (0..text.len()).step_by(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{SECRET, hmac, secrets};
    use super::*;
    use framework360_sdk::testing;

    const SIGNED_AT_MS: u64 = 1_764_547_200_000;
    const VECTORS: [(&str, &str); 2] = [
        ("n0nce123", "9796e2344892b323bb333aee6d368dfc881472574dbba63abd60aa19c1a5a005"),
        ("n0nce%20with%20space", "448c48b855767e8cd22e8b01f09240c4bab2c47664844cddba1ba7e8c52a2d51"),
    ];

    fn message(state: &str) -> String {
        format!(
            "code=f360code0001&host=YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvZjM2MC10ZXN0&shop=f360-test.myshopify.com&state={state}&timestamp=1764547200"
        )
    }

    fn read(query: &str) -> Result<SignedQuery, SignatureError> {
        testing::reset();
        testing::with(|host| host.now = SIGNED_AT_MS + 5_000);
        SignedQuery::read(query, &secrets())
    }

    #[test]
    fn the_vectors_hold_whatever_the_order() {
        for (state, digest) in VECTORS {
            let signed = message(state);
            for query in [format!("{signed}&hmac={digest}"), format!("?hmac={digest}&{signed}&signature=x")] {
                let query = read(&query).unwrap_or_else(|error| panic!("{error:?}"));
                assert_eq!(query.shop().as_str(), "f360-test.myshopify.com");
                assert_eq!(query.get("code"), Some("f360code0001"));
            }
        }
    }

    #[test]
    fn a_blank_that_became_a_plus_on_its_way_is_a_blank() {
        let (_, digest) = VECTORS[1];
        assert!(read(&format!("{}&hmac={digest}", message("n0nce+with+space"))).is_ok());
    }

    #[test]
    fn each_way_a_query_can_be_wrong_has_its_own_error() {
        let signed = |message: &str| format!("{message}&hmac={}", hmac(SECRET, message));
        let (state, digest) = VECTORS[0];
        let error = |query: &str| read(query).err();
        assert_eq!(error(""), Some(SignatureError::Unsigned));
        assert_eq!(error(&message(state)), Some(SignatureError::Unsigned));
        assert_eq!(error(&format!("{}&hmac=", message(state))), Some(SignatureError::Unsigned));
        let changed = message(state).replace("0001", "0002");
        assert_eq!(error(&format!("{changed}&hmac={digest}")), Some(SignatureError::Tampered));
        for hmac in ["zz", "abc", "é", &digest[..62], VECTORS[1].1] {
            assert_eq!(
                error(&format!("{}&hmac={hmac}", message(state))),
                Some(SignatureError::Tampered),
                "{hmac}"
            );
        }
        let no_shop = "code=1&shop=evil.example&timestamp=1764547200";
        assert_eq!(error(&signed(no_shop)), Some(SignatureError::NoShop));
        for timestamp in
            ["1764547000", "1764547400", "", "soon", "99999999999999999999", "18446744073709551615"]
        {
            let stale = format!("code=1&shop=f360-test.myshopify.com&timestamp={timestamp}");
            assert_eq!(error(&signed(&stale)), Some(SignatureError::Stale), "{timestamp}");
        }
    }

    #[test]
    fn a_parameter_that_is_there_twice_proves_nothing() {
        let twice = "code=1&shop=a.myshopify.com&shop=b.myshopify.com&timestamp=1764547200";
        assert_eq!(
            read(&format!("{twice}&hmac={}", hmac(SECRET, twice))).err(),
            Some(SignatureError::Tampered)
        );
        let (state, digest) = VECTORS[0];
        assert_eq!(
            read(&format!("hmac=00&{}&hmac={digest}", message(state))).err(),
            Some(SignatureError::Tampered)
        );
    }

    #[test]
    fn a_secret_is_believed_until_it_is_taken_away() {
        let message = "code=1&shop=a.myshopify.com&timestamp=1764547200";
        let query = format!("{message}&hmac={}", hmac("the old one", message));
        testing::reset();
        testing::with(|host| {
            host.now = SIGNED_AT_MS;
            host.settings.insert("client_secret".to_owned(), SECRET.to_owned());
            host.settings.insert("old_client_secret".to_owned(), "the old one".to_owned());
        });
        assert!(SignedQuery::read(&query, &Secrets::of_platform()).is_ok());
        testing::with(|host| host.settings.remove("old_client_secret"));
        assert_eq!(SignedQuery::read(&query, &Secrets::of_platform()).err(), Some(SignatureError::Tampered));
    }

    proptest::proptest! {
        #[test]
        fn any_query_is_read_or_refused_without_a_panic(query in "[a-z=&%+0-9?]{0,60}|\\PC{0,40}|hmac=[0-9a-fé]{0,8}") {
            proptest::prop_assert!(read(&query).is_err());
        }
    }
}
