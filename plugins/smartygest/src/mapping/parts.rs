//! What an order comes to, part by part: the amounts that become rows, each with the VAT that it has.

use framework360_sdk::decimal::Decimal;

/// An amount as charged, and as it's sent.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Amount {
    /// With VAT, to the cent, less what was taken off.
    pub(super) gross: Decimal,
    /// Without VAT as the shop charged it; none where it doesn't say, or something was taken off or added.
    pub(super) net: Option<Decimal>,
    /// On Smarty's basis. Without VAT it has more than two decimals where no cent leads to the total.
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
    /// For the whole quantity.
    pub(super) amount: Amount,
    pub(super) tax: TaxKey,
}

/// What decides about the tax id: the reason why no VAT is due ("N3.1"), or the rate in percent ("22").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TaxKey {
    /// Empty where VAT is due.
    pub(crate) exemption: String,
    pub(crate) rate: Decimal,
}

impl std::fmt::Display for TaxKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.exemption.is_empty() { write!(f, "{} %", self.rate) } else { f.write_str(&self.exemption) }
    }
}
