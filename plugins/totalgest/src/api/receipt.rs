//! Orders as TotalGest reports them.

use framework360_sdk::http::Response;
use framework360_sdk::wire::{Lenient, List, Scalar, Trimmed};
use serde::{Deserialize, Deserializer};

use super::RequestError;

/// The answer to an order to create.
pub(crate) struct CreatedOrder {
    pub(crate) receipt: Receipt,
    /// Whether the order was there before this request.
    pub(crate) existed: bool,
}

/// An order at TotalGest. Fields that it doesn't report are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Receipt {
    /// TotalGest's id; not empty.
    pub(crate) id: Trimmed,
    /// The number by which people know the order there; its id where it has none.
    pub(crate) number: Trimmed,
    pub(crate) external_reference: Trimmed,
    pub(crate) order_number: Trimmed,
    /// The currency code, in upper case.
    #[serde(deserialize_with = "super::upper_case")]
    pub(crate) currency: String,
    /// A number, as it was written.
    pub(crate) total: Trimmed,
    /// An http(s) address at which a person can look at it.
    #[serde(deserialize_with = "web_address")]
    pub(crate) url: String,
    /// The order as it was sent.
    pub(crate) order: Lenient<SubmittedOrder>,
}

/// The order as it was sent to TotalGest, as far as it is compared. Fields that TotalGest doesn't report are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct SubmittedOrder {
    pub(crate) placed_at: Scalar,
    pub(crate) currency: Scalar,
    pub(crate) customer: Lenient<SubmittedCustomer>,
    pub(crate) billing: Lenient<SubmittedAddress>,
    pub(crate) shipping: Lenient<SubmittedAddress>,
    pub(crate) lines: List<SubmittedLine>,
    pub(crate) charges: List<SubmittedCharge>,
    pub(crate) total: Scalar,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct SubmittedCustomer {
    pub(crate) first_name: Scalar,
    pub(crate) last_name: Scalar,
    pub(crate) email: Scalar,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct SubmittedAddress {
    pub(crate) first_name: Scalar,
    pub(crate) last_name: Scalar,
    pub(crate) company: Scalar,
    pub(crate) line1: Scalar,
    pub(crate) line2: Scalar,
    pub(crate) postal_code: Scalar,
    pub(crate) city: Scalar,
    pub(crate) province: Scalar,
    pub(crate) country: Scalar,
    pub(crate) vat_number: Scalar,
    pub(crate) tax_code: Scalar,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct SubmittedLine {
    pub(crate) sku: Scalar,
    pub(crate) name: Scalar,
    pub(crate) quantity: Scalar,
    pub(crate) unit_price: Scalar,
    pub(crate) discount: Scalar,
    pub(crate) vat: Lenient<SubmittedVat>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct SubmittedCharge {
    pub(crate) kind: Scalar,
    pub(crate) amount: Scalar,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct SubmittedVat {
    pub(crate) rate: Scalar,
    pub(crate) amount: Scalar,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Receipts {
    items: List<Receipt>,
}

impl Receipt {
    pub(super) fn of(answer: &Response) -> Result<Self, RequestError> {
        answer.json_as::<Self>()?.completed().ok_or_else(|| answer.unreadable().into())
    }

    pub(super) fn list(answer: &Response) -> Result<Vec<Self>, RequestError> {
        let items = answer.json_as::<Receipts>()?.items.0;
        let completed = |items: Vec<Self>| items.into_iter().map(Self::completed).collect();
        items.and_then(completed).ok_or_else(|| answer.unreadable().into())
    }

    /// The order with a number; none where its id or number can't be stored in a link.
    fn completed(mut self) -> Option<Self> {
        let fits = |text: &str| text.len() <= 300 && !text.contains(char::is_control);
        if self.id.is_empty() || !fits(&self.id) || !fits(&self.number) {
            return None;
        }
        if self.number.is_empty() {
            self.number = self.id.clone();
        }
        Some(self)
    }
}

fn web_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Trimmed::deserialize(deserializer).map(|url| link(&url).to_owned())
}

/// A link that a page may show: no script, no file.
fn link(url: &str) -> &str {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let safe = matches!(scheme.as_deref(), Some("http" | "https"))
        && url.len() <= 2000
        && !url.contains(|c: char| c.is_control() || c.is_whitespace() || "\"<>".contains(c));
    if safe { url } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_a_web_address_or_nothing() {
        for url in ["https://tg00.bweb.ch/orders/1", "HTTP://erp.example/1"] {
            assert_eq!(link(url), url);
        }
        for url in
            ["javascript:alert(1)", "file:///etc", "data:text/html,x", "//x", "https://x/\"onclick=", ""]
        {
            assert_eq!(link(url), "", "{url}");
        }
    }
}
