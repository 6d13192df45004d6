//! The user and the sessions, as a test sees and changes them.

use jiff::SignedDuration;

use super::Data;
use crate::totalgest::account::Right;

impl Data {
    /// Ends all sessions: the next request of each is answered with 401.
    pub fn expire_sessions(&self) {
        self.state().account.end_sessions();
    }

    /// How many sessions were begun so far.
    pub fn logins(&self) -> usize {
        self.state().account.logins
    }

    /// How many sessions there are now.
    pub fn sessions(&self) -> usize {
        let state = self.state();
        state.account.sessions(state.clock.now())
    }

    /// Every token that was ever given out, to be looked for where it must not be.
    pub fn tokens(&self) -> Vec<String> {
        self.state().account.tokens.clone()
    }

    /// Sessions that begin from now on last so long, in whole seconds.
    pub fn set_session_lifetime(&self, lifetime: SignedDuration) {
        self.state().account.lifetime = lifetime;
    }

    /// Takes these rights from the user. Sessions go on.
    pub fn revoke_rights(&self, rights: &[Right]) {
        self.state().account.rights.retain(|right| !rights.contains(right));
    }

    /// Gives these rights to the user.
    pub fn grant_rights(&self, rights: &[Right]) {
        self.state().account.rights.extend(rights);
    }

    /// The user may not use the API any more, and no session lasts.
    pub fn lock_user(&self) {
        let account = &mut self.state().account;
        account.locked = true;
        account.end_sessions();
    }

    /// The user may use the API again.
    pub fn unlock_user(&self) {
        self.state().account.locked = false;
    }

    /// Sets another password; all sessions end.
    pub fn change_password(&self, password: &str) {
        let account = &mut self.state().account;
        account.password = password.to_owned();
        account.secrets.add(password);
        account.end_sessions();
    }
}
