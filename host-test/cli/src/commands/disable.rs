//! `host-test disable`

use std::sync::Arc;

use host_platform::Host;
use serde_json::json;

use crate::output::Output;
use crate::reasons::reason;
use crate::texts::t;

pub(crate) async fn run(host: &Arc<Host>, shop: &str, plugin: &str, out: &Output) -> anyhow::Result<()> {
    let (installation, left) = host.installations().disable(shop, plugin, out.actor.as_deref()).await?;
    let mut text = t!(out.texts, "disabled", plugin = plugin, shop = shop);
    let reported = match &left {
        Some(_) => {
            // The reason of a plugin whose file is missing can't be rendered.
            let plugin = host.plugin(&installation.plugin).await.ok();
            Some(reason(plugin.as_deref(), left.as_ref(), out))
        }
        None => None,
    };
    if let Some(reason) = &reported {
        text.push('\n');
        text.push_str(&t!(out.texts, "disabled-left", reason = reason));
    }
    out.print(&json!({ "disabled": installation.plugin, "shop": shop, "left": reported }), &text)
}
