//! What belongs to no shop: the platform's own address, the settings of platform scope, and the
//! authorizations that shop owners have begun at a remote.

use std::fmt;

use crate::model::{JobId, Settings};
use crate::shop::Timestamp;

/// The platform itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Platform {
    /// Where browsers and remotes reach it; empty where they can't.
    pub public_url: String,
}

/// A shop owner was sent to the remote to let a plugin in, and is expected back. `Debug` doesn't
/// show the state, which is as good as a password until it's used.
#[derive(Clone)]
pub struct Authorization {
    /// The nonce that the browser brings back. The store keeps nothing but its hash.
    pub state: String,
    /// The plugin's id.
    pub plugin: String,
    /// The shop's id.
    pub shop: String,
    /// What was entered, the settings that were there included; sealed at rest.
    pub settings: Settings,
    /// All switches, as they will be.
    pub flows: Vec<(String, bool)>,
    /// Forget links, cursors and storage: the owner says that it's another account.
    pub forget: bool,
    /// The id of the only account that may come of it; empty where any may.
    pub account: String,
    /// The owner's language.
    pub locale: String,
    /// Whoever comes back later is too late.
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

/// What became of the state that a browser brought back.
#[derive(Debug)]
pub enum StateCheck {
    /// It was begun here, and is out of use from now on.
    Valid(Box<Authorization>),
    /// It has been used before.
    Used,
    /// It was begun too long ago.
    Expired,
    /// Nobody was sent with it.
    Unknown,
}

/// What became of a remote's delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivered {
    /// Its job was queued, for each installation of that account that hasn't had it.
    Queued(Vec<JobId>),
    /// It was queued before.
    Known,
    /// No installation that works or waits is of that account.
    NoInstallation,
}
