//! An account that is being connected.

use framework360_sdk::Error;

use super::{account, keys, restored, submission};
use crate::api::{self, Smarty};

/// Orders that are read to find the highest id.
const NEWEST: u32 = 50;

/// When an account is connected: finds out which it is, and, where it's a new one, that what is ours comes after the
/// highest id there. A list that can't be read now is read by the first order; so is that of an account where something
/// may be under way.
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
