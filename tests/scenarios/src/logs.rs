//! Everything that is logged, for tests of what must not be.
//!
//! There is one subscriber for the whole process: one for each test would be enabled or not as
//! tests that run concurrently happen to reach a line first.

use std::cell::RefCell;
use std::io::{self, Write};
use std::sync::Once;

use tracing::level_filters::LevelFilter;

thread_local! {
    /// What was logged on this thread; none where no test collects it.
    static LINES: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

/// Keeps what is logged on this thread for as long as it lives, in as much detail as the program
/// ever logs. A test that runs on one thread runs its host there too.
pub struct Log(());

struct Lines;

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LINES.with_borrow_mut(|lines| lines.as_mut().map_or(Ok(bytes.len()), |lines| lines.write(bytes)))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// Begins to collect.
    ///
    /// # Panics
    /// Where somebody else has taken the process's log.
    #[must_use]
    pub fn start() -> Self {
        static SUBSCRIBER: Once = Once::new();
        SUBSCRIBER.call_once(|| {
            let subscriber = tracing_subscriber::fmt()
                .with_max_level(LevelFilter::DEBUG)
                .with_ansi(false)
                .with_writer(|| Lines)
                .finish();
            tracing::subscriber::set_global_default(subscriber).expect("the process's only log");
        });
        LINES.set(Some(Vec::new()));
        Self(())
    }

    /// What was logged so far.
    ///
    /// # Panics
    /// Where a line isn't UTF-8.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8(LINES.with_borrow(|lines| lines.clone().unwrap_or_default()))
            .expect("log lines are text")
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        LINES.set(None);
    }
}
