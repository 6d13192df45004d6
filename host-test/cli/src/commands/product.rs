//! `host-test products show`

use host_core::model::Installation;
use host_core::shop::{Entity, Product};
use host_core::store::{Find, Record};
use host_platform::Host;
use serde_json::json;
use std::sync::Arc;

use crate::args::At;
use crate::installation_args::installation;
use crate::output::{Output, pairs, table};
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;

pub(crate) async fn show(host: &Arc<Host>, named: &str, at: &At, out: &Output) -> anyhow::Result<()> {
    let installation = installation(host, at, out).await?;
    let found = find(host, &installation, named).await?;
    if found.is_empty() {
        let shop = &installation.shop;
        return Err(UsageError(t!(out.texts, "product-unknown", shop = shop, product = named)).into());
    }
    let shown: Vec<String> = found.iter().map(|product| text(product, &out.texts)).collect();
    out.print(&json!({ "products": found }), &shown.join("\n"))
}

/// The product with this id, else all with this SKU.
async fn find(host: &Arc<Host>, installation: &Installation, named: &str) -> anyhow::Result<Vec<Product>> {
    let by_sku = Find::Sku(named.to_owned());
    let found = host.records().named(installation, Entity::Product, named, by_sku).await?;
    let product = |record| match record {
        Record::Product(product) => Some(*product),
        _ => None,
    };
    Ok(found.into_iter().filter_map(product).collect())
}

fn text(product: &Product, texts: &Texts) -> String {
    let price = texts.amount(&format!("{} {}", product.price, product.currency));
    let price = match product.vat_included {
        true => t!(texts, "product-vat-included", price = price),
        false => t!(texts, "product-vat-excluded", price = price),
    };
    let stock = |quantity: &Option<String>| match quantity {
        Some(quantity) => texts.amount(quantity),
        None => texts.word("product-stock-uncounted"),
    };
    let own_stock = if product.variants.is_empty() { stock(&product.quantity) } else { String::new() };
    let rows = [
        ("product-id", product.id.clone()),
        ("product-sku", product.sku.clone()),
        ("product-ean", product.ean.clone()),
        ("product-name", product.name.clone()),
        ("product-short-description", product.short_description.clone()),
        ("product-description", product.description.clone()),
        ("product-category", product.category.join(" / ")),
        ("product-brand", product.brand.clone()),
        ("product-price", price),
        (
            "product-vat-rate",
            product.vat_rate.as_ref().map(|rate| format!("{} %", texts.amount(rate))).unwrap_or_default(),
        ),
        ("product-stock", own_stock),
        ("product-on-sale", texts.word(if product.active { "yes" } else { "no" })),
        ("product-images", product.images.join(" ")),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    let mut text = pairs(rows.map(|(key, value)| (texts.word(key), value)));
    if !product.variants.is_empty() {
        let row = |variant: &host_core::shop::ProductVariant| {
            let options: Vec<&str> = variant.options.iter().map(|option| option.value.as_str()).collect();
            let price = texts.amount(&variant.price);
            vec![
                variant.sku.clone(),
                variant.ean.clone(),
                options.join(", "),
                price,
                stock(&variant.quantity),
            ]
        };
        let rows: Vec<Vec<String>> = product.variants.iter().map(row).collect();
        let mut head = texts.heads(&["head-sku", "head-name", "head-price", "head-stock"]);
        head.insert(1, texts.word("product-ean"));
        text.push_str(&format!("\n{}:\n{}", texts.word("product-variants"), table(&head, &rows)));
    }
    text
}
