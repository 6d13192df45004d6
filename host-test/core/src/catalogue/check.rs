//! Checks what a remote reports. What the platform can't take is named with its field and the reason.

use std::collections::HashSet;

use super::sanitise::tags;
use crate::limits;
use crate::model::Message;
use crate::shop::decimal::{is_decimal, is_negative};
use crate::shop::{Product, ProductVariant, StockLevel};

/// Whether the shop, whose currency is `currency`, can take this product of a remote.
pub fn product(product: &Product, currency: &str) -> Result<(), Message> {
    let remote_id = product.remote_id.as_deref().unwrap_or_default();
    if remote_id.is_empty() {
        return Err(Message::host("product-without-id", &[]));
    }
    length("remote-id", remote_id, limits::JOB_NAME)?;
    length("description", &product.description, limits::PRODUCT_DESCRIPTION)?;
    for html in [&product.description, &product.short_description] {
        few_tags(tags(html))?;
    }
    for (field, text) in [
        ("remote-version", &product.remote_version),
        ("sku", &product.sku),
        ("ean", &product.ean),
        ("name", &product.name),
        ("short-description", &product.short_description),
        ("brand", &product.brand),
    ] {
        length(field, text, limits::PRODUCT_TEXT)?;
    }
    list("category", &product.category, limits::PRODUCT_PARTS)?;
    list("images", &product.images, limits::PRODUCT_IMAGES)?;
    number("extra", product.extra.len(), limits::PRODUCT_PARTS)?;
    for text in product.extra.iter().flat_map(|(name, value)| [name, value]) {
        length("extra", text, limits::PRODUCT_TEXT)?;
    }
    amount("price", &product.price)?;
    for (field, value) in [("vat-rate", &product.vat_rate), ("weight", &product.weight)] {
        value.as_deref().map_or(Ok(()), |value| amount(field, value))?;
    }
    product.quantity.as_deref().map_or(Ok(()), |value| decimal("quantity", value))?;
    if !product.currency.is_empty() && product.currency != currency {
        let args = [("currency", product.currency.as_str()), ("shop", currency)];
        return Err(Message::host("product-currency", &args));
    }
    number("variants", product.variants.len(), limits::PRODUCT_VARIANTS)?;
    let mut seen = HashSet::new();
    for each in &product.variants {
        variant(each)?;
        if let Some(remote_id) = &each.remote_id
            && !seen.insert(remote_id)
        {
            return Err(Message::host("product-variant-twice", &[("id", remote_id)]));
        }
    }
    Ok(())
}

fn variant(variant: &ProductVariant) -> Result<(), Message> {
    length("variants.remote-id", variant.remote_id.as_deref().unwrap_or_default(), limits::JOB_NAME)?;
    length("variants.sku", &variant.sku, limits::PRODUCT_TEXT)?;
    length("variants.ean", &variant.ean, limits::PRODUCT_TEXT)?;
    number("variants.options", variant.options.len(), limits::PRODUCT_PARTS)?;
    for text in variant.options.iter().flat_map(|option| [&option.name, &option.value]) {
        length("variants.options", text, limits::PRODUCT_TEXT)?;
    }
    list("variants.images", &variant.images, limits::PRODUCT_IMAGES)?;
    amount("variants.price", &variant.price)?;
    variant.quantity.as_deref().map_or(Ok(()), |value| decimal("variants.quantity", value))
}

/// Whether the shop can take this stock level.
pub fn stock(level: &StockLevel) -> Result<(), Message> {
    decimal("quantity", &level.quantity)?;
    level.price.as_deref().map_or(Ok(()), |price| amount("price", price))
}

fn list(field: &str, texts: &[String], most: usize) -> Result<(), Message> {
    number(field, texts.len(), most)?;
    texts.iter().try_for_each(|text| length(field, text, limits::PRODUCT_TEXT))
}

/// Whether a text has at most `most` bytes.
pub fn length(field: &str, text: &str, most: usize) -> Result<(), Message> {
    over("product-too-long", "bytes", field, text.len(), most)
}

/// Whether a list has at most `most` items.
pub fn number(field: &str, found: usize, most: usize) -> Result<(), Message> {
    over("product-too-many", "count", field, found, most)
}

