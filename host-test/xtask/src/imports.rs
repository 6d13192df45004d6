//! The imports of a component, which are its permissions.

use anyhow::{Context, Result, bail};
use wasmparser::{Encoding, Parser, Payload};

/// The interfaces that a connector may import: the platform's, and of WASI the network, streams, time
/// and randomness. No files, no environment, no processes.
const ALLOWED: [&str; 5] = ["framework360:", "wasi:http/", "wasi:io/", "wasi:clocks/", "wasi:random/"];

/// The names of everything that the component imports, as in "wasi:http/types@0.2.4".
pub(crate) fn imports(component: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    // Modules and components inside have imports of their own, which the outer one satisfies.
    let mut depth = 0_usize;
    for payload in Parser::new(0).parse_all(component) {
        match payload.context("this is not WebAssembly")? {
            Payload::Version { encoding: Encoding::Module, .. } if depth == 0 => {
                bail!("this is a plain module and not a component: was it linked with wasm-component-ld?")
            }
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ComponentImportSection(section) if depth == 0 => {
                for import in section {
                    names.push(import?.name.name.to_owned());
                }
            }
            _ => {}
        }
    }
    Ok(names)
}

/// The imports that the policy doesn't allow.
pub(crate) fn forbidden(imports: &[String]) -> Vec<&str> {
    let allowed = |name: &str| ALLOWED.iter().any(|prefix| name.starts_with(prefix));
    imports.iter().map(String::as_str).filter(|name| !allowed(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `(component (import NAME (instance)))` with a nested module that imports "env".
    fn component(name: &str) -> Vec<u8> {
        let mut import = vec![1, 0, u8::try_from(name.len()).unwrap()];
        import.extend(name.as_bytes());
        import.extend([5, 0]);
        let module =
            [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 9, 1, 3, 101, 110, 118, 1, 102, 0, 0];
        let mut bytes = vec![0, 97, 115, 109, 13, 0, 1, 0];
        for (id, section) in [(1, &module[..]), (7, &[1, 0x42, 0][..]), (10, &import[..])] {
            bytes.extend([id, u8::try_from(section.len()).unwrap()]);
            bytes.extend(section);
        }
        bytes
    }

    #[test]
    fn imports_of_the_component_are_read_and_those_of_modules_inside_are_not() {
        let bytes = component("wasi:http/types@0.2.4");
        assert_eq!(imports(&bytes).unwrap(), ["wasi:http/types@0.2.4"]);
    }

    #[test]
    fn a_plain_module_is_refused() {
        let error = imports(&[0, 97, 115, 109, 1, 0, 0, 0]).unwrap_err();
        assert!(error.to_string().contains("not a component"), "{error}");
        assert!(imports(b"no wasm").is_err());
    }

    #[test]
    fn the_platform_network_time_and_chance_are_allowed() {
        let names = [
            "framework360:shop/types@0.2.0",
            "wasi:http/outgoing-handler@0.2.4",
            "wasi:io/poll@0.2.4",
            "wasi:clocks/wall-clock@0.2.4",
            "wasi:random/random@0.2.4",
        ];
        assert!(forbidden(&names.map(str::to_owned)).is_empty());
    }

    #[test]
    fn files_environment_and_look_alikes_are_forbidden() {
        let names = [
            "wasi:filesystem/types@0.2.4",
            "wasi:cli/environment@0.2.4",
            "wasi:sockets/tcp@0.2.4",
            "wasi:httpx/types",
            "evil:framework360/types",
            "env",
        ];
        assert_eq!(forbidden(&names.map(str::to_owned)), names);
    }
}
