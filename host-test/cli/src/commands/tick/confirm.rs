//! `host-test tick --confirm`

use host_core::model::Installation;
use host_core::shop::Entity;
use host_platform::Host;
use serde_json::json;
use std::sync::Arc;

use crate::args::At;
use crate::installation_args::candidates;
use crate::output::Output;
use crate::texts::t;
use crate::usage_error::UsageError;

/// Confirms the held list of an installation; where several have one, the arguments must name it.
pub(crate) async fn run(host: &Arc<Host>, at: &At, out: &Output) -> anyhow::Result<()> {
    let mut held: Vec<Installation> = Vec::new();
    for installation in candidates(host, at, out).await? {
        let ticks = host.ticks().of(&installation).await?;
        if ticks.iter().any(|tick| tick.entity == Entity::Product && tick.held.is_some()) {
            held.push(installation);
        }
    }
    if held.len() > 1 {
        return Err(UsageError(t!(out.texts, "several-held", count = held.len())).into());
    }
    let confirmed = match held.pop() {
        Some(installation) => host
            .ticks()
            .confirm(&installation, out.actor.as_deref())
            .await?
            .map(|counts| (installation, counts)),
        None => None,
    };
    let Some((installation, counts)) = confirmed else {
        return out.print(&json!({ "confirmed": null }), &out.texts.word("nothing-held"));
    };
    let value = json!({
        "confirmed": { "shop": installation.shop, "plugin": installation.plugin, "counts": counts },
    });
    let text = t!(
        out.texts,
        "confirmed",
        plugin = &installation.plugin,
        shop = &installation.shop,
        deactivated = counts.deactivated
    );
    out.print(&value, &text)
}
