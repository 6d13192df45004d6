//! The contents by which an order is looked up: those with which it was sent, or would be. A customer that is gone may
//! have been merged with another one, whose orders its orders are then.

use framework360_sdk::Error;
use framework360_sdk::shop::Order;

use super::content::Content;
use crate::api::Smarty;
use crate::customers::{self, gone};
use crate::mapping::{address, order};
use crate::price_basis;

/// The contents that were sent, also in the form in which they are listed if their customer is gone.
///
/// # Errors
/// `unavailable` where the platform can't reach its store.
pub(super) fn as_listed_now(smarty: &Smarty, versions: &[Content]) -> Result<Vec<Content>, Error> {
    let mut all = versions.to_vec();
    for version in versions {
        if !gone::is_gone(smarty, version.customer_id())? {
            continue;
        }
        all.push(version.of_anyone());
        if let Some(id) = gone::successor(smarty, version.customer_id())? {
            all.push(version.of_customer(id));
        }
    }
    Ok(all)
}

/// The contents of an order that may be at Smarty although nothing is known of it here, and that won't be sent.
///
/// # Errors
/// Why its customer can't be looked up.
pub(super) fn would_be(smarty: &Smarty, order: &Order) -> Result<Vec<Content>, Error> {
    // Without a name there is no customer, and so no order.
    let Ok(customer) = address::customer(order) else { return Ok(Vec::new()) };
    let candidates = customers::candidates(smarty, order, &customer)?;
    let request = order::draft(order, price_basis::of_settings()?).and_then(|draft| {
        // Any tax ids will do: they aren't compared.
        draft.request(0, |_| Some(1))
    });
    let Ok(request) = request else {
        // If it was sent, that was before it became an order that can't be mapped.
        return Ok(candidates.iter().map(|id| Content::of_articles(&order.lines, *id)).collect());
    };
    let content = Content::of(&request);
    let of_candidates = candidates.iter().map(|id| content.of_customer(*id));
    Ok(of_candidates.chain([content.of_anyone()]).collect())
}
