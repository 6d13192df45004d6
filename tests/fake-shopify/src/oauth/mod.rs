//! The app in the shop: its installation and its tokens.

mod authorize;
mod scopes;
mod tokens;

use std::collections::BTreeMap;

use jiff::Timestamp;

pub use authorize::{Callback, Refused};
pub(crate) use authorize::{approve, install_link, page};
pub(crate) use scopes::Scopes;
pub(crate) use tokens::{access, exchange};

use crate::ShopifyConfig;

/// Prefixes of what is minted here.
pub(crate) const PREFIXES: [&str; 3] = [ACCESS, REFRESH, CODE];
const ACCESS: &str = "shpat_";
const REFRESH: &str = "shprt_";
const CODE: &str = "f360";

/// The installation of the app in the shop.
#[derive(Default)]
pub(crate) struct Installation {
    pub(crate) secrets: Secrets,
    /// The granted scopes; none where the app isn't installed.
    pub(crate) scopes: Option<Scopes>,
    /// The most scopes that the owner grants; all where none.
    pub(crate) grants: Option<Scopes>,
    /// The planned failure of the next callback.
    pub(crate) callback: Callback,
    codes: BTreeMap<String, Code>,
    access: BTreeMap<String, Access>,
    refresh: BTreeMap<String, Refresh>,
}

/// The app's secrets: two while the first is being replaced.
#[derive(Debug, Default)]
pub(crate) struct Secrets {
    pub(crate) rotated: bool,
    pub(crate) revoked: bool,
}

impl Secrets {
    /// Signs: the oldest that isn't revoked.
    pub(crate) fn signing<'a>(&self, config: &'a ShopifyConfig) -> &'a str {
        if self.revoked { &config.next_client_secret } else { &config.client_secret }
    }

    fn accepts(&self, config: &ShopifyConfig, reported: &str) -> bool {
        (!self.revoked && reported == config.client_secret)
            || (self.rotated && reported == config.next_client_secret)
    }
}

/// The code that the browser carries back, to be exchanged once.
struct Code {
    until: Timestamp,
    scopes: Scopes,
}

/// A token that calls bring.
struct Access {
    /// The end of the session; none where it never ends.
    until: Option<Timestamp>,
}

/// A token for another pair of tokens.
struct Refresh {
    until: Timestamp,
    used_at: Option<Timestamp>,
    /// The one that brought it.
    replaces: Option<String>,
}

impl Installation {
    /// Uninstalls the app with everything that it had.
    pub(crate) fn uninstall(&mut self) {
        self.scopes = None;
        self.codes.clear();
        self.access.clear();
        self.refresh.clear();
    }

    /// All access tokens end now.
    pub(crate) fn end_access(&mut self) {
        self.access.clear();
    }

    /// All refresh tokens end now.
    pub(crate) fn end_refresh(&mut self) {
        self.refresh.clear();
    }
}
