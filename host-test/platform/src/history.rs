//! The activity for a person: of all installations, of one record, or counted by time.

use std::sync::Arc;

use host_core::model::{Activity, InstallationId};
use host_core::shop::Timestamp;
use host_core::store::{ActivityQuery, Bar};

use crate::error::HostError;
use crate::host::Host;

/// The activity.
#[derive(Clone, Copy)]
pub struct History<'h> {
    host: &'h Arc<Host>,
}

impl Host {
    /// The activity.
    #[must_use]
    pub fn history(self: &Arc<Self>) -> History<'_> {
        History { host: self }
    }
}

impl History<'_> {
    /// Entries of the activity, the last first.
    ///
    /// # Errors
    /// The store.
    pub async fn list(self, query: &ActivityQuery) -> Result<Vec<Activity>, HostError> {
        Ok(self.host.store.activities(query).await?)
    }

    /// The last entries, of one installation or of all.
    ///
    /// # Errors
    /// The store.
    pub async fn latest(
        self,
        installation: Option<InstallationId>,
        limit: u32,
    ) -> Result<Vec<Activity>, HostError> {
        Ok(self.host.store.activity(installation, limit).await?)
    }

    /// Numbers of events since `from`, in spans of `span` milliseconds, all of them, the first first.
    ///
    /// # Errors
    /// The store.
    pub async fn bars(
        self,
        installations: &[InstallationId],
        from: Timestamp,
        span: u64,
        count: u32,
    ) -> Result<Vec<Bar>, HostError> {
        let found = self.host.store.bars(installations, from, span).await?;
        let starts = (0..u64::from(count)).map(|number| from.saturating_add(number.saturating_mul(span)));
        let bar = |at| found.iter().find(|bar| bar.at == at).copied().unwrap_or(Bar { at, ..Bar::default() });
        Ok(starts.map(bar).collect())
    }
}
