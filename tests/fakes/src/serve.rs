//! Serves a fake on a port of its own.

use std::{
    fmt, io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    Extension, Json, Router,
    routing::{any, get},
};
use hyper::server::conn::http1;
use hyper_util::{rt::TokioIo, service::TowerToHyperService};
use tokio::{
    net::{TcpListener, TcpStream},
    task::{AbortHandle, JoinSet},
};

use crate::{
    call::Remote,
    exchange::{Shared, control, exchange},
    fault::Fault,
    late::Late,
    ledger::Ledger,
    mask::Mask,
    openapi::Watch,
    peer::Peer,
    plan::{FaultHandle, FaultPlan},
    request_matcher::RequestMatcher,
};

/// The path under which a fake shows its ledger as JSON. Requests for it aren't in the ledger.
pub(crate) const LEDGER_PATH: &str = "/__ledger";

/// Where the person who runs a fake changes its data. These requests aren't in the ledger either.
const CONTROL_PATHS: [&str; 2] = ["/control", "/control/{*what}"];

/// A running fake. Dropping it closes the port and every connection.
pub struct Server {
    address: SocketAddr,
    ledger: Ledger,
    plan: FaultPlan,
    watch: Option<Watch>,
    shared: Arc<Shared>,
    task: AbortHandle,
}

impl Server {
    /// Begins to serve on 127.0.0.1, on a free port where `port` is 0. Needs a tokio runtime.
    pub async fn start(port: u16, remote: Arc<dyn Remote>, mask: Mask) -> io::Result<Self> {
        Self::begin(port, remote, mask, None).await
    }

    /// Begins to serve like [`start`](Self::start); every exchange is checked against a contract.
    pub async fn start_under(
        watch: Watch,
        port: u16,
        remote: Arc<dyn Remote>,
        mask: Mask,
    ) -> io::Result<Self> {
        Self::begin(port, remote, mask, Some(watch)).await
    }

    async fn begin(port: u16, remote: Arc<dyn Remote>, mask: Mask, watch: Option<Watch>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let (ledger, plan) = (Ledger::new(), FaultPlan::default());
        let shared = Arc::new(Shared {
            remote,
            mask,
            ledger: ledger.clone(),
            plan: plan.clone(),
            watch: watch.clone(),
            late: Late::default(),
        });
        let shown = shared.clone();
        let controls =
            CONTROL_PATHS.into_iter().fold(Router::new(), |router, path| router.route(path, any(control)));
        let router = controls
            .route(
                LEDGER_PATH,
                get(async move || {
                    shown.apply_due();
                    Json(shown.ledger.snapshot())
                }),
            )
            .fallback(exchange)
            .with_state(shared.clone());
        let task = tokio::spawn(accept(listener, router)).abort_handle();
        Ok(Self { address, ledger, plan, watch, shared, task })
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What happened so far and from now on.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Makes requests that are still to come fail.
    pub fn inject(&self, on: RequestMatcher, fault: Fault) -> FaultHandle {
        self.plan.inject(on, fault)
    }

    /// Applies the late requests that are due by the remote's clock.
    pub(crate) fn apply_due(&self) {
        self.shared.apply_due();
    }

    /// The violations of the contract so far, a line each; none where the fake has no contract.
    pub fn violations(&self) -> Vec<String> {
        self.watch.as_ref().map(Watch::violations).unwrap_or_default()
    }

    /// The violations so far, which are forgotten then: for a test that breaks the contract on purpose.
    pub fn take_violations(&self) -> Vec<String> {
        self.watch.as_ref().map(Watch::take_violations).unwrap_or_default()
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Accepts connections, which belong to this task: they end with it.
async fn accept(listener: TcpListener, router: Router) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => { connections.spawn(serve(stream, router.clone())); }
                // Out of descriptors, or a client that left before it was accepted: the next accept may succeed.
                Err(_) => tokio::task::yield_now().await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn serve(stream: TcpStream, router: Router) {
    let Ok(peer) = Peer::of(&stream) else { return };
    let service = TowerToHyperService::new(router.layer(Extension(peer.clone())));
    // The date is the fake's own.
    let connection =
        http1::Builder::new().auto_date_header(false).serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // A failed connection is the client's doing (it left) or a fault's (a truncated body).
        _ = connection => {}
        () = peer.cut() => {}
    }
}
