//! The default folder of the components.

use std::path::{Path, PathBuf};

/// The folder `components` next to the program, as `cargo xtask dist` leaves it; without one, that of a
/// checkout that is the current folder.
pub(crate) fn default_folder() -> PathBuf {
    // A symbolic link such as /usr/local/bin/host-test has no components next to it.
    let program = std::env::current_exe().and_then(|program| program.canonicalize());
    program.ok().and_then(|program| next_to(&program)).unwrap_or_else(|| "target/components".into())
}

fn next_to(program: &Path) -> Option<PathBuf> {
    let folder = program.with_file_name("components");
    folder.is_dir().then_some(folder)
}
