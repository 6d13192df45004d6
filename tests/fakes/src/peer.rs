//! The connection that a request came over.

use std::{convert::Infallible, io, mem::MaybeUninit, sync::Arc, time::Duration};

use socket2::{SockRef, Socket};
use tokio::{net::TcpStream, sync::Notify};

/// A second handle of the connection's socket, for what HTTP has no words for.
#[derive(Clone)]
pub(crate) struct Peer(Arc<Inner>);

struct Inner {
    socket: Socket,
    cut: Notify,
}

impl Peer {
    pub(crate) fn of(stream: &TcpStream) -> io::Result<Self> {
        let socket = SockRef::from(stream).try_clone()?;
        Ok(Self(Arc::new(Inner { socket, cut: Notify::new() })))
    }

    /// Whether the client runs on this machine.
    pub(crate) fn is_local(&self) -> bool {
        let address = self.0.socket.peer_addr().ok().and_then(|address| address.as_socket());
        address.is_some_and(|address| address.ip().to_canonical().is_loopback())
    }

    /// Whether the client still holds the connection, as the kernel knows it at this moment: it
    /// may know before the server's own reading does.
    pub(crate) fn is_there(&self) -> bool {
        match self.0.socket.peek(&mut [MaybeUninit::uninit()]) {
            Ok(read) => read > 0,
            Err(error) => error.kind() == io::ErrorKind::WouldBlock,
        }
    }

    /// Ends the connection with a TCP reset. The caller's request is dropped along with it.
    pub(crate) async fn reset(&self) -> Infallible {
        // A close with a linger of zero discards what is unsent and sends RST instead of FIN.
        // Where the socket is already gone there is nothing left to reset.
        let _ = self.0.socket.set_linger(Some(Duration::ZERO));
        self.0.cut.notify_one();
        std::future::pending().await
    }

    /// Returns once the connection is to be dropped.
    pub(crate) async fn cut(&self) {
        self.0.cut.notified().await;
    }
}
