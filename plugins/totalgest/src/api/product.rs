//! Products as TotalGest reports them.

use framework360_sdk::http::Response;
use framework360_sdk::wire::{Flag, Lenient, List, Scalar, Trimmed};
use serde::Deserialize;

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

/// A page as it comes.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ListedPage {
    items: List<Product>,
    after: Scalar,
    more: Flag,
}

/// A product, or what is left of one. Numbers are the text they came with; what isn't told is empty.
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
    /// In upper case.
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
    /// Without `more` nobody could tell an end from a pause.
    pub(super) fn read(answer: &Response) -> Result<Self, Trouble> {
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
    /// None where it isn't told, or is none that the file names.
    pub(crate) fn state(&self) -> Option<State> {
        match &*self.state {
            "on_sale" => Some(State::OnSale),
            "off_sale" => Some(State::OffSale),
            "removed" => Some(State::Removed),
            _ => None,
        }
    }

    /// The name of its VAT rate; empty where it isn't told.
    pub(crate) fn vat_code(&self) -> &str {
        self.vat.as_ref().map_or("", |vat| &vat.code)
    }

    /// Percent; empty where it isn't told.
    pub(crate) fn vat_rate(&self) -> &str {
        self.vat.as_ref().map_or("", |vat| &vat.rate)
    }
}
