//! Runs: one job from its claim to its end, with the call, its effects, and the job's next state.

use std::sync::Arc;
use std::time::Duration;

use host_core::activity_event::ActivityEvent;
use host_core::model::{Installation, InstallationState, Job, Message, Outcome, Phase, Shop, kinds};
use host_core::next_state::{JobUpdate, RunOutcome, next_state};
use host_core::shop::Entity;
use host_core::store::{Applied, Claim, Commit, NewActivity, StoreError};
use host_core::unit_of_work::Access;
use host_sandbox::exports::{OnCustomerSaved, OnJob, OnJobOffline, OnOrderPaid};
use host_sandbox::outcome_conversion;
use host_sandbox::plugins::Plugin;

use crate::host::Host;
use crate::job_result::{CompletedRun, JobResult, PageDone, Success, into_job_result};
use crate::sessions::CallTarget;
use crate::store_unavailable::unavailable;

mod pages;

pub(crate) use pages::is_asked;

/// The pause after which a store that another process holds is asked again to write the end of a run.
const AGAIN: Duration = Duration::from_millis(250);

/// Runs of claimed jobs.
#[derive(Clone, Copy)]
pub(crate) struct Runs<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// Runs of claimed jobs.
    pub(crate) fn runs(self: &Arc<Self>) -> Runs<'_> {
        Runs { host: self }
    }
}

