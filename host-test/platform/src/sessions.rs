//! Sessions: a call that finds its session expired waits for one refresh, which serves all that wait,
//! and is repeated with the new session.

use std::sync::Arc;

use host_core::limits;
use host_core::model::{Installation, InstallationId, InstallationState, Lease, Message, Shop};
use host_core::next_state::RunOutcome;
use host_core::session::{RefreshedSession, Session, SessionLease};
use host_core::store::{Commit, StoreError};
use host_core::unit_of_work::{Access, Unit};
use host_sandbox::exports::{Export, Renew, Reply};
use host_sandbox::plugins::Plugin;
use host_sandbox::{CallResult, outcome_conversion};

use crate::host::Host;
use crate::store_unavailable::unavailable;

/// The installation that a call is made for, and what the call may do.
#[derive(Clone, Copy)]
pub(crate) struct CallTarget<'a> {
    pub(crate) plugin: &'a Plugin,
    pub(crate) shop: &'a Shop,
    pub(crate) installation: &'a Installation,
    pub(crate) lease: Option<Lease>,
    pub(crate) access: Access,
}

/// The result of a call that is repeated once where its session has expired.
pub(crate) struct SessionCallResult<R> {
    /// The result of the last call; or, where there is no session, the outcome for its job.
    pub(crate) called: Result<CallResult<R>, RunOutcome>,
    /// Whether the last call may have reached the remote.
    pub(crate) used_http: bool,
    /// Whether any of the calls may have written something at the remote.
    pub(crate) wrote: bool,
    /// The number of earlier calls that may have reached the remote: each was an attempt.
    pub(crate) repeats: u32,
}

impl<R> SessionCallResult<R> {
    /// The result where no call was made.
    fn not_called(ran: RunOutcome) -> Self {
        Self { called: Err(ran), used_http: false, wrote: false, repeats: 0 }
    }

    /// The result of the last call.
    fn ended(last: CallResult<R>, repeats: u32) -> Self {
        Self { used_http: last.used_http, wrote: last.wrote, called: Ok(last), repeats }
    }

    /// The result where the last call doesn't count, because there was no session for it.
    fn failed(last: &CallResult<R>, ran: RunOutcome, repeats: u32) -> Self {
        Self { called: Err(ran), used_http: last.used_http, wrote: last.wrote, repeats }
    }
}

enum RefreshResult {
    /// There is a new session.
    Done,
    /// It failed, which ends the calls that wait for it.
    Failed(RunOutcome),
    /// Another worker refreshes it by now.
    Lost,
}

/// Calls that need a session.
#[derive(Clone, Copy)]
pub(crate) struct Sessions<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// Calls that need a session.
    pub(crate) fn sessions(self: &Arc<Self>) -> Sessions<'_> {
        Sessions { host: self }
    }
}

