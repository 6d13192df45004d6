//! The one user of this TotalGest: password, rights, sessions.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::problem::Problem;
use crate::mask::Learned;

/// What a user may do for the shop and its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Right {
    /// Read products.
    #[serde(rename = "products:read")]
    ProductsRead,
    /// Create orders, and find them again.
    #[serde(rename = "orders:write")]
    OrdersWrite,
}

impl Right {
    /// Every right there is.
    pub const ALL: [Self; 2] = [Self::ProductsRead, Self::OrdersWrite];
}

/// Holds secrets: not to be printed.
pub(super) struct Account {
    pub(super) username: String,
    pub(super) password: String,
    pub(super) locked: bool,
    pub(super) rights: BTreeSet<Right>,
    pub(super) lifetime: SignedDuration,
    /// How many sessions were begun.
    pub(super) logins: usize,
    /// Every token that was ever given out, oldest first.
    pub(super) tokens: Vec<String>,
    /// What no ledger may show from now on.
    pub(super) secrets: Learned,
    /// Until when, by token.
    sessions: BTreeMap<String, Timestamp>,
}

impl Account {
    pub(super) fn new(username: String, password: String, lifetime: SignedDuration) -> Self {
        Self {
            username,
            password,
            locked: false,
            rights: BTreeSet::from(Right::ALL),
            lifetime,
            logins: 0,
            tokens: Vec::new(),
            secrets: Learned::default(),
            sessions: BTreeMap::new(),
        }
    }

    /// A new session's token. The others go on.
    pub(super) fn login(
        &mut self,
        username: &str,
        password: &str,
        now: Timestamp,
    ) -> Result<String, Problem> {
        if (username, password) != (self.username.as_str(), self.password.as_str()) {
            return Err(Problem::InvalidCredentials);
        }
        if self.locked {
            return Err(Problem::NoRights);
        }
        self.logins += 1;
        self.sessions.retain(|_, until| *until > now);
        let token = format!("tg_{:032x}", rand::random::<u128>());
        self.secrets.add(token.clone());
        self.tokens.push(token.clone());
        self.sessions.insert(token.clone(), now.saturating_add(self.lifetime).unwrap_or(now));
        Ok(token)
    }

    pub(super) fn admits(&self, token: &str, now: Timestamp) -> bool {
        self.sessions.get(token).is_some_and(|until| *until > now)
    }

    pub(super) fn sessions(&self, now: Timestamp) -> usize {
        self.sessions.values().filter(|until| **until > now).count()
    }

    pub(super) fn end_sessions(&mut self) {
        self.sessions.clear();
    }
}
