//! Renders messages in a reader's language, as the platform does.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use framework360_texts::{Catalogue, sentences};

use crate::text::Strings;
use crate::{Cell, Message};

thread_local! {
    /// The parsed strings of each connector, by the address of its strings, so that they are parsed once.
    static PARSED: RefCell<HashMap<usize, Rc<Catalogue>>> = RefCell::default();
}

impl Strings {
    fn catalogue(&self) -> Rc<Catalogue> {
        PARSED.with_borrow_mut(|known| {
            let parse = || Rc::new(Catalogue::new(&self.with_shared()));
            known.entry(self.0.as_ptr().addr()).or_insert_with(parse).clone()
        })
    }

    /// The message in the reader's language. An unknown code is shown as it is, with its arguments.
    #[must_use]
    pub fn render(&self, message: &Message, locale: &str) -> String {
        if let ("text", [(_, text)]) = (message.code.as_str(), message.args.as_slice()) {
            return text.clone();
        }
        self.catalogue().render(locale, &message.code, &message.args).unwrap_or_else(|| {
            let values: Vec<_> = message.args.iter().map(|(_, value)| value.as_str()).collect();
            format!("{} {}", message.code, values.join(" ")).trim().to_owned()
        })
    }

    /// A cell's text and detail in the reader's language.
    #[must_use]
    pub fn render_cell(&self, cell: &Cell, locale: &str) -> (String, String) {
        let detail: Vec<String> = cell.detail.iter().map(|message| self.render(message, locale)).collect();
        (self.render(&cell.text, locale), sentences(detail.iter().map(String::as_str)))
    }
}