impl Sessions<'_> {
    /// Calls an export; where its session has expired, once more after refreshing it. `export` gets the number of
    /// earlier calls that may have reached the remote.
    pub(crate) async fn call<E: Export>(
        self,
        caller: CallTarget<'_>,
        export: impl Fn(u32) -> E,
    ) -> SessionCallResult<E::Reply>
    where
        E::Reply: Reply,
    {
        if !caller.plugin.has_session() {
            return self.call_without_session(caller, export(0)).await;
        }
        let mut session = match self.session(caller.installation.id).await {
            Ok(session) => session,
            Err(ran) => return SessionCallResult::not_called(ran),
        };
        // The stored session may belong to newer settings than the call's: its token is for those alone.
        if let Err(ran) = self.unchanged(caller.installation).await {
            return SessionCallResult::not_called(ran);
        }
        // An export without HTTP needs no session, unless it says so.
        let refreshes = E::HTTP && session.is_due(self.host.clock.now());
        if refreshes {
            session = match self.refresh_session(caller, &session).await {
                Ok(session) => session,
                Err(ran) => return SessionCallResult::not_called(ran),
            };
            if let Err(ran) = self.unchanged(caller.installation).await {
                return SessionCallResult::not_called(ran);
            }
        }
        let first = self.call_once(caller, export(0)).await;
        if !is_expired(&first) {
            return SessionCallResult::ended(first, 0);
        }
        if refreshes {
            return SessionCallResult::failed(&first, over(None), 0);
        }
        if let Err(ran) = self.refresh_session(caller, &session).await {
            return SessionCallResult::failed(&first, ran, 0);
        }
        if let Err(ran) = self.unchanged(caller.installation).await {
            return SessionCallResult::failed(&first, ran, 0);
        }
        let repeats = u32::from(first.used_http);
        let second = self.call_once(caller, export(repeats)).await;
        let wrote = first.wrote || second.wrote;
        if is_expired(&second) {
            return SessionCallResult { wrote, ..SessionCallResult::failed(&second, over(None), repeats) };
        }
        SessionCallResult { wrote, ..SessionCallResult::ended(second, repeats) }
    }

    /// Calls an export that needs no session.
    pub(crate) async fn call_without_session<E: Export>(
        self,
        caller: CallTarget<'_>,
        export: E,
    ) -> SessionCallResult<E::Reply> {
        let called = self.call_once(caller, export).await;
        SessionCallResult::ended(called, 0)
    }

    async fn call_once<E: Export>(self, caller: CallTarget<'_>, export: E) -> CallResult<E::Reply> {
        let CallTarget { plugin, shop, installation, lease, access } = caller;
        let unit = Unit::new(self.host.store.clone(), installation.clone(), lease, access);
        self.host.call(plugin, shop, &installation.settings, unit, export).await
    }

    async fn session(self, installation: InstallationId) -> Result<Session, RunOutcome> {
        self.host.store.session(installation, self.host.clock.now()).await.map_err(unavailable)
    }

    /// The installation as it is now. Settings, a switch or a module that changed meanwhile end the
    /// call: what it would do next was decided under others, or for a plugin that is off by now.
    async fn unchanged(self, before: &Installation) -> Result<Installation, RunOutcome> {
        let known = self.host.store.installation(before.id).await.map_err(unavailable)?;
        known
            .filter(|known| known.revision == before.revision)
            .ok_or_else(|| RunOutcome::Outdated(Message::host("outdated", &[])))
    }

    /// Refreshes the session that a call ran with, or waits for the call that does.
    async fn refresh_session(
        self,
        caller: CallTarget<'_>,
        ran_with: &Session,
    ) -> Result<Session, RunOutcome> {
        let id = caller.installation.id;
        let since = self.session(id).await?;
        let gate = self.host.session_refresher.gate(id);
        let _alone = gate.lock().await;
        loop {
            let now = self.host.clock.now();
            let session = self.session(id).await?;
            if session.is_newer_than(ran_with) {
                return Ok(session);
            }
            if let Some(ran) = session.failed_since(&since, now) {
                return Err(ran.clone());
            }
            if !session.refreshing {
                let lease_ms = u64::try_from(limits::SESSION_LEASE.as_millis()).unwrap_or(u64::MAX);
                let until = now.saturating_add(lease_ms);
                let begun = self.host.store.session_begin(id, session.generation, now, until).await;
                if let Some(lease) = begun.map_err(unavailable)? {
                    match self.refresh_now(caller, lease).await {
                        RefreshResult::Done => return self.session(id).await,
                        RefreshResult::Failed(ran) => return Err(ran),
                        RefreshResult::Lost => {}
                    }
                }
            }
            tokio::time::sleep(limits::SESSION_POLL).await;
        }
    }

    /// Refreshes the session and stores it, unless the settings aren't the caller's any more.
    async fn refresh_now(self, caller: CallTarget<'_>, lease: SessionLease) -> RefreshResult {
        let installation = match self.unchanged(caller.installation).await {
            Ok(installation) => installation,
            Err(ran) => return self.failed(lease, ran).await,
        };
        let slow_ms = installation.slow_until.saturating_sub(self.host.clock.now());
        if slow_ms > 0 {
            // The remote asked another call to wait meanwhile.
            return self.failed(lease, over(Some(slow_ms))).await;
        }
        // A person's request is tried all the same: that's how a refusing remote is asked again.
        let asked_for = caller.lease.is_none() && matches!(caller.access, Access::ReadWrite);
        if let InstallationState::Paused(reason) = &installation.state
            && !asked_for
        {
            // The credentials were refused already.
            return self.failed(lease, RunOutcome::Unauthorized(reason.clone())).await;
        }
        let refreshing =
            CallTarget { installation: &installation, lease: None, access: Access::Session, ..caller };
        let called = self.call_once(refreshing, Renew).await;
        let expires_at = match called.reply {
            Err(message) => return self.failed(lease, refused(RunOutcome::Broken(message))).await,
            Ok(Err(error)) => {
                return self.failed(lease, refused(outcome_conversion::failure(error, &called.masks))).await;
            }
            Ok(Ok(expires_at)) => expires_at,
        };
        let session = Some(RefreshedSession { lease, expires_at });
        match self.host.store.commit(Commit { session, ..called.unit.commit(self.host.clock.now()) }).await {
            Ok(_) => RefreshResult::Done,
            Err(StoreError::LeaseLost) => RefreshResult::Lost,
            Err(StoreError::Outdated(_)) => {
                self.failed(lease, RunOutcome::Outdated(Message::host("outdated", &[]))).await
            }
            Err(error) => self.failed(lease, unavailable(error)).await,
        }
    }

    async fn failed(self, lease: SessionLease, ran: RunOutcome) -> RefreshResult {
        match self.host.store.session_failed(lease, &ran, self.host.clock.now()).await {
            Ok(()) => {}
            Err(StoreError::LeaseLost) => return RefreshResult::Lost,
            Err(error) => tracing::warn!(%error, "how a refresh failed could not be stored"),
        }
        RefreshResult::Failed(ran)
    }
}

fn is_expired<R: Reply>(called: &CallResult<R>) -> bool {
    called.store_error.is_none() && called.reply.as_ref().is_ok_and(Reply::is_expired)
}

/// The outcome where the session has expired right after a refresh: the whole installation waits, for `slow_ms`
/// or the usual minute, so that the session isn't refreshed for every job.
fn over(slow_ms: Option<u64>) -> RunOutcome {
    RunOutcome::Throttled(Message::host("session-expired", &[]), slow_ms)
}

/// The outcome of a failed refresh for the calls that wait for it. A refresh sends no record, so its failure says
/// nothing about their records, and they continue when it's fixed.
fn refused(ran: RunOutcome) -> RunOutcome {
    match ran {
        RunOutcome::Rejected(message)
        | RunOutcome::Uncertain(message)
        | RunOutcome::Unexpected(message)
        | RunOutcome::Broken(message) => RunOutcome::Unavailable(message, None),
        ran => ran,
    }
}
