//! Who may see the panel: everyone who has the link that was printed at the start, and nobody else.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::Panel;
use crate::error_page::ErrorPage;
use crate::extract::Query;
use crate::reader::Reader;

/// Sessions that are open at once; the oldest ends when one more begins.
const SESSIONS: usize = 100;

/// The key of the link, and the sessions that it began, each browser's own. Both are of this process alone.
pub struct Access {
    key: String,
    sessions: Mutex<VecDeque<String>>,
    cookie: String,
}

impl Default for Access {
    fn default() -> Self {
        Self::new()
    }
}

impl Access {
    /// With a key that nobody knows yet.
    #[must_use]
    pub fn new() -> Self {
        let key = random();
        // Cookies don't know of ports: two panels on one machine must not sign each other out.
        let cookie = format!("panel-{}", key.chars().take(8).collect::<String>());
        Self { key, sessions: Mutex::default(), cookie }
    }

    /// The path of the link that signs in.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/login?key={}", self.key)
    }

    fn sessions(&self) -> MutexGuard<'_, VecDeque<String>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin_session(&self) -> String {
        let session = random();
        let mut sessions = self.sessions();
        if sessions.len() >= SESSIONS {
            sessions.pop_front();
        }
        sessions.push_back(session.clone());
        session
    }

    fn is_signed_in(&self, jar: &CookieJar) -> bool {
        let given = jar.get(&self.cookie).map(Cookie::value).unwrap_or_default();
        self.sessions().iter().any(|session| is_same(given, session))
    }

    fn end_session(&self, jar: &CookieJar) {
        let given = jar.get(&self.cookie).map(Cookie::value).unwrap_or_default();
        self.sessions().retain(|session| !is_same(given, session));
    }
}

fn random() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// Whether two secrets are the same, in a time that says nothing about where they differ.
fn is_same(given: &str, expected: &str) -> bool {
    Sha256::digest(given.as_bytes()) == Sha256::digest(expected.as_bytes())
}

#[derive(Default, Deserialize)]
pub(crate) struct Login {
    #[serde(default)]
    key: String,
}

/// `GET /login?key=…`
pub(crate) async fn login(
    State(panel): State<Panel>,
    reader: Reader,
    jar: CookieJar,
    Query(login): Query<Login>,
) -> Response {
    if !is_same(&login.key, &panel.access.key) {
        return ErrorPage::new(StatusCode::FORBIDDEN, reader.word("login-wrong"), &reader).into_response();
    }
    let cookie = Cookie::build((panel.access.cookie.clone(), panel.access.begin_session()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax);
    (jar.add(cookie), Redirect::to("/")).into_response()
}

/// `POST /logout`
pub(crate) async fn logout(State(panel): State<Panel>, reader: Reader, jar: CookieJar) -> Response {
    panel.access.end_session(&jar);
    ErrorPage::new(StatusCode::OK, reader.word("signed-out"), &reader).into_response()
}

/// Lets nobody in who hasn't signed in.
pub(crate) async fn only_signed_in(
    State(panel): State<Panel>,
    reader: Reader,
    jar: CookieJar,
    request: Request,
    next: Next,
) -> Response {
    if panel.access.is_signed_in(&jar) {
        return next.run(request).await;
    }
    ErrorPage::new(StatusCode::UNAUTHORIZED, reader.word("login-needed"), &reader).into_response()
}

/// What every answer carries, so that a page can do nothing but what it's there for.
pub(crate) async fn with_headers(request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    for (name, value) in [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
             form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        headers.insert(name, axum::http::HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(axum::http::HeaderValue::from_static("no-store"));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_known_by_its_own_value_alone_and_ends() {
        let access = Access::new();
        let with = |value: &str| CookieJar::new().add(Cookie::new(access.cookie.clone(), value.to_owned()));
        let (session, other) = (access.begin_session(), access.begin_session());
        assert!(access.is_signed_in(&with(&session)) && access.is_signed_in(&with(&other)));
        assert!(!access.is_signed_in(&with(&access.key)) && !access.is_signed_in(&with("")));
        assert!(!access.is_signed_in(&CookieJar::new()));
        access.end_session(&with(&session));
        assert!(!access.is_signed_in(&with(&session)) && access.is_signed_in(&with(&other)));
        for _ in 0..SESSIONS {
            access.begin_session();
        }
        assert!(!access.is_signed_in(&with(&other)), "the oldest ended");
        assert_ne!(Access::new().path(), access.path());
    }
}
