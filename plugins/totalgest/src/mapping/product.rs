//! A product of TotalGest's as the platform takes it.

use framework360_sdk::decimal::{self, Decimal, RoundingStrategy::MidpointAwayFromZero};
use framework360_sdk::shop;
use framework360_sdk::text::shorten;
use framework360_sdk::{Message, product_version};

use super::vat::{Class, Period};
use crate::api::{Price, Product};
use crate::say;

/// Maps a product for a shop in this currency.
///
/// # Errors
/// The message that says why the product can't be imported.
pub(crate) fn product(reported: &Product, currency: &str, period: &Period) -> Result<shop::Product, Message> {
    let called = display_name(reported);
    if reported.name.is_empty() {
        return Err(say::product_without_name(called));
    }
    let price = price(reported, currency)?;
    let bad_price = || framework360_sdk::say::SdkBadPrice { line: &called, value: shown(&price.amount) };
    let amount = amount(&price.amount)
        .filter(|amount| !amount.is_sign_negative() || amount.is_zero())
        .ok_or_else(|| bad_price().message())?;
    let vat_included = price.vat_included.ok_or_else(|| say::product_unclear(&called))?;
    let mut product = shop::Product {
        id: String::new(),
        remote_id: Some(reported.id.to_string()),
        remote_version: String::new(),
        sku: reported.sku.to_string(),
        ean: reported.ean.to_string(),
        name: reported.name.to_string(),
        description: reported.description.to_string(),
        short_description: reported.short_description.to_string(),
        category: Vec::new(),
        brand: String::new(),
        price: decimal::money(amount),
        vat_included,
        vat_rate: vat_rate(reported, &called, period)?,
        currency: price.currency.clone(),
        quantity: quantity(reported, &called)?,
        weight: None,
        images: Vec::new(),
        active: true,
        variants: Vec::new(),
        updated_at: None,
        extra: Vec::new(),
    };
    product.remote_version = product_version::of_product(&product);
    Ok(product)
}

/// The stock of a product that can't be imported; none where the stock can't be read either.
pub(crate) fn stock(reported: &Product) -> Option<String> {
    quantity(reported, "").ok().flatten()
}

/// The name of a product in messages: its SKU, its name, or its id.
pub(crate) fn display_name(reported: &Product) -> String {
    let known = [&reported.sku, &reported.name, &reported.id].into_iter().find(|text| !text.is_empty());
    shorten(known.map_or("?", |text| text), 80)
}

/// The price in the shop's own currency. Another currency isn't converted, since no exchange rate is known.
fn price<'a>(reported: &'a Product, currency: &str) -> Result<&'a Price, Message> {
    let wanted = currency.trim().to_ascii_uppercase();
    let product = display_name(reported);
    let mut ours = reported.prices.elements().iter().filter(|price| price.currency == wanted);
    if let Some(price) = ours.next() {
        return if ours.all(|other| other == price) {
            Ok(price)
        } else {
            Err(say::PriceTwice { product, currency: wanted }.message())
        };
    }
    if reported.prices.elements().is_empty() {
        return Err(say::PriceNone { product, currency: wanted }.message());
    }
    let there: Vec<_> =
        reported.prices.elements().iter().take(10).map(|price| shown(&price.currency)).collect();
    Err(say::PriceMissing { product, currency: wanted, there: there.join(", ") }.message())
}

/// The product's VAT rate in percent. A reported rate counts; where only a name is reported, it means the rate that is
/// in force.
fn vat_rate(reported: &Product, called: &str, period: &Period) -> Result<Option<String>, Message> {
    if !reported.vat_rate().is_empty() {
        let rate = amount(reported.vat_rate()).filter(|rate| !decimal::less(*rate, Decimal::ZERO));
        let bad = || {
            framework360_sdk::say::SdkBadVatRate { line: called, value: shown(reported.vat_rate()) }.message()
        };
        return rate.map(|rate| Some(plain(rate))).ok_or_else(bad);
    }
    if reported.vat_code().is_empty() {
        return Ok(None);
    }
    let unknown = || say::VatUnknown { product: called, code: shown(reported.vat_code()) }.message();
    let class = Class::of_code(reported.vat_code()).ok_or_else(unknown)?;
    Ok(Some(plain(period.rate(class))))
}

/// The stock; none where it isn't counted. Below zero where more was sold than there was.
fn quantity(reported: &Product, called: &str) -> Result<Option<String>, Message> {
    if reported.quantity.is_empty() {
        return Ok(None);
    }
    let bad =
        || framework360_sdk::say::SdkBadQuantity { line: called, value: shown(&reported.quantity) }.message();
    amount(&reported.quantity).map(|quantity| Some(plain(quantity))).ok_or_else(bad)
}

/// A decimal of a size that trade knows, with eight decimals at most: what comes after is a float's noise.
fn amount(text: &str) -> Option<Decimal> {
    let number = decimal::required(text).ok()?;
    decimal::sensible(number.round_dp_with_strategy(8, MidpointAwayFromZero)).ok()
}

fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

fn shown(text: &str) -> String {
    shorten(text, 40)
}
