//! A catalogue of any size. What the n-th product is depends on the seed and n alone.

use jiff::{SignedDuration, civil::DateTime};
use rand::{
    RngExt, SeedableRng,
    rngs::ChaCha8Rng,
    seq::{IndexedRandom, IteratorRandom},
};
use rust_decimal::Decimal;

use super::{
    product::{Product, Variation},
    state::State,
};
use crate::ean::ean;

const THINGS: [(&str, &str); 10] = [
    ("Tazza", "Casa, Cucina, Tazze"),
    ("Piatto", "Casa, Cucina, Piatti"),
    ("Lampada", "Casa, Illuminazione"),
    ("Cuscino", "Casa, Tessili, Cuscini"),
    ("Maglia", "Abbigliamento, Maglie"),
    ("Camicia", "Abbigliamento, Camicie"),
    ("Sciarpa", "Abbigliamento, Accessori, Sciarpe"),
    ("Quaderno", "Cancelleria"),
    ("Zaino", "Viaggio, Zaini"),
    ("Caffè", "Alimentari, Caffè & tè"),
];
const KINDS: [&str; 8] =
    ["classica", "leggera", "«Riviera»", "per l'estate", "extra", "d'Oltralpe", "fatta a mano", "N° 5"];
const BRANDS: [&str; 6] = ["Acme", "Bottega Nord", "L'Officina", "Müller & Söhne", "Riva", ""];
const SUPPLIERS: [&str; 4] = ["North Mill", "Filanda Verdi", "Depot Süd", "Rossi S.r.l."];
const MATERIALS: [&str; 5] = ["cotone", "lino", "ceramica", "acciaio", "legno"];
const SIZES: [&str; 5] = ["XS", "S", "M", "L", "XL"];
const COLOURS: [&str; 4] = ["Blu", "Rosso", "Verde", "Grigio perla"];

/// One in so many products has variations; arbitrary, as are the other shares.
const WITH_VARIATIONS: u32 = 5;

pub(crate) fn products(state: &mut State, count: u64, seed: u64) -> Vec<Product> {
    let (now, first) = (state.now(), state.generated);
    state.generated = first.saturating_add(count);
    let taxes: Vec<i64> = state.taxes.iter().map(|tax| tax.id).collect();
    (first..state.generated).map(|index| product(seed, index, &taxes, now)).collect()
}

fn product(seed: u64, index: u64, taxes: &[i64], now: DateTime) -> Product {
    // Said to stay the same over releases and machines, unlike the library's default.
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(index);
    let (thing, category) = *pick(&mut rng, &THINGS, &("Articolo", ""));
    let kind = *pick(&mut rng, &KINDS, &"");
    let material = *pick(&mut rng, &MATERIALS, &"");
    // A catalogue's numbers are often mere digits, with zeros that a spreadsheet would lose.
    let sku = match rng.random_ratio(1, 4) {
        true => format!("{index:08}"),
        false => format!("ART-{index:06}"),
    };
    let price = Decimal::new(rng.random_range(100..50_000), 2);
    let purchase_price = Decimal::new(rng.random_range(50..=100), 2) * price;
    let tax_id = *pick(&mut rng, taxes, &0);
    let images = rng.random_range(0..4);
    let changed = now.saturating_sub(SignedDuration::from_secs(rng.random_range(60..365 * 86_400)));
    let mut product = Product {
        ean: ean(index * 100),
        title: format!("{thing} {kind}"),
        description: format!(
            "<h2>{thing} {kind}</h2>\n<p>Di <strong>{material}</strong>, fatta per durare: &egrave; \
             lavabile &amp; leggera.</p>\n<ul><li>Articolo {sku}</li><li>Peso: vedi scheda</li></ul>"
        ),
        description_short: format!("{thing} di {material}"),
        category: category.to_owned(),
        brand: (*pick(&mut rng, &BRANDS, &"")).to_owned(),
        supplier: SUPPLIERS
            .iter()
            .filter(|_| rng.random_ratio(1, 4))
            .map(|name| (*name).to_owned())
            .collect(),
        price,
        purchase_price: purchase_price.round_dp(2),
        weight: Decimal::from(rng.random_range(10..3_000)),
        stock: rng.random_range(0..200),
        tax_id,
        images: (1..=images).map(|image| format!("https://img.example/{sku}/{image}.jpg")).collect(),
        created: Some(changed.saturating_sub(SignedDuration::from_hours(24))),
        last_update: Some(changed),
        sku,
        ..Product::default()
    };
    if rng.random_ratio(1, WITH_VARIATIONS) {
        product.variations = variations(&mut rng, &product, index);
        product.stock = product.variations.iter().map(|variation| variation.stock).sum();
    }
    product
}

fn variations(rng: &mut ChaCha8Rng, product: &Product, index: u64) -> Vec<Variation> {
    let wanted = rng.random_range(2..=6);
    let pairs = SIZES.iter().flat_map(|size| COLOURS.iter().map(move |colour| (*size, *colour)));
    let chosen = pairs.sample(rng, wanted);
    let number = (1..).zip(chosen);
    number
        .map(|(number, (size, colour))| Variation {
            sku: format!("{}-{number:02}", product.sku),
            ean: ean(index * 100 + number),
            price: product.price + Decimal::new(rng.random_range(0..500), 2),
            purchase_price: product.purchase_price,
            tax_id: product.tax_id,
            stock: rng.random_range(0..50),
            detail: vec![("Taglia".to_owned(), size.to_owned()), ("Colore".to_owned(), colour.to_owned())],
            ..Variation::default()
        })
        .collect()
}

fn pick<'a, T>(rng: &mut ChaCha8Rng, from: &'a [T], otherwise: &'a T) -> &'a T {
    from.choose(rng).unwrap_or(otherwise)
}
