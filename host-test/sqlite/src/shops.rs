//! Rows of shops.

use rusqlite::{Row, params};

use super::error::DbResult;
use super::open_transaction::OpenTransaction;
use host_core::model::Shop;
use host_core::rows::ShopRows;

const SHOP: &str = "SELECT id, name, public_url, currency, locale, time_zone, modules FROM shops";

fn shop(row: &Row<'_>) -> DbResult<Shop> {
    Ok(Shop {
        id: row.get(0)?,
        name: row.get(1)?,
        public_url: row.get(2)?,
        currency: row.get(3)?,
        locale: row.get(4)?,
        time_zone: row.get(5)?,
        modules: serde_json::from_str(&row.get::<_, String>(6)?)?,
    })
}

impl ShopRows for OpenTransaction<'_> {
    fn shop_by_id(&self, id: &str) -> DbResult<Option<Shop>> {
        let mut statement = self.prepare_cached(&format!("{SHOP} WHERE id = ?1"))?;
        let mut rows = statement.query([id])?;
        rows.next()?.map(shop).transpose()
    }

    fn shops(&self) -> DbResult<Vec<Shop>> {
        let mut statement = self.prepare(&format!("{SHOP} ORDER BY id"))?;
        let mut rows = statement.query([])?;
        let mut shops = Vec::new();
        while let Some(row) = rows.next()? {
            shops.push(shop(row)?);
        }
        Ok(shops)
    }

    fn put_shop(&self, shop: &Shop) -> DbResult<()> {
        self.execute(
            "INSERT INTO shops (id, name, public_url, currency, locale, time_zone, modules)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, public_url = excluded.public_url,
                currency = excluded.currency, locale = excluded.locale, time_zone = excluded.time_zone,
                modules = excluded.modules",
            params![
                shop.id,
                shop.name,
                shop.public_url,
                shop.currency,
                shop.locale,
                shop.time_zone,
                serde_json::to_string(&shop.modules)?
            ],
        )?;
        Ok(())
    }
}
