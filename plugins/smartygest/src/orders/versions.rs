//! What an order is looked for by: what it was sent as, or would be. A customer that is gone was merged with another one,
//! perhaps, and then its orders are that one's.

use framework360_sdk::Error;

use super::content::Content;
use crate::api::Smarty;
use crate::customers::gone;

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