fn few_tags(found: usize) -> Result<(), Message> {
    if found <= limits::PRODUCT_DESCRIPTION_TAGS {
        return Ok(());
    }
    let (found, most) = (found.to_string(), limits::PRODUCT_DESCRIPTION_TAGS.to_string());
    Err(Message::host("product-too-many-tags", &[("count", &found), ("most", &most)]))
}

fn over(code: &str, unit: &str, field: &str, found: usize, most: usize) -> Result<(), Message> {
    if found <= most {
        return Ok(());
    }
    let (found, most) = (found.to_string(), most.to_string());
    Err(Message::host(code, &[("field", field), (unit, &found), ("most", &most)]))
}

fn decimal(field: &str, value: &str) -> Result<(), Message> {
    if is_decimal(value) {
        return Ok(());
    }
    let shown: String = value.chars().take(40).collect();
    Err(Message::host("product-not-a-number", &[("field", field), ("value", &shown)]))
}

fn amount(field: &str, value: &str) -> Result<(), Message> {
    decimal(field, value)?;
    if is_negative(value) {
        return Err(Message::host("product-negative", &[("field", field), ("value", value)]));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> Product {
        Product {
            remote_id: Some("R-1".into()),
            price: "19.90".into(),
            currency: "CHF".into(),
            variants: vec![variant("1"), variant("2")],
            ..Product::default()
        }
    }

    fn variant(remote_id: &str) -> ProductVariant {
        ProductVariant {
            remote_id: Some(remote_id.into()),
            price: "0".into(),
            quantity: Some("-2".into()),
            ..ProductVariant::default()
        }
    }

    #[test]
    fn a_refusal_names_the_field_and_what_is_wrong_there() {
        assert_eq!(product(&good(), "CHF"), Ok(()));
        let long = "x".repeat(limits::PRODUCT_TEXT + 1);
        type Spoil<'a> = &'a dyn Fn(&mut Product);
        let tags = limits::PRODUCT_DESCRIPTION_TAGS + 1;
        let cases: [(Spoil<'_>, &str, &str); 13] = [
            (&|product| product.remote_id = None, "host.product-without-id", ""),
            (&|product| product.name = long.clone(), "host.product-too-long", "name"),
            (&|product| product.category = vec![long.clone()], "host.product-too-long", "category"),
            (
                &|product| product.description = "<i>".repeat(tags),
                "host.product-too-many-tags",
                &tags.to_string(),
            ),
            (&|product| product.price = "-0.01".into(), "host.product-negative", "price"),
            (&|product| product.price = String::new(), "host.product-not-a-number", "price"),
            (&|product| product.price = "12,50".into(), "host.product-not-a-number", "price"),
            (&|product| product.vat_rate = Some("-1".into()), "host.product-negative", "vat-rate"),
            (&|product| product.quantity = Some("many".into()), "host.product-not-a-number", "quantity"),
            (&|product| product.currency = "EUR".into(), "host.product-currency", "EUR"),
            (&|product| product.variants[1].price = "-1".into(), "host.product-negative", "variants.price"),
            (&|product| product.variants[1].remote_id = Some("1".into()), "host.product-variant-twice", "1"),
            (
                &|product| product.images = vec!["x".into(); limits::PRODUCT_IMAGES + 1],
                "host.product-too-many",
                "images",
            ),
        ];
        for (spoil, code, first) in cases {
            let mut spoiled = good();
            spoil(&mut spoiled);
            let refused = product(&spoiled, "CHF").unwrap_err();
            assert_eq!(refused.code, code);
            assert_eq!(refused.args.first().map_or("", |(_, value)| value.as_str()), first);
        }
    }

    #[test]
    fn stock_may_be_below_zero_and_a_price_may_not() {
        let level = |quantity: &str, price: Option<&str>| StockLevel {
            remote_id: "1".into(),
            quantity: quantity.into(),
            price: price.map(Into::into),
        };
        assert_eq!(stock(&level("-3", Some("0"))), Ok(()));
        assert_eq!(stock(&level("3", Some("-1"))).unwrap_err().code, "host.product-negative");
        assert_eq!(stock(&level("", None)).unwrap_err().code, "host.product-not-a-number");
    }
}
