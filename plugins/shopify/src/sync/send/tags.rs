//! Tags are written together; of those that Shopify refuses, each costs itself alone.

use framework360_sdk::Error;
use framework360_sdk::text::shorten;

use super::{Sending, refused_note};
use crate::api::{Refusal, RequestError};
use crate::merge::{Merge, TAGS, refused_tag};
use crate::say;

/// Requests of one call to find out which tags are refused: enough for two bad ones of 250.
const SEARCH: usize = 24;

impl Sending<'_> {
    pub(super) fn tags(&self, merge: &mut Merge) -> Result<(), Error> {
        let add = std::mem::take(&mut merge.there.add_tags);
        let remove = std::mem::take(&mut merge.there.remove_tags);
        if add.is_empty() && remove.is_empty() {
            return Ok(());
        }
        let Some(refused) = self.try_tags(&add, &remove, merge)? else {
            merge.sync_state.refused.remove(TAGS);
            return Ok(());
        };
        if add.is_empty() || !refused.iter().all(Refusal::is_about_tag) {
            let reported = self.hasher.of(TAGS, add.iter().map(String::as_str));
            merge.sync_state.refused.insert(TAGS.to_owned(), reported);
            merge.sync_state.tags = self.before.map(|before| before.tags.clone()).unwrap_or_default();
            merge.notes.push(refused_note(&refused));
            return Ok(());
        }
        let (named, rest): (Vec<_>, Vec<_>) =
            add.into_iter().partition(|tag| refused.iter().any(|refusal| refusal.names(tag)));
        if !named.is_empty() {
            self.leave_out(&named, merge);
            if rest.is_empty() && remove.is_empty() || self.try_tags(&rest, &remove, merge)?.is_none() {
                return Ok(());
            }
        }
        self.search(rest, &remove, refused, merge)
    }

    /// Writes them in ever smaller parts, down to each one that is refused.
    fn search(
        &self,
        add: Vec<String>,
        remove: &[String],
        refused: Vec<Refusal>,
        merge: &mut Merge,
    ) -> Result<(), Error> {
        if !remove.is_empty()
            && let Some(refused) = self.try_tags(&[], remove, merge)?
        {
            // They are still there, and agreed on as before.
            merge.sync_state.tags.extend(remove.iter().map(|tag| refused_tag(&self.hasher, tag).1));
            merge.notes.push(refused_note(&refused));
        }
        // The whole set was refused already, so it is split at once.
        let mut parts = halves(add);
        let mut requests = 0;
        while let Some(part) = parts.pop() {
            if part.is_empty() {
                continue;
            }
            if requests == SEARCH {
                // Too many to look for: the rest waits until somebody sends it by hand.
                parts.push(part);
                let rest: Vec<String> = parts.concat();
                self.forget(&rest, merge);
                merge.notes.push(refused_note(&refused));
                break;
            }
            requests += 1;
            if self.try_tags(&part, &[], merge)?.is_none() {
                continue;
            }
            if part.len() == 1 {
                self.leave_out(&part, merge);
            } else {
                parts.extend(halves(part));
            }
        }
        Ok(())
    }

    /// Writes tags; returns the refusals, or none where they were written.
    fn try_tags(
        &self,
        add: &[String],
        remove: &[String],
        merge: &mut Merge,
    ) -> Result<Option<Vec<Refusal>>, Error> {
        match self.sync.admin.change_tags(self.gid, add, remove) {
            Ok(at) => {
                merge.sync_state.updated_at = merge.sync_state.updated_at.max(at);
                Ok(None)
            }
            Err(RequestError::Refused(refused)) => Ok(Some(refused)),
            Err(error) => Err(error.into()),
        }
    }

    /// They stay here alone, each with a note, and aren't sent again by themselves.
    fn leave_out(&self, tags: &[String], merge: &mut Merge) {
        self.forget(tags, merge);
        merge.notes.extend(tags.iter().map(|tag| say::tag_refused(shorten(tag, 60))));
    }

    fn forget(&self, tags: &[String], merge: &mut Merge) {
        for tag in tags {
            let (label, hash) = refused_tag(&self.hasher, tag);
            merge.sync_state.tags.remove(&hash);
            merge.sync_state.refused.insert(label, hash);
        }
    }
}

/// Two parts, or one tag alone.
fn halves(mut tags: Vec<String>) -> Vec<Vec<String>> {
    let rest = tags.split_off(tags.len() / 2);
    vec![rest, tags]
}
