//! Running programs: cargo without the traces of the cargo that runs us, output to stderr,
//! limits in time.

use std::{
    fs::File,
    io,
    path::Path,
    process::{Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// How often a program that runs under a limit is looked at; short next to the limits of minutes.
const POLL: Duration = Duration::from_millis(50);

/// One line of progress on stderr.
pub(crate) fn say(line: impl AsRef<str>) {
    eprintln!("xtask: {}", line.as_ref());
}

/// The cargo that runs us, as if the user had typed the command.
///
/// `cargo run` describes the xtask package in variables. Some build scripts (ring's is one) name
/// them in `rerun-if-env-changed`, and would run again, with all that depends on them, each time
/// that `cargo test` follows `cargo xtask test`.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(describes_a_package) {
            command.env_remove(name);
        }
    }
    command.stdin(Stdio::null());
    command
}

fn describes_a_package(name: &str) -> bool {
    name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || matches!(name, "CARGO_BIN_NAME" | "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE" | "OUT_DIR")
}

/// Runs a command with its output on stderr; an error names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdout(Stdio::from(io::stderr()))
        .status()
        .with_context(|| format!("could not start `{}`", line(command)))?;
    succeeded(status, command)
}

/// Runs a command with our own stdout.
pub(crate) fn run_to_stdout(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("could not start `{}`", line(command)))?;
    succeeded(status, command)
}

/// The output of a command on stdout; the error contains its stderr.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("could not start `{}`", line(command)))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}): {}", line(command), output.status, stderr.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command with its output in `log`, for at most `limit`; an error when it takes longer or fails.
pub(crate) fn run_within(command: &mut Command, limit: Duration, log: &Path) -> Result<()> {
    let file = File::create(log).with_context(|| format!("could not create {}", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .with_context(|| format!("could not start `{}`", line(command)))?;
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return succeeded(status, command);
        }
        if begun.elapsed() >= limit {
            child.kill()?;
            child.wait()?;
            bail!("`{}` took longer than {} s", line(command), limit.as_secs());
        }
        std::thread::sleep(POLL);
    }
}

/// Whether a program of this name can be started.
pub(crate) fn exists(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn succeeded(status: ExitStatus, command: &Command) -> Result<()> {
    if status.success() { Ok(()) } else { bail!("`{}` failed ({status})", line(command)) }
}

/// The command as a person would type it, without its environment.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    let args = command.get_args().map(|arg| arg.to_string_lossy().into_owned());
    std::iter::once(program).chain(args).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_of_the_xtask_package_are_not_handed_on() {
        assert!(describes_a_package("CARGO_PKG_VERSION_MAJOR"));
        assert!(describes_a_package("CARGO_MANIFEST_DIR"));
        assert!(!describes_a_package("CARGO_NET_OFFLINE"));
        assert!(!describes_a_package("CARGO_TARGET_DIR"));
    }

    #[test]
    fn a_program_that_takes_too_long_is_ended() {
        let dir = tempfile::tempdir().unwrap();
        let begun = Instant::now();
        let error =
            run_within(Command::new("sleep").arg("60"), Duration::from_millis(10), &dir.path().join("log"))
                .unwrap_err();
        assert!(error.to_string().contains("`sleep 60` took longer"), "{error}");
        assert!(begun.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_failure_names_the_command_and_what_it_said() {
        let error = output(Command::new("sh").args(["-c", "echo no such luck >&2; exit 3"])).unwrap_err();
        assert!(error.to_string().contains("no such luck"), "{error}");
    }
}
