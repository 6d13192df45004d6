//! The program `host-test`, run as a person would.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;
use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::oracle::{self, Shown};
use crate::sender::Sender;
use crate::subject::{ConnectorHarness, Subject};
use crate::{components, program_path, with_timeout};

/// The path of a test's store.
pub(crate) fn store_in(folder: &Path) -> PathBuf {
    folder.join("store.db")
}

/// The program with a store of its own.
pub struct Program {
    options: Vec<String>,
    /// The folder of the store.
    pub folder: TempDir,
}

/// The result of a command.
#[derive(Debug)]
pub struct Answer {
    /// The exit status; none where a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Answer {
    /// Standard output as JSON.
    ///
    /// # Panics
    /// Where it isn't JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

impl Program {
    /// The program without a remote.
    ///
    /// # Panics
    /// Where no folder can be made.
    #[must_use]
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = format!("sqlite:{}", store_in(folder.path()).display());
        let components = components().display().to_string();
        Self { options: vec!["--store".into(), store, "--plugins".into(), components], folder }
    }

    /// The program with its store elsewhere.
    #[must_use]
    pub fn moved(mut self, store: &str) -> Self {
        self.options[1] = format!("sqlite:{store}");
        self
    }

    /// The program with a remote.
    #[must_use]
    pub fn with(remote: &impl ConnectorHarness) -> Self {
        let mut program = Self::new();
        program.options.extend(["--connect-to".into(), remote.route()]);
        program
    }

    /// A shop whose connector is connected and sends what it sends.
    ///
    /// # Panics
    /// Where it can't be connected.
    pub async fn connected<S: Sender>(remote: &S) -> Self {
        let program = Self::with(remote);
        remote.connect_program(&program).await;
        program
    }

    /// A shop whose connector is connected and imports products.
    ///
    /// # Panics
    /// Where it can't be connected.
    pub async fn buying<S: Subject>(remote: &S) -> Self {
        let program = Self::with(remote);
        program.connect::<S>(&remote.settings(), &[(S::PRODUCTS_IN, true), (S::ORDERS_OUT, false)]).await;
        program
    }

    pub(crate) async fn connect<S: ConnectorHarness>(
        &self,
        settings: &BTreeMap<String, String>,
        flows: &[(&str, bool)],
    ) {
        let mut args = entering(S::PLUGIN, settings);
        for (flow, on) in flows {
            args.extend(["--flow".to_owned(), format!("{flow}={}", if *on { "on" } else { "off" })]);
        }
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        self.must(&args).await;
    }

    /// The path of its store.
    #[must_use]
    pub fn store(&self) -> PathBuf {
        store_in(self.folder.path())
    }

    /// Writes a file next to the store and returns its path.
    ///
    /// # Panics
    /// Where it can't be written.
    #[must_use]
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    }

    /// The command, ready to be started; no setting of the machine reaches it.
    #[must_use]
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = bare(&program_path());
        command.args(&self.options).args(args);
        command
    }

    /// Runs a command.
    ///
    /// # Panics
    /// Where it can't be started or never ends.
    pub async fn run(&self, args: &[&str]) -> Answer {
        finish(self.start(args)).await
    }

    /// Starts a command and lets it run.
    ///
    /// # Panics
    /// Where it can't be started.
    #[must_use]
    pub fn start(&self, args: &[&str]) -> Child {
        self.command(args).spawn().expect("the program starts")
    }

    /// Runs a command that must succeed.
    ///
    /// # Panics
    /// Where it doesn't.
    pub async fn must(&self, args: &[&str]) -> Answer {
        let answer = self.run(args).await;
        assert_eq!(answer.code, Some(0), "host-test {}: {answer:?}", args.join(" "));
        answer
    }

    /// Runs the background work to its end, also where something needs a person then.
    ///
    /// # Panics
    /// Where it fails.
    pub async fn work(&self) -> Value {
        let answer = self.run(&["work", "--until-idle", "--json"]).await;
        let ended = answer.json();
        let needs_somebody = ["parked", "uncertain"].iter().any(|word| ended["ended"].get(word).is_some());
        assert_eq!(answer.code, Some(if needs_somebody { 3 } else { 0 }), "{answer:?}");
        ended
    }

    /// The list of what a connector sends, for the [oracle].
    pub async fn shown<S: Sender>(&self) -> Vec<Shown> {
        oracle::rows(&self.must(&["status", S::LIST, "--json"]).await.json())
    }
}

impl Default for Program {
    fn default() -> Self {
        Self::new()
    }
}

/// `enable PLUGIN --shop demo` with settings.
#[must_use]
pub fn entering(plugin: &str, settings: &BTreeMap<String, String>) -> Vec<String> {
    let mut args: Vec<String> = ["enable", plugin, "--shop", "demo"].map(str::to_owned).to_vec();
    for (key, value) in settings {
        args.extend(["--set".to_owned(), format!("{key}={value}")]);
    }
    args
}

fn bare(path: &Path) -> Command {
    let mut command = Command::new(path);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("HOST_TEST") || name.starts_with("FRAMEWORK360") || name == "RUST_LOG" {
            command.env_remove(&*name);
        }
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    command
}

/// Awaits the end of a command.
///
/// # Panics
/// Where it never ends.
pub async fn finish(child: Child) -> Answer {
    let output = with_timeout(child.wait_with_output()).await.expect("its output");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Answer { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Sends a running program a signal by its name, "TERM".
///
/// # Panics
/// Where it has ended before.
pub fn signal(child: &Child, name: &str) {
    let id = child.id().expect("it still runs").to_string();
    let sent = std::process::Command::new("kill").args(["-s", name, &id]).status();
    assert!(sent.expect("kill is there").success());
}
