//! The stop signals: Ctrl-C and SIGTERM.

use std::process::exit;

use tokio::sync::watch;

/// The exit status of a program that Ctrl-C ended, by the shells' convention.
const INTERRUPTED: i32 = 130;

/// Turns true at the first signal: calls that run come to their end, no new one starts.
/// At the second the program exits at once; jobs that haven't ended are rescued as those of a dead worker.
pub(crate) fn on_signal() -> watch::Receiver<bool> {
    let (sender, receiver) = watch::channel(false);
    tokio::spawn(async move {
        signalled().await;
        sender.send_replace(true);
        signalled().await;
        exit(INTERRUPTED);
    });
    receiver
}

#[cfg(unix)]
async fn signalled() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

#[cfg(not(unix))]
async fn signalled() {
    drop(tokio::signal::ctrl_c().await);
}
