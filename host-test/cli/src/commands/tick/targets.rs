//! The targets of `host-test tick`: which plugins are asked for what.

use std::sync::Arc;

use host_core::model::Installation;
use host_core::shop::Entity;
use host_platform::Host;

use crate::args::{At, Ticked};
use crate::installation_args::candidates;
use crate::output::Output;
use crate::usage_error::UsageError;

/// The installations that the arguments could mean and that take anything, each with the entities it takes.
pub(super) async fn find(
    host: &Arc<Host>,
    what: Option<Ticked>,
    at: &At,
    out: &Output,
) -> anyhow::Result<Vec<(Installation, Vec<Entity>)>> {
    let (asked, nobody): (&[Entity], &str) = match what {
        Some(Ticked::Products) => (&[Entity::Product], "nobody-takes-products"),
        Some(Ticked::Customers) => (&[Entity::Customer], "nobody-takes-customers"),
        None => (&[Entity::Product, Entity::Customer], "nobody-takes-anything"),
    };
    let targets = host.ticks().targets(candidates(host, at, out).await?, asked).await;
    if targets.is_empty() {
        return Err(UsageError(out.texts.word(nobody)).into());
    }
    Ok(targets)
}
