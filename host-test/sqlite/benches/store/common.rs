//! Helpers of the benches.

use std::sync::Arc;

use host_core::model::{Account, InstallationId, Settings, Shop};
use host_core::store::{Connection, Store};
use host_sqlite::SqliteStore;
use tempfile::TempDir;

/// The time at which every bench begins.
pub(crate) const T0: u64 = 1_800_000_000_000;

/// A store in a folder of its own, with a shop and one installation, whose number is 1.
pub(crate) async fn connected() -> (TempDir, Arc<dyn Store>) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("store.db")).unwrap();
    assert_eq!(connected_shop(&store, "s1").await, 1);
    (folder, Arc::new(store))
}

/// Another shop with an installation.
pub(crate) async fn connected_shop(store: &dyn Store, shop: &str) -> InstallationId {
    let shop = Shop {
        id: shop.into(),
        name: "Shop".into(),
        public_url: String::new(),
        currency: "EUR".into(),
        locale: "it".into(),
        time_zone: "Europe/Rome".into(),
        modules: Vec::new(),
    };
    store.put_shop(&shop).await.unwrap();
    let connection = Connection {
        shop: shop.id,
        plugin: "erp".into(),
        settings: Settings::default(),
        flows: Vec::new(),
        account: Some(Account::default()),
        forget: false,
        exclusive: false,
        writes: Vec::new(),
        session: None,
        then: Vec::new(),
        actor: None,
        now: T0,
    };
    store.connect(connection).await.unwrap().0.id
}
