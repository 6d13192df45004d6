//! A product of Smarty's as the platform takes it.
//!
//! ASSUMED plain texts may come as PHP escapes them for a page, "Caff&egrave; &amp; T&egrave;": names, categories,
//! brands and options are decoded, once, so that a name that was escaped twice shows it. A description is HTML and
//! stays as it is; a short one without a tag is taken for plain text. SKUs and barcodes are compared, not read, and
//! stay, too.
//!
//! One rule for all numbers that come as text, be it a price, a stock or a weight: what can be read in two ways, such
//! as "1.000", isn't guessed at.

use framework360_sdk::decimal::{self, Decimal, RoundingStrategy::MidpointAwayFromZero};
use framework360_sdk::shop::{self, ProductVariant, VariantOption};
use framework360_sdk::{Message, product_version, say as shared};

use crate::api::{Product, Variation};
use crate::mapping::rows::Basis;
use crate::say;

/// Maps a product. The error says why it can't be imported. A product of which one variation can't be taken isn't
/// taken at all: without it, the shop would lose that variation.
pub(crate) fn product(
    row: &Product,
    basis: Basis,
    vat_rate: Option<String>,
) -> Result<shop::Product, Message> {
    let called = display_name(row);
    let name = decoded(&row.title);
    if name.is_empty() {
        return Err(say::product_without_name(called));
    }
    let own_price = price(called, &row.price)?;
    let mut lowest = None;
    let mut variants: Vec<ProductVariant> = Vec::new();
    for reported in &row.variations {
        let price = price(called_variation(reported, called), &reported.price)?.or(own_price);
        let price = price.ok_or_else(|| no_price(called_variation(reported, called)))?;
        lowest = Some(lowest.filter(|lowest| decimal::less(*lowest, price)).unwrap_or(price));
        let variant = variant(&row.id, reported, called, price)?;
        if variants.iter().any(|other| other.remote_id == variant.remote_id) {
            return Err(say::variation_twice(called));
        }
        variants.push(variant);
    }
    let price = own_price.or(lowest).ok_or_else(|| no_price(called))?;
    let mut product = shop::Product {
        id: String::new(),
        remote_id: Some(remote_id(&row.id)),
        remote_version: String::new(),
        sku: row.sku.to_string(),
        ean: ean(called, &row.ean)?,
        name,
        description: row.description.trim().to_owned(),
        short_description: if row.description_short.contains('<') {
            row.description_short.trim().to_owned()
        } else {
            decoded(&row.description_short)
        },
        category: row.category.iter().map(|part| decoded(part)).collect(),
        brand: decoded(&row.brand),
        price: decimal::money(price),
        vat_included: basis == Basis::VatIncluded,
        vat_rate,
        // Smarty has no currency: a shop that sells in another one isn't filled.
        currency: "EUR".to_owned(),
        quantity: stock(called, &row.stock)?,
        // A weight that can't be read is no reason to leave out the product.
        weight: weight(&row.weight),
        images: row.images.clone(),
        active: true,
        variants,
        updated_at: None,
        extra: Vec::new(),
    };
    product.remote_version = product_version::of_product(&product);
    Ok(product)
}

/// The name of a product in messages: its SKU, its name, or its id.
pub(crate) fn display_name(row: &Product) -> &str {
    [&*row.sku, &*row.title, &*row.id]
        .iter()
        .map(|text| text.trim())
        .find(|text| !text.is_empty())
        .unwrap_or("?")
}

fn called_variation<'a>(reported: &'a Variation, product: &'a str) -> &'a str {
    if reported.sku.is_empty() { product } else { &reported.sku }
}

fn variant(
    product: &str,
    reported: &Variation,
    called: &str,
    price: Decimal,
) -> Result<ProductVariant, Message> {
    if !is_id(&reported.id) {
        return Err(say::variation_without_id(called));
    }
    let called = called_variation(reported, called);
    let option =
        |(name, value): &(String, String)| VariantOption { name: decoded(name), value: decoded(value) };
    Ok(ProductVariant {
        id: String::new(),
        remote_id: Some(format!("{}/{}", remote_id(product), remote_id(&reported.id))),
        sku: reported.sku.to_string(),
        ean: ean(called, &reported.ean)?,
        options: reported
            .detail
            .iter()
            .filter(|(name, value)| !name.is_empty() && !value.is_empty())
            .map(option)
            .collect(),
        price: decimal::money(price),
        quantity: stock(called, &reported.stock)?,
        images: reported.images.clone(),
    })
}

/// The id by which the platform knows the product: a slash separates a product from its variation, and is nowhere else.
pub(crate) fn remote_id(id: &str) -> String {
    let mut encoded = String::new();
    for letter in id.chars() {
        match letter {
            '%' => encoded.push_str("%25"),
            '/' => encoded.push_str("%2F"),
            other => encoded.push(other),
        }
    }
    encoded
}

