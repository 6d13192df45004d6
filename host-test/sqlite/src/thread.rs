//! A connection on a thread of its own: SQLite blocks, the host's tasks must not.

use std::sync::{Arc, mpsc};
use std::thread;

use rusqlite::Connection;
use tokio::sync::oneshot;

type Work = Box<dyn FnOnce(&mut Connection) + Send>;

/// A handle to the thread. When the last handle is gone, so is the connection: its files can then
/// be moved or replaced.
#[derive(Clone)]
pub(super) struct ConnectionThread(Arc<Running>);

struct Running {
    /// The sender of work; none once this is dropped, so that the thread ends.
    sender: Option<mpsc::Sender<Work>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has reported that to its callers.
            let _ = thread.join();
        }
    }
}

impl ConnectionThread {
    pub(super) fn start(name: &str, mut connection: Connection) -> std::io::Result<Self> {
        let (sender, receiver) = mpsc::channel::<Work>();
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
            for work in receiver {
                work(&mut connection);
            }
        })?;
        Ok(Self(Arc::new(Running { sender: Some(sender), thread: Some(thread) })))
    }

    /// Runs `work` on the thread; none if the thread is gone.
    pub(super) async fn run<T, F>(&self, work: F) -> Option<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> T + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        // A caller that is gone by then needs no answer.
        let work: Work = Box::new(move |connection| drop(sender.send(work(connection))));
        self.0.sender.as_ref()?.send(work).ok()?;
        receiver.await.ok()
    }
}
