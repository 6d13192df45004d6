//! A remote with products, and helpers to report them.

use host_core::model::{Message, Outcome, Tick};
use host_core::next_state::{RunOutcome, next_state};
use host_core::shop::{Change, Entity, Product, ProductVariant, StockLevel, Timestamp, VariantOption};
use host_core::store::{
    Answer, Applied, Claim, Commit, Enumeration, Find, Read, Record, Refusal, StoreError, TickPage,
};
use host_core::unit_of_work::{Access, Unit};

use super::world::{LEASE, T0, World, why};

/// The beginning of a full list, its middle, its end, and a list in one page.
pub(crate) const BEGINS: Option<Enumeration> = Some(Enumeration { begins: true, ends: false });
pub(crate) const GOES_ON: Option<Enumeration> = Some(Enumeration { begins: false, ends: false });
pub(crate) const ENDS: Option<Enumeration> = Some(Enumeration { begins: false, ends: true });
pub(crate) const ALL: Option<Enumeration> = Some(Enumeration { begins: true, ends: true });

pub(crate) fn product(remote_id: &str) -> Product {
    Product {
        remote_id: Some(remote_id.into()),
        remote_version: "v1".into(),
        sku: format!("SKU-{remote_id}"),
        name: format!("Product {remote_id}"),
        description: "<p>good</p>".into(),
        price: "10.00".into(),
        currency: "CHF".into(),
        quantity: Some("5".into()),
        active: true,
        ..Product::default()
    }
}

pub(crate) fn variant(remote_id: &str, size: &str) -> ProductVariant {
    ProductVariant {
        remote_id: Some(remote_id.into()),
        sku: format!("SKU-{remote_id}"),
        options: vec![VariantOption { name: "size".into(), value: size.into() }],
        price: "10.00".into(),
        quantity: Some("2".into()),
        ..ProductVariant::default()
    }
}

pub(crate) fn upsert(product: &Product) -> Change {
    Change::UpsertProduct(product.clone())
}

pub(crate) fn upserts(remote_ids: &[&str]) -> Vec<Change> {
    remote_ids.iter().map(|id| upsert(&product(id))).collect()
}

pub(crate) fn stock(remote_id: &str, quantity: &str) -> Change {
    Change::SetStock(StockLevel { remote_id: remote_id.into(), quantity: quantity.into(), price: None })
}

/// One page of a tick, as a connector reports it.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) changes: Vec<Change>,
    pub(crate) problems: Vec<(String, Message)>,
    pub(crate) list: Option<Enumeration>,
    /// More follows at once.
    pub(crate) more: bool,
}

impl Page {
    pub(crate) fn of(changes: Vec<Change>, list: Option<Enumeration>) -> Self {
        Self { changes, list, ..Self::default() }
    }
}

pub(crate) fn problem(remote_id: &str) -> (String, Message) {
    (remote_id.to_owned(), why())
}

impl World {
    /// Reports changes of products outside of a tick, as a connector does.
    pub(crate) async fn report(&self, changes: Vec<Change>) -> Applied {
        let mut unit = self.unit().await;
        changes.into_iter().for_each(|change| unit.change(change).unwrap());
        self.store.commit(unit.commit(T0)).await.unwrap()
    }

    /// The refusal of a change.
    pub(crate) async fn refused(&self, change: Change) -> Message {
        let mut refusals = self.report(vec![change]).await.refusals;
        assert_eq!(refusals.len(), 1);
        let Refusal { message, .. } = refusals.remove(0);
        message
    }

    pub(crate) async fn read(&self, read: Read) -> Answer {
        self.store.read_for_connector(self.id(), &[read]).await.unwrap().pop().unwrap()
    }

    /// The shop's product that is linked to the remote's, as this installation sees it.
    pub(crate) async fn of_remote(&self, remote_id: &str) -> Option<Product> {
        match self.read(Read::Find(Entity::Product, Find::RemoteId(remote_id.into()))).await {
            Answer::Found(found) => found.into_iter().next().map(product_of),
            other => panic!("{other:?}"),
        }
    }

