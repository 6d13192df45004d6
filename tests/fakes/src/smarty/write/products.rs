//! Products and their variations. Whatever changes one of them moves the product's `last_update`.

use serde::Deserialize;

use super::{Refusal, json, merged, read};
use crate::{
    call::Call,
    smarty::{
        lenient::integer,
        product::{Product, Variation},
        state::State,
    },
};

pub(crate) fn post_product(state: &mut State, call: &Call) -> Result<u64, Refusal> {
    let mut product: Product = read(&json(call)?)?;
    taxed(state, &mut product.tax_id)?;
    let id = state.put_product(product);
    call.applied("Products", "post", id);
    Ok(id)
}

/// Changes the fields that were sent and keeps the others. Images are added to those there, unless
/// `replace_images` says otherwise.
pub(crate) fn put_product(state: &mut State, call: &Call, id: &str) -> Result<u64, Refusal> {
    let body = json(call)?;
    let id: u64 = id.parse().map_err(|_| Refusal::UnknownId)?;
    let known = state.catalogue.get(id).ok_or(Refusal::UnknownId)?;
    let mut sent: Product = merged(known, &body)?;
    if body.get("images").is_some() && call.param("replace_images") != Some("1") {
        sent.images.splice(0..0, known.images.iter().cloned());
    }
    taxed(state, &mut sent.tax_id)?;
    state.change_product(id, true, |product| {
        let variations = std::mem::take(&mut product.variations);
        let (created, last_update) = (product.created, product.last_update);
        *product = Product { variations, created, last_update, ..sent };
    });
    call.applied("Products", "put", id);
    Ok(id)
}

/// The product of a variation, which every request repeats.
#[derive(Deserialize)]
struct Parent {
    #[serde(default, deserialize_with = "integer")]
    product_id: i64,
}

pub(crate) fn post_variation(state: &mut State, call: &Call) -> Result<u64, Refusal> {
    let body = json(call)?;
    let mut variation: Variation = read(&body)?;
    let parent: Parent = read(&body)?;
    taxed(state, &mut variation.tax_id)?;
    let parent = u64::try_from(parent.product_id).map_err(|_| Refusal::UnknownProduct)?;
    let id = state.add_variation(parent, variation).ok_or(Refusal::UnknownProduct)?;
    call.applied("Variations", "post", id);
    Ok(id)
}

/// Changes the fields that were sent and keeps the others.
pub(crate) fn put_variation(state: &mut State, call: &Call, id: &str) -> Result<u64, Refusal> {
    let body = json(call)?;
    let id: u64 = id.parse().map_err(|_| Refusal::UnknownId)?;
    let parent: Parent = read(&body)?;
    let parent = u64::try_from(parent.product_id).map_err(|_| Refusal::UnknownProduct)?;
    let product = state.catalogue.get(parent).ok_or(Refusal::UnknownProduct)?;
    let known = product.variations.iter().find(|variation| variation.id == id).ok_or(Refusal::UnknownId)?;
    let mut sent: Variation = merged(known, &body)?;
    taxed(state, &mut sent.tax_id)?;
    state.change_product(parent, true, |product| {
        if let Some(variation) = product.variations.iter_mut().find(|variation| variation.id == id) {
            *variation = Variation { id, ..sent };
        }
    });
    call.applied("Variations", "put", id);
    Ok(id)
}

/// Fills in Smarty's first tax where none is given, as with the rows of an order.
fn taxed(state: &State, tax: &mut i64) -> Result<(), Refusal> {
    if *tax == 0 {
        *tax = state.taxes.first().map_or(0, |first| first.id);
    }
    let known = *tax == 0 || state.taxes.iter().any(|row| row.id == *tax);
    if known { Ok(()) } else { Err(Refusal::UnknownTax) }
}
