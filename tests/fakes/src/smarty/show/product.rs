//! Products, as Products/list writes them.

use jiff::civil::DateTime;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::with_optional;
use crate::smarty::{
    dialect::{Categories, Dialect, EmptyLists, Images, NoStamp, Stamps, Stocks},
    product::{Product, Variation},
};

impl Dialect {
    /// The JSON of a product as this dialect lists it; `stamp` is its last change, where this Smarty keeps one.
    pub(crate) fn product(&self, product: &Product, stamp: Option<DateTime>) -> Value {
        let shown = json!({
            "id": self.id(product.id as i64),
            "sku": self.text(&product.sku),
            "ean": self.text(&product.ean),
            "title": self.text(&product.title),
            "description": self.text(&product.description),
            "description_short": self.text(&product.description_short),
            "category": self.category(&product.category),
            "brand": self.text(&product.brand),
            "price": self.money(product.price),
            "purchase_price": self.money(product.purchase_price),
            "weight": self.number(product.weight),
            "stock": self.stock(product.stock),
            "tax_id": self.id(product.tax_id),
        });
        let mut shown = with_optional(shown, "created", self.created, self.date(product.created));
        if let Some(fields) = shown.as_object_mut() {
            self.stamp(fields, stamp);
            let images = product.images.iter().map(|url| self.image(url)).collect();
            self.children(fields, "images", images);
            self.children(fields, "supplier", product.supplier.iter().map(|name| json!(name)).collect());
            let variations = product.variations.iter().map(|child| self.variation(child, product.id));
            self.children(fields, "variations", variations.collect());
        }
        shown
    }

    fn variation(&self, variation: &Variation, product: u64) -> Value {
        let detail = variation.detail.iter().map(|(name, value)| json!({ "name": name, "value": value }));
        json!({
            "id": self.id(variation.id as i64),
            "product_id": self.id(product as i64),
            "sku": self.text(&variation.sku),
            "ean": self.text(&variation.ean),
            "price": self.money(variation.price),
            "purchase_price": self.money(variation.purchase_price),
            "tax_id": self.id(variation.tax_id),
            "stock": self.stock(variation.stock),
            "detail": detail.collect::<Vec<_>>(),
        })
    }

    fn stamp(&self, fields: &mut Map<String, Value>, stamp: Option<DateTime>) {
        let reported = stamp.filter(|_| self.stamps != Stamps::None);
        let shown = match (reported, self.no_stamp) {
            (Some(_), _) => self.date(reported),
            (None, NoStamp::Null) => Value::Null,
            (None, NoStamp::Empty) => json!(""),
            (None, NoStamp::Zero) => json!("0000-00-00 00:00:00"),
            (None, NoStamp::Absent) => return,
        };
        fields.insert("last_update".to_owned(), shown);
    }

    fn children(&self, fields: &mut Map<String, Value>, name: &str, children: Vec<Value>) {
        let shown = match (children.is_empty(), self.empty_lists) {
            (true, EmptyLists::Null) => Value::Null,
            (true, EmptyLists::Absent) => return,
            (true, EmptyLists::Empty) | (false, _) => Value::Array(children),
        };
        fields.insert(name.to_owned(), shown);
    }

    fn image(&self, url: &str) -> Value {
        match self.images {
            Images::Texts => json!(url),
            Images::Objects => json!({ "url": url }),
        }
    }

    fn category(&self, path: &str) -> Value {
        let parts = || path.split(", ").filter(|part| !part.is_empty());
        match self.categories {
            Categories::Text => self.text(path),
            Categories::Texts => parts().map(Value::from).collect(),
            Categories::Object => json!({ "name": self.text(path) }),
            Categories::Objects => parts().map(|name| json!({ "name": name })).collect(),
        }
    }

    fn stock(&self, stock: i64) -> Value {
        match self.stocks {
            Stocks::Number => json!(stock),
            Stocks::Text => json!(stock.to_string()),
            Stocks::Decimal => json!(Decimal::new(stock.saturating_mul(100), 2).to_string()),
        }
    }
}
