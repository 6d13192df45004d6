//! The components and the program that the build left.

use std::path::{Path, PathBuf};

/// The folder with the components: `COMPONENTS`, else `components` next to the folder of the test.
///
/// # Panics
/// Where it isn't there.
#[must_use]
pub fn components() -> PathBuf {
    let wanted = |folder: &Path| folder.join("components");
    found("COMPONENTS", &wanted, Path::is_dir)
}

/// The program `host-test`: `HOST_TEST`, else the one that was built with the test.
///
/// # Panics
/// Where it isn't there.
#[must_use]
pub fn program_path() -> PathBuf {
    let name = format!("host-test{}", std::env::consts::EXE_SUFFIX);
    found("HOST_TEST", &|folder: &Path| folder.join(&name), Path::is_file)
}

fn found(variable: &str, wanted: &dyn Fn(&Path) -> PathBuf, is_it: fn(&Path) -> bool) -> PathBuf {
    let named = std::env::var_os(variable).map(PathBuf::from);
    let test = std::env::current_exe().expect("the test's own path");
    let near = || test.ancestors().skip(1).map(wanted).find(|path| is_it(path));
    named.filter(|path| is_it(path)).or_else(near).unwrap_or_else(|| {
        let name = wanted(Path::new(""));
        panic!("{} wasn't built; run `cargo xtask test`", name.display())
    })
}
