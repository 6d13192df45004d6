//! The session: an access token of an hour, and the refresh token that brings the next pair.

use framework360_sdk::shop::Timestamp;
use framework360_sdk::{Error, session};

use crate::oauth::{App, Refused};
use crate::say;
use crate::shop_domain::ShopDomain;

/// Brings a new pair of tokens. Where the answer is lost, the stored refresh token is good for another time.
pub(crate) fn renew() -> Result<Option<Timestamp>, Error> {
    let again = || Error::Unauthorized(say::authorize_again());
    let app = App::of_platform()?;
    let shop = ShopDomain::of_installation()?;
    let token = session::refresh_token()?.ok_or_else(again)?;
    let granted = app.refresh(&shop, &token).map_err(|refused| match refused {
        Refused::Grant => again(),
        Refused::App => Error::NotConfigured(say::client_refused()),
        Refused::Closed => Error::Unauthorized(say::store_closed(shop.as_str())),
        Refused::Failed(failure) => failure.into(),
    })?;
    granted.store()
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::testing;

    fn begin(answer: impl Fn() -> testing::Answer + 'static) {
        testing::reset();
        testing::with(|host| {
            host.now = 1_000;
            for (key, value) in [("shop", "f360-test"), ("client_id", "id"), ("client_secret", "S3CRET")] {
                host.settings.insert(key.to_owned(), value.to_owned());
            }
        });
        session::store_renewable("old", "R3FRESH", Some(60)).unwrap();
        testing::remote(move |request| {
            assert_eq!(request.url, "https://f360-test.myshopify.com/admin/oauth/access_token");
            let body: serde_json::Value = serde_json::from_slice(request.body.as_ref().unwrap()).unwrap();
            assert_eq!(body["grant_type"], "refresh_token");
            assert_eq!(body["refresh_token"], "R3FRESH");
            answer()
        });
    }

    #[test]
    fn a_refresh_brings_a_pair_and_both_are_stored() {
        begin(|| {
            testing::json(
                200,
                r#"{"access_token":"new","refresh_token":"next","expires_in":3600,"scope":"x"}"#,
            )
        });
        assert_eq!(renew(), Ok(Some(3_601_000)));
        assert_eq!(
            (session::token().as_deref(), session::refresh_token()),
            (Ok("new"), Ok(Some("next".to_owned())))
        );
    }

    #[test]
    fn a_lifetime_that_is_left_out_is_a_short_one() {
        begin(|| testing::json(200, r#"{"access_token":"new","refresh_token":"next"}"#));
        let ends = renew().unwrap().expect("never for ever");
        assert!(ends <= 1_000 + 3_600_000, "{ends}");
    }

    #[test]
    fn a_refresh_token_that_is_dead_or_missing_asks_the_owner_to_authorise_again() {
        for status in [400, 401] {
            begin(move || testing::json(status, r#"{"error":"invalid_grant"}"#));
            assert_eq!(renew(), Err(Error::Unauthorized(say::authorize_again())), "{status}");
            assert_eq!(session::refresh_token(), Ok(Some("R3FRESH".to_owned())));
        }
        begin(|| testing::json(200, "{}"));
        testing::with(|host| host.storage.clear());
        assert_eq!(renew(), Err(Error::Unauthorized(say::authorize_again())));
    }

    #[test]
    fn what_the_platform_must_fix_is_not_asked_of_the_owner() {
        begin(|| testing::json(401, r#"{"error":"invalid_client"}"#));
        assert_eq!(renew(), Err(Error::NotConfigured(say::client_refused())));
    }

    #[test]
    fn errors_on_the_way_leave_the_tokens_as_they_were_and_show_none() {
        for (status, body) in
            [(503, "S3CRET R3FRESH"), (500, ""), (200, "<html>"), (200, "{}"), (429, "R3FRESH")]
        {
            begin(move || testing::json(status, body));
            let error = renew().unwrap_err();
            assert!(!matches!(error, Error::Unauthorized(_)), "{status}");
            let shown = format!("{error:?}");
            assert!(!shown.contains("S3CRET") && !shown.contains("R3FRESH"), "{shown}");
            assert_eq!(session::refresh_token(), Ok(Some("R3FRESH".to_owned())));
        }
        for status in [402, 404, 423] {
            begin(move || testing::json(status, ""));
            let closed = say::store_closed("f360-test.myshopify.com");
            assert_eq!(renew(), Err(Error::Unauthorized(closed)), "{status}");
        }
    }
}
