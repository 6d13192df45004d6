//! A product as listed, in whatever form Smarty reports it.
//!
//! Seen in requests: `category` is one text, "Clothing, T-shirts", and `images` a list of addresses. What the
//! list answers was never seen: here every form is read that a program in PHP may make of the same data.

use framework360_sdk::wire::{Fields, Lenient, Scalar, Source, Trimmed};
use serde::{Deserialize, Deserializer};

use super::answer::Listed;

/// A product. Texts and numbers are as they came. Fields that Smarty doesn't report are empty.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(crate) struct Product {
    #[serde(deserialize_with = "id")]
    pub(crate) id: String,
    pub(crate) sku: Trimmed,
    pub(crate) ean: Trimmed,
    pub(crate) title: Scalar,
    /// The name, which replaces an empty title: see [`Product::completed`].
    pub(crate) name: Scalar,
    pub(crate) description: Scalar,
    pub(crate) description_short: Scalar,
    /// Root first.
    #[serde(deserialize_with = "path")]
    pub(crate) category: Vec<String>,
    #[serde(deserialize_with = "name")]
    pub(crate) brand: String,
    #[serde(deserialize_with = "number")]
    pub(crate) price: String,
    #[serde(deserialize_with = "number")]
    pub(crate) weight: String,
    #[serde(deserialize_with = "number")]
    pub(crate) stock: String,
    #[serde(deserialize_with = "tax_id")]
    pub(crate) tax_id: String,
    #[serde(deserialize_with = "images")]
    pub(crate) images: Vec<String>,
    /// When the product was changed last, on Smarty's own clock: see [`framework360_sdk::civil`].
    pub(crate) last_update: Scalar,
    #[serde(deserialize_with = "variations")]
    pub(crate) variations: Vec<Variation>,
}

/// A variation of a product.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(crate) struct Variation {
    #[serde(deserialize_with = "id")]
    pub(crate) id: String,
    pub(crate) sku: Trimmed,
    pub(crate) ean: Trimmed,
    #[serde(deserialize_with = "number")]
    pub(crate) price: String,
    #[serde(deserialize_with = "number")]
    pub(crate) stock: String,
    #[serde(deserialize_with = "images")]
    pub(crate) images: Vec<String>,
    /// Names and values, such as "Taglia" and "S".
    #[serde(deserialize_with = "detail")]
    pub(crate) detail: Vec<(String, String)>,
}

/// An object in the place of a text, such as a category with its name.
#[derive(Default, Deserialize)]
struct NamedObject {
    id: Option<Trimmed>,
    name: Option<Trimmed>,
    url: Option<Trimmed>,
    src: Option<Trimmed>,
}

/// One option of a variation: the name, and the value that distinguishes it from its siblings.
#[derive(Default, Deserialize)]
struct Detail {
    name: Trimmed,
    value: Trimmed,
}

impl Product {
    /// The product, with its name in the place of an empty title. Next to a title the name says nothing, nor that two
    /// rows differ.
    pub(crate) fn completed(mut self) -> Self {
        let name = std::mem::take(&mut self.name);
        if self.title.trim().is_empty() {
            self.title = name;
        }
        self
    }
}

/// A list, a wrapped list, or an object that reports something of each entry by its name, such as its id.
fn entries<'json, T: Deserialize<'json>>(reported: Source<'json>) -> Vec<(String, T)> {
    match listed(reported) {
        Some(list) => list.into_iter().map(|one| (String::new(), one)).collect(),
        None => reported.read().map(Fields::into_fields).unwrap_or_default(),
    }
}

fn listed<'json, T: Deserialize<'json>>(reported: Source<'json>) -> Option<Vec<T>> {
    reported.read::<Listed<T>>()?.0
}

fn variations<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Variation>, D::Error> {
    let variation = |(key, one): (String, Lenient<Variation>)| {
        let mut variation = one.into_option()?;
        if variation.id.is_empty() {
            key.trim().clone_into(&mut variation.id);
        }
        Some(variation)
    };
    let reported = Source::deserialize(deserializer)?;
    Ok(entries(reported).into_iter().filter_map(variation).collect())
}

/// `[{"name": "Taglia", "value": "S"}]`, or `{"Taglia": "S"}`.
fn detail<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, String)>, D::Error> {
    let pair = |(key, one): (String, Source<'de>)| match one.read() {
        Some(Detail { name, value }) => (name.into_string(), value.into_string()),
        None => (key.trim().to_owned(), scalar(one)),
    };
    let reported = Source::deserialize(deserializer)?;
    Ok(entries(reported).into_iter().map(pair).collect())
}

/// "Clothing, T-shirts" alone or under a name; or the parts one by one, as texts or under names.
fn path<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let reported = Source::deserialize(deserializer)?;
    let name = |reported| named(reported, |reported| reported.name);
    let mut parts: Vec<String> = match listed(reported) {
        Some(parts) => parts.into_iter().map(name).collect(),
        None => name(reported).split(", ").map(|part| part.trim().to_owned()).collect(),
    };
    parts.retain(|part| !part.is_empty());
    Ok(parts)
}

