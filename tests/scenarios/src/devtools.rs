//! Chromium's DevTools protocol, as far as tests need it: commands and their answers, over one connection.
//!
//! By hand because the libraries for it read numbers in a way that doesn't go with serde_json's arbitrary precision,
//! which the connectors' decimals need.

use std::collections::HashMap;
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex as StdMutex, PoisonError};

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::sync::{Mutex, broadcast, oneshot};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

type Connection = WebSocketStream<MaybeTlsStream<TcpStream>>;
/// Commands that wait for their answers, by their numbers.
type Pending = Arc<StdMutex<HashMap<u64, oneshot::Sender<Value>>>>;

/// Events that are kept for a test that reads them late.
const EVENTS: usize = 1_000;

/// A browser that runs, and the one page that it shows.
pub(crate) struct DevTools {
    commands: Mutex<SplitSink<Connection, Message>>,
    pending: Pending,
    events: broadcast::Sender<Value>,
    session: String,
    last: AtomicU64,
    _child: Child,
}

impl DevTools {
    /// Starts a browser with a profile of its own, and waits until it accepts commands.
    pub(crate) async fn start(executable: &Path, profile: &Path) -> Self {
        let mut child = Command::new(executable)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
            ])
            .args(["--lang=en", "--remote-debugging-port=0"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("Chromium starts");
        let mut lines = BufReader::new(child.stderr.take().expect("its errors")).lines();
        let url = loop {
            let line = lines.next_line().await.expect("a line").expect("Chromium says where it listens");
            if let Some(url) = line.strip_prefix("DevTools listening on ") {
                break url.trim().to_owned();
            }
        };
        // It must be able to go on writing.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let (connection, _) = connect_async(url).await.expect("a connection");
        let (commands, messages) = connection.split();
        let (events, _) = broadcast::channel(EVENTS);
        let pending = Pending::default();
        tokio::spawn(read(messages, pending.clone(), events.clone()));
        let commands = Mutex::new(commands);
        let last = AtomicU64::new(0);
        let mut tools = Self { commands, pending, events, session: String::new(), last, _child: child };
        let targets = tools.send("Target.getTargets", json!({})).await;
        let page = targets["targetInfos"].as_array().expect("targets");
        let page = page.iter().find(|target| target["type"] == "page").expect("a page");
        let attach = json!({ "targetId": page["targetId"], "flatten": true });
        let attached = tools.send("Target.attachToTarget", attach).await;
        tools.session = attached["sessionId"].as_str().expect("a session").to_owned();
        tools.send("Page.enable", json!({})).await;
        tools
    }

    /// Sends a command and waits for its answer.
    pub(crate) async fn send(&self, method: &str, params: Value) -> Value {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let mut command = json!({ "id": id, "method": method, "params": params });
        if !self.session.is_empty() {
            command["sessionId"] = self.session.as_str().into();
        }
        let (sender, answer) = oneshot::channel();
        self.pending.lock().unwrap_or_else(PoisonError::into_inner).insert(id, sender);
        self.commands.lock().await.send(Message::text(command.to_string())).await.expect("a command");
        let answer = answer.await.expect("an answer");
        assert!(answer.get("error").is_none(), "{method}: {}", answer["error"]);
        answer["result"].clone()
    }

    /// The events from now on.
    pub(crate) fn events(&self) -> Events {
        Events(self.events.subscribe())
    }
}

/// Events of a page, in their order.
pub(crate) struct Events(broadcast::Receiver<Value>);

impl Events {
    /// Waits for the next event of this name, and gives its parameters; none when the browser is gone.
    pub(crate) async fn next(&mut self, name: &str) -> Option<Value> {
        loop {
            let event = self.0.recv().await.ok()?;
            if event["method"] == name {
                return Some(event["params"].clone());
            }
        }
    }
}

async fn read(mut messages: SplitStream<Connection>, pending: Pending, events: broadcast::Sender<Value>) {
    while let Some(Ok(message)) = messages.next().await {
        let Message::Text(text) = message else { continue };
        let message: Value = serde_json::from_str(&text).expect("JSON");
        match message["id"].as_u64() {
            Some(id) => {
                let sender = pending.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
                // A test that ended doesn't wait any more.
                let _ = sender.map(|sender| sender.send(message));
            }
            // Nobody may be interested.
            None => drop(events.send(message)),
        }
    }
}
