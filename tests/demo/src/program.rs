//! Runs `host-test` as a person would.

use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use anyhow::{Context as _, bail, ensure};
use serde_json::Value;
use tokio::process::{Child, Command};

use crate::transcript::Transcript;

/// The program with the options that every command of the demo has.
pub(crate) struct Program {
    path: PathBuf,
    options: Vec<String>,
    /// The language of its output; the machine's own where none is set.
    locale: Option<&'static str>,
}

/// The exit code and output of a command.
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) text: String,
}

impl Program {
    pub(crate) fn new(path: &Path, components: &Path, folder: &Path) -> anyhow::Result<Self> {
        ensure!(path.is_file(), "{} is not there: build it with `cargo xtask demo`", path.display());
        let store = format!("sqlite:{}", folder.join("host-test.db").display());
        let components = components.display().to_string();
        let options = vec!["--store".to_owned(), store, "--plugins".to_owned(), components];
        Ok(Self { path: path.to_owned(), options, locale: None })
    }

    /// The same program, with a host's traffic sent to a fake.
    pub(crate) fn connect_to(&self, host: &str, url: &str) -> Self {
        let mut options = self.options.clone();
        options.extend(["--connect-to".to_owned(), format!("{host}={url}")]);
        Self { path: self.path.clone(), options, locale: self.locale }
    }

    /// The same program, for a reader of this language.
    pub(crate) fn reading(self, locale: &'static str) -> Self {
        Self { locale: Some(locale), ..self }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.path);
        command.args(&self.options).args(args).stdin(Stdio::null()).kill_on_drop(true);
        command.envs(self.locale.map(|locale| ("HOST_TEST_LOCALE", locale)));
        command
    }

    /// Runs a command and shows it.
    pub(crate) async fn run(&self, transcript: &Transcript, args: &[&str]) -> anyhow::Result<Answer> {
        let Output { status, stdout, stderr } = self.command(args).output().await?;
        let text = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
        transcript.show_command(&format!("host-test {}", args.join(" ")), &text);
        Ok(Answer { code: status.code().unwrap_or(-1), text })
    }

    /// Runs a command that must succeed, and shows it.
    pub(crate) async fn must(&self, transcript: &Transcript, args: &[&str]) -> anyhow::Result<String> {
        let Answer { code, text } = self.run(transcript, args).await?;
        ensure!(code == 0, "host-test {} ended with {code}", args.join(" "));
        Ok(text)
    }

    /// Runs a command that must succeed, without showing it, and returns its JSON.
    pub(crate) async fn ask(&self, args: &[&str]) -> anyhow::Result<Value> {
        self.asked(args, 0).await
    }

    /// Runs a command that must exit with 1, without showing it, and returns its JSON.
    pub(crate) async fn ask_failed(&self, args: &[&str]) -> anyhow::Result<Value> {
        self.asked(args, 1).await
    }

    async fn asked(&self, args: &[&str], code: i32) -> anyhow::Result<Value> {
        let args = [args, &["--json"]].concat();
        let output = self.command(&args).output().await?;
        if output.status.code() != Some(code) {
            bail!("host-test {}: {}", args.join(" "), String::from_utf8_lossy(&output.stderr));
        }
        serde_json::from_slice(&output.stdout).context("host-test answered no JSON")
    }

    /// Starts a command and lets it run; its output goes to `prints`.
    pub(crate) fn start(
        &self,
        transcript: &Transcript,
        args: &[&str],
        prints: Stdio,
    ) -> anyhow::Result<Child> {
        transcript.show_command(&format!("host-test {} &", args.join(" ")), "");
        Ok(self.command(args).stdout(prints).stderr(Stdio::null()).spawn()?)
    }
}

/// The rows of an answer, under this name.
pub(crate) fn rows<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// How many rows of a list are in this state.
pub(crate) fn in_state(status: &Value, wanted: &str) -> usize {
    let states = rows(status, "rows").iter().filter_map(|row| row.get("state"));
    states.filter(|state| *state == wanted).count()
}
