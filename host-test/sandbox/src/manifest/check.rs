//! Checks of a manifest; the errors are for the plugin's author.

use std::collections::BTreeSet;
use std::net::Ipv6Addr;

use super::{Connection, ContractManifest};
use crate::main_switches::main_key;

/// The first defect of the manifest, for the plugin's author; none where it can be used.
pub(super) fn first_defect(manifest: &ContractManifest) -> Option<String> {
    let settings: Vec<&str> = manifest.settings.iter().map(|field| field.key.as_str()).collect();
    let mains = manifest.main_switches.iter().map(|entity| main_key(*entity));
    let switches: Vec<&str> = mains.chain(manifest.flows.iter().map(|flow| flow.key.as_str())).collect();
    let jobs: Vec<&str> = manifest.jobs.iter().map(|job| job.kind.as_str()).collect();
    let columns: Vec<&str> = manifest.columns.iter().map(|column| main_key(column.entity)).collect();
    if manifest.id.is_empty() {
        return Some("its id is empty".to_owned());
    }
    if manifest.version.trim().is_empty() {
        return Some("its version is empty".to_owned());
    }
    let lists =
        [("setting", &settings), ("switch", &switches), ("kind of job", &jobs), ("column of", &columns)];
    for (what, keys) in lists {
        let mut seen = BTreeSet::new();
        for key in keys {
            if key.is_empty() {
                return Some(format!("a {what} has no key"));
            }
            if !seen.insert(key) {
                return Some(format!("the {what} {key:?} is there twice"));
            }
        }
    }
    let bad = manifest.allowed_hosts.iter().find(|pattern| !is_pattern(pattern, &settings));
    if let Some(pattern) = bad {
        return Some(format!(
            "the host {pattern:?} is none: a name such as \"api.example.com\", all below one such as \"*.example.com\", or \
             one of its settings such as \"{{endpoint}}\" was expected"
        ));
    }
    let asks_nobody = manifest.connection == Connection::Oauth && manifest.allowed_hosts.is_empty();
    asks_nobody.then(|| "it connects by OAuth, but may call no host".to_owned())
}

fn is_pattern(pattern: &str, settings: &[&str]) -> bool {
    if let Some(key) = pattern.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        return settings.contains(&key);
    }
    let label = |label: &str| {
        !label.is_empty()
            && label.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
    };
    let address = pattern.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if let Some(address) = address {
        return address.parse::<Ipv6Addr>().is_ok();
    }
    match pattern.strip_prefix("*.") {
        // A pattern for everything below "com" would allow nearly every host.
        Some(rest) => rest.contains('.') && rest.split('.').all(label),
        None => pattern.split('.').all(label),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Described, Direction, Entity};
    use super::*;
    use crate::manifest::{ContractFlow, ContractMessage};

    fn reported(change: impl FnOnce(&mut ContractManifest)) -> Option<String> {
        let mut manifest = Described::unknown().manifest;
        manifest.id = "probe".to_owned();
        manifest.version = "1.0.0".to_owned();
        change(&mut manifest);
        first_defect(&manifest)
    }

    fn flow(key: &str) -> ContractFlow {
        ContractFlow {
            key: key.to_owned(),
            entity: Entity::Order,
            direction: Direction::Outbound,
            label: String::new(),
            help: ContractMessage { code: String::new(), args: Vec::new() },
            default_on: false,
        }
    }

    #[test]
    fn a_switch_that_is_there_twice_is_named() {
        assert_eq!(reported(|it| it.flows = vec![flow("out"), flow("in")]), None);
        let twice = reported(|it| it.flows = vec![flow("out"), flow("out")]);
        assert_eq!(twice.as_deref(), Some("the switch \"out\" is there twice"));
        // A main switch has a key too.
        let twice = reported(|it| (it.main_switches, it.flows) = (vec![Entity::Order], vec![flow("orders")]));
        assert_eq!(twice.as_deref(), Some("the switch \"orders\" is there twice"));
    }

    #[test]
    fn a_version_is_needed() {
        assert_eq!(reported(|it| it.version = " ".to_owned()).as_deref(), Some("its version is empty"));
    }

    #[test]
    fn a_pattern_names_a_host_or_those_below_one_and_never_everybody() {
        for good in ["api.example.com", "*.example.com", "localhost", "10.0.0.1", "[::1]"] {
            assert_eq!(reported(|it| it.allowed_hosts = vec![good.to_owned()]), None, "{good}");
        }
        for bad in [
            "",
            "*",
            "*.",
            "*.com",
            "*.*",
            "a.*.com",
            "https://example.com",
            "example.com:443",
            "example.com/",
            "{none}",
        ] {
            let reported = reported(|it| it.allowed_hosts = vec![bad.to_owned()]);
            assert!(reported.is_some_and(|reported| reported.contains(&format!("{bad:?}"))), "{bad}");
        }
    }
}
