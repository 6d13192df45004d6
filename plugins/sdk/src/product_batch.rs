//! The products that one call read from the remote, and how the platform gets them: a new or changed product as a
//! whole, one of which only the stock changed as stock levels.

use crate::shop::{Entity, Product, StockLevel};
use crate::{Message, Problem, changes, records};

/// The most stock levels reported in one call, as the platform takes no more than 10,000 changes. The products beyond
/// are reported as a whole, which holds the stock too.
const MAX_STOCK_LEVELS: usize = 5_000;

/// The products of one call, each once: of two entries for one product the later counts. The platform takes what is
/// reported when the call ends.
#[derive(Debug, Default)]
pub struct ProductBatch(Vec<Row>);

#[derive(Debug)]
struct Row {
    remote_id: String,
    change: RowChange,
}

#[derive(Debug)]
enum RowChange {
    OnSale(Box<Product>),
    Removed,
    Rejected { message: Message, quantity: Option<String> },
}

impl ProductBatch {
    /// Adds a product with its `remote_id` and `remote_version` set, or the reason why it can't be imported.
    pub fn add(&mut self, remote_id: String, mapped: Result<Product, Message>) {
        let change = match mapped {
            Ok(product) => RowChange::OnSale(Box::new(product)),
            Err(message) => RowChange::Rejected { message, quantity: None },
        };
        self.put(Row { remote_id, change });
    }

    /// Adds a product that can't be imported, with its stock where that could be read. A product that is on sale
    /// already must not stay on sale with an old stock.
    pub fn add_rejected(&mut self, remote_id: String, message: Message, quantity: Option<String>) {
        self.put(Row { remote_id, change: RowChange::Rejected { message, quantity } });
    }

    /// Adds a product that the remote no longer has, or no longer sells. Nothing is reported where the platform doesn't
    /// sell it either.
    pub fn add_removed(&mut self, remote_id: String) {
        self.put(Row { remote_id, change: RowChange::Removed });
    }

    /// Reports the products to the platform. Returns how many of them differ from what the platform took last.
    #[must_use]
    pub fn report(&self) -> u64 {
        let ids: Vec<_> = self.0.iter().map(|row| row.remote_id.clone()).collect();
        let (mut news, mut levels_left) = (0, MAX_STOCK_LEVELS);
        for (row, version) in self.0.iter().zip(records::versions(Entity::Product, &ids)) {
            let product = match &row.change {
                RowChange::OnSale(product) => product,
                RowChange::Removed if version.is_some() => {
                    news += 1;
                    changes::deactivate_product(&row.remote_id);
                    continue;
                }
                RowChange::Rejected { quantity: Some(quantity), .. }
                    if version.is_some() && levels_left > 0 =>
                {
                    levels_left -= 1;
                    let (remote_id, quantity) = (row.remote_id.clone(), quantity.clone());
                    changes::set_stock(&StockLevel { remote_id, quantity, price: None });
                    continue;
                }
                RowChange::Removed | RowChange::Rejected { .. } => continue,
            };
            let same = version.as_ref() == Some(&product.remote_version);
            if !same {
                news += 1;
            }
            match stock(product).filter(|levels| same && levels.len() <= levels_left) {
                Some(levels) => {
                    levels_left -= levels.len();
                    levels.iter().for_each(changes::set_stock);
                }
                None => changes::upsert_product(product),
            }
        }
        news
    }

    /// The products that couldn't be imported, for the page.
    #[must_use]
    pub fn problems(self) -> Vec<Problem> {
        let problem = |row: Row| match row.change {
            RowChange::Rejected { message, .. } => Some(Problem { remote_id: row.remote_id, message }),
            RowChange::OnSale(_) | RowChange::Removed => None,
        };
        self.0.into_iter().filter_map(problem).collect()
    }

    fn put(&mut self, row: Row) {
        self.0.retain(|other| other.remote_id != row.remote_id);
        self.0.push(row);
    }
}

