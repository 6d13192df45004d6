//! Smarty publishes no reference: its catalogue must come in however it is written.

use fakes::smarty::Dialect;
use fakes::smarty::dialect::*;
use scenarios::{Catalogue as _, Smartygest, World};

type Change = fn(&mut Dialect);

/// Every switch at every position but its first.
const DIALECTS: &[(&str, Change)] = &[
    ("usual", |_| {}),
    ("numbers as numbers", |d| d.numbers = Numbers::Number),
    ("trimmed decimals", |d| d.scale = Scale::Trimmed),
    ("rounded decimals", |d| d.scale = Scale::Rounded),
    ("ids as text", |d| d.ids = Ids::Text),
    ("null for empty", |d| d.empties = Empties::Null),
    ("dates with a T", |d| d.dates = Dates::T),
    ("lists in items", |d| d.lists = Lists::Items),
    ("lists in Data.Records", |d| d.lists = Lists::DataRecords),
    ("lists in Records", |d| d.lists = Lists::Records),
    ("by number, rising", |d| d.product_sorting = ProductSorting::IdRising),
    ("by change, falling", |d| d.product_sorting = ProductSorting::ChangeFalling),
    ("by change, rising", |d| d.product_sorting = ProductSorting::ChangeRising),
    ("last_update_from exclusive", |d| d.since = Since::Exclusive),
    ("no created", |d| d.created = Presence::Absent),
    ("images as objects", |d| d.images = Images::Objects),
    ("category as texts", |d| d.categories = Categories::Texts),
    ("category as an object", |d| d.categories = Categories::Object),
    ("category as objects", |d| d.categories = Categories::Objects),
    ("stock as text", |d| d.stocks = Stocks::Text),
    ("stock as decimal", |d| d.stocks = Stocks::Decimal),
    ("null for empty lists", |d| d.empty_lists = EmptyLists::Null),
    ("no empty lists", |d| d.empty_lists = EmptyLists::Absent),
];

/// The catalogue as the shop has it, whatever the dialect.
async fn catalogue(dialect: Dialect, name: &str) -> Vec<String> {
    let world = World::<Smartygest>::buying(Smartygest::speaking(dialect).await).await;
    let ids = world.remote.seed(110);
    let counts = world.ticked().await;
    assert_eq!((counts.created, counts.problems), (110, 0), "{name}: {counts:?}");
    world.agrees(name).await;
    world.remote.restock(&ids[50], 12_345);
    world.remote.rename(&ids[51], "Renamed");
    let counts = world.ticked().await;
    assert_eq!((counts.stock, counts.updated, counts.created), (1, 1, 0), "{name}: {counts:?}");
    world.agrees(name).await;
    let mut all: Vec<String> = world
        .products()
        .await
        .into_iter()
        .map(|product| {
            let images = product.images.join(" ");
            let category = product.category.join("/");
            let vat = scenarios::plain(&product.vat_rate.unwrap_or_default());
            format!("{} {} {category} {images} {vat} {}", product.sku, product.ean, product.description)
        })
        .collect();
    all.sort();
    all
}

#[tokio::test]
async fn a_smarty_that_passes_over_last_update_from_is_read_as_a_whole() {
    let dialect = Dialect { since: Since::Ignored, ..Dialect::default() };
    let world = World::<Smartygest>::buying(Smartygest::speaking(dialect).await).await;
    let ids = world.remote.seed(110);
    world.ticked().await;
    world.remote.rename(&ids[60], "Renamed");
    world.clock.advance(25 * 3600 * 1000);
    world.ticked().await;
    world.agrees("within the day").await;
}

#[tokio::test]
async fn every_dialect_describes_the_same_catalogue() {
    let usual = catalogue(Dialect::default(), "usual").await;
    for (name, change) in DIALECTS {
        let mut dialect = Dialect::default();
        change(&mut dialect);
        assert_eq!(catalogue(dialect, name).await, usual, "{name}");
    }
    assert_eq!(catalogue(Dialect::second(), "the second Smarty").await, usual);
}
