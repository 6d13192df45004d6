//! Data of no single shop: the platform's own address, the settings of platform scope, and the
//! authorizations that shop owners have begun at a remote.

use std::fmt;

use crate::model::{JobId, Settings};
use crate::shop::Timestamp;

/// The platform itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Platform {
    /// The address at which browsers and remotes reach the platform; empty where they can't.
    pub public_url: String,
}

/// An authorization that a shop owner began: they were sent to the remote, and are expected back. `Debug` doesn't
/// show the state, which is as good as a password until it's used.
#[derive(Clone)]
pub struct Authorization {
    /// The nonce that the browser brings back. The store holds only its hash.
    pub state: String,
    /// The plugin's id.
    pub plugin: String,
    /// The shop's id.
    pub shop: String,
    /// The settings that were entered, and those that were stored before; sealed at rest.
    pub settings: Settings,
    /// All switches, as they will be.
    pub flows: Vec<(String, bool)>,
    /// Whether to delete links, cursors and storage: the owner says that it's another account.
    pub forget: bool,
    /// The id of the only account that may be authorized; empty where any may.
    pub account: String,
    /// The owner's language.
    pub locale: String,
    /// The name of the person who began it, where known.
    pub actor: Option<String>,
    /// A response that comes back after this is refused as expired.
    pub expires_at: Timestamp,
}

impl fmt::Debug for Authorization {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Authorization")
            .field("plugin", &self.plugin)
            .field("shop", &self.shop)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// The result of checking the state that a browser brought back.
#[derive(Debug)]
pub enum StateCheck {
    /// It's valid, and used up from now on.
    Valid(Box<Authorization>),
    /// It has been used before.
    Used,
    /// It was begun too long ago.
    Expired,
    /// It's unknown: no browser was sent with it.
    Unknown,
}

/// The result of a remote's delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivered {
    /// Its job was queued, for each installation of that account that hasn't had it yet.
    Queued(Vec<JobId>),
    /// It was queued before.
    Known,
    /// No installation that is active or paused has that account.
    NoInstallation,
}
