//! `host-test authorize`

use std::process::ExitCode;
use std::sync::Arc;

use host_core::limits;
use host_core::model::Message;
use host_platform::texts::render;
use host_platform::{Authorize, Host};
use host_sandbox::manifest::Connection;
use serde_json::json;

use crate::args::AuthorizeArgs;
use crate::commands::enable;
use crate::output::Output;
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;
use crate::{entered_settings, switches};

pub(crate) async fn run(host: &Arc<Host>, args: AuthorizeArgs, out: &Output) -> anyhow::Result<ExitCode> {
    if let Some(address) = &args.callback {
        return callback(host, &args.plugin, address, out).await;
    }
    let query = args.query.as_deref().map(|query| query_of(query, "--query", &out.texts)).transpose()?;
    let (plugin, shop) = (args.plugin, args.shop.unwrap_or_default());
    let enable = entered_settings::enable(host, plugin.clone(), shop, args.entered, out).await?;
    match host.authorizations().begin(enable, query.unwrap_or_default()).await? {
        Authorize::Go { url } => {
            let minutes = limits::AUTHORIZATION.as_secs() / 60;
            let next = t!(out.texts, "authorize-next", plugin = &plugin, minutes = minutes);
            let text = format!("{}\n\n{url}\n\n{next}", t!(out.texts, "authorize-open", plugin = &plugin));
            out.print(&json!({ "url": url }), &text)?;
            Ok(ExitCode::SUCCESS)
        }
        Authorize::Invalid(problems) => enable::refused(&problems, out, 2),
        Authorize::Failed(reason) => enable::failed(&reason, out),
    }
}

/// Completes an authorization in place of the browser that comes back, and prints the page that it would show.
async fn callback(host: &Arc<Host>, plugin: &str, address: &str, out: &Output) -> anyhow::Result<ExitCode> {
    let query = query_of(address, "--callback", &out.texts)?;
    // A plugin that isn't there, or is connected otherwise, is wrong use here and not a page.
    let loaded = host.plugin(plugin).await?;
    let manifest = loaded.manifest(out.texts.locale());
    if manifest.connection != Connection::Oauth {
        let command = format!("host-test enable {} --shop SHOP", manifest.id);
        let args = [("plugin", manifest.name.as_str()), ("command", &command)];
        let reported = Message::host("authorize-none", &args);
        return Err(UsageError(render(None, &reported, out.texts.locale())).into());
    }
    let page = host.authorizations().callback(plugin, query, out.texts.locale()).await;
    let value = json!({ "status": page.status, "title": page.title, "text": page.text, "shop": page.shop });
    let mut text = format!("{}\n{}", page.title, page.text);
    let good = page.status == 200;
    if let Some(shop) = page.shop.as_deref().filter(|_| good && !manifest.main_switches.is_empty()) {
        let flows = host.installations().get(shop, &manifest.id).await?.flows;
        text.push_str(&format!("\n\n{}", switches::table_of(&manifest, &flows, &out.texts)));
    }
    out.print(&value, &text)?;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The query of an address, or the typed text where that is the query itself; unchanged, since its
/// signature is over these letters.
fn query_of<'a>(typed: &'a str, option: &str, texts: &Texts) -> anyhow::Result<&'a str> {
    let typed = typed.trim();
    let lower = typed.get(..8).unwrap_or(typed).to_ascii_lowercase();
    let is_address = lower.starts_with("https://") || lower.starts_with("http://") || lower.starts_with('/');
    let query = match typed.split_once('?') {
        Some((_, query)) if is_address => query,
        Some(("", query)) => query,
        None if is_address => "",
        _ => typed,
    };
    // The fragment, which the browser keeps to itself, isn't part of it.
    let query = query.split('#').next().unwrap_or_default();
    if query.is_empty() {
        return Err(UsageError(t!(texts, "query-expected", option = option)).into());
    }
    Ok(query)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(typed: &str) -> Option<String> {
        query_of(typed, "--callback", &Texts::new("en".into())).ok().map(str::to_owned)
    }

    #[test]
    fn the_query_is_taken_out_of_an_address_as_it_came() {
        for typed in [
            "https://platform.example/plugins/shopify/oauth?code=a%20b&state=c+d&hmac=%3F",
            " HTTP://127.0.0.1:1/oauth?code=a%20b&state=c+d&hmac=%3F#_=_\n",
            "/plugins/shopify/oauth?code=a%20b&state=c+d&hmac=%3F",
            "?code=a%20b&state=c+d&hmac=%3F",
            "code=a%20b&state=c+d&hmac=%3F",
        ] {
            assert_eq!(query(typed).as_deref(), Some("code=a%20b&state=c+d&hmac=%3F"), "{typed}");
        }
        assert_eq!(query("code=a?b&state=c").as_deref(), Some("code=a?b&state=c"));
    }

    #[test]
    fn an_address_without_a_query_is_wrong_use() {
        for typed in
            ["", "  ", "?", "https://platform.example/plugins/shopify/oauth", "https://x.example/?#a=b"]
        {
            assert_eq!(query(typed), None, "{typed}");
        }
        let reported = query_of("", "--query", &Texts::new("en".into())).unwrap_err().to_string();
        assert!(reported.starts_with("--query: "), "{reported}");
    }
}
