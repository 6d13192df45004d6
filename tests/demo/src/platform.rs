//! The platform in the background: it works, keeps the schedule and takes webhooks.

use std::process::Stdio;

use anyhow::{Context as _, ensure};
use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::Empty;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde::Deserialize;
use tokio::io::{AsyncBufReadExt as _, BufReader, copy, sink};
use tokio::process::Child;

use crate::program::Program;
use crate::transcript::Transcript;

/// `host-test run`, on a port of its own.
pub(crate) struct Platform {
    child: Child,
    base: String,
}

/// The first line that it prints.
#[derive(Deserialize)]
struct Listens {
    listening: String,
}

impl Platform {
    /// Returns once it listens.
    pub(crate) async fn start(program: &Program, transcript: &Transcript) -> anyhow::Result<Self> {
        let args = ["run", "--listen", "127.0.0.1:0", "--json"];
        let mut child = program.start(transcript, &args, Stdio::piped())?;
        let mut reported = BufReader::new(child.stdout.take().context("its output is read")?);
        let mut line = String::new();
        reported.read_line(&mut line).await?;
        ensure!(!line.is_empty(), "the platform ended before it listened");
        let Listens { listening } =
            serde_json::from_str(&line).context("the platform didn't report where it listens")?;
        // It must be able to go on writing: nobody needs to know what.
        tokio::spawn(async move { copy(&mut reported, &mut sink()).await });
        Ok(Self { child, base: format!("http://{listening}") })
    }

    /// The address at which it really listens.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Gets a page as a browser would; returns the status.
    pub(crate) async fn get(&self, path: &str) -> anyhow::Result<StatusCode> {
        let client = Client::builder(TokioExecutor::new()).build_http::<Empty<Bytes>>();
        let request = Request::get(format!("{}{path}", self.base)).body(Empty::new())?;
        Ok(client.request(request).await?.status())
    }

    pub(crate) async fn stop(mut self) -> anyhow::Result<()> {
        self.child.kill().await.context("the platform could not be stopped")
    }
}
