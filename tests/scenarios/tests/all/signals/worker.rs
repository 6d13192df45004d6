//! The process that is signalled.

use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::Stdio;

use host_core::clock::Clock as _;
use host_core::clock::SystemClock;
use scenarios::{Sender, World, components};
use tokio::process::{Child, Command};

const SIGKILL: i32 = 9;

/// A worker process over a world's store.
pub(crate) struct Worker {
    child: Child,
    clock: PathBuf,
}

/// How a worker process ended.
pub(crate) enum WorkerExit {
    /// It was killed by the signal.
    Killed,
    /// It had nothing left to do.
    Finished,
}

impl Worker {
    /// Starts it; it sends itself `signal` before its n-th host call.
    pub(crate) fn start<S: Sender>(world: &World<S>, signal: &str, n: u64) -> Self {
        let clock = world.folder.path().join("clock");
        set(&clock, world);
        let mut command = Command::new(env!("CARGO_BIN_EXE_stoppable"));
        command.arg(world.folder.path().join("store.db")).arg(world.remote.route()).arg(components());
        command.arg(&clock).args([signal, &n.to_string()]).stdin(Stdio::null()).kill_on_drop(true);
        Self { child: command.spawn().expect("it starts"), clock }
    }

    pub(crate) fn process(&self) -> &Child {
        &self.child
    }

    /// Sets its clock to the world's.
    pub(crate) fn set_clock<S: Sender>(&self, world: &World<S>) {
        set(&self.clock, world);
    }

    /// Awaits that it is stopped; false where it came to its end before.
    pub(crate) async fn stopped(&mut self) -> bool {
        scenarios::with_timeout(async {
            loop {
                if self.child.try_wait().expect("its state").is_some() {
                    return false;
                }
                if self.is_stopped() {
                    return true;
                }
                tokio::task::yield_now().await;
            }
        })
        .await
    }

    /// Whether the kernel shows it as stopped: `4711 (stoppable) T …`.
    fn is_stopped(&self) -> bool {
        let Some(id) = self.child.id() else { return false };
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        stat.rsplit(") ").next().is_some_and(|state| state.starts_with('T'))
    }

    /// Awaits its end.
    pub(crate) async fn end(&mut self) -> WorkerExit {
        let status = scenarios::with_timeout(self.child.wait()).await.expect("its end");
        match status.signal() {
            Some(SIGKILL) => WorkerExit::Killed,
            None if status.success() => WorkerExit::Finished,
            _ => panic!("it failed: {status}"),
        }
    }
}

fn set<S: Sender>(clock: &PathBuf, world: &World<S>) {
    let ahead = world.clock.now().saturating_sub(SystemClock.now());
    std::fs::write(clock, ahead.to_string()).expect("the clock's file");
}
