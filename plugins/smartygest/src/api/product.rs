//! A product as listed, in whatever form Smarty tells it.
//!
//! Seen in requests: `category` is one text, "Clothing, T-shirts", and `images` a list of addresses. What the
//! list answers was never seen: here every form is read that a program in PHP may make of the same data.

use std::borrow::Cow;

use framework360_sdk::json::{Value, text};

use super::answer::records;

/// A product. Texts and numbers are as they came; empty where nothing was told.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Product {
    pub(crate) id: String,
    pub(crate) sku: String,
    pub(crate) ean: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) description_short: String,
    /// Root first.
    pub(crate) category: Vec<String>,
    pub(crate) brand: String,
    pub(crate) price: String,
    pub(crate) weight: String,
    pub(crate) stock: String,
    pub(crate) tax_id: String,
    pub(crate) images: Vec<String>,
    /// On Smarty's own clock, see [`crate::civil`].
    pub(crate) last_update: String,
    pub(crate) variations: Vec<Variation>,
}

/// A variation of a product.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Variation {
    pub(crate) id: String,
    pub(crate) sku: String,
    pub(crate) ean: String,
    pub(crate) price: String,
    pub(crate) stock: String,
    pub(crate) images: Vec<String>,
    /// Names and values, such as "Taglia" and "S".
    pub(crate) detail: Vec<(String, String)>,
}

impl Product {
    pub(crate) fn read(object: Value<'_>) -> Self {
        let title = text(object, "title");
        Self {
            id: id(object),
            sku: trimmed(object, "sku"),
            ean: trimmed(object, "ean"),
            title: if title.trim().is_empty() { text(object, "name") } else { title },
            description: text(object, "description"),
            description_short: text(object, "description_short"),
            category: object.get("category").map(path).unwrap_or_default(),
            brand: object.get("brand").map(|brand| named(brand, &["name"])).unwrap_or_default(),
            price: number(object, "price"),
            weight: number(object, "weight"),
            stock: number(object, "stock"),
            tax_id: object.get("tax_id").map(|tax| named(tax, &["id"])).unwrap_or_default(),
            images: images(object),
            last_update: text(object, "last_update"),
            variations: object.get("variations").map(variations).unwrap_or_default(),
        }
    }
}

fn variations(told: Value<'_>) -> Vec<Variation> {
    entries(told)
        .into_iter()
        .filter(|(_, one)| one.is_object())
        .map(|(id, one)| variation(&id, one))
        .collect()
}

/// A list, a wrapped list, or an object that tells something of each entry by its name, such as its id.
fn entries(told: Value<'_>) -> Vec<(Cow<'_, str>, Value<'_>)> {
    match records(told).and_then(Value::elements) {
        Some(list) => list.into_iter().map(|one| (Cow::Borrowed(""), one)).collect(),
        None => told.fields().unwrap_or_default(),
    }
}

fn variation(key: &str, object: Value<'_>) -> Variation {
    let id = id(object);
    Variation {
        id: if id.is_empty() { key.trim().to_owned() } else { id },
        sku: trimmed(object, "sku"),
        ean: trimmed(object, "ean"),
        price: number(object, "price"),
        stock: number(object, "stock"),
        images: images(object),
        detail: object.get("detail").map(detail).unwrap_or_default(),
    }
}

/// `[{"name": "Taglia", "value": "S"}]`, or `{"Taglia": "S"}`.
fn detail(told: Value<'_>) -> Vec<(String, String)> {
    let pair = |(name, one): (Cow<'_, str>, Value<'_>)| {
        if one.is_object() {
            (trimmed(one, "name"), trimmed(one, "value"))
        } else {
            (name.trim().to_owned(), scalar(one))
        }
    };
    entries(told).into_iter().map(pair).collect()
}

