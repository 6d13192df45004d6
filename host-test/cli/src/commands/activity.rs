//! `host-test activity`

use host_core::shop::Entity;
use host_runtime::Host;
use serde_json::json;

use crate::args::At;
use crate::commands::installation;
use crate::output::{Output, table, time};

pub(crate) async fn run(host: &Host, at: &At, limit: u32, locale: &str, out: &Output) -> anyhow::Result<()> {
    let only = match (&at.shop, &at.plugin) {
        (None, None) => None,
        _ => Some(installation(host, at).await?.id),
    };
    let installations = host.store().installations(None).await?;
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for activity in host.store().activity(only, limit).await? {
        let known = installations.iter().find(|known| known.id == activity.installation);
        let (shop, name) = known.map(|known| (known.shop.clone(), known.plugin.clone())).unwrap_or_default();
        let plugin = host.plugin(&name).await.ok();
        let text = match &activity.message {
            Some(message) => host.render_one(plugin.as_deref(), message, locale).await,
            None => String::new(),
        };
        let about = activity.subject.as_ref().map(|subject| {
            let list = match subject.entity {
                Entity::Order => "order",
                Entity::Product => "product",
                Entity::Customer => "customer",
            };
            format!("{list} {}", subject.id)
        });
        rows.push(vec![
            time(activity.at),
            shop.clone(),
            name.clone(),
            about.clone().unwrap_or_default(),
            activity.event.clone(),
            text.clone(),
        ]);
        values.push(json!({
            "at": time(activity.at), "shop": shop, "plugin": name, "about": about,
            "event": activity.event, "text": text,
        }));
    }
    let head = ["AT", "SHOP", "PLUGIN", "ABOUT", "WHAT", "TEXT"];
    out.print(&json!({ "activity": values }), &table(&head, &rows))
}
