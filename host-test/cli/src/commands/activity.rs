//! `host-test activity`

use host_platform::Host;
use serde_json::json;
use std::sync::Arc;

use crate::args::At;
use crate::installation_args::installation;
use crate::labels;
use crate::output::{Output, table, time};
use crate::reasons::reason;
use crate::shop_time_zones::ShopTimeZones;

pub(crate) async fn run(host: &Arc<Host>, at: &At, limit: u32, out: &Output) -> anyhow::Result<()> {
    let only = match (&at.shop, &at.plugin) {
        (None, None) => None,
        _ => Some(installation(host, at, out).await?.id),
    };
    let installations = host.installations().all().await?;
    let zones = ShopTimeZones::read(host).await?;
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for activity in host.history().latest(only, limit).await? {
        let known = installations.iter().find(|known| known.id == activity.installation);
        let (shop, name) = known.map(|known| (known.shop.clone(), known.plugin.clone())).unwrap_or_default();
        let plugin = host.plugin(&name).await.ok();
        let text = reason(plugin.as_deref(), activity.message.as_ref(), out);
        let subject = activity.subject.as_ref();
        let about = subject.map(|subject| format!("{} {}", labels::entity(subject.entity), subject.id));
        let shown = subject.map(|subject| {
            out.texts.with(labels::record(subject.entity), [("id", subject.id.as_str().into())])
        });
        let event = labels::event(&activity.event);
        rows.push(vec![
            zones.time(out, &shop, activity.at),
            shop.clone(),
            name.clone(),
            shown.unwrap_or_default(),
            event.map_or_else(|| activity.event.as_str().to_owned(), |key| out.texts.word(key)),
            text.clone(),
            activity.actor.clone().unwrap_or_default(),
        ]);
        values.push(json!({
            "at": time(activity.at), "shop": shop, "plugin": name, "about": about,
            "event": activity.event.as_str(), "text": text, "by": activity.actor,
        }));
    }
    let head = ["head-at", "head-shop", "head-plugin", "head-about", "head-what", "head-text", "head-by"];
    out.print(&json!({ "activity": values }), &table(&out.texts.heads(&head), &rows))
}
