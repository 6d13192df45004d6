//! Dry runs: a page of a tick is reported and thrown away. A plugin's author tries a mapping with one, and the
//! benches measure one.

use host_core::model::{Installation, Message};
use host_core::shop::Change;
use host_core::unit_of_work::Access;
use host_sandbox::bindings::framework360::connector::types::Next;
use host_sandbox::exports::OnProductTick;
use host_sandbox::outcome_conversion;

use crate::error::HostError;
use crate::installations::ended;
use crate::sessions::CallTarget;
use crate::texts;
use crate::ticks::Ticks;

/// What a page would have changed.
#[derive(Debug, Clone)]
pub struct DryRun {
    /// The changes that it asks for.
    pub changes: Vec<Change>,
    /// Records that it couldn't import, and the reasons.
    pub problems: Vec<(String, Message)>,
    /// Records so far in the pass.
    pub done: u64,
    /// Where the next page would begin; none where the pass ends with this one.
    pub next: Option<String>,
    /// The number of requests that it made.
    pub requests: u32,
}

impl Ticks<'_> {
    /// Reports a page of the remote's products from `cursor` on, none for the beginning of
    /// the full list, and stores nothing of it.
    ///
    /// # Errors
    /// The plugin is missing or failed, or the remote doesn't answer.
    pub async fn dry_run(
        self,
        installation: &Installation,
        cursor: Option<String>,
    ) -> Result<DryRun, HostError> {
        let plugin = self.host.plugin(&installation.plugin).await?;
        let shop = self.host.shop(&installation.shop).await?;
        let access = Access::ReadWrite;
        let caller = CallTarget { plugin: &plugin, shop: &shop, installation, lease: None, access };
        let tried = self.host.sessions().call(caller, |_| OnProductTick(cursor.clone())).await;
        let called = match tried.called {
            Ok(called) => called,
            Err(ran) => return Err(ended(&plugin, &ran, "en")),
        };
        let page = match called.reply {
            Err(message) => return Err(self.host.broken(&plugin, &message)),
            Ok(Err(error)) => {
                let message = outcome_conversion::message(error.message, &called.masks);
                return Err(HostError::Failed(texts::render(Some(&plugin), &message, "en")));
            }
            Ok(Ok(page)) => page,
        };
        let problems = page.problems.into_iter();
        Ok(DryRun {
            changes: called.unit.commit(self.host.clock.now()).changes,
            problems: problems
                .map(|problem| {
                    (problem.remote_id, outcome_conversion::message(problem.message, &called.masks))
                })
                .collect(),
            done: page.done,
            next: (!matches!(page.next, Next::AtTick)).then_some(page.cursor),
            requests: called.requests,
        })
    }
}
