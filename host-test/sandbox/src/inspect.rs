//! Inspects a component file before anything of it is compiled.

use wasmparser::{Encoding, Parser, Payload};

use crate::contract_version::CONTRACT;

/// The interfaces that the host provides. A component that imports another one isn't loaded.
const ALLOWED_IMPORTS: [&str; 13] = [
    "framework360:platform/installation",
    "framework360:platform/clock",
    "framework360:platform/storage",
    "framework360:platform/queue",
    "framework360:platform/log",
    "framework360:shop/records",
    "framework360:shop/changes",
    "framework360:shop/types",
    "framework360:connector/types",
    "wasi:http/",
    "wasi:io/",
    "wasi:clocks/",
    "wasi:random/random",
];

/// The names and numbers in a component file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// The file's size in bytes.
    pub size: usize,
    /// The interfaces that it imports, with versions.
    pub imports: Vec<String>,
    /// The interfaces that it exports, with versions.
    pub exports: Vec<String>,
    /// The version of the contract it was built against.
    pub contract: String,
}

/// Why a file isn't a connector for this host.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum InspectError {
    /// The file isn't WebAssembly, or is damaged.
    #[error("this file isn't a component: {0}")]
    NotAComponent(String),
    /// It's a component, but not a connector.
    #[error("this component isn't a connector: it doesn't export framework360:connector/connector")]
    NotAConnector,
    /// It was built for another version of the contract.
    #[error("this connector was built for contract {found}, this host speaks {CONTRACT}: {}", advice(found))]
    OtherContract {
        /// The version that the component was built for.
        found: String,
    },
    /// Built against a contract of the same version whose types are others: a draft of it.
    #[error(
        "this connector was built against other types than those of contract {CONTRACT}: {0}; build it again with the wit folder of this host"
    )]
    OtherTypes(String),
    /// It imports an interface that no connector gets.
    #[error("this connector imports {0}, which the host doesn't provide")]
    NotAllowed(String),
}

fn advice(found: &str) -> &'static str {
    let newer = numbers(found) > numbers(CONTRACT);
    if newer { "use a newer host" } else { "build the connector again with the newer contract" }
}

fn numbers(version: &str) -> Vec<u64> {
    version.split('.').map(|part| part.parse().unwrap_or_default()).collect()
}

/// Reads the names of a component's imports and exports.
///
/// # Errors
/// It isn't a connector for this host.
pub(crate) fn inspect(bytes: &[u8]) -> Result<Inspection, InspectError> {
    let (imports, exports) = names(bytes)?;
    let connector = exports.iter().find_map(|name| name.strip_prefix("framework360:connector/connector@"));
    let contract = connector.ok_or(InspectError::NotAConnector)?.to_owned();
    if contract != CONTRACT {
        return Err(InspectError::OtherContract { found: contract });
    }
    for name in &imports {
        let (interface, version) = name.split_once('@').unwrap_or((name, ""));
        let is_allowed = ALLOWED_IMPORTS.iter().any(|allowed| {
            interface == *allowed || (allowed.ends_with('/') && interface.starts_with(allowed))
        });
        if !is_allowed {
            return Err(InspectError::NotAllowed(name.clone()));
        }
        if interface.starts_with("framework360:") && version != CONTRACT {
            return Err(InspectError::OtherContract { found: version.to_owned() });
        }
    }
    Ok(Inspection { size: bytes.len(), imports, exports, contract })
}

fn names(bytes: &[u8]) -> Result<(Vec<String>, Vec<String>), InspectError> {
    let broken =
        |error: wasmparser::BinaryReaderError| InspectError::NotAComponent(error.message().to_owned());
    if !bytes.starts_with(b"\0asm") {
        return Err(InspectError::NotAComponent("it doesn't begin like WebAssembly".into()));
    }
    let (mut imports, mut exports, mut depth) = (Vec::new(), Vec::new(), 0_u32);
    for payload in Parser::new(0).parse_all(bytes) {
        match payload.map_err(broken)? {
            Payload::Version { encoding: Encoding::Module, .. } if depth == 0 => {
                return Err(InspectError::NotAComponent("it is a core module".into()));
            }
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ComponentImportSection(section) if depth == 0 => {
                for import in section {
                    imports.push(import.map_err(broken)?.name.name.to_owned());
                }
            }
            Payload::ComponentExportSection(section) if depth == 0 => {
                for export in section {
                    exports.push(export.map_err(broken)?.name.name.to_owned());
                }
            }
            _ => {}
        }
    }
    Ok((imports, exports))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_component_is_reported_in_one_line() {
        assert!(inspect(b"PK\x03\x04").unwrap_err().to_string().starts_with("this file isn't a component"));
        let module = b"\0asm\x01\0\0\0";
        assert_eq!(inspect(module), Err(InspectError::NotAComponent("it is a core module".into())));
        let empty = b"\0asm\x0d\0\x01\0";
        assert_eq!(inspect(empty), Err(InspectError::NotAConnector));
    }

    #[test]
    fn another_contract_is_refused_by_naming_both_versions() {
        let newer = InspectError::OtherContract { found: "0.3.0".into() }.to_string();
        assert!(
            newer.contains("0.3.0") && newer.contains(CONTRACT) && newer.contains("newer host"),
            "{newer}"
        );
    }
}
