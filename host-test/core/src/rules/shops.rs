//! Shops, and the effect of a change on their installations.

use super::{jobs, ticks};
use crate::model::Shop;
use crate::rows::{InstallationRows, JobRows, ProductLinkRows, ShopRows, TickRows};

/// Creates or changes a shop. Calls that run under the old facts are outdated, and jobs that waited for one resume.
pub fn put<R>(rows: &R, shop: &Shop) -> Result<(), R::Error>
where
    R: ShopRows + InstallationRows + JobRows + TickRows + ProductLinkRows,
{
    let before = rows.shop_by_id(&shop.id)?;
    rows.put_shop(shop)?;
    let ids = rows.outdate_shop(&shop.id)?;
    let other_currency = before.as_ref().is_some_and(|before| before.currency != shop.currency);
    let modules_alone =
        before.is_some_and(|before| before == Shop { modules: before.modules.clone(), ..shop.clone() });
    if other_currency {
        // The prices are in the old currency: all of them are to be reported again.
        ids.iter().try_for_each(|id| ticks::report_again(rows, *id))?;
    }
    ids.into_iter().try_for_each(|id| {
        // A connector may wait for any other fact; only the platform waits for a module.
        if modules_alone {
            jobs::resume_paused_by(rows, id, &shop.modules)
        } else {
            rows.resume_paused_jobs(id)
        }
    })
}
