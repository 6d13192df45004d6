//! What an order is looked for by: what it was sent as, or would be. A customer that is gone was merged with another one,
//! perhaps, and then its orders are that one's.

use framework360_sdk::Error;
use framework360_sdk::shop::Order;

use super::basis;
use super::content::Content;
use crate::api::Smarty;
use crate::customers::{self, gone};
use crate::mapping::{address, order};

/// What was sent, also as it's listed where its customer is gone.
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

/// As what an order may be there of which nothing is known here, and which won't be sent.
///
/// # Errors
/// Its customer can't be looked for.
pub(super) fn would_be(smarty: &Smarty, order: &Order) -> Result<Vec<Content>, Error> {
    // Without a name there is no customer, and so no order.
    let Ok(customer) = address::customer(order) else { return Ok(Vec::new()) };
    let candidates = customers::candidates(smarty, order, &customer)?;
    let request = order::draft(order, basis()?).and_then(|draft| {
        // Whichever the tax ids are: they aren't compared.
        draft.request(0, |_| Some(1))
    });
    let Ok(request) = request else {
        // It was sent before it became what can't be mapped, if ever.
        return Ok(candidates.iter().map(|id| Content::of_articles(&order.lines, *id)).collect());
    };
    let content = Content::of(&request);
    let of_candidates = candidates.iter().map(|id| content.of_customer(*id));
    Ok(of_candidates.chain([content.of_anyone()]).collect())
}
