//! The browser of the tests: Chromium as the machine has it, or Debian's, unpacked into a folder of the
//! project.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::debian;
use crate::process::{exists, output, say};
use crate::workspace::Workspace;

/// The names that the machine may have for it.
const PROGRAMS: [&str; 4] = ["chromium", "chromium-browser", "chromium-headless-shell", "google-chrome"];

/// The packages that are unpacked otherwise: they need no window and no sound.
const PACKAGES: [&str; 2] = ["chromium-headless-shell", "fonts-dejavu-core"];

/// The wrapper of Debian's program: it finds its libraries relative to itself.
const WRAPPER: &str = r#"#!/bin/sh
here=${0%/*}
for folder in "$here"/root/lib/*-linux-* "$here"/root/usr/lib/*-linux-* "$here"/root/usr/lib/*-linux-*/pulseaudio; do
    LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
done
export LD_LIBRARY_PATH
exec "$here/root/usr/lib/chromium/chromium-headless-shell" "$@"
"#;

/// Finds or sets up the browser that the tests start.
pub(crate) fn setup(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(named.into());
    }
    if let Some(program) = PROGRAMS.into_iter().find(|program| exists(program)) {
        return Ok(program.into());
    }
    let folder = workspace.root.join("target/browser");
    let browser = folder.join("chromium");
    if works(&browser) {
        return Ok(browser);
    }
    say("setup: unpacking Debian's Chromium for the panel's tests (about 100 MB to download)");
    obtain(&folder, &browser).context(
        "the panel's tests need Chromium: install it, or name yours in the environment's CHROMIUM",
    )?;
    Ok(browser)
}

fn obtain(folder: &Path, browser: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    debian::unpack_packages(&folder.join("apt"), &PACKAGES, &folder.join("root"))?;
    fs::write(browser, WRAPPER)?;
    #[cfg(unix)]
    fs::set_permissions(browser, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    output(Command::new(browser).arg("--version")).map(|_| ())
}

fn works(browser: &Path) -> bool {
    browser.is_file() && output(Command::new(browser).arg("--version")).is_ok()
}
