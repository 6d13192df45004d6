//! The address of TotalGest, as the shop's owner entered it: with or without scheme, port, path and slashes at the end.

use framework360_sdk::Message;
use framework360_sdk::text::shorten;

use crate::say;

/// The address of the service, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Endpoint {
    /// Whether the owner wrote http:// explicitly.
    plain: bool,
    host: String,
    /// The port; none where it's the scheme's default.
    port: Option<u16>,
    /// Begins with a slash, or is empty.
    path: String,
}

impl Endpoint {
    /// Reads what was entered; the message says what to write instead.
    pub(crate) fn read(text: &str) -> Result<Self, Message> {
        let text = text.trim();
        // Before anything that shows what was entered: it may hold a password.
        if text.contains('@') {
            return Err(say::endpoint_user());
        }
        if text.contains(['?', '#']) {
            return Err(say::endpoint_query());
        }
        let (plain, rest) = match text.split_once("://") {
            None => (false, text),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (false, rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (true, rest),
            Some((scheme, _)) => return Err(say::endpoint_scheme(shorten(scheme, 20))),
        };
        let unreadable = || say::endpoint_unreadable(shorten(text, 80));
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (host, port) = match authority.split_once(':') {
            None => (authority, None),
            Some((host, port)) => (host, Some(number(port).ok_or_else(unreadable)?)),
        };
        let path = path.trim_matches('/');
        if !is_host(host) || !is_path(path) {
            return Err(unreadable());
        }
        let own_port = if plain { 80 } else { 443 };
        Ok(Self {
            plain,
            host: host.to_ascii_lowercase(),
            port: port.filter(|port| *port != own_port),
            path: if path.is_empty() { String::new() } else { format!("/{path}") },
        })
    }

    /// The beginning of every request's URL, without a slash at its end.
    pub(crate) fn base(&self) -> String {
        let scheme = if self.plain { "http" } else { "https" };
        format!("{scheme}://{}", self.place())
    }

    /// The address without the scheme.
    pub(crate) fn place(&self) -> String {
        let Self { host, path, .. } = self;
        match self.port {
            Some(port) => format!("{host}:{port}{path}"),
            None => format!("{host}{path}"),
        }
    }

    /// The name alone, for messages.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// Whether the connection isn't encrypted.
    pub(crate) fn is_plain(&self) -> bool {
        self.plain
    }
}

/// A port: digits alone, and not zero.
fn number(text: &str) -> Option<u16> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|port| digits && *port != 0)
}

/// A name, or four numbers, in the one form that every reader of addresses agrees on.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        let letters = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        letters && !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    let labels: Vec<_> = host.split('.').collect();
    // A host that ends in a number is an IPv4 address. The URL standard allows many odd forms; here only the usual one
    // counts.
    let last = labels.last().copied().unwrap_or_default();
    let numeric = last.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        && last.bytes().all(|byte| byte.is_ascii_hexdigit() || byte.eq_ignore_ascii_case(&b'x'));
    host.len() <= 253
        && labels.iter().all(|text| label(text))
        && (!numeric || host.parse::<std::net::Ipv4Addr>().is_ok())
}

/// Characters that go into a URL as they are, and no steps up.
fn is_path(path: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    path.bytes().all(fits) && path.split('/').all(|step| !matches!(step, "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_form_in_which_an_address_is_written_is_understood() {
        for (entered, base) in [
            ("tg00.bweb.ch", "https://tg00.bweb.ch"),
            ("  TG00.bweb.ch/ ", "https://tg00.bweb.ch"),
            ("https://tg00.bweb.ch", "https://tg00.bweb.ch"),
            ("HTTPS://tg00.bweb.ch//", "https://tg00.bweb.ch"),
            ("https://tg00.bweb.ch:443/", "https://tg00.bweb.ch"),
            ("tg00.bweb.ch:8443", "https://tg00.bweb.ch:8443"),
            ("erp.example.ch/totalgest/", "https://erp.example.ch/totalgest"),
            ("https://erp.example.ch:8443/Total/Gest///", "https://erp.example.ch:8443/Total/Gest"),
            ("http://erp.example.ch", "http://erp.example.ch"),
            ("http://erp.example.ch:80/a", "http://erp.example.ch/a"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("localhost:9000", "https://localhost:9000"),
        ] {
            assert_eq!(Endpoint::read(entered).unwrap().base(), base, "{entered}");
        }
    }

    #[test]
    fn what_cannot_be_right_says_what_to_write_instead() {
        for (entered, code) in [
            ("", "endpoint-unreadable"),
            ("https://", "endpoint-unreadable"),
            ("ftp://tg00.bweb.ch", "endpoint-scheme"),
            ("tg00.bweb.ch?x=1", "endpoint-query"),
            ("tg00.bweb.ch/#top", "endpoint-query"),
            ("anna:secret@tg00.bweb.ch", "endpoint-user"),
            ("https:/tg00.bweb.ch", "endpoint-unreadable"),
            ("tg00.bweb.ch:0", "endpoint-unreadable"),
            ("tg00.bweb.ch:+80", "endpoint-unreadable"),
            ("tg00.bweb.ch:99999", "endpoint-unreadable"),
            ("tg00 bweb.ch", "endpoint-unreadable"),
            ("tg00..bweb.ch", "endpoint-unreadable"),
            ("-tg00.bweb.ch", "endpoint-unreadable"),
            ("tg00.bweb.ch.", "endpoint-unreadable"),
            ("büro.example.ch", "endpoint-unreadable"),
            ("tg00.bweb.ch/a/../b", "endpoint-unreadable"),
            ("tg00.bweb.ch\\a", "endpoint-unreadable"),
            ("12345", "endpoint-unreadable"),
            ("10.0.0.0x1", "endpoint-unreadable"),
        ] {
            assert_eq!(Endpoint::read(entered).unwrap_err().code, code, "{entered}");
        }
    }

    #[test]
    fn a_password_in_the_address_is_not_shown() {
        let message = Endpoint::read("https://anna:secret@tg00.bweb.ch?x").unwrap_err();
        assert!(!format!("{message:?}").contains("secret"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in ".{0,40}|[a-z0-9.:/-]{0,30}") {
            if let Ok(endpoint) = Endpoint::read(&text) {
                prop_assert_eq!(Endpoint::read(&endpoint.base()), Ok(endpoint));
            }
        }
    }
}
