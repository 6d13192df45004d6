//! The platform's own web server: webhooks of remotes, and browsers that come back from them.
//!
//! Everything that arrives is hostile until a plugin says that it's genuine. So everything is bounded: the
//! connections, a request's head, its body, its time, and the number of requests at once. TLS is up to the
//! proxy in front of it.

mod oauth_return_page;
mod server;
mod webhooks;

pub use server::serve;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};

use crate::error::HostError;
use crate::host::Host;

/// A webhook's body, in bytes. Arbitrary: Shopify's bodies about customers are below 100 KiB.
const BODY: usize = 1024 * 1024;
/// How long the body may take to arrive behind its head: a client that sends a byte and waits must not keep others
/// from coming in time.
const BODY_TIME: Duration = Duration::from_secs(1);
/// The time from a webhook's head to its answer. Shopify hangs up after five seconds, and counts a failure.
const EXCHANGE: Duration = Duration::from_secs(4);
/// Webhooks that are processed at once: a burst leaves three quarters of the
/// engine's instances to the jobs.
const AT_WORK: usize = 16;
/// How long one webhook of a burst waits for its turn: the rest of the exchange must be enough for it.
const TURN: Duration = Duration::from_secs(2);
/// Browsers that come back and are served at once: each can wait for its remote for a minute.
const BROWSERS: usize = 8;
/// The state that all requests share.
#[derive(Clone)]
struct Web {
    host: Arc<Host>,
    at_work: Arc<Semaphore>,
    browsers: Arc<Semaphore>,
}

impl Host {
    /// Serves remotes and browsers on `listener` until it's stopped; requests that have begun then come to their end.
    /// `POST /plugins/{plugin}/webhooks` takes deliveries, browsers come back to `GET /plugins/{plugin}/oauth`, and
    /// `GET /health` answers 200 as long as the store can be asked.
    ///
    /// # Errors
    /// The store can't be asked at the start.
    pub async fn web(
        self: &Arc<Self>,
        listener: TcpListener,
        stop: watch::Receiver<bool>,
    ) -> Result<(), HostError> {
        // Compiled in advance: compiling a plugin takes longer than a remote waits.
        for installation in self.store.installations(None).await? {
            if let Err(error) = self.plugin(&installation.plugin).await {
                tracing::warn!(plugin = installation.plugin, %error, "the plugin can't be used");
            }
        }
        let web = Web {
            host: self.clone(),
            at_work: Arc::new(Semaphore::new(AT_WORK)),
            browsers: Arc::new(Semaphore::new(BROWSERS)),
        };
        serve(listener, router(web), stop).await;
        Ok(())
    }
}

fn router(web: Web) -> Router {
    // A GET would answer HEAD, too, and use up the state of a browser that comes back.
    let refused = async || StatusCode::METHOD_NOT_ALLOWED;
    Router::new()
        .route("/plugins/{plugin}/webhooks", post(webhooks::receive))
        .route("/plugins/{plugin}/oauth", get(oauth_return_page::oauth).head(refused))
        .route("/health", get(health).head(refused))
        .with_state(web)
}

async fn health(State(web): State<Web>) -> StatusCode {
    match web.host.store.next_due().await {
        Ok(_) => StatusCode::OK,
        Err(error) => {
            tracing::error!(%error, "the store can't be asked");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::{Request, Response, header};
    use host_core::clock::SystemClock;
    use host_sqlite::SqliteStore;
    use tower_service::Service as _;

    use super::*;
    use crate::host::Parts;
    use host_sandbox::Engine;
    use host_sandbox::http::Network;

    async fn asked(request: Request<Body>) -> Response<Body> {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("store")).unwrap();
        let parts = Parts {
            engine: Arc::new(Engine::new().unwrap()),
            store: Arc::new(store),
            clock: Arc::new(SystemClock),
            plugins: folder.path().to_owned(),
            network: Network::default(),
            faults: None,
        };
        let web = Web {
            host: Arc::new(Host::new(parts).unwrap()),
            at_work: Arc::new(Semaphore::new(1)),
            browsers: Arc::new(Semaphore::new(1)),
        };
        router(web).call(request).await.unwrap()
    }

    #[tokio::test]
    async fn each_path_has_its_method_and_no_other_path_is_there() {
        for (method, path, status) in [
            ("GET", "/health", 200),
            ("HEAD", "/health", 405),
            ("POST", "/health", 405),
            ("GET", "/plugins/none/webhooks", 405),
            ("POST", "/plugins/none/webhooks", 404),
            ("POST", "/plugins/none/oauth", 405),
            ("HEAD", "/plugins/none/oauth", 405),
            ("GET", "/plugins/none/oauth", 404),
            ("GET", "/", 404),
        ] {
            let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
            assert_eq!(asked(request).await.status(), status, "{method} {path}");
        }
    }

    #[tokio::test]
    async fn a_plugin_is_named_and_never_found_by_a_path() {
        let elsewhere = tempfile::tempdir().unwrap();
        let file = elsewhere.path().join("evil.wasm");
        std::fs::write(&file, b"\0asm\x0d\0\x01\0").unwrap();
        let encoded = file.display().to_string().replace('/', "%2F");
        for name in [encoded.as_str(), "..%2Fevil", "evil.wasm", "%00", &"x".repeat(101)] {
            let path = format!("/plugins/{name}/webhooks");
            let answer = asked(Request::post(path).body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{name}");
        }
    }

    #[tokio::test]
    async fn a_browser_gets_a_page_in_its_language_that_can_do_nothing() {
        let request = Request::get("/plugins/none/oauth?state=%3Cscript%3E")
            .header(header::ACCEPT_LANGUAGE, "it-CH,en;q=0.5")
            .body(Body::empty());
        let answer = asked(request.unwrap()).await;
        let reported = |name| answer.headers()[&name].to_str().unwrap().to_owned();
        assert!(reported(header::CONTENT_SECURITY_POLICY).starts_with("default-src 'none'"));
        assert_eq!(reported(header::REFERRER_POLICY), "no-referrer");
        assert_eq!(reported(header::CACHE_CONTROL), "no-store");
        let page = to_bytes(answer.into_body(), 10_000).await.unwrap();
        let page = String::from_utf8(page.to_vec()).unwrap();
        assert!(page.contains("<html lang=\"it\">") && page.contains("Non collegato"), "{page}");
        assert!(!page.contains("<script"), "{page}");
    }
}
