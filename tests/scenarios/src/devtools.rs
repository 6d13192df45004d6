//! Chromium's DevTools protocol, as far as tests need it: commands and their answers, over one connection.
//!
//! By hand because the libraries for it read numbers in a way that doesn't go with serde_json's arbitrary precision,
//! which the connectors' decimals need.

use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::sync::Mutex;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// A browser that runs, and the one page that it shows.
pub(crate) struct DevTools {
    connection: Mutex<WebSocketStream<MaybeTlsStream<TcpStream>>>,
    session: String,
    last: AtomicU64,
    _child: Child,
}

impl DevTools {
    /// Starts a browser with a profile of its own, and waits until it can be spoken to.
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
        let connection = Mutex::new(connection);
        let mut tools = Self { connection, session: String::new(), last: AtomicU64::new(0), _child: child };
        let targets = tools.send("Target.getTargets", json!({})).await;
        let page = targets["targetInfos"].as_array().expect("targets");
        let page = page.iter().find(|target| target["type"] == "page").expect("a page");
        let attach = json!({ "targetId": page["targetId"], "flatten": true });
        let attached = tools.send("Target.attachToTarget", attach).await;
        tools.session = attached["sessionId"].as_str().expect("a session").to_owned();
        tools
    }

    /// Sends a command and waits for its answer; events are passed over.
    pub(crate) async fn send(&self, method: &str, params: Value) -> Value {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let mut command = json!({ "id": id, "method": method, "params": params });
        if !self.session.is_empty() {
            command["sessionId"] = self.session.as_str().into();
        }
        let mut connection = self.connection.lock().await;
        connection.send(Message::text(command.to_string())).await.expect("a command");
        loop {
            let message = connection.next().await.expect("an answer").expect("an answer");
            let Message::Text(text) = message else { continue };
            let answer: Value = serde_json::from_str(&text).expect("JSON");
            if answer["id"] == json!(id) {
                assert!(answer.get("error").is_none(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
            }
        }
    }
}
