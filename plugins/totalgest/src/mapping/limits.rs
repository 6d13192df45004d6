//! The limits of texts at TotalGest.
//!
//! A text that people read is cut, with a note to the shop's owner. An identifier is never cut: half a VAT number is a
//! wrong VAT number.

use framework360_sdk::Message;
use framework360_sdk::text::shorten;

use crate::say;

/// Cuts texts that are too long, and notes which.
#[derive(Debug, Default)]
pub(crate) struct Cutter {
    /// Notes for the shop's owner, one for each text that was cut.
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

/// The most characters of such a text that a message shows.
const SHOWN: usize = 60;

/// A text that must not be cut.
///
/// # Errors
/// The message that the text is too long.
pub(crate) fn whole(text: &str, limit: usize) -> Result<String, Message> {
    let text = text.trim();
    if text.chars().nth(limit).is_none() {
        return Ok(text.to_owned());
    }
    Err(say::TooLong { limit, value: shorten(text, SHOWN) }.message())
}
