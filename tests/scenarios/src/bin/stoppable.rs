//! A worker over a test's store that sends itself a signal right before one of its host calls: a process that is
//! killed, or paused, at each step of a job.
//!
//! `stoppable STORE ROUTE COMPONENTS CLOCK SIGNAL N`: works until nothing is due. Before host call N it sends itself
//! SIGNAL ("KILL", "STOP"). CLOCK is a file that holds how many milliseconds its clock is ahead of the machine's.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a part of a test: where it can't go on, the test has failed"
)]

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use host_core::clock::{Clock, Steady, SystemClock};
use host_core::shop::Timestamp;
use host_platform::{Host, Parts, Until};
use host_sandbox::Faults;
use host_sandbox::http::Network;
use host_sqlite::SqliteStore;
use tokio::sync::watch;

/// The machine's clock, ahead by what a file says: the test moves it while this process is stopped.
struct FileClock(PathBuf);

impl FileClock {
    fn ahead(&self) -> u64 {
        let text = std::fs::read_to_string(&self.0).expect("the clock's file");
        text.trim().parse().expect("milliseconds")
    }
}

impl Clock for FileClock {
    fn now(&self) -> Timestamp {
        SystemClock.now() + self.ahead()
    }

    fn steady(&self) -> Steady {
        let Steady { epoch, ms } = SystemClock.steady();
        Steady { epoch, ms: ms + self.ahead() }
    }
}

/// Counts the host calls and sends the signal before one of them.
struct AtCall {
    calls: AtomicU64,
    signal: String,
    at: u64,
}

impl Faults for AtCall {
    fn fails(&self, _call: &'static str) -> bool {
        if self.calls.fetch_add(1, Ordering::SeqCst) + 1 == self.at {
            let own = std::process::id().to_string();
            let sent = Command::new("kill").args(["-s", &self.signal, &own]).status();
            assert!(sent.expect("kill is there").success());
        }
        false
    }
}

#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [store, route, components, clock, signal, at] = args.as_slice() else {
        panic!("stoppable STORE ROUTE COMPONENTS CLOCK SIGNAL N");
    };
    let at_call = Arc::new(AtCall {
        calls: AtomicU64::new(0),
        signal: signal.clone(),
        at: at.parse().expect("a number"),
    });
    let host = Host::new(Parts {
        engine: scenarios::engine(),
        store: Arc::new(SqliteStore::open(&PathBuf::from(store)).expect("a store")),
        clock: Arc::new(FileClock(clock.into())),
        plugins: components.into(),
        network: Network::new(vec![route.parse().expect("a route")], Vec::new()),
        faults: Some(at_call),
    });
    let (_stop, stopped) = watch::channel(false);
    let until = Until::Idle(std::time::Duration::ZERO);
    Arc::new(host.expect("a host"))
        .worker()
        .work(&until, stopped, |_| {})
        .await
        .expect("the store can be asked");
}
