//! The resources that all calls of a sandbox share: HTTP client, clock, turns at the processor, large memories.

use std::sync::Arc;

use host_core::clock::Clock;

use crate::cpu_turns::Turns;
use crate::faults::Faults;
use crate::http::Client;
use crate::memory::LargeMemories;

/// The resources of a call besides its component, the same for every call of a sandbox.
pub(crate) struct CallResources {
    pub(crate) client: Client,
    pub(crate) clock: Arc<dyn Clock>,
    /// Host calls that a test makes fail.
    pub(crate) faults: Option<Arc<dyn Faults>>,
    pub(crate) turns: Turns,
    pub(crate) memories: LargeMemories,
}

impl CallResources {
    pub(crate) fn new(client: Client, clock: Arc<dyn Clock>, faults: Option<Arc<dyn Faults>>) -> Self {
        Self { client, clock, faults, turns: Turns::new(), memories: LargeMemories::new() }
    }
}
