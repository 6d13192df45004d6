//! `framework360:platform/queue`: background jobs.

use host_core::model::NewJob;

use crate::bindings::framework360::platform::queue::{Host, Job};
use crate::call_state::CallState;
use crate::imports::injected;

impl Host for CallState {
    async fn push(&mut self, jobs: Vec<Job>) -> wasmtime::Result<Result<(), String>> {
        if self.fails("queue.push") {
            return Ok(Err(injected("queue.push").to_string()));
        }
        let jobs = jobs.into_iter().map(|job| NewJob {
            kind: job.kind,
            key: job.key,
            subject: job.subject,
            payload: job.payload,
            delay_ms: job.delay_ms,
            manual: false,
            runs_when_disabled: false,
        });
        Ok(self.unit.push(jobs.collect()).map_err(|error| error.to_string()))
    }

    async fn cancel(&mut self, kind: String, key: String) -> wasmtime::Result<Result<bool, String>> {
        if self.fails("queue.cancel") {
            return Ok(Err(injected("queue.cancel").to_string()));
        }
        Ok(self.unit.cancel(&kind, &key).await.map_err(|error| error.to_string()))
    }

    async fn pause_for(&mut self, ms: u64) -> wasmtime::Result<()> {
        if self.fails("queue.pause-for") {
            return Err(injected("queue.pause-for"));
        }
        // A call that can't pause the installation, such as `check`, may find the budget used up all the same.
        if let Err(error) = self.unit.pause_for(ms) {
            tracing::debug!(%error, "nothing waits");
        }
        Ok(())
    }
}
