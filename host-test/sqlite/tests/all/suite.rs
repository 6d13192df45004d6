//! The SQLite store passes the suite that every store must pass.

use std::sync::Arc;

use host_core::store::Store;
use host_sqlite::SqliteStore;
use tempfile::TempDir;

use store_suite::{StoreHome, every_case};

/// A store in a folder of its own.
struct Folder(TempDir);

impl StoreHome for Folder {
    fn open(&self) -> Arc<dyn Store> {
        Arc::new(SqliteStore::open(&self.0.path().join("store.db")).unwrap())
    }
}

macro_rules! run {
    ($($module:ident { $($case:ident,)* })*) => {
        $(mod $module {
            $(#[tokio::test]
            async fn $case() {
                let home = super::Folder(tempfile::tempdir().unwrap());
                store_suite::$module::$case(&home).await;
            })*
        })*
    };
}
every_case!(run);
