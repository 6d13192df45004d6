//! A connection on a thread of its own: SQLite blocks, the host's tasks must not.

use std::sync::mpsc;
use std::thread;

use rusqlite::Connection;
use tokio::sync::oneshot;

type Work = Box<dyn FnOnce(&mut Connection) + Send>;

/// A handle to the thread; it ends when the last handle is gone.
#[derive(Clone)]
pub(super) struct ConnectionThread(mpsc::Sender<Work>);

impl ConnectionThread {
    pub(super) fn start(name: &str, mut connection: Connection) -> std::io::Result<Self> {
        let (sender, receiver) = mpsc::channel::<Work>();
        thread::Builder::new().name(name.to_owned()).spawn(move || {
            for work in receiver {
                work(&mut connection);
            }
        })?;
        Ok(Self(sender))
    }

    /// Runs `work` on the thread; none if the thread is gone.
    pub(super) async fn run<T, F>(&self, work: F) -> Option<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> T + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        // A caller that is gone by then needs no answer.
        self.0.send(Box::new(move |connection| drop(sender.send(work(connection))))).ok()?;
        receiver.await.ok()
    }
}
