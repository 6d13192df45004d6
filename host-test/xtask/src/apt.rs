//! Debian's packages without root: what there is, what a package needs, and downloading it.

use std::{
    ffi::{OsStr, OsString},
    fs,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

use crate::process::{output, run};

/// The configuration for lists of our own. The hooks of a machine (clearing caches, telling a
/// software centre) need root and have no business with private lists; nobody reads descriptions
/// or translations here.
const CONF: &str = r#"#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
"#;

/// apt with the machine's package lists, or with lists of our own.
pub(crate) struct Apt {
    options: Vec<OsString>,
}

impl Apt {
    /// With the lists that the machine has.
    pub(crate) fn of_the_machine() -> Self {
        Self { options: common_options() }
    }

    /// Fetches lists into `folder`; the machine's sources and keys decide what is asked.
    pub(crate) fn with_lists_in(folder: &Path) -> Result<Self> {
        for part in ["state/lists/partial", "cache/archives/partial"] {
            fs::create_dir_all(folder.join(part))?;
        }
        let conf = folder.join("apt.conf");
        fs::write(&conf, CONF).with_context(|| format!("could not write {}", conf.display()))?;
        let mut options = common_options();
        options.extend(["-c".into(), conf.into_os_string()]);
        for (key, part) in
            [("Dir::State", "state"), ("Dir::State::Lists", "state/lists"), ("Dir::Cache", "cache")]
        {
            options.extend(["-o".into(), setting(key, folder.join(part).as_os_str())]);
        }
        let apt = Self { options };
        run(apt.command("apt-get").arg("update"))?;
        Ok(apt)
    }

    /// The version that would be installed; none where the lists don't know the package.
    pub(crate) fn candidate(&self, package: &str) -> Result<Option<String>> {
        Ok(candidate(&output(self.command("apt-cache").args(["policy", package]))?))
    }

    /// The packages that it names under Depends, alternatives included, virtual ones not.
    pub(crate) fn depends(&self, package: &str) -> Result<Vec<String>> {
        Ok(depends(&output(self.command("apt-cache").args(["depends", package]))?))
    }

    /// Downloads into `folder`, going on where an earlier attempt ended; apt checks the hashes
    /// against the signed lists.
    pub(crate) fn download(&self, packages: &[String], folder: &Path) -> Result<()> {
        run(self.command("apt-get").arg("download").args(packages).current_dir(folder))
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.args(&self.options).env("LC_ALL", "C").stdin(Stdio::null());
        command
    }
}

/// Whether the package is installed on this machine.
pub(crate) fn is_installed(package: &str) -> bool {
    let status = output(Command::new("dpkg-query").args(["-W", "-f", "${db:Status-Status}", package]));
    status.is_ok_and(|status| status.trim() == "installed")
}

fn common_options() -> Vec<OsString> {
    // The sandbox user of a root's apt couldn't write to a folder of the project. Plain progress,
    // and an end within a minute or two where no mirror answers.
    let settings = ["APT::Sandbox::User=root", "Acquire::Retries=1", "Acquire::http::Timeout=20"];
    let more = ["Acquire::https::Timeout=20", "Dir::State::status=/var/lib/dpkg/status"];
    let pairs = settings.into_iter().chain(more).flat_map(|setting| ["-o".into(), setting.into()]);
    std::iter::once("-q".into()).chain(pairs).collect()
}

fn setting(key: &str, value: &OsStr) -> OsString {
    let mut setting = OsString::from(key);
    setting.push("=");
    setting.push(value);
    setting
}

fn candidate(policy: &str) -> Option<String> {
    let version = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate:"))?.trim();
    (version != "(none)").then(|| version.to_owned())
}

fn depends(text: &str) -> Vec<String> {
    let names = text.lines().filter_map(|line| {
        let line = line.trim().trim_start_matches('|');
        let name = line.strip_prefix("Depends:").or_else(|| line.strip_prefix("PreDepends:"))?.trim();
        let name = name.split_once(':').map_or(name, |(name, _architecture)| name);
        (!name.starts_with('<')).then(|| name.to_owned())
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_candidate_is_read_from_apt_caches_policy() {
        let policy = "rustc-web:\n  Installed: 1.85.0+dfsg3-1~deb12u3\n  \
                      Candidate: 1.96.0+dfsg1-1~deb12u2\n  Version table:\n     \
                      1.96.0+dfsg1-1~deb12u2 500\n";
        assert_eq!(candidate(policy).as_deref(), Some("1.96.0+dfsg1-1~deb12u2"));
    }

    #[test]
    fn a_package_that_is_unknown_or_not_offered_has_no_candidate() {
        assert_eq!(candidate(""), None);
        assert_eq!(candidate("rustc:\n  Installed: (none)\n  Candidate: (none)\n"), None);
    }

    #[test]
    fn dependencies_are_read_without_virtual_packages_and_conflicts() {
        let text = "rustc-web\n  Depends: libc6\n |Depends: gcc\n  Depends: <libc-dev>\n    libc6-dev\n  \
                    PreDepends: libz3-4:any\n  Conflicts: rustc\n  Recommends: cargo-web\n";
        assert_eq!(depends(text), ["libc6", "gcc", "libz3-4"]);
    }
}
