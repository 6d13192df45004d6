//! Products as TotalGest reports them.

use framework360_sdk::http::Response;
use framework360_sdk::wire::{Flag, Lenient, List, Scalar, Trimmed};
use serde::Deserialize;

use super::RequestError;

/// One page of changes.
pub(crate) struct ProductPage {
    pub(crate) items: Vec<Product>,
    /// The stamp after which the next page begins; none where TotalGest doesn't report it.
    pub(crate) after: Option<String>,
    pub(crate) more: bool,
    /// The length of the answer, in bytes.
    pub(crate) bytes: usize,
}

/// A page as it comes.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ListedPage {
    items: List<Product>,
    after: Scalar,
    more: Flag,
}

/// A product, or what is left of a removed one. Numbers keep the text they came with. Fields that TotalGest doesn't
/// report are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Product {
    pub(crate) id: Trimmed,
    /// Opaque: blanks may mean something.
    pub(crate) stamp: Scalar,
    state: Trimmed,
    pub(crate) sku: Trimmed,
    pub(crate) ean: Trimmed,
    pub(crate) name: Trimmed,
    /// HTML.
    pub(crate) short_description: Trimmed,
    /// HTML.
    pub(crate) description: Trimmed,
    pub(crate) prices: List<Price>,
    vat: Lenient<Vat>,
    pub(crate) quantity: Trimmed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    OnSale,
    OffSale,
    Removed,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Price {
    /// The currency code, in upper case.
    #[serde(deserialize_with = "super::upper_case")]
    pub(crate) currency: String,
    pub(crate) amount: Trimmed,
    pub(crate) vat_included: Flag,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct Vat {
    code: Trimmed,
    rate: Trimmed,
}

impl ProductPage {
    /// Reads a page. It must say whether there is `more`: the end of the list couldn't be recognized otherwise.
    pub(super) fn read(answer: &Response) -> Result<Self, RequestError> {
        let ListedPage { items, after, more } = answer.json_as()?;
        let (Some(items), Some(more)) = (items.0, *more) else {
            return Err(answer.unreadable().into());
        };
        let stamp = |stamp: &str| (!stamp.is_empty()).then(|| stamp.to_owned());
        let last = || items.last().and_then(|item| stamp(&item.stamp));
        Ok(Self { after: stamp(&after).or_else(last), more, bytes: answer.body.len(), items })
    }
}

impl Product {
    /// The product's state; none where TotalGest doesn't report one, or reports one that isn't in `openapi.json`.
    pub(crate) fn state(&self) -> Option<State> {
        match &*self.state {
            "on_sale" => Some(State::OnSale),
            "off_sale" => Some(State::OffSale),
            "removed" => Some(State::Removed),
            _ => None,
        }
    }

    /// The name of the product's VAT rate; empty where TotalGest doesn't report it.
    pub(crate) fn vat_code(&self) -> &str {
        self.vat.as_ref().map_or("", |vat| &vat.code)
    }

    /// The product's VAT rate in percent; empty where TotalGest doesn't report it.
    pub(crate) fn vat_rate(&self) -> &str {
        self.vat.as_ref().map_or("", |vat| &vat.rate)
    }
}
