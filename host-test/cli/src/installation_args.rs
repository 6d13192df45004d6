//! The installations that arguments name: a shop and a plugin, each optional where there is only one.

use std::sync::Arc;

use host_core::model::{Installation, InstallationState};
use host_platform::Host;

use crate::args::At;
use crate::output::Output;
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;

/// The installations that the arguments could mean.
pub(crate) async fn candidates(host: &Arc<Host>, at: &At, out: &Output) -> anyhow::Result<Vec<Installation>> {
    if let (Some(shop), Some(plugin)) = (&at.shop, &at.plugin) {
        return Ok(vec![host.installations().get(shop, plugin).await?]);
    }
    if let Some(shop) = &at.shop {
        host.shop(shop).await?;
    }
    let mut found = match at.shop.as_deref() {
        Some(shop) => host.installations().of_shop(shop).await?,
        None => host.installations().all().await?,
    };
    found.retain(|known| at.plugin.as_ref().is_none_or(|plugin| *plugin == known.plugin));
    if found.is_empty() {
        return Err(UsageError(out.texts.word("none-enabled")).into());
    }
    Ok(found)
}

/// The installation that the arguments mean: the only one, or the one that is named.
pub(crate) async fn installation(host: &Arc<Host>, at: &At, out: &Output) -> anyhow::Result<Installation> {
    let mut found = candidates(host, at, out).await?;
    let is_on = |known: &Installation| known.state != InstallationState::Disabled;
    // An installation that is switched off is meant only where it's the only one.
    if found.iter().any(is_on) {
        found.retain(is_on);
    }
    if let [only] = found.as_slice() {
        return Ok(only.clone());
    }
    Err(UsageError(t!(out.texts, "several-meant", there = places(&found, &out.texts))).into())
}

/// Plugins and their shops, as a sentence names them.
fn places(installations: &[Installation], texts: &Texts) -> String {
    let place = |known: &Installation| t!(texts, "place", plugin = &known.plugin, shop = &known.shop);
    installations.iter().map(place).collect::<Vec<_>>().join(", ")
}
