//! A catalogue of any size. What the n-th product is depends on the seed and n alone.

use rand::{RngExt, SeedableRng, rngs::ChaCha8Rng, seq::IndexedRandom};
use rust_decimal::Decimal;

use super::{
    product::{Price, Product, ProductVat, Sale, VatCode},
    state::State,
};
use crate::ean::ean;

/// As a Swiss shop writes them, in whichever language.
const THINGS: [&str; 10] = [
    "Kaffeetasse für unterwegs",
    "Käsemesser",
    "Tazza da caffè",
    "Gilet in lana",
    "Bougie parfumée",
    "Théière émaillée",
    "Jabón de aceituna del señor Peña",
    "Fietsbel «één»",
    "Mountain cheese fondue set",
    "Chaschöl d'alp",
];
const KINDS: [&str; 7] = ["«Ticino»", "classique", "groß", "piccolo", "N° 5", "L'Atelier", "& Co."];
const MATERIALS: [&str; 5] = ["Baumwolle", "céramique", "acciaio", "hout", "lana"];
const CODES: [VatCode; 3] = [VatCode::Standard, VatCode::Reduced, VatCode::Accommodation];
/// Percent, in tenths.
const RATES: [i64; 4] = [81, 26, 38, 0];

/// Every one of them can be sold as it is. The shares of those that lack something are arbitrary.
pub(super) fn products(state: &mut State, count: u64, seed: u64) -> Vec<Product> {
    let first = state.generated;
    state.generated = first.saturating_add(count);
    (first..state.generated).map(|index| product(seed, index)).collect()
}

fn product(seed: u64, index: u64) -> Product {
    // Said to stay the same over releases and machines, unlike the library's default.
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(index);
    let thing = pick(&mut rng, &THINGS);
    let kind = pick(&mut rng, &KINDS);
    let material = pick(&mut rng, &MATERIALS);
    let sku = match rng.random_ratio(1, 2) {
        // A spreadsheet would lose the zeros.
        true => format!("{:05}", index + 17),
        false => format!("TG-{index:06}"),
    };
    let cents: i64 = rng.random_range(100..50_000);
    let price = |currency: &str, cents: i64| Price {
        currency: currency.to_owned(),
        amount: Decimal::new(cents, 2),
        vat_included: true,
    };
    // Swiss prices end in five cents.
    let prices = vec![price("CHF", cents - cents % 5), price("EUR", cents * 104 / 100)];
    let vat = match rng.random_ratio(2, 3) {
        true => ProductVat { code: CODES.choose(&mut rng).copied(), rate: None },
        false => {
            ProductVat { code: None, rate: RATES.choose(&mut rng).map(|tenths| Decimal::new(*tenths, 1)) }
        }
    };
    Product {
        id: String::new(),
        state: Sale::OnSale,
        ean: if rng.random_ratio(1, 8) { String::new() } else { ean(index * 100) },
        name: format!("{thing} {kind} {index}"),
        short_description: if rng.random_ratio(1, 6) {
            String::new()
        } else {
            format!("{thing}, {material}")
        },
        description: format!(
            "<p>{thing} <strong>{material}</strong>: l&#39;original, {kind}.</p>\n<ul><li>{sku}</li></ul>"
        ),
        prices,
        vat,
        quantity: (!rng.random_ratio(1, 12)).then(|| Decimal::from(rng.random_range(0..200))),
        sku,
    }
}

fn pick(rng: &mut ChaCha8Rng, from: &[&'static str]) -> &'static str {
    from.choose(rng).copied().unwrap_or_default()
}