    /// The ids of all products that are on sale.
    pub(crate) async fn on_sale(&self) -> Vec<String> {
        let rows = self.store.records_list(self.id(), Entity::Product, None, 1_000).await.unwrap();
        let products = rows.into_iter().map(|row| product_of(row.record));
        let mut ids: Vec<_> = products.filter(|product| product.active).map(|product| product.id).collect();
        ids.sort();
        ids
    }

    pub(crate) async fn versions(&self, remote_ids: &[&str]) -> Vec<Option<String>> {
        let ids = remote_ids.iter().map(|id| (*id).to_owned()).collect();
        match self.read(Read::Versions(Entity::Product, ids)).await {
            Answer::Versions(versions) => versions,
            other => panic!("{other:?}"),
        }
    }

    /// The cursor behind the last change of the shop's products: the same while none of them changes.
    pub(crate) async fn latest_cursor(&self) -> Option<String> {
        match self.read(Read::Changed { entity: Entity::Product, after: None, limit: 1_000 }).await {
            Answer::Changed(_, cursor) => cursor,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) async fn tick(&self) -> Tick {
        self.store.ticks(Some(self.id())).await.unwrap().pop().unwrap()
    }

    pub(crate) async fn problems(&self) -> Vec<String> {
        let problems = self.store.problems(self.id(), Entity::Product, 10_000).await.unwrap();
        problems.into_iter().map(|problem| problem.remote_id).collect()
    }

    /// Begins a tick at a person's request.
    pub(crate) async fn begin(&self, at: Timestamp) -> Claim {
        let job = self.store.tick_now(self.id(), Entity::Product, false, at).await.unwrap();
        self.store.job_claim(at, LEASE, Some(&[job])).await.unwrap().expect("the tick is due")
    }

    /// The commit of a page that the connector reported.
    pub(crate) async fn reported(&self, claim: &Claim, page: Page, at: Timestamp) -> Commit {
        let ran_with = self.tick().await.cursor;
        let number: u64 = ran_with.as_deref().map_or(0, |cursor| cursor.parse().unwrap());
        let installation = claim.installation.clone();
        let mut unit = Unit::new(self.store.clone(), installation, Some(claim.lease), Access::ReadWrite);
        page.changes.into_iter().for_each(|change| unit.change(change).unwrap());
        let ran = if page.more { RunOutcome::Page(0) } else { RunOutcome::Succeeded(Outcome::Nothing) };
        Commit {
            page: Some(TickPage {
                entity: Entity::Product,
                ran_with,
                cursor: (number + 1).to_string(),
                problems: page.problems,
                done: number + 1,
                total: Some(9),
                ends: !page.more,
                enumeration: page.list,
            }),
            ending: Some(next_state(&claim.job, ran, true, at)),
            ..unit.commit(at)
        }
    }

    /// Runs one page from its beginning to its end.
    pub(crate) async fn page(&self, page: Page, at: Timestamp) -> Applied {
        let claim = self.begin(at).await;
        let commit = self.reported(&claim, page, at).await;
        self.store.commit(commit).await.unwrap()
    }

    /// Reports a full list in one page.
    pub(crate) async fn list_all(&self, remote_ids: &[&str], at: Timestamp) -> Applied {
        self.page(Page::of(upserts(remote_ids), ALL), at).await
    }

    pub(crate) async fn events(&self, event: &str) -> Vec<Message> {
        let reported = self.store.activity(Some(self.id()), 1_000).await.unwrap();
        let reported = reported.into_iter().rev().filter(|activity| activity.event == event);
        reported.filter_map(|activity| activity.message).collect()
    }
}

pub(crate) fn product_of(record: Record) -> Product {
    match record {
        Record::Product(product) => *product,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn argument<'a>(message: &'a Message, name: &str) -> &'a str {
    message.args.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

pub(crate) fn is_outdated<T>(result: &Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::Outdated(_)))
}