/// Addresses as texts or under a name, several or one; each once.
fn images<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let reported = Source::deserialize(deserializer)?;
    let mut images: Vec<String> = Vec::new();
    for image in listed(reported).unwrap_or_else(|| vec![reported]) {
        let image = named(image, |reported| reported.url.or(reported.src));
        if !image.is_empty() && !images.contains(&image) {
            images.push(image);
        }
    }
    Ok(images)
}

fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(named(Source::deserialize(deserializer)?, |reported| reported.name))
}

fn tax_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(named(Source::deserialize(deserializer)?, |reported| reported.id))
}

/// A text, or the text that an object in its place holds.
fn named(reported: Source<'_>, of_object: fn(NamedObject) -> Option<Trimmed>) -> String {
    reported.read().and_then(of_object).map_or_else(|| scalar(reported), Trimmed::into_string)
}

fn scalar(reported: Source<'_>) -> String {
    reported.read().map(Trimmed::into_string).unwrap_or_default()
}

/// A text, or a whole number: no `true`, and no 23.0, which is another text as soon as somebody writes it otherwise.
fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let reported = Source::deserialize(deserializer)?;
    let is_whole = reported.as_str().bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    Ok(if is_whole || is_text(reported) { scalar(reported) } else { String::new() })
}

/// Reads a number as text. In a text a point may separate thousands; in a JSON number it never does, which an added
/// digit shows.
fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let reported = Source::deserialize(deserializer)?;
    let number = reported.read().map(Scalar::into_string).unwrap_or_default();
    let thousandths = number.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
    Ok(if !is_text(reported) && thousandths { number + "0" } else { number })
}

fn is_text(reported: Source<'_>) -> bool {
    reported.as_str().starts_with('"')
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::wire;

    fn read(text: &str) -> Product {
        wire::from_json::<Product>(text.as_bytes()).unwrap().completed()
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
        assert_eq!((&*product.sku, &*product.ean), ("0017", "0012345678905"));
        assert_eq!(product.brand, "Acme");
    }

    #[test]
    fn a_category_comes_in_every_form() {
        for reported in [
            r#""Clothing, T-shirts""#,
            r#"["Clothing", "T-shirts"]"#,
            r#"{"id": 4, "name": "Clothing, T-shirts"}"#,
            r#"[{"name": "Clothing"}, {"name": "T-shirts"}]"#,
            r#"{"items": [{"name": "Clothing"}, "", {"name": "T-shirts"}]}"#,
        ] {
            assert_eq!(
                read(&format!(r#"{{"category": {reported}}}"#)).category,
                ["Clothing", "T-shirts"],
                "{reported}"
            );
        }
        assert!(read(r#"{"category": null}"#).category.is_empty());
        assert_eq!(read(r#"{"category": "Sizes 1,5, Large"}"#).category, ["Sizes 1,5", "Large"]);
    }

    #[test]
    fn images_come_in_every_form_and_each_once() {
        for reported in [
            r#"["https://i/a.jpg", "https://i/b.jpg", "https://i/a.jpg", null, ""]"#,
            r#"[{"url": "https://i/a.jpg"}, {"src": "https://i/b.jpg"}]"#,
            r#"{"Data": {"Records": [{"url": "https://i/a.jpg"}, "https://i/b.jpg"]}}"#,
        ] {
            let images = read(&format!(r#"{{"images": {reported}}}"#)).images;
            assert_eq!(images, ["https://i/a.jpg", "https://i/b.jpg"], "{reported}");
        }
        for reported in [r#""https://i/a.jpg""#, r#"{"id": 1, "url": "https://i/a.jpg"}"#] {
            assert_eq!(
                read(&format!(r#"{{"images": {reported}}}"#)).images,
                ["https://i/a.jpg"],
                "{reported}"
            );
        }
    }

    #[test]
    fn variations_come_as_a_list_wrapped_or_by_their_ids() {
        let one = r#""sku": "TEE-S", "detail": [{"name": "Taglia", "value": "S"}]"#;
        for reported in [
            format!(r#"[{{"id": 9001, {one}}}]"#),
            format!(r#"{{"Records": [{{"id": "9001", {one}}}]}}"#),
            format!(r#"{{"9001": {{{one}}}}}"#),
            r#"{"x": {"id": 9001, "sku": "TEE-S", "detail": {"Taglia": " S "}}}"#.to_owned(),
        ] {
            let variations = read(&format!(r#"{{"variations": {reported}}}"#)).variations;
            assert_eq!(variations.len(), 1, "{reported}");
            assert_eq!((&*variations[0].id, &*variations[0].sku), ("9001", "TEE-S"));
            assert_eq!(variations[0].detail, [("Taglia".to_owned(), "S".to_owned())]);
        }
        for none in ["null", "[]", "{}", "0", "\"\""] {
            assert!(read(&format!(r#"{{"variations": {none}}}"#)).variations.is_empty(), "{none}");
        }
    }
}
