//! The page for browsers that come back from a remote: small and without scripts.

use std::sync::LazyLock;

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::Web;
use crate::authorizations::Callback;
use crate::texts;

/// How the page looks: calm, in the middle, by day and by night.
const STYLE: &str = "\
:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}\
body{margin:0;min-height:100vh;display:grid;place-content:center;background:light-dark(#f4f6f4,#0d1312);color:light-dark(#14201e,#e8eeec)}\
main{max-width:30rem;margin:1rem;padding:2rem;border:1px solid light-dark(#e1e6e3,#2a3431);border-radius:.625rem;background:light-dark(#fff,#151c1b)}\
h1{margin:0 0 1rem;font-size:1.375rem}\
a{color:light-dark(#0b5a60,#79cfca)}";

/// The page may use that style and nothing else.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        STANDARD.encode(Sha256::digest(STYLE))
    )
});

/// `GET /plugins/{plugin}/oauth`
pub(super) async fn oauth(
    State(web): State<Web>,
    Path(plugin): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let Ok(place) = web.browsers.clone().try_acquire_owned() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let reader = preferred(&headers);
    // A task of its own: a browser that hangs up in the middle must not lose the session that its state, which
    // is valid once, was exchanged for.
    let answered = tokio::spawn(async move {
        let _place = place;
        web.host.authorizations().callback(&plugin, &query.unwrap_or_default(), &reader).await
    });
    match answered.await {
        Ok(callback) => shown(&callback),
        Err(error) => {
            tracing::error!(%error, "an authorization broke down");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The first language in the browser's Accept-Language header.
fn preferred(headers: &HeaderMap) -> String {
    let value = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let first = value.and_then(|value| value.split([',', ';']).next()).unwrap_or_default().trim();
    let fits = !first.is_empty()
        && first.len() <= 35
        && first.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if fits { first.to_owned() } else { "en".to_owned() }
}

fn shown(callback: &Callback) -> Response {
    let status = StatusCode::from_u16(callback.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY.as_str()),
        // Its address holds a code, though a used one.
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, html(callback)).into_response()
}

fn html(callback: &Callback) -> String {
    let language = escaped(&texts::language_of(&callback.locale));
    let title = escaped(&callback.title);
    let lines: String = callback.text.lines().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
    let back = callback
        .back
        .as_ref()
        .map(|(url, name)| format!("<p><a href=\"{}\">{}</a></p>\n", escaped(url.as_str()), escaped(name)));
    let back = back.unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{lines}{back}</main>\n</body>\n</html>\n"
    )
}

/// The text, escaped for HTML, in an element or in quotes.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, letter| {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_remote_said_is_markup() {
        let hostile = "<script>alert('1')</script>\n\"&";
        let page = html(&Callback {
            status: 200,
            title: hostile.into(),
            text: hostile.into(),
            locale: "\"><script>".into(),
            shop: None,
            back: None,
        });
        assert!(!page.contains("<script"), "{page}");
        assert!(
            page.contains("<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</p>\n<p>&quot;&amp;</p>"),
            "{page}"
        );
        assert!(page.contains("<html lang=\"en\">"), "{page}");
    }

    #[test]
    fn the_browser_s_first_language_is_taken_where_it_is_one() {
        let reported = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, value.parse().unwrap());
            preferred(&headers)
        };
        assert_eq!(reported("it-CH,it;q=0.9,en;q=0.8"), "it-CH");
        assert_eq!(reported("fr;q=0.9"), "fr");
        for odd in ["", "*", "<script>", &"x".repeat(99)] {
            assert_eq!(reported(odd), "en", "{odd}");
        }
        assert_eq!(preferred(&HeaderMap::new()), "en");
    }
}
