//! Who may see the panel: everyone who has a link that was printed at the start, and nobody else. A link can be a person's
//! own: then the activity shows their name next to what they change.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
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

/// The name of the person who is signed in, where their link is their own.
#[derive(Clone, Default)]
pub(crate) struct Person(pub(crate) Option<String>);

/// A secret, and the person who has it.
struct Holder {
    secret: String,
    person: Person,
}

/// The keys of the links, and the sessions that they began, each browser's own. All are of this process alone.
pub struct Access {
    keys: Mutex<Vec<Holder>>,
    sessions: Mutex<VecDeque<Holder>>,
    cookie: String,
}

impl Default for Access {
    fn default() -> Self {
        Self::new()
    }
}

impl Access {
    /// Without a link: nobody can sign in yet.
    #[must_use]
    pub fn new() -> Self {
        // Cookies don't know of ports: two panels on one machine must not sign each other out.
        let cookie = format!("panel-{}", random().chars().take(8).collect::<String>());
        Self { keys: Mutex::default(), sessions: Mutex::default(), cookie }
    }

    /// The path of a new link that signs in, as this person where it's their own.
    #[must_use]
    pub fn invite(&self, person: Option<&str>) -> String {
        let secret = random();
        let path = format!("/login?key={secret}");
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        keys.push(Holder { secret, person: Person(person.map(str::to_owned)) });
        path
    }

    fn sessions(&self) -> MutexGuard<'_, VecDeque<Holder>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a session for the holder of this key; none where it's no link's.
    fn begin_session(&self, key: &str) -> Option<String> {
        let keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let person = keys.iter().find(|holder| is_same(key, &holder.secret))?.person.clone();
        let secret = random();
        let mut sessions = self.sessions();
        if sessions.len() >= SESSIONS {
            sessions.pop_front();
        }
        sessions.push_back(Holder { secret: secret.clone(), person });
        Some(secret)
    }

    /// The person whose session a browser has; none where it has no session.
    fn signed_in(&self, jar: &CookieJar) -> Option<Person> {
        let given = jar.get(&self.cookie).map(Cookie::value).unwrap_or_default();
        let sessions = self.sessions();
        sessions.iter().find(|session| is_same(given, &session.secret)).map(|session| session.person.clone())
    }

    fn end_session(&self, jar: &CookieJar) {
        let given = jar.get(&self.cookie).map(Cookie::value).unwrap_or_default();
        self.sessions().retain(|session| !is_same(given, &session.secret));
    }
}

fn random() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// Whether two secrets are the same. Their hashes are compared, so that the time it takes says nothing of how much of
/// a guess is right.
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
    let Some(session) = panel.access.begin_session(&login.key) else {
        return ErrorPage::new(StatusCode::FORBIDDEN, reader.word("login-wrong"), &reader).into_response();
    };
    let cookie = Cookie::build((panel.access.cookie.clone(), session))
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
    mut request: Request,
    next: Next,
) -> Response {
    if let Some(person) = panel.access.signed_in(&jar) {
        request.extensions_mut().insert(person);
        return next.run(request).await;
    }
    let mut text = reader.word("login-needed");
    // The form itself stays with the browser, which can send it again.
    if *request.method() == Method::POST {
        text = format!("{text} {}", reader.word("login-resend"));
    }
    ErrorPage::new(StatusCode::UNAUTHORIZED, text, &reader).into_response()
}

/// Adds the security headers: a page may load the panel's own files and send forms to it, and nothing else.
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
        let key = |path: &str| path.split_once("key=").unwrap().1.to_owned();
        let (giulia, somebody) = (key(&access.invite(Some("Giulia"))), key(&access.invite(None)));
        let with = |value: &str| CookieJar::new().add(Cookie::new(access.cookie.clone(), value.to_owned()));
        let begin = |key: &str| access.begin_session(key).unwrap();
        let person = |session: &str| access.signed_in(&with(session)).map(|person| person.0);
        let (session, other) = (begin(&giulia), begin(&somebody));
        assert_eq!((person(&session), person(&other)), (Some(Some("Giulia".into())), Some(None)));
        assert!(person(&giulia).is_none() && person("").is_none() && access.begin_session("").is_none());
        assert!(access.begin_session(&session).is_none(), "a session is no link");
        assert!(access.signed_in(&CookieJar::new()).is_none());
        access.end_session(&with(&session));
        assert!(person(&session).is_none() && person(&other).is_some());
        for _ in 0..SESSIONS {
            begin(&somebody);
        }
        assert!(person(&other).is_none(), "the oldest ended");
        assert!(Access::new().begin_session(&giulia).is_none(), "each start has its own");
    }
}
