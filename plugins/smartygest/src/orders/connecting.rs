//! The first steps in an account that is being connected.

use framework360_sdk::Error;

use super::{account, keys, restored, submission};
use crate::api::{self, Smarty};

/// The number of orders that are read to find the highest id.
const NEWEST: u32 = 50;

/// Finds out which account is being connected. In a new account it sets the watermark to the highest id, since all our
/// records will come after it. Where the list can't be read now, or requests may be in flight, the first order does so.
pub(crate) fn begin(smarty: &mut Smarty) -> Result<(), Error> {
    let listed = keys::identify(smarty);
    if listed.is_err() || account::watermark(smarty)?.is_some() {
        return Ok(());
    }
    if submission::any_account()?.is_some() || restored::is_pending()? {
        return Ok(());
    }
    let Ok(newest) = smarty.orders(NEWEST, 0) else { return Ok(()) };
    let highest = newest.iter().filter_map(api::Order::id).max().unwrap_or_default();
    account::set_watermark(smarty, highest)
}
