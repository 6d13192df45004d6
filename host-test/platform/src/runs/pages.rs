//! One page of a tick: the remote's records, reported by the connector.

use std::sync::Arc;

use host_core::limits;
use host_core::model::{Installation, Message, Outcome, Tick};
use host_core::next_state::RunOutcome;
use host_core::shop::Entity;
use host_core::store::{Enumeration, TickPage};
use host_sandbox::bindings::framework360::connector::types::{Next, Page};
use host_sandbox::exports::{OnCustomerTick, OnProductTick};
use host_sandbox::manifest::Direction;
use host_sandbox::mask::Masks;
use host_sandbox::outcome_conversion;
use host_sandbox::plugins::Plugin;
use host_sandbox::switches::flow_on;

use crate::error::HostError;
use crate::host::Host;
use crate::job_result::{JobResult, Success, into_job_result};
use crate::sessions::CallTarget;
use crate::store_unavailable::unavailable;

/// Pages of ticks.
#[derive(Clone, Copy)]
pub(crate) struct Pages<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// Pages of ticks.
    pub(crate) fn pages(self: &Arc<Self>) -> Pages<'_> {
        Pages { host: self }
    }
}

impl Pages<'_> {
    /// Gets and stores one page of the remote's records.
    pub(crate) async fn take(self, entity: Entity, caller: CallTarget<'_>) -> JobResult {
        let off = match entity {
            Entity::Customer => "customers-off",
            Entity::Order | Entity::Product => "products-off",
        };
        if !is_asked(caller.plugin, caller.installation, entity) {
            return JobResult::nothing(RunOutcome::Skipped(Message::host(off, &[])));
        }
        let cursor = match self.tick(caller.installation, entity).await {
            Ok(tick) => tick.and_then(|tick| tick.cursor),
            Err(error) => return JobResult::nothing(unavailable(error)),
        };
        let reported = match entity {
            Entity::Customer => self.host.sessions().call(caller, |_| OnCustomerTick(cursor.clone())).await,
            Entity::Order | Entity::Product => {
                self.host.sessions().call(caller, |_| OnProductTick(cursor.clone())).await
            }
        };
        let asked = reported.called.as_ref().is_ok_and(|called| called.requests > 0);
        into_job_result(reported, self.host.clock.now(), |page, masks| {
            let page = page.map_err(|error| outcome_conversion::failure(error, masks))?;
            // A pass has no limit of pages, so each page must at least make a request; only a page
            // of customers may be about the shop's own.
            let idle = !asked && entity != Entity::Customer;
            let goes_on = !matches!(page.next, Next::AtTick);
            let makes_no_progress = goes_on && (idle || cursor.as_deref() == Some(page.cursor.as_str()));
            if makes_no_progress || page.cursor.len() > limits::TICK_CURSOR {
                return Err(RunOutcome::Unexpected(Message::host("tick-stands-still", &[])));
            }
            let ran = match page.next {
                Next::AtTick => RunOutcome::Succeeded(Outcome::Nothing),
                Next::Now => RunOutcome::Page(0),
                Next::AfterMs(after) => RunOutcome::Page(after),
            };
            Ok(Success { ran, link: None, notes: Vec::new(), page: Some(taken(entity, page, cursor, masks)) })
        })
    }

    pub(crate) async fn tick(
        self,
        installation: &Installation,
        entity: Entity,
    ) -> Result<Option<Tick>, HostError> {
        let ticks = self.host.store.ticks(Some(installation.id)).await?;
        Ok(ticks.into_iter().find(|tick| tick.entity == entity))
    }
}

/// Whether a plugin gets ticks for records of this kind.
pub(crate) fn is_asked(plugin: &Plugin, installation: &Installation, entity: Entity) -> bool {
    let Some(manifest) = &plugin.manifest else { return false };
    let on = |way| flow_on(manifest, installation, entity, way);
    match entity {
        Entity::Product => on(Direction::Inbound),
        // It finds changes on either side that nobody reported.
        Entity::Customer => plugin.has_customers() && (on(Direction::Inbound) || on(Direction::Outbound)),
        Entity::Order => false,
    }
}

/// The page as it is stored: its messages without secrets, and only as many as are shown.
fn taken(entity: Entity, page: Page, ran_with: Option<String>, masks: &Masks) -> TickPage {
    let problems = page.problems.into_iter().take(limits::CHANGES_PER_CALL).map(|problem| {
        (
            masks.clean_fact(&problem.remote_id, limits::JOB_NAME),
            outcome_conversion::message(problem.message, masks),
        )
    });
    TickPage {
        entity,
        ran_with,
        ends: matches!(page.next, Next::AtTick),
        problems: problems.collect(),
        done: page.done,
        total: page.total,
        enumeration: page.enumeration.map(|part| Enumeration { begins: part.begins, ends: part.ends }),
        cursor: page.cursor,
    }
}
