//! Sessions at remotes: one row for each installation that ever had one.

use super::base::Rows;
use crate::model::InstallationId;
use crate::session::Failure;
use crate::shop::Timestamp;

/// A stored session: see [`Session`](crate::session::Session).
#[derive(Debug, Clone, Default)]
pub struct SessionRow {
    /// Grows with every refresh, and where other settings end the session.
    pub generation: u64,
    /// When it was refreshed last; none where there is no session.
    pub refreshed_at: Option<Timestamp>,
    /// When it ends, where known.
    pub expires_at: Option<Timestamp>,
    /// Grows with every refresh that begins: see [`SessionLease::token`](crate::session::SessionLease::token).
    pub token: i64,
    /// The worker that refreshes it.
    pub worker: Option<String>,
    /// When that worker's lease runs out.
    pub refreshing_until: Option<Timestamp>,
    /// How the last refresh failed.
    pub failure: Option<Failure>,
}

/// The rows of sessions.
pub trait SessionRows: Rows {
    /// The session of an installation.
    fn session_row(&self, installation: InstallationId) -> Result<Option<SessionRow>, Self::Error>;

    /// Writes the session of an installation, new or not.
    fn put_session(&self, installation: InstallationId, row: &SessionRow) -> Result<(), Self::Error>;
}
