//! The records that a send selects.

use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use host_core::model::Installation;
use host_core::shop::Entity;
use host_core::shop::files::MAX_FILE;
use host_platform::Host;

use crate::args::Selected;
use crate::files;
use crate::output::Output;
use crate::usage_error::UsageError;

/// The ids of the selected records, each once and in their order; all of them exist.
pub(super) async fn ids(
    host: &Arc<Host>,
    entity: Entity,
    which: Selected,
    installation: &Installation,
    out: &Output,
) -> anyhow::Result<Vec<String>> {
    let Selected { mut ids, from, all } = which;
    if let Some(path) = &from {
        ids.extend(listed(path, out)?);
    }
    if all {
        return Ok(host.sends().all(installation, entity).await?);
    }
    if ids.is_empty() {
        let expected = match entity {
            Entity::Customer => "customers-expected",
            Entity::Order | Entity::Product => "orders-expected",
        };
        return Err(UsageError(out.texts.word(expected)).into());
    }
    Ok(host.sends().selected(installation, entity, &ids).await?)
}

/// The ids in a file, one on each line.
fn listed(path: &Path, out: &Output) -> anyhow::Result<Vec<String>> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().take(MAX_FILE as u64).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(MAX_FILE as u64).read_to_string(&mut text))
    };
    read.map_err(|error| files::unread(&path.display().to_string(), &error, &out.texts))?;
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}
