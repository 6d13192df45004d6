//! `host-test products import` and `host-test customers import`

use host_core::model::Installation;
use host_core::shop::{Customer, Partial, Product};
use host_core::store::ImportResult;
use host_platform::Host;
use serde_json::json;
use std::sync::Arc;

use crate::output::{Output, table};
use crate::texts::t;
use crate::usage_error::UsageError;

pub(crate) async fn products(
    host: &Arc<Host>,
    products: &[Partial<Product>],
    shop: &str,
    plugin: Option<&str>,
    out: &Output,
) -> anyhow::Result<()> {
    let linked = products.iter().map(|given| &given.record).any(|product| {
        product.remote_id.is_some() || product.variants.iter().any(|variant| variant.remote_id.is_some())
    });
    let installation = linked_for(host, shop, plugin, linked, out).await?;
    let imported = host.imports().products(shop, products, installation.as_ref()).await?;
    let mut text = t!(
        out.texts,
        "products-kept",
        shop = shop,
        created = imported.created,
        updated = imported.updated,
        unchanged = imported.unchanged
    );
    if !imported.ambiguous.is_empty() {
        let rows: Vec<Vec<String>> =
            imported.ambiguous.iter().map(|(sku, products)| vec![sku.clone(), products.join(", ")]).collect();
        text.push_str("\n\n");
        text.push_str(&t!(out.texts, "sku-ambiguous", count = rows.len()));
        text.push('\n');
        text.push_str(&table(&out.texts.heads(&["head-sku", "head-products"]), &rows));
    }
    print(&imported, &text, out)
}

pub(crate) async fn customers(
    host: &Arc<Host>,
    customers: &[Partial<Customer>],
    shop: &str,
    plugin: Option<&str>,
    out: &Output,
) -> anyhow::Result<()> {
    let linked = customers.iter().any(|given| given.record.remote_id.is_some());
    let installation = linked_for(host, shop, plugin, linked, out).await?;
    let imported = host.imports().customers(shop, customers, installation.as_ref()).await?;
    let text = t!(
        out.texts,
        "customers-kept",
        shop = shop,
        created = imported.created,
        updated = imported.updated,
        unchanged = imported.unchanged
    );
    print(&imported, &text, out)
}

fn print(imported: &ImportResult, text: &str, out: &Output) -> anyhow::Result<()> {
    let ambiguous: Vec<_> = imported
        .ambiguous
        .iter()
        .map(|(sku, products)| json!({ "sku": sku, "products": products }))
        .collect();
    let value = json!({
        "created": imported.created, "updated": imported.updated, "unchanged": imported.unchanged,
        "ambiguous": ambiguous,
    });
    out.print(&value, text)
}

/// The installation whose links the records' remote ids are: of the named plugin, or of the shop's only one.
async fn linked_for(
    host: &Arc<Host>,
    shop: &str,
    plugin: Option<&str>,
    linked: bool,
    out: &Output,
) -> anyhow::Result<Option<Installation>> {
    host.shop(shop).await?;
    if let Some(plugin) = plugin {
        return Ok(Some(host.installations().get(shop, plugin).await?));
    }
    if !linked {
        return Ok(None);
    }
    let mut installations = host.installations().of_shop(shop).await?;
    match (installations.len(), installations.pop()) {
        (1, only) => Ok(only),
        (0, _) => Err(UsageError(t!(out.texts, "remote-id-of-none", shop = shop)).into()),
        _ => Err(UsageError(out.texts.word("remote-id-of-which")).into()),
    }
}
