//! The refresh of a session within this process: one call at a time for each installation.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use host_core::model::InstallationId;

/// One gate for each installation: in this process, its holder refreshes the session or sees that another call did.
/// Between processes the store decides.
#[derive(Default)]
pub(crate) struct SessionRefresher(Mutex<HashMap<InstallationId, Arc<tokio::sync::Mutex<()>>>>);

impl SessionRefresher {
    pub(crate) fn gate(&self, installation: InstallationId) -> Arc<tokio::sync::Mutex<()>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(installation).or_default().clone()
    }
}
