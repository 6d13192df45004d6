//! The parts of an order: the amounts that become rows, each with its VAT.

use framework360_sdk::decimal::Decimal;

/// An amount as charged, and as it's sent.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Amount {
    /// The amount with VAT, to the cent, after negative amounts were distributed.
    pub(super) gross: Decimal,
    /// The amount without VAT as the shop charged it; none where it isn't reported, or was changed by a distribution.
    pub(super) net: Option<Decimal>,
    /// The amount that is sent, on Smarty's basis. Without VAT it has more than two decimals where no cent leads to the
    /// total.
    pub(super) sent: Decimal,
}

/// An amount that becomes one or more rows.
#[derive(Debug)]
pub(super) struct Part {
    /// Whether it's a charge and no goods.
    pub(super) is_charge: bool,
    /// Empty for a charge.
    pub(super) sku: String,
    pub(super) name: String,
    pub(super) quantity: Decimal,
    /// The amount of the whole quantity.
    pub(super) amount: Amount,
    pub(super) tax: TaxKey,
}

/// The key of a tax id: the reason why no VAT is due ("N3.1"), or the rate in percent ("22").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TaxKey {
    /// Empty where VAT is due.
    pub(crate) exemption: String,
    pub(crate) rate: Decimal,
}

impl TaxKey {
    /// The key as the owner enters it in the settings: "22", "N3.1".
    pub(crate) fn entry(&self) -> String {
        if self.exemption.is_empty() { self.rate.normalize().to_string() } else { self.exemption.clone() }
    }
}

impl std::fmt::Display for TaxKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.exemption.is_empty() { write!(f, "{} %", self.rate) } else { f.write_str(&self.exemption) }
    }
}
