//! Products as TotalGest tells them.

use framework360_sdk::http::Response;
use framework360_sdk::json::{self, Value, text};

use super::Trouble;

/// One page of changes.
pub(crate) struct ProductPage {
    pub(crate) items: Vec<Product>,
    /// Where to go on; none where that isn't said.
    pub(crate) after: Option<String>,
    pub(crate) more: bool,
    /// How long the answer was.
    pub(crate) bytes: usize,
}

/// A product, or what is left of one. Numbers are the text they came with; what isn't told is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Product {
    pub(crate) id: String,
    pub(crate) stamp: String,
    pub(crate) state: Option<State>,
    pub(crate) sku: String,
    pub(crate) ean: String,
    pub(crate) name: String,
    /// HTML.
    pub(crate) short_description: String,
    /// HTML.
    pub(crate) description: String,
    pub(crate) prices: Vec<Price>,
    pub(crate) vat_code: String,
    /// Percent.
    pub(crate) vat_rate: String,
    pub(crate) quantity: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    OnSale,
    OffSale,
    Removed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Price {
    /// In upper case.
    pub(crate) currency: String,
    pub(crate) amount: String,
    pub(crate) vat_included: Option<bool>,
}

impl ProductPage {
    /// Without `more` nobody could tell an end from a pause.
    pub(super) fn read(answer: &Response) -> Result<Self, Trouble> {
        let json = answer.json()?;
        let root = json.root();
        let (Some(items), Some(more)) = (json::list(root, "items", Product::read), json::flag(root, "more"))
        else {
            return Err(answer.unreadable().into());
        };
        let stamp = |stamp: &str| (!stamp.is_empty()).then(|| stamp.to_owned());
        let last = || items.last().and_then(|item| stamp(&item.stamp));
        let after = stamp(&text(root, "after")).or_else(last);
        Ok(Self { after, more, bytes: answer.body.len(), items })
    }
}

impl Product {
    fn read(object: Value<'_>) -> Self {
        let trimmed = |key| text(object, key).trim().to_owned();
        let vat = |key| object.get("vat").map(|vat| text(vat, key).trim().to_owned()).unwrap_or_default();
        let state = match trimmed("state").as_str() {
            "on_sale" => Some(State::OnSale),
            "off_sale" => Some(State::OffSale),
            "removed" => Some(State::Removed),
            _ => None,
        };
        Self {
            id: trimmed("id"),
            // Opaque: blanks may mean something.
            stamp: text(object, "stamp"),
            state,
            sku: trimmed("sku"),
            ean: trimmed("ean"),
            name: trimmed("name"),
            short_description: trimmed("short_description"),
            description: trimmed("description"),
            prices: json::list(object, "prices", Price::read).unwrap_or_default(),
            vat_code: vat("code"),
            vat_rate: vat("rate"),
            quantity: trimmed("quantity"),
        }
    }
}

impl Price {
    fn read(object: Value<'_>) -> Self {
        Self {
            currency: text(object, "currency").trim().to_ascii_uppercase(),
            amount: text(object, "amount").trim().to_owned(),
            vat_included: json::flag(object, "vat_included"),
        }
    }
}
