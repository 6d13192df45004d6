//! The configuration of the contract server.

use std::fmt;

/// The shop and user that it serves, and its choices where the contract leaves any.
#[derive(Clone)]
pub struct Config {
    /// The port; 0 for a free one.
    pub port: u16,
    /// The path before `/v1`, without a slash at the end: empty, or `/erp`.
    pub base: String,
    /// The one shop's id.
    pub shop: String,
    /// The one owner's id.
    pub owner: String,
    /// The one user who may log in.
    pub username: String,
    /// Never shown: not in the ledger, nor by `Debug`.
    pub password: String,
    /// Products a page at most, whatever the client asks for; 1 or more.
    pub page_cap: usize,
    /// Seconds that a session lasts; 1 or more.
    pub session_seconds: u32,
    /// Leaves out `after`, which is optional, where a look finds nothing new.
    pub omit_after: bool,
}

impl Default for Config {
    /// Ids, name and password hold characters that must be escaped in a path or in JSON: the contract allows it.
    fn default() -> Self {
        Self {
            port: 0,
            base: "/gestione/tg".to_owned(),
            shop: "casa/7 è".to_owned(),
            owner: "Müller & Figli?".to_owned(),
            username: "api \"casa\"@7".to_owned(),
            password: "pass:wörd \\ 9%2F!".to_owned(),
            page_cap: 37,
            session_seconds: 90,
            omit_after: false,
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("port", &self.port)
            .field("base", &self.base)
            .field("shop", &self.shop)
            .field("owner", &self.owner)
            .field("username", &self.username)
            .field("page_cap", &self.page_cap)
            .field("session_seconds", &self.session_seconds)
            .field("omit_after", &self.omit_after)
            .finish_non_exhaustive()
    }
}
