//! What was done, shown once on the page to which a form led: a cookie carries it there and is taken back at once, so that
//! neither a reload nor a bookmark says it again.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

const DONE: &str = "done";

/// Keys of the texts: a cookie that says anything else shows nothing, so that nobody can put words there.
const KEYS: [&str; 14] = [
    "done-saved",
    "done-switched",
    "done-as-before",
    "done-connected",
    "done-disabled",
    "done-disabled-left",
    "done-synchronizing",
    "done-confirmed",
    "done-again",
    "done-cancelled",
    "done-stopped",
    "done-there",
    "done-not-there",
    "done-not-now",
];

/// Back to a page of the panel, which says what was done.
pub(crate) fn done(url: &str, key: &'static str) -> Response {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_owned();
    let cookie = Cookie::build((DONE, key)).path(path).http_only(true).same_site(SameSite::Lax);
    (CookieJar::new().add(cookie), Redirect::to(url)).into_response()
}

/// The key of what was done, where a form led to the page that is asked for.
pub(crate) fn read(headers: &HeaderMap) -> Option<&'static str> {
    let jar = CookieJar::from_headers(headers);
    let done = jar.get(DONE)?.value();
    KEYS.into_iter().find(|key| *key == done)
}

/// Takes the cookie back from the page that shows it.
pub(crate) async fn shown_once(request: Request, next: Next) -> Response {
    let carried =
        request.method() == Method::GET && CookieJar::from_headers(request.headers()).get(DONE).is_some();
    let path = request.uri().path().to_owned();
    let mut answer = next.run(request).await;
    if carried {
        let mut gone = Cookie::build((DONE, "")).path(path).build();
        gone.make_removal();
        if let Ok(gone) = gone.to_string().parse() {
            answer.headers_mut().append(header::SET_COOKIE, gone);
        }
    }
    answer
}
