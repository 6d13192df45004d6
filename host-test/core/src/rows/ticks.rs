//! Ticks: how far the records of a remote have come in, one row for each installation and kind of record.

use super::base::Rows;
use crate::model::{InstallationId, Tick};
use crate::shop::Entity;

/// A tick as it is kept: what is shown of it, and what its rules alone need.
#[derive(Debug, Clone)]
pub struct TickRow {
    /// What is shown. [`Tick::problems`] is counted, and isn't written.
    pub tick: Tick,
    /// A pass that hasn't ended.
    pub going: bool,
    /// Problems of this pass that the shop's owner hasn't been told of.
    pub new_problems: u64,
    /// The number of the list of everything that began last.
    pub generation: i64,
    /// That list hasn't ended.
    pub listing: bool,
    /// Records that were on sale when it began.
    pub known: u64,
    /// The list that left out what is held.
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

    /// The number of its list of everything that began last.
    fn tick_generation(
        &self,
        installation: InstallationId,
        entity: Entity,
    ) -> Result<Option<i64>, Self::Error>;

    /// Writes a tick, new or not.
    fn put_tick(&self, row: &TickRow) -> Result<(), Self::Error>;

    /// The next page of a tick is the first, and belongs to no list that has begun.
    fn clear_tick_cursor(&self, installation: InstallationId, entity: Entity) -> Result<(), Self::Error>;

    /// Removes all ticks of an installation.
    fn delete_ticks(&self, installation: InstallationId) -> Result<(), Self::Error>;
}