/// Whether a text is an id: neither empty nor zero.
pub(crate) fn is_id(id: &str) -> bool {
    !matches!(id, "" | "0")
}

/// A price; none where none is reported.
fn price(called: &str, reported: &str) -> Result<Option<Decimal>, Message> {
    let plain = match unmarked(reported) {
        Some(plain) => plain,
        None => return Err(say::PriceAmbiguous { line: called, value: reported }.message()),
    };
    let price =
        amount(&plain).map_err(|()| shared::SdkBadPrice { line: called, value: reported }.message())?;
    match price {
        Some(price) if decimal::less(price, Decimal::ZERO) => {
            Err(say::PriceNegative { line: called, value: reported }.message())
        }
        price => Ok(price),
    }
}

fn no_price(called: &str) -> Message {
    shared::SdkBadPrice { line: called, value: "" }.message()
}

/// A number without marks between thousands, and with a point for decimals: "1.234,50" is "1234.50", "19,90" is
/// "19.90". None where the marks can be read in two ways: "1.234" is a thousand euros in Italy and one elsewhere.
fn unmarked(reported: &str) -> Option<String> {
    let reported = reported.trim();
    let marks: Vec<(usize, u8)> =
        reported.bytes().enumerate().filter(|(_, byte)| b".,".contains(byte)).collect();
    let Some((last, mark)) = marks.last().copied() else { return Some(reported.to_owned()) };
    let begin = usize::from(reported.starts_with('-'));
    let first = marks.first().map_or(0, |(at, _)| at - begin);
    let follows = |pair: &[(usize, u8)]| matches!(pair, [(one, _), (other, _)] if other - one == 4);
    // "1.234.567": up to three digits, then groups of three.
    let grouped = (1..=3).contains(&first)
        && reported.as_bytes().get(begin) != Some(&b'0')
        && marks.windows(2).all(follows);
    let before = marks.iter().filter(|(at, _)| *at < last);
    let thousands = before.clone().all(|(_, other)| *other != mark);
    let trailing = reported.len() - last - 1;
    let keep = match before.count() {
        0 if trailing == 3 && grouped => return None,
        0 => Some(last),
        _ if !grouped => return Some(reported.to_owned()),
        _ if thousands => Some(last),
        _ if trailing == 3 && marks.iter().all(|(_, other)| *other == mark) => None,
        _ => return Some(reported.to_owned()),
    };
    let digit = |(at, byte): (usize, char)| match byte {
        '.' | ',' => (Some(at) == keep).then_some('.'),
        other => Some(other),
    };
    Some(reported.char_indices().filter_map(digit).collect())
}

/// The stock; none where it isn't reported, and so isn't tracked. Below zero where more was sold than there was.
fn stock(called: &str, reported: &str) -> Result<Option<String>, Message> {
    let Some(unmarked) = unmarked(reported) else {
        return Err(say::StockAmbiguous { line: called, value: reported }.message());
    };
    let stock =
        amount(&unmarked).map_err(|()| shared::SdkBadQuantity { line: called, value: reported }.message())?;
    Ok(stock.map(plain))
}

/// The weight; none where it can't be read, or can be read in two ways.
fn weight(reported: &str) -> Option<String> {
    let weight = amount(&unmarked(reported)?).ok().flatten()?;
    (!weight.is_sign_negative()).then(|| plain(weight))
}

/// A plain text that may have been escaped for a page.
fn decoded(reported: &str) -> String {
    html_escape::decode_html_entities(reported).trim().to_owned()
}

/// Digits that a spreadsheet has made a number of are lost: "8.00001E+12".
fn ean(called: &str, reported: &str) -> Result<String, Message> {
    let rounded = reported.split_once(['e', 'E']).is_some_and(|(digits, exponent)| {
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte));
        !digits.is_empty()
            && !exponent.is_empty()
            && number(digits)
            && number(exponent.trim_start_matches('+'))
    });
    if rounded {
        Err(say::EanRounded { line: called, value: reported }.message())
    } else {
        Ok(reported.to_owned())
    }
}

/// A number with a point or a comma, and eight decimals at most: what comes after is a float's noise, as in
/// 19.899999999999999.
fn amount(reported: &str) -> Result<Option<Decimal>, ()> {
    let reported = reported.trim();
    let number = if reported.contains('.') {
        decimal::parse(reported)
    } else {
        decimal::parse(&reported.replace(',', "."))
    };
    let Some(number) = number.map_err(|_| ())? else { return Ok(None) };
    decimal::sensible(number.round_dp_with_strategy(8, MidpointAwayFromZero)).map(Some).map_err(|_| ())
}

fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}