/// "Clothing, T-shirts" alone or under a name; or the parts one by one, as texts or under names.
fn path(told: Value<'_>) -> Vec<String> {
    let parts: Vec<String> = match records(told).and_then(Value::elements) {
        Some(parts) => parts.into_iter().map(|part| named(part, &["name"])).collect(),
        None => named(told, &["name"]).split(", ").map(|part| part.trim().to_owned()).collect(),
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// Addresses as texts or under a name, several or one.
fn images(object: Value<'_>) -> Vec<String> {
    let Some(told) = object.get("images") else { return Vec::new() };
    let one = |image: Value<'_>| named(image, &["url", "src"]);
    let told = match records(told).and_then(Value::elements) {
        Some(list) => list.into_iter().map(one).collect(),
        None => vec![one(told)],
    };
    let mut images: Vec<String> = Vec::new();
    for image in told {
        if !image.is_empty() && !images.contains(&image) {
            images.push(image);
        }
    }
    images
}

/// A text, or what an object tells under the first of `keys` that it has.
fn named(told: Value<'_>, keys: &[&str]) -> String {
    scalar(keys.iter().find_map(|key| told.get(key)).unwrap_or(told))
}

fn scalar(told: Value<'_>) -> String {
    told.text().map(|text| text.trim().to_owned()).unwrap_or_default()
}

/// A text, or a whole number: no `true`, and no 23.0, which is another text as soon as somebody writes it otherwise.
fn id(object: Value<'_>) -> String {
    let told = object.get("id").filter(|told| {
        let source = told.source();
        source.starts_with('"') || source.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
    });
    told.map(scalar).unwrap_or_default()
}

/// In a text a point may be there for thousands; in a number of JSON's it never is, which a further digit says.
fn number(object: Value<'_>, key: &str) -> String {
    let told = text(object, key);
    let is_number = object.get(key).is_some_and(|value| !value.source().starts_with('"'));
    let thousandths = told.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
    if is_number && thousandths { told + "0" } else { told }
}

fn trimmed(object: Value<'_>, key: &str) -> String {
    object.get(key).map(scalar).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::json;

    fn read(text: &str) -> Product {
        Product::read(json::parse(text.as_bytes()).unwrap().root())
    }

    #[test]
    fn text_for_numbers_and_numbers_for_text_are_the_same_product() {
        let numbers =
            read(r#"{"id": 5012, "sku": 17, "price": 19.90, "stock": 12, "tax_id": 1, "weight": 80}"#);
        let texts = read(
            r#"{"id": "5012", "sku": " 17 ", "price": "19.90", "stock": "12", "tax_id": "1", "weight": "80"}"#,
        );
        assert_eq!(numbers, texts);
        assert_eq!((numbers.id.as_str(), numbers.price.as_str()), ("5012", "19.90"));
    }

    #[test]
    fn leading_zeros_stay_and_outer_blanks_go() {
        let product =
            read(r#"{"sku": " 0017 ", "ean": "0012345678905", "brand": {"id": 3, "name": " Acme "}}"#);
        assert_eq!((product.sku.as_str(), product.ean.as_str()), ("0017", "0012345678905"));
        assert_eq!(product.brand, "Acme");
    }

    #[test]
    fn a_category_comes_in_every_form() {
        for told in [
            r#""Clothing, T-shirts""#,
            r#"["Clothing", "T-shirts"]"#,
            r#"{"id": 4, "name": "Clothing, T-shirts"}"#,
            r#"[{"name": "Clothing"}, {"name": "T-shirts"}]"#,
            r#"{"items": [{"name": "Clothing"}, "", {"name": "T-shirts"}]}"#,
        ] {
            assert_eq!(
                read(&format!(r#"{{"category": {told}}}"#)).category,
                ["Clothing", "T-shirts"],
                "{told}"
            );
        }
        assert!(read(r#"{"category": null}"#).category.is_empty());
        assert_eq!(read(r#"{"category": "Sizes 1,5, Large"}"#).category, ["Sizes 1,5", "Large"]);
    }

    #[test]
    fn images_come_in_every_form_and_each_once() {
        for told in [
            r#"["https://i/a.jpg", "https://i/b.jpg", "https://i/a.jpg", null, ""]"#,
            r#"[{"url": "https://i/a.jpg"}, {"src": "https://i/b.jpg"}]"#,
            r#"{"Data": {"Records": [{"url": "https://i/a.jpg"}, "https://i/b.jpg"]}}"#,
        ] {
            let images = read(&format!(r#"{{"images": {told}}}"#)).images;
            assert_eq!(images, ["https://i/a.jpg", "https://i/b.jpg"], "{told}");
        }
        for told in [r#""https://i/a.jpg""#, r#"{"id": 1, "url": "https://i/a.jpg"}"#] {
            assert_eq!(read(&format!(r#"{{"images": {told}}}"#)).images, ["https://i/a.jpg"], "{told}");
        }
    }

    #[test]
    fn variations_come_as_a_list_wrapped_or_by_their_ids() {
        let one = r#""sku": "TEE-S", "detail": [{"name": "Taglia", "value": "S"}]"#;
        for told in [
            format!(r#"[{{"id": 9001, {one}}}]"#),
            format!(r#"{{"Records": [{{"id": "9001", {one}}}]}}"#),
            format!(r#"{{"9001": {{{one}}}}}"#),
            r#"{"x": {"id": 9001, "sku": "TEE-S", "detail": {"Taglia": " S "}}}"#.to_owned(),
        ] {
            let variations = read(&format!(r#"{{"variations": {told}}}"#)).variations;
            assert_eq!(variations.len(), 1, "{told}");
            assert_eq!((variations[0].id.as_str(), variations[0].sku.as_str()), ("9001", "TEE-S"));
            assert_eq!(variations[0].detail, [("Taglia".to_owned(), "S".to_owned())]);
        }
        for none in ["null", "[]", "{}", "0", "\"\""] {
            assert!(read(&format!(r#"{{"variations": {none}}}"#)).variations.is_empty(), "{none}");
        }
    }
}
