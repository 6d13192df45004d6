//! A web server whose connections are bounded in number and in time.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use host_core::limits;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};

/// Connections that are open at once; the next ones wait in the operating system. With a body each,
/// they hold 512 MiB at most.
const CONNECTIONS: usize = 512;
/// How long a request's head may take, and a connection may be unused: well below the time that a remote
/// waits for an answer.
const HEAD: Duration = Duration::from_secs(5);
/// The longest head of a request, in bytes: what common servers accept.
const HEAD_SIZE: usize = 64 * 1024;
/// The pause after which a server that can accept no connection tries again.
const RECOVERY: Duration = Duration::from_millis(100);

/// Serves `router` on `listener` until it's stopped; requests that have begun then come to their end.
pub async fn serve(listener: TcpListener, router: Router, stop: watch::Receiver<bool>) {
    let service = TowerToHyperService::new(router);
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEAD_SIZE);
    let connections = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let stopped = stopped(stop);
    tokio::pin!(stopped);
    loop {
        let accept = async {
            let place = connections.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            () = &mut stopped => break,
            accepted = accept => accepted,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(RECOVERY).await;
                continue;
            }
        };
        let connection = builder.serve_connection(TokioIo::new(stream), service.clone());
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _place = place;
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke off");
            }
        });
    }
    drop(listener);
    // No request takes longer than the two calls of an authorization.
    let patience = limits::CALL.saturating_mul(2);
    if tokio::time::timeout(patience, graceful.shutdown()).await.is_err() {
        tracing::warn!("requests were broken off");
    }
}

/// Returns when it's stopped; never where the sender of the signal is gone.
async fn stopped(mut stop: watch::Receiver<bool>) {
    if stop.wait_for(|stop| *stop).await.is_err() {
        std::future::pending::<()>().await;
    }
}
