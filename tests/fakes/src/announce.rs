//! The end of every fake's program: it announces its addresses and runs until it's stopped.

use std::{
    convert::Infallible,
    io::{self, Write},
};

use serde_json::{Value, json};

use crate::serve::LEDGER_PATH;

/// Prints one line of JSON, `{"url": ..., "ledger": ..., "control": ...}`, and returns on Ctrl-C.
/// `url` is the remote's, `origin` the server's own.
pub async fn until_stopped(url: &str, origin: &str) -> io::Result<()> {
    let line = json!({
        "url": url,
        "ledger": format!("{origin}{LEDGER_PATH}"),
        "control": format!("{origin}/control"),
    });
    tokio::select! {
        biased;
        // Polled first, so that a reader of the line may end the fake at once.
        ended = tokio::signal::ctrl_c() => ended,
        failed = print(&line) => match failed? {},
    }
}

/// Prints the line, and then never returns, unless that fails.
async fn print(line: &Value) -> io::Result<Infallible> {
    let mut out = io::stdout();
    writeln!(out, "{line}")?;
    // The parent process may read through a pipe, where a line isn't sent by itself.
    out.flush()?;
    std::future::pending().await
}
