//! Rows of ticks: how far a remote's records are imported, one row for each installation and kind of record.

use super::base::Rows;
use crate::model::{InstallationId, Tick};
use crate::shop::Entity;

/// A stored tick: its public fields, and those that only its rules need.
#[derive(Debug, Clone)]
pub struct TickRow {
    /// The public fields. [`Tick::problems`] is counted, and isn't written.
    pub tick: Tick,
    /// Whether a pass hasn't ended.
    pub going: bool,
    /// Problems of this pass that aren't in the activity yet.
    pub new_problems: u64,
    /// The number of the full list that began last.
    pub generation: i64,
    /// Whether that list hasn't ended.
    pub listing: bool,
    /// Records that were on sale when it began.
    pub known: u64,
    /// The number of the full list that is held.
    pub held_generation: Option<i64>,
    /// Problems of this pass that came without an identifier.
    pub nameless: u64,
}

/// The rows of ticks.
pub trait TickRows: Rows {
    /// The tick of one kind of record.
    fn tick(&self, installation: InstallationId, entity: Entity) -> Result<Option<TickRow>, Self::Error>;

    /// The ticks of an installation, or all.
    fn ticks(&self, installation: Option<InstallationId>) -> Result<Vec<Tick>, Self::Error>;

    /// The number of its full list that began last.
    fn tick_generation(
        &self,
        installation: InstallationId,
        entity: Entity,
    ) -> Result<Option<i64>, Self::Error>;

    /// Writes a tick, new or not.
    fn put_tick(&self, row: &TickRow) -> Result<(), Self::Error>;

    /// Resets the cursor of a tick: its next page is the first, and belongs to no list that has begun.
    fn clear_tick_cursor(&self, installation: InstallationId, entity: Entity) -> Result<(), Self::Error>;

    /// Removes all ticks of an installation.
    fn delete_ticks(&self, installation: InstallationId) -> Result<(), Self::Error>;
}
