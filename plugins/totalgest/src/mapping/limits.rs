//! How long a text may be at TotalGest.
//!
//! What people read is cut, and the shop's owner told; what something is known by isn't: half a VAT number is a
//! wrong one.

use framework360_sdk::Message;
use framework360_sdk::text::shorten;

use crate::say;

/// Cuts texts that are too long, and remembers which.
#[derive(Debug, Default)]
pub(crate) struct Cutter {
    /// For the shop's owner.
    pub(crate) notes: Vec<Message>,
}

impl Cutter {
    /// At most `limit` characters of a text, without blanks around it.
    pub(crate) fn cut(&mut self, text: &str, limit: usize) -> String {
        let text = text.trim();
        match text.char_indices().nth(limit) {
            None => text.to_owned(),
            Some((end, _)) => {
                let value = shorten(text, SHOWN);
                self.notes.push(say::NoteCut { limit, value }.message());
                text.get(..end).unwrap_or_default().trim_end().to_owned()
            }
        }
    }
}

/// How much of such a text a message shows, in characters.
const SHOWN: usize = 60;

/// A text that must stay whole; the flaw says that it's too long.
pub(crate) fn whole(text: &str, limit: usize) -> Result<String, Message> {
    let text = text.trim();
    if text.chars().nth(limit).is_none() {
        return Ok(text.to_owned());
    }
    Err(say::TooLong { limit, value: shorten(text, SHOWN) }.message())
}
