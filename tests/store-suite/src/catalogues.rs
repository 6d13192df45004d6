//! A remote that changes at random, reported in random pages, repeated, cut off and begun again. In the
//! end the shop is the same as if only the last state had been reported once.
//!
//! `SEEDS=500` runs more catalogues than the usual, `SEED=17` a single one.

use std::collections::BTreeMap;

use host_core::shop::{Change, Entity, Product, StockLevel};
use host_core::store::{Enumeration, StoreError};
use rand::rngs::StdRng;
use rand::seq::IteratorRandom as _;
use rand::{RngExt as _, SeedableRng as _};

use super::StoreHome;
use super::remote::{BEGINS, GOES_ON, Page, problem, product, product_of, upsert, variant};
use super::world::{LEASE, T0, World, connection, shop};

const PRODUCTS: usize = 8;
const STEPS: usize = 30;

pub async fn whatever_was_reported_in_between_the_shop_is_what_was_reported_last(home: &dyn StoreHome) {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let seeds = match number("SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("SEEDS").unwrap_or(25),
    };
    let store = home.open();
    for seed in seeds {
        println!("seed {seed}");
        let mut worlds = Vec::new();
        for name in ["random", "once"] {
            let name = format!("{name}-{seed}");
            store.put_shop(&shop(&name)).await.unwrap();
            let (installation, _) = store.connect(connection(&name, "account-1")).await.unwrap();
            worlds.push(World { store: store.clone(), installation });
        }
        let [random, once] = &worlds[..] else { panic!() };
        let mut remote = Remote { random: StdRng::seed_from_u64(seed), products: BTreeMap::new() };
        for _ in 0..STEPS {
            remote.step(random).await;
        }
        for world in [random, once] {
            remote.report_everything(world).await;
        }
        let (random, once) = (on_sale(random).await, on_sale(once).await);
        assert_eq!(random, once, "seed {seed}");
        assert_eq!(random.len(), remote.products.values().filter(|product| product.active).count());
    }
}

/// The products that are on sale, by the remote's identifiers.
async fn on_sale(world: &World) -> BTreeMap<String, Product> {
    let rows = world.store.records_list(world.id(), Entity::Product, None, 1_000).await.unwrap();
    let products = rows.into_iter().map(|row| product_of(row.record)).filter(|product| product.active);
    products.map(|product| (product.id.clone(), Product { updated_at: None, ..product })).collect()
}

struct Remote {
    random: StdRng,
    products: BTreeMap<String, Product>,
}

impl Remote {
    async fn step(&mut self, world: &World) {
        for _ in 0..self.random.random_range(0..4) {
            self.change();
        }
        match self.random.random_range(0..10) {
            0 => drop(world.store.tick_now(world.id(), Entity::Product, true, T0).await.unwrap()),
            1 => drop(world.store.held_list_confirm(world.id(), Entity::Product, None, T0).await.unwrap()),
            2 => drop(world.store.connect(connection(&world.installation.shop, "account-1")).await.unwrap()),
            3 => self.lose_a_page(world).await,
            4..7 => {
                let changes = self.page(world).await;
                let list = [None, BEGINS, GOES_ON].into_iter().choose(&mut self.random).unwrap();
                world.page(Page { more: self.random.random(), ..Page::of(changes, list) }, T0).await;
            }
            7 => {
                let id = self.random.random_range(0..PRODUCTS).to_string();
                world.page(Page { problems: vec![problem(&id)], ..Page::default() }, T0).await;
            }
            _ => self.report_everything(world).await,
        }
    }

    fn change(&mut self) {
        let id = self.random.random_range(0..PRODUCTS).to_string();
        let number = self.random.random_range(0..4_u32);
        if self.random.random_range(0..4) == 0 {
            self.products.remove(&id);
            return;
        }
        let known = self.products.entry(id.clone()).or_insert_with(|| product(&id));
        match self.random.random_range(0..8) {
            0 => known.name = format!("Name {number}"),
            1 => known.description = format!("<p onclick=x>{number}</p>"),
            2 => known.price = format!("{number}.50"),
            3 => known.images = (0..number).map(|number| format!("https://x.example/{number}")).collect(),
            4 => known.active = number > 0,
            5 => known.quantity = (number > 0).then(|| number.to_string()),
            6 => {
                let sizes = ["S", "M", "L"].into_iter().filter(|_| self.random.random());
                known.variants = sizes.map(|size| variant(&format!("{id}/{size}"), size)).collect();
            }
            _ => {
                if let Some(variant) = known.variants.first_mut() {
                    variant.quantity = Some(number.to_string());
                    variant.price = format!("{number}");
                }
            }
        }
        let stockless = |product: &Product| {
            let mut product = Product { quantity: None, remote_version: String::new(), ..product.clone() };
            product.variants.iter_mut().for_each(|variant| variant.quantity = None);
            product
        };
        known.remote_version = serde_json::to_string(&stockless(known)).unwrap();
        known.remote_version.truncate(1_000);
    }

    /// Some products in some order, some of them twice, as a connector reports them.
    async fn page(&mut self, world: &World) -> Vec<Change> {
        let mut ids: Vec<_> = self.products.keys().cloned().collect();
        ids.retain(|_| self.random.random());
        if let Some(again) = ids.iter().choose(&mut self.random).cloned() {
            ids.push(again);
        }
        self.changes(world, &ids).await
    }

    /// The changes for these products: one whose version is known needs its stock alone.
    async fn changes(&mut self, world: &World, ids: &[String]) -> Vec<Change> {
        let asked: Vec<&str> = ids.iter().map(String::as_str).collect();
        let versions = world.versions(&asked).await;
        let mut changes = Vec::new();
        for (id, version) in ids.iter().zip(versions) {
            let reported = &self.products[id];
            let tracked =
                reported.quantity.is_some() && reported.variants.iter().all(|it| it.quantity.is_some());
            if version.as_ref() != Some(&reported.remote_version) || !tracked {
                changes.push(upsert(reported));
                continue;
            }
            let own = (id.clone(), reported.quantity.clone().unwrap());
            let variants = reported
                .variants
                .iter()
                .map(|it| (it.remote_id.clone().unwrap(), it.quantity.clone().unwrap()));
            changes.extend(std::iter::once(own).chain(variants).map(|(remote_id, quantity)| {
                Change::SetStock(StockLevel { remote_id, quantity, price: None })
            }));
        }
        changes
    }

    async fn report_everything(&mut self, world: &World) {
        let ids: Vec<_> = self.products.keys().cloned().collect();
        let size = self.random.random_range(1..4);
        let mut pages: Vec<_> = ids.chunks(size).collect();
        if pages.is_empty() {
            pages.push(&[]);
        }
        let last = pages.len() - 1;
        for (number, ids) in pages.into_iter().enumerate() {
            let changes = self.changes(world, ids).await;
            let list = Some(Enumeration { begins: number == 0, ends: number == last });
            let applied = world.page(Page { more: number != last, ..Page::of(changes, list) }, T0).await;
            assert_eq!(applied.refusals, []);
        }
        world.store.held_list_confirm(world.id(), Entity::Product, None, T0).await.unwrap();
    }

    async fn lose_a_page(&mut self, world: &World) {
        let changes = self.page(world).await;
        let claim = world.begin(T0).await;
        let commit = world.reported(&claim, Page::of(changes, None), T0).await;
        world.store.jobs_rescue(T0 + 2 * LEASE).await.unwrap();
        assert!(matches!(world.store.commit(commit).await, Err(StoreError::LeaseLost)));
    }
}