/// The stock levels of a product and of its variants. None where the stock of one of them isn't tracked, since no stock
/// level can say so.
fn stock(product: &Product) -> Option<Vec<StockLevel>> {
    let own = std::iter::once((&product.remote_id, &product.quantity));
    let all = own.chain(product.variants.iter().map(|variant| (&variant.remote_id, &variant.quantity)));
    let level = |(id, quantity): (&Option<String>, &Option<String>)| {
        Some(StockLevel { remote_id: id.clone()?, quantity: quantity.clone()?, price: None })
    };
    all.map(level).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::changes::Change;
    use crate::testing::{self, samples};
    use crate::{product_version, say};

    fn product(id: &str, name: &str, quantity: Option<&str>) -> Product {
        let mut product = Product {
            remote_id: Some(id.to_owned()),
            name: name.to_owned(),
            quantity: quantity.map(str::to_owned),
            ..samples::product()
        };
        product.remote_version = product_version::of_product(&product);
        product
    }

    /// What one call reports, in short.
    fn call(take: impl FnOnce(&mut ProductBatch)) -> (u64, Vec<String>) {
        let mut batch = ProductBatch::default();
        take(&mut batch);
        let news = batch.report();
        let shown = |change: Change| match change {
            Change::UpsertProduct(product) => format!("whole {}", product.name),
            Change::SetStock(level) => format!("stock {} {}", level.remote_id, level.quantity),
            Change::DeactivateProduct(id) => format!("gone {id}"),
            other => format!("{other:?}"),
        };
        (news, testing::with(|host| std::mem::take(&mut host.changes)).into_iter().map(shown).collect())
    }

    #[test]
    fn what_is_new_is_reported_whole_and_what_changed_its_stock_alone_as_stock() {
        testing::reset();
        let take = |quantity| {
            move |batch: &mut ProductBatch| batch.add("1".into(), Ok(product("1", "Cup", quantity)))
        };
        assert_eq!(call(take(Some("5"))), (1, vec!["whole Cup".to_owned()]));
        assert_eq!(call(take(Some("4"))), (0, vec!["stock 1 4".to_owned()]));
        assert_eq!(call(take(None)), (0, vec!["whole Cup".to_owned()]), "not tracked any more");
        let renamed = |batch: &mut ProductBatch| batch.add("1".into(), Ok(product("1", "Mug", Some("4"))));
        assert_eq!(call(renamed), (1, vec!["whole Mug".to_owned()]));
    }

    #[test]
    fn what_is_read_later_in_a_call_counts() {
        testing::reset();
        let mut batch = ProductBatch::default();
        batch.add("1".into(), Err(say::sdk_queue()));
        batch.add("2".into(), Ok(product("2", "Cup", None)));
        batch.add("2".into(), Err(say::sdk_storage()));
        batch.add_removed("1".into());
        batch.add("1".into(), Ok(product("1", "Mug", None)));
        assert_eq!(batch.report(), 1);
        assert_eq!(batch.problems(), [Problem { remote_id: "2".into(), message: say::sdk_storage() }]);
        assert_eq!(testing::with(|host| host.changes.len()), 1);
    }

    #[test]
    fn what_can_no_longer_be_taken_keeps_its_stock_right_where_it_is_on_sale() {
        testing::reset();
        let refuse = |quantity: Option<&str>| {
            let quantity = quantity.map(str::to_owned);
            move |batch: &mut ProductBatch| batch.add_rejected("1".into(), say::sdk_queue(), quantity)
        };
        assert_eq!(call(refuse(Some("3"))), (0, Vec::new()), "not known yet");
        call(|batch| batch.add("1".into(), Ok(product("1", "Cup", Some("5")))));
        assert_eq!(call(refuse(Some("3"))), (0, vec!["stock 1 3".to_owned()]));
        assert_eq!(call(refuse(None)), (0, Vec::new()));
    }

    #[test]
    fn what_is_gone_goes_off_sale_once_and_what_was_never_there_is_not_reported() {
        testing::reset();
        let first = |batch: &mut ProductBatch| {
            batch.add("1".into(), Ok(product("1", "Cup", None)));
            batch.add_removed("7".into());
        };
        assert_eq!(call(first), (1, vec!["whole Cup".to_owned()]));
        let gone = |batch: &mut ProductBatch| batch.add_removed("1".into());
        assert_eq!(call(gone), (1, vec!["gone 1".to_owned()]));
        assert_eq!(call(gone), (0, Vec::new()));
    }

    #[test]
    fn more_stock_than_a_call_may_report_is_reported_with_whole_products() {
        testing::reset();
        let many = |batch: &mut ProductBatch| {
            for id in 0..=MAX_STOCK_LEVELS {
                let id = id.to_string();
                let product = Box::new(product(&id, "Cup", Some("1")));
                // `put` would search the batch five thousand times.
                batch.0.push(Row { remote_id: id, change: RowChange::OnSale(product) });
            }
        };
        assert_eq!(call(many).0, MAX_STOCK_LEVELS as u64 + 1);
        let (news, changes) = call(many);
        assert_eq!(news, 0);
        assert_eq!(changes.iter().filter(|change| change.starts_with("stock")).count(), MAX_STOCK_LEVELS);
        assert_eq!(changes.last().unwrap(), "whole Cup");
    }
}
