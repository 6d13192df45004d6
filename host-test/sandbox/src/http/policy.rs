//! The network policy: the hosts that a manifest allows, and the exceptions that the host's operator makes.

use std::collections::{BTreeMap, BTreeSet};

use host_core::model::Settings;
use http::Uri;
use url::Url;

use super::resolve::Lookups;

/// The operator's exceptions from the network policy. By default none: https to public
/// addresses alone.
#[derive(Debug, Clone, Default)]
pub struct Network {
    pub(super) connect_to: BTreeMap<String, Url>,
    pub(super) allow_private: BTreeSet<String>,
    pub(super) lookups: Lookups,
}

/// `HOST=URL`: traffic for a host goes to another server; its Host header stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectTo {
    host: String,
    target: Url,
}

/// The error of an option that can't be parsed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0}")]
pub struct OptionError(String);

impl std::str::FromStr for ConnectTo {
    type Err = OptionError;

    fn from_str(text: &str) -> Result<Self, OptionError> {
        let wrong = |problem: &str| {
            Err(OptionError(format!(
                "{text:?} {problem}; expected HOST=URL, such as www.example.org=http://127.0.0.1:8080"
            )))
        };
        let Some((host, target)) = text.split_once('=') else { return wrong("has no '='") };
        let Ok(target) = Url::parse(target) else { return wrong("has no URL behind '='") };
        if host.is_empty() || host.contains(['/', ':', '@']) {
            return wrong("has no plain host name before '='");
        }
        if !matches!(target.scheme(), "http" | "https") || !target.has_host() {
            return wrong("needs an http or https URL");
        }
        if target.path() != "/" || target.query().is_some() || !target.username().is_empty() {
            return wrong("needs a URL of scheme, host and port alone");
        }
        Ok(Self { host: host.to_ascii_lowercase(), target })
    }
}

impl Network {
    /// A network policy with these exceptions.
    #[must_use]
    pub fn new(connect_to: Vec<ConnectTo>, allow_private: Vec<String>) -> Self {
        Self {
            connect_to: connect_to.into_iter().map(|entry| (entry.host, entry.target)).collect(),
            allow_private: allow_private.into_iter().map(|host| host.to_ascii_lowercase()).collect(),
            lookups: Lookups::default(),
        }
    }
}

/// The hosts that one installation's component may call.
#[derive(Debug, Clone, Default)]
pub struct AllowList {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
enum Entry {
    /// This host on its scheme's own port, or on one that a setting names.
    Host(String, Option<u16>),
    /// Every host below this one.
    Below(String),
}

impl AllowList {
    /// The allow-list of a manifest's `allowed-hosts`; "{key}" is replaced by the host that a setting names.
    #[must_use]
    pub fn new(patterns: &[String], settings: &Settings) -> Self {
        let entries = patterns.iter().filter_map(|pattern| {
            if let Some(key) = pattern.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                return named_by(settings.0.get(key)?);
            }
            let pattern = pattern.to_ascii_lowercase();
            Some(match pattern.strip_prefix("*.") {
                Some(parent) => Entry::Below(format!(".{parent}")),
                None => Entry::Host(pattern, None),
            })
        });
        Self { entries: entries.collect() }
    }

    /// The hosts as a person reads them: "api.example.com", "erp.example.com:8443", "*.example.com".
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let name = |entry: &Entry| match entry {
            Entry::Host(name, None) => name.clone(),
            Entry::Host(name, Some(port)) => format!("{name}:{port}"),
            Entry::Below(parent) => format!("*{parent}"),
        };
        self.entries.iter().map(name).collect()
    }

    /// Whether a request may go there.
    #[must_use]
    pub fn allows(&self, uri: &Uri) -> bool {
        let Some(authority) = uri.authority() else { return false };
        // A user before the host is a way to make one host look like another.
        if authority.as_str().contains('@') {
            return false;
        }
        let host = authority.host().to_ascii_lowercase();
        let port = authority.port_u16();
        let own_port = if uri.scheme_str() == Some("http") { 80 } else { 443 };
        let usual = port.is_none_or(|port| port == own_port);
        self.entries.iter().any(|entry| match entry {
            Entry::Host(name, None) => usual && *name == host,
            Entry::Host(name, Some(named)) => port.unwrap_or(own_port) == *named && *name == host,
            Entry::Below(parent) => usual && host.len() > parent.len() && host.ends_with(parent.as_str()),
        })
    }
}

/// The host in a setting that a person typed: with or without scheme, port and path.
fn named_by(value: &str) -> Option<Entry> {
    let value = value.trim();
    let url = if value.contains("://") { Url::parse(value) } else { Url::parse(&format!("https://{value}")) }
        .ok()?;
    Some(Entry::Host(url.host_str()?.to_ascii_lowercase(), url.port()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(patterns: &[&str]) -> AllowList {
        let settings = [("endpoint".to_owned(), "tg00.example.ch:8443/api".to_owned())];
        let patterns: Vec<String> = patterns.iter().map(|pattern| (*pattern).to_owned()).collect();
        AllowList::new(&patterns, &Settings(settings.into()))
    }

    fn allows(list: &AllowList, uri: &str) -> bool {
        list.allows(&uri.parse().unwrap())
    }

    #[test]
    fn only_listed_hosts_on_their_own_port_are_allowed() {
        let list = list(&["www.example.com", "*.shop.example"]);
        assert!(allows(&list, "https://www.example.com/path"));
        assert!(allows(&list, "https://WWW.EXAMPLE.COM:443/"));
        assert!(allows(&list, "https://one.shop.example/"));
        for uri in [
            "https://example.com/",
            "https://www.example.com:8443/",
            "https://shop.example/",
            "https://evilshop.example/",
            "https://www.example.com.evil.example/",
            "https://www.example.com@evil.example/",
            "https://evil.example@www.example.com/",
        ] {
            assert!(!allows(&list, uri), "{uri}");
        }
    }

    #[test]
    fn a_setting_names_host_and_port() {
        let list = list(&["{endpoint}", "{missing}"]);
        assert!(allows(&list, "https://tg00.example.ch:8443/api/x"));
        assert!(!allows(&list, "https://tg00.example.ch/api"));
    }

    #[test]
    fn connect_to_is_a_host_and_the_root_of_a_server() {
        assert!("www.example.org=http://127.0.0.1:8080".parse::<ConnectTo>().is_ok());
        for bad in ["www.example.org", "=http://a", "a=b", "a=ftp://b", "a=http://b/path", "a:1=http://b"] {
            assert!(bad.parse::<ConnectTo>().is_err(), "{bad}");
        }
    }
}
