//! The control panel: what a shop's owner sees of the plugins. Pages and nothing else: what a page shows or does is a
//! function of the platform, the same that a command calls, and nothing here is of one plugin.
//!
//! | module | idea |
//! | --- | --- |
//! | [`access`] | who may see it |
//! | `reader` | the reader of a page: language, clock, numbers |
//! | `extract` | what a request brings |
//! | `frame` | what surrounds every page: the shop, the way to the other pages, what needs somebody |
//! | `state` | the state of something: a shape, a word, only then a colour |
//! | `notices` | what was done, said once |
//! | `labels` | the platform's words for phases, events and records |
//! | `error_page` | a page that says why there is none |
//! | `pages` | one file for each page |

pub mod access;
mod assets;
mod error_page;
mod extract;
mod frame;
mod labels;
mod notices;
mod pages;
mod paths;
mod reader;
mod state;
mod texts;

use std::sync::Arc;

use axum::extract::{OriginalUri, Request};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Router, middleware::Next};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use host_platform::Host;
use serde::Deserialize;
use tower_http::csrf::CsrfLayer;

pub use access::Access;

use crate::error_page::ErrorPage;
use crate::extract::Query;
use crate::reader::{LANGUAGE, Reader, language};

/// The shared state of the pages: the host and the access control.
#[derive(Clone)]
pub struct Panel {
    host: Arc<Host>,
    access: Arc<Access>,
}

impl Panel {
    /// Pages over a host, for everyone who has the link of `access`.
    #[must_use]
    pub fn new(host: Arc<Host>, access: Arc<Access>) -> Self {
        Self { host, access }
    }

    /// All pages. Whatever changes something is a POST from the panel's own pages.
    pub fn router(self) -> Router {
        let pages = Router::new()
            .route("/", get(pages::shops::page))
            .route("/logout", post(access::logout))
            .route("/platform", get(pages::platform::page).post(pages::platform::save))
            .route("/{shop}/plugins", get(pages::plugins::page))
            .route("/{shop}/plugins/{plugin}", get(pages::plugin::page))
            .route("/{shop}/plugins/{plugin}/settings", post(pages::plugin_actions::save))
            .route("/{shop}/plugins/{plugin}/switches", post(pages::plugin_actions::switch))
            .route("/{shop}/plugins/{plugin}/synchronize", post(pages::plugin_actions::synchronize))
            .route("/{shop}/plugins/{plugin}/confirm", post(pages::plugin_actions::confirm))
            .route("/{shop}/plugins/{plugin}/off", post(pages::plugin_actions::off))
            .route("/{shop}/plugins/{plugin}/reports/{report}", get(pages::report::page))
            .route("/{shop}/plugins/{plugin}/reports/{report}/stop", post(pages::report::stop))
            .route("/{shop}/list/{list}", get(pages::records::page))
            .route("/{shop}/list/{list}/send", post(pages::records::send))
            .route("/{shop}/list/{list}/{id}", get(pages::record::page))
            .route("/{shop}/queue", get(pages::queue::page))
            .route("/{shop}/queue/again", post(pages::queue::again))
            .route("/{shop}/queue/cancel", post(pages::queue::cancel))
            .route("/{shop}/jobs/{job}/again", post(pages::queue::one_again))
            .route("/{shop}/jobs/{job}/there", post(pages::question::there))
            .route("/{shop}/jobs/{job}/not-there", post(pages::question::not_there))
            .route("/{shop}/activity", get(pages::activity::page))
            .fallback(async |reader: Reader| ErrorPage::not_found(&reader))
            // The address of a form that was refused: its page is one step up.
            .method_not_allowed_fallback(async |OriginalUri(uri): OriginalUri| {
                let page = uri.path().rsplit_once('/').map_or("/", |(page, _)| page);
                Redirect::to(&format!("/{}", page.trim_start_matches('/')))
            })
            .layer(from_fn(notices::shown_once))
            .layer(from_fn(in_another_language))
            .layer(from_fn_with_state(self.clone(), access::only_signed_in));
        Router::new()
            .route("/login", get(access::login))
            .route("/assets/{name}", get(assets::get))
            .fallback_service(pages.with_state(self.clone()))
            .layer(CsrfLayer::new())
            .layer(from_fn(access::with_headers))
            .with_state(self)
    }
}

#[derive(Default, Deserialize)]
struct Wanted {
    lang: Option<String>,
}

/// `?lang=it` on any page: from now on in that language, and the same page without it.
async fn in_another_language(
    Query(wanted): Query<Wanted>,
    OriginalUri(uri): OriginalUri,
    jar: CookieJar,
    request: Request,
    next: Next,
) -> Response {
    let Some(chosen) = wanted.lang.as_deref().and_then(language) else {
        return next.run(request).await;
    };
    let kept = uri.query().unwrap_or_default().split('&').filter(|part| !part.starts_with("lang="));
    let kept = kept.collect::<Vec<_>>().join("&");
    let target = if kept.is_empty() { uri.path().to_owned() } else { format!("{}?{kept}", uri.path()) };
    // A path that begins with two slashes would be another host's.
    let target = format!("/{}", target.trim_start_matches('/'));
    let cookie = Cookie::build((LANGUAGE, chosen)).path("/").same_site(SameSite::Lax).permanent();
    (jar.add(cookie), Redirect::to(&target)).into_response()
}
