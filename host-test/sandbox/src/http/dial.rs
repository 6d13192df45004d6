//! Opens connections: resolves a host's name, checks the addresses, and connects to exactly those.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use host_core::limits;
use http::Uri;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tower_service::Service;

use super::policy::Network;
use super::private::is_private;

/// Why no connection was made. Nothing was sent then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum DialError {
    #[error("the name could not be resolved")]
    Name,
    #[error("the address is not a public one")]
    Private,
    #[error("plain http is not allowed")]
    Plain,
    #[error("the connection was refused")]
    Refused,
    #[error("no connection in time")]
    TimedOut,
}

/// Opens TCP connections under the host's policy.
#[derive(Clone)]
pub(super) struct Dialer(pub(super) Arc<Network>);

impl Service<Uri> for Dialer {
    type Response = TokioIo<TcpStream>;
    type Error = DialError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, DialError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), DialError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let network = self.0.clone();
        Box::pin(async move {
            timeout(limits::HTTP_CONNECT, dial(&network, &uri)).await.unwrap_or(Err(DialError::TimedOut))
        })
    }
}

async fn dial(network: &Network, uri: &Uri) -> Result<TokioIo<TcpStream>, DialError> {
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']).to_ascii_lowercase();
    let plain = uri.scheme_str() == Some("http");
    let (name, port, trusted) = match network.connect_to.get(&host) {
        Some(target) => {
            let name = target.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
            (name, target.port_or_known_default(), true)
        }
        None => (host.clone(), uri.port_u16(), network.allow_private.contains(&host)),
    };
    if plain && !trusted {
        return Err(DialError::Plain);
    }
    let port = port.unwrap_or(if plain { 80 } else { 443 });
    let addresses = network.lookups.resolve(name, port).await.ok_or(DialError::Name)?;
    if addresses.is_empty() {
        return Err(DialError::Name);
    }
    // A private address among public ones is a trick as well: refuse them all.
    if !trusted && addresses.iter().any(|address| is_private(address.ip())) {
        return Err(DialError::Private);
    }
    let mut failure = DialError::Refused;
    for address in addresses {
        // A dead address must not use up the time of those behind it.
        match timeout(limits::HTTP_CONNECT / 3, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => {
                // Requests are small and waited for: latency counts, packets don't.
                let _ = stream.set_nodelay(true);
                // Data that isn't acknowledged must not be delivered much later, after the request was given up.
                #[cfg(target_os = "linux")]
                let _ =
                    socket2::SockRef::from(&stream).set_tcp_user_timeout(Some(limits::HTTP_UNACKNOWLEDGED));
                return Ok(TokioIo::new(stream));
            }
            Ok(Err(_)) => {}
            // It kept the call waiting, which is different from a refusal.
            Err(_) => failure = DialError::TimedOut,
        }
    }
    Err(failure)
}
