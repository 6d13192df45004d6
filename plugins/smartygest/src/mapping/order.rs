//! The mapping of a whole order.

use framework360_sdk::Message;
use framework360_sdk::decimal::{self, Decimal};
use framework360_sdk::order::Checked;
use framework360_sdk::shop::Order;

use super::amounts::{self, Rounding};
use super::parts::TaxKey;
use super::rows::{self, Basis};
use super::{address, fiscal};
use crate::api::{Address, Fees, NewOrder, NewRow};
use crate::say;

/// A mapped order without what only Smarty knows: the ids of the customer and of the taxes.
#[derive(Debug)]
pub(crate) struct Draft {
    billing: Address,
    shipping: Address,
    payment_type: String,
    pub(super) shipping_fee: Decimal,
    /// The shipping fee with VAT.
    pub(super) shipping_gross: Decimal,
    pub(super) shipping_tax: Option<TaxKey>,
    /// The taxes that only a rounding has.
    rounding_taxes: Vec<TaxKey>,
    /// VAT included, to the cent.
    pub(super) total: Decimal,
    pub(crate) rows: Vec<DraftRow>,
    /// Notes for the owner about an order that is sent.
    pub(crate) notes: Vec<Message>,
}

/// A row with its tax still by rate.
#[derive(Debug)]
pub(crate) struct DraftRow {
    pub(crate) sku: String,
    name: String,
    pub(crate) quantity: Decimal,
    pub(crate) price: Decimal,
    pub(super) tax: TaxKey,
}

/// Maps an order.
///
/// # Errors
/// The message that says why the order can't be sent.
pub(crate) fn draft(order: &Order, basis: Basis) -> Result<Draft, Message> {
    mapped(order, basis, Rounding::Row)
}

/// The order with its rounding in the prices, for a Smarty that has no tax for it.
pub(crate) fn draft_rounded(order: &Order, basis: Basis) -> Result<Draft, Message> {
    mapped(order, basis, Rounding::InPrices)
}

fn mapped(order: &Order, basis: Basis, rounding: Rounding) -> Result<Draft, Message> {
    let checked = Checked::of(order)?;
    let amounts = amounts::amounts(order, &checked, basis, rounding)?;
    let mut draft_rows = Vec::new();
    for part in &amounts.rows {
        for (quantity, price) in rows::rows(part.amount.sent, part.quantity, &part.name)? {
            draft_rows.push(DraftRow {
                sku: part.sku.clone(),
                name: part.name.clone(),
                quantity,
                price,
                tax: part.tax.clone(),
            });
        }
    }
    let mut notes = notes(order, checked.credit);
    notes.extend(amounts.notes);
    Ok(Draft {
        billing: address::billing(order),
        shipping: address::shipping(order),
        payment_type: payment_type(order),
        shipping_fee: amounts.shipping.sent,
        shipping_gross: amounts.shipping.gross,
        rounding_taxes: amounts.rounding_taxes,
        total: rows::cents(checked.total),
        shipping_tax: amounts.shipping_tax,
        rows: draft_rows,
        notes,
    })
}

impl Draft {
    /// The taxes that nothing has but a rounding: where Smarty doesn't have one, [`draft_rounded`] does without.
    pub(crate) fn rounding_taxes(&self) -> &[TaxKey] {
        &self.rounding_taxes
    }

    /// The taxes whose ids must be known, each once; without the [`rounding_taxes`](Self::rounding_taxes).
    pub(crate) fn taxes(&self) -> Vec<TaxKey> {
        let mut keys: Vec<TaxKey> = Vec::new();
        for key in self.rows.iter().map(|row| &row.tax).chain(&self.shipping_tax) {
            if !keys.contains(key) && !self.rounding_taxes.contains(key) {
                keys.push(key.clone());
            }
        }
        keys
    }

    /// The request for Smarty. `tax` knows the id of every one of [`taxes`](Self::taxes) and of
    /// [`rounding_taxes`](Self::rounding_taxes).
    pub(crate) fn request(
        &self,
        customer_id: u64,
        tax: impl Fn(&TaxKey) -> Option<u64>,
    ) -> Result<NewOrder, Message> {
        let id = |key: &TaxKey| tax(key).ok_or_else(|| say::tax_missing(key));
        let shipping_tax = match &self.shipping_tax {
            Some(key) => i64::try_from(id(key)?).map_err(|_| say::tax_missing(key))?,
            None => -1,
        };
        let row = |row: &DraftRow| {
            Ok(NewRow {
                sku: row.sku.clone(),
                name: row.name.clone(),
                quantity: row.quantity.normalize().to_string(),
                price: decimal::money(row.price),
                tax_id: id(&row.tax)?,
            })
        };
        Ok(NewOrder {
            customer_id,
            billing_address: self.billing.clone(),
            shipping_address: self.shipping.clone(),
            payment_type: self.payment_type.clone(),
            fees: Fees { shipping: self.shipping_fee, shipping_tax },
            rows: self.rows.iter().map(row).collect::<Result<_, Message>>()?,
        })
    }
}

fn payment_type(order: &Order) -> String {
    let label = order.payment.label.trim();
    if label.is_empty() { order.payment.method.trim().to_owned() } else { label.to_owned() }
}

fn notes(order: &Order, credit: Decimal) -> Vec<Message> {
    let mut notes = Vec::new();
    let billing = &order.billing;
    if billing.country.trim().eq_ignore_ascii_case("IT") {
        let vat = fiscal::vat_number(&billing.vat_number, &billing.country);
        let code = fiscal::tax_code(&billing.tax_code);
        // A number with another country's letters is that country's.
        if vat.starts_with(|c: char| c.is_ascii_digit()) && !fiscal::vat_number_is_right(&vat) {
            notes.push(say::note_vat_number(vat));
        }
        if !code.is_empty() && !fiscal::tax_code_is_right(&code) {
            notes.push(say::note_tax_code(code));
        }
    }
    let (sdi, pec) = (billing.sdi_code.trim(), billing.pec.trim());
    if !sdi.is_empty() {
        notes.push(say::note_sdi(sdi));
    }
    if !pec.is_empty() {
        notes.push(say::note_pec(pec));
    }
    if decimal::less(Decimal::ZERO, credit) {
        notes.push(say::note_credit(decimal::money(credit)));
    }
    if !order.note.trim().is_empty() {
        notes.push(say::note_remark());
    }
    notes
}