impl Runs<'_> {
    /// Runs a claimed job to its end. None where another worker has it by now.
    ///
    /// # Errors
    /// The end couldn't be stored: the lease runs out, and the job runs again.
    pub(crate) async fn run(self, claim: Claim) -> Result<Option<CompletedRun>, StoreError> {
        let result = self.execute_job(&claim).await;
        self.finish_run(claim, result).await
    }

    /// Makes the job's call.
    async fn execute_job(self, claim: &Claim) -> JobResult {
        let Claim { job, lease, installation } = claim;
        let (plugin, shop) = match self.ready(installation, job.runs_when_disabled).await {
            Ok(ready) => ready,
            Err(ran) => return JobResult::nothing(ran),
        };
        let caller = CallTarget {
            plugin: &plugin,
            shop: &shop,
            installation,
            lease: Some(*lease),
            access: Access::ReadWrite,
        };
        match job.kind.as_str() {
            kinds::ORDER_PAID => self.order_paid(job, caller).await,
            kinds::PRODUCT_TICK => self.host.pages().take(Entity::Product, caller).await,
            kinds::CUSTOMER_TICK => self.host.pages().take(Entity::Customer, caller).await,
            kinds::CUSTOMER_SAVED => self.customer_saved(job, caller).await,
            kinds::RECONCILE => self.host.reconciliation().run(caller).await,
            _ => {
                let tried = if job.runs_when_disabled {
                    self.host
                        .sessions()
                        .call_without_session(caller, OnJobOffline(outcome_conversion::run(job, 0)))
                        .await
                } else {
                    self.host
                        .sessions()
                        .call(caller, |repeats| OnJob(outcome_conversion::run(job, repeats)))
                        .await
                };
                into_job_result(tried, self.host.clock.now(), |done, masks| {
                    let done = done.map_err(|error| outcome_conversion::failure(error, masks))?;
                    let (ran, link) = outcome_conversion::outcome(done.outcome, masks);
                    let notes = done
                        .notes
                        .into_iter()
                        .map(|reported| outcome_conversion::message(reported, masks))
                        .collect();
                    Ok(Success { ran, link, notes, page: None })
                })
            }
        }
    }

    /// The plugin and the shop, if the job can run.
    async fn ready(
        self,
        installation: &Installation,
        runs_when_disabled: bool,
    ) -> Result<(std::sync::Arc<Plugin>, Shop), RunOutcome> {
        let plugin = self.host.plugin(&installation.plugin).await.map_err(|error| {
            tracing::warn!(plugin = installation.plugin, %error, "the plugin can't be used");
            RunOutcome::Unavailable(
                Message::host("plugin-missing", &[("plugin", &installation.plugin)]),
                Some(5_000),
            )
        })?;
        let shop = self.host.shop(&installation.shop).await.map_err(unavailable)?;
        match plugin.module_off(&shop) {
            Some(reason) if !runs_when_disabled => Err(RunOutcome::NotConfigured(reason)),
            _ => Ok((plugin, shop)),
        }
    }

    async fn order_paid(self, job: &Job, caller: CallTarget<'_>) -> JobResult {
        let tried = self.host.sessions().call(caller, |_| OnOrderPaid(job.key.clone())).await;
        into_job_result(tried, self.host.clock.now(), |outcome, masks| {
            let outcome = outcome.map_err(|error| outcome_conversion::failure(error, masks))?;
            let (ran, link) = outcome_conversion::outcome(outcome, masks);
            Ok(Success { ran, link, notes: Vec::new(), page: None })
        })
    }

    /// Commits what the call asks for; where what it read has changed meanwhile, the job runs again.
    async fn finish_run(self, claim: Claim, result: JobResult) -> Result<Option<CompletedRun>, StoreError> {
        let Claim { mut job, lease, installation } = claim;
        let now = self.host.clock.now();
        let JobResult { ran, used_http, health, wrote, repeats, commit, notes } = result;
        job.attempts = job.attempts.saturating_add(repeats);
        let ran = match ran {
            RunOutcome::Outdated(message) => {
                RunOutcome::Outdated(self.because_off(&installation, message).await)
            }
            ran => ran,
        };
        let mut ending = next_state(&job, ran, used_http, now);
        if !job.runs_when_disabled {
            let pause = self.host.slow.pause_until(installation.id, job.id, health, now);
            ending.slow_until = ending.slow_until.max(pause);
        }
        let mut activity = activity_for(&job, &ending);
        activity.extend(notes.into_iter().map(|note| NewActivity {
            subject: job.subject.clone(),
            event: ActivityEvent::Note,
            message: Some(note),
            actor: None,
        }));
        let page = commit.page.as_ref().map(|page| (page.done, page.total));
        let end = |ending: JobUpdate, page: Option<PageDone>| CompletedRun {
            job: job.clone(),
            phase: ending.phase,
            outcome: ending.outcome,
            waits: ending.waits,
            message: ending.message,
            page,
        };
        // What the job waits for may have come since the call read it: nothing would wake the job then.
        let revision = match ending.phase {
            Phase::Paused => Some(installation.revision),
            // A refusal of earlier settings must not pause or slow an installation with newer ones.
            _ if ending.pause.is_some() || ending.slow_until.is_some() => Some(installation.revision),
            _ => commit.revision,
        };
        let notify = self.host.subscribers().others(&installation, &commit).await;
        let whole = Commit {
            installation: installation.id,
            notify,
            revision,
            lease: Some(lease),
            ending: Some(ending.clone()),
            unsent: !wrote,
            activity,
            now,
            ..commit
        };
        let again = match self.commit_end(whole).await {
            Ok(applied) => {
                for refusal in &applied.refusals {
                    // No failure of the host's: the owner reads it.
                    tracing::debug!(job = job.id, change = refusal.index, "a change was refused");
                }
                let page = page.map(|(done, total)| PageDone { done, total, counts: applied.counts });
                return Ok(Some(end(ending, page)));
            }
            Err(StoreError::Outdated(what)) => {
                tracing::info!(job = job.id, what, "changed meanwhile: the call runs again");
                RunOutcome::Outdated(self.because_off(&installation, Message::host("outdated", &[])).await)
            }
            Err(StoreError::LinkConflict(message)) => {
                tracing::warn!(job = job.id, ?message, "the link is taken");
                // Another job may have linked it meanwhile; if that isn't why, every run would meet
                // it again, and the record may already exist there.
                match &job.message {
                    Some(before) if before.code == message.code => RunOutcome::Uncertain(message),
                    _ => RunOutcome::Outdated(message),
                }
            }
            Err(StoreError::LeaseLost) => {
                tracing::warn!(job = job.id, "another worker has taken the job over");
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let ending = next_state(&job, again, used_http, now);
        let activity =
            if ending.phase == Phase::Uncertain { activity_for(&job, &ending) } else { Vec::new() };
        let commit = Commit {
            installation: installation.id,
            lease: Some(lease),
            ending: Some(ending.clone()),
            unsent: !wrote,
            activity,
            now,
            ..Commit::default()
        };
        match self.commit_end(commit).await {
            Ok(_) => Ok(Some(end(ending, None))),
            Err(StoreError::LeaseLost) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Commits the end of a run, however long another process holds the store: what was sent must not
    /// be sent again because its end wasn't stored.
    async fn commit_end(self, commit: Commit) -> Result<Applied, StoreError> {
        loop {
            match self.host.store.commit(commit.clone()).await {
                Err(StoreError::Busy(_)) => self.host.hold.is_on(),
                ended => {
                    self.host.hold.is_over();
                    return ended;
                }
            }
            tokio::time::sleep(AGAIN).await;
        }
    }

    /// Why a call's end can't be committed: for a plugin that was switched off meanwhile, the job isn't tried again.
    async fn because_off(self, installation: &Installation, otherwise: Message) -> Message {
        let now = self.host.store.installation(installation.id).await.unwrap_or_default();
        match now.map(|known| known.state) {
            Some(InstallationState::Disabled) => Message::host("plugin-off", &[]),
            _ => otherwise,
        }
    }

    /// Calls the plugin's event for a customer that was saved.
    pub(crate) async fn customer_saved(self, job: &Job, caller: CallTarget<'_>) -> JobResult {
        if !caller.plugin.has_customers() {
            return JobResult::nothing(RunOutcome::Skipped(Message::host("customers-off", &[])));
        }
        let tried = self.host.sessions().call(caller, |_| OnCustomerSaved(job.key.clone())).await;
        into_job_result(tried, self.host.clock.now(), |outcome, masks| {
            let outcome = outcome.map_err(|error| outcome_conversion::failure(error, masks))?;
            let (ran, link) = outcome_conversion::outcome(outcome, masks);
            Ok(Success { ran, link, notes: Vec::new(), page: None })
        })
    }
}

/// The activity of a run, for the owner. An event that only led to further work is left out.
fn activity_for(job: &Job, ending: &JobUpdate) -> Vec<NewActivity> {
    let event = match (ending.phase, ending.outcome) {
        (Phase::Done, Some(Outcome::Sent)) => ActivityEvent::Sent,
        (Phase::Done, Some(Outcome::AlreadyThere)) => ActivityEvent::AlreadyThere,
        (Phase::Done, Some(Outcome::Taken)) => ActivityEvent::Taken,
        (Phase::Done | Phase::Running, _) => return Vec::new(),
        // What a tick changed is reported when its pass ends, and a failure that comes again every five minutes
        // is reported once.
        (Phase::Waiting, _) if ending.message.is_none() || ending.waits => return Vec::new(),
        (_, _) if is_regular(&job.kind) && job.message == ending.message => return Vec::new(),
        (Phase::Waiting, _) => ActivityEvent::Failed,
        (Phase::Paused, _) => ActivityEvent::Paused,
        (Phase::Skipped, _) => ActivityEvent::Skipped,
        (Phase::Parked, _) => ActivityEvent::Parked,
        (Phase::Uncertain, _) => ActivityEvent::Uncertain,
    };
    vec![NewActivity { subject: job.subject.clone(), event, message: ending.message.clone(), actor: None }]
}

/// Whether jobs of this kind come by the schedule.
fn is_regular(kind: &str) -> bool {
    matches!(kind, kinds::PRODUCT_TICK | kinds::CUSTOMER_TICK | kinds::RECONCILE)
}
