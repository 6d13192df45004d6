//! Whether the customers that ours are linked with are still there: what is gone is in no list of what changed. Looked
//! after once a day, a page of links a call.

use framework360_sdk::storage::list_keys;
use framework360_sdk::{Error, Page};

use super::cursor::Cursor;
use super::{next, page};
use crate::api::gid;
use crate::enqueue;
use crate::sync::Sync;
use crate::sync_state::AGREED;

/// Links that are looked after at a time: what a list of an input takes is 250. Each costs a point.
const LINKS: u32 = 200;

/// A page of links; who is gone there becomes a job. The page after the last one is the first of the pass.
pub(super) fn links(mut cursor: Cursor, after: &str) -> Result<Page, Error> {
    let sync = Sync::of_installation(false)?;
    let keys = list_keys(AGREED, (!after.is_empty()).then_some(after), LINKS)?;
    let gids: Vec<String> = keys.iter().filter_map(|key| key.strip_prefix(AGREED)).map(gid).collect();
    if !gids.is_empty() {
        // Each is asked for once more by its job.
        for gid in sync.admin.deleted_customers(&gids)? {
            enqueue::pull(gid, None)?;
        }
    }
    let more = keys.len() >= usize::try_from(LINKS).unwrap_or(usize::MAX);
    cursor.looked_after(keys.into_iter().next_back().filter(|_| more));
    Ok(page(&cursor, next(&sync, u64::from(LINKS)), Vec::new()))
}
