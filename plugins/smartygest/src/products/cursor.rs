//! What the ticks remember, in the cursor that the platform keeps with the changes of a page.
//!
//! Two clocks are in it and never compared but in one place: ours, in milliseconds since 1970, and Smarty's
//! ([`Civil`]), by which products are stamped.

use std::borrow::Cow;

use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::shop::Timestamp;
use framework360_sdk::storage::Stored;

use crate::api::PAGE;
use framework360_sdk::civil::Civil;

/// Between ticks, and within a pass.
#[derive(Debug, PartialEq)]
pub(super) struct Cursor {
    /// The pass that goes on.
    pub(super) pass: Option<Pass>,
    /// The latest stamps that are known, falling, a few more than a page has rows: the first is how far changes
    /// are known, the others say how much a look back would list.
    pub(super) stamps: Vec<Civil>,
    /// The latest stamp that was known after the last list of everything or wide look.
    pub(super) looked: Civil,
    /// When the latest stamp last became later, on our clock.
    pub(super) moved_at: Timestamp,
    /// For how long the passes went on whose changes the next wide look must cover, in seconds.
    pub(super) behind: u64,
    /// When the last wide look began.
    pub(super) wide_at: Timestamp,
    /// Looks that go further back than this have cost too much.
    pub(super) floor: Level,
    /// When the last list of everything began; 0 before the first.
    pub(super) full_at: Timestamp,
    /// How many requests it took.
    pub(super) full_requests: u64,
    /// Why the next one is due within the hour: it wasn't complete, rows had no stamp, or changes alone can't be
    /// listed.
    pub(super) full_soon: bool,
    /// The most rows that a request brings.
    pub(super) page: u64,
    /// When the tax list was last asked for.
    pub(super) taxes_at: Timestamp,
    /// The tax ids that it didn't name then.
    pub(super) taxes_unknown: Vec<u64>,
}

/// What a pass lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Everything.
    Full,
    /// What changed since 75 minutes before the latest stamp.
    Wide,
    /// What changed since the latest stamp: where a look back would list more than two requests tell.
    Narrow,
    /// What changed after the latest stamp: where that stamp alone is on too many rows.
    After,
    /// The first rows of what even such a look lists, where the list of it all costs too much: what is found there
    /// is told, and nothing is made of what isn't.
    Small,
}

/// How far back changes are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// As [`Kind::Wide`].
    Wide,
    /// As [`Kind::Narrow`].
    Narrow,
    /// As [`Kind::After`].
    After,
    /// Even that lists too much: changes are looked for once an hour.
    Hourly,
}

/// A list that is being read.
#[derive(Debug, PartialEq)]
pub(super) struct Pass {
    pub(super) kind: Kind,
    /// `last_update_from`; none for everything.
    pub(super) from: Option<Civil>,
    /// When it began, on our clock.
    pub(super) began: Timestamp,
    /// Where the next request begins.
    pub(super) offset: u64,
    /// The id of the row that was there; none at the beginning.
    pub(super) anchor: Option<String>,
    /// The ids of the first page, hashed.
    pub(super) first: u64,
    /// The ids of the page before, hashed.
    pub(super) page: u64,
    /// The most rows that a request brought.
    pub(super) most: u64,
    pub(super) requests: u64,
    /// Steps back in a row, in search of the anchor.
    pub(super) back: u64,
    /// How often rows weren't where they had been.
    pub(super) moves: u64,
    /// How often the anchor wasn't on a page at all.
    pub(super) lost: u64,
    /// Rows so far.
    pub(super) done: u64,
    /// Products that the platform had not or otherwise.
    pub(super) news: u64,
    /// Rows without a stamp that can be read.
    pub(super) unstamped: u64,
    /// Rows that changed long before `from`: it isn't heeded.
    pub(super) unasked: u64,
    /// The latest stamps seen, falling.
    pub(super) stamps: Vec<Civil>,
}

impl Default for Cursor {
    fn default() -> Self {
        Self {
            pass: None,
            stamps: Vec::new(),
            looked: 0,
            moved_at: 0,
            behind: 0,
            wide_at: 0,
            floor: Level::Wide,
            full_at: 0,
            full_requests: 0,
            full_soon: false,
            page: u64::from(PAGE),
            taxes_at: 0,
            taxes_unknown: Vec::new(),
        }
    }
}

impl Pass {
    pub(super) fn new(kind: Kind, from: Option<Civil>, began: Timestamp) -> Self {
        Self {
            kind,
            from,
            began,
            offset: 0,
            anchor: None,
            first: 0,
            page: 0,
            most: 0,
            requests: 0,
            back: 0,
            moves: 0,
            lost: 0,
            done: 0,
            news: 0,
            unstamped: 0,
            unasked: 0,
            stamps: Vec::new(),
        }
    }
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Wide => "wide",
            Self::Narrow => "narrow",
            Self::After => "after",
            Self::Small => "small",
        }
    }

    fn of(word: &str) -> Option<Self> {
        [Self::Full, Self::Wide, Self::Narrow, Self::After, Self::Small]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

impl Level {
    fn word(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
            Self::After => "after",
            Self::Hourly => "hourly",
        }
    }

    fn of(word: &str) -> Option<Self> {
        [Self::Wide, Self::Narrow, Self::After, Self::Hourly].into_iter().find(|level| level.word() == word)
    }
}

impl Stored for Cursor {
    const VERSION: u32 = 1;

    fn write(&self, object: &mut Object) {
        if let Some(pass) = &self.pass {
            object.object("pass", |out| pass.write(out));
        }
        write_numbers(object, "stamps", &self.stamps);
        object.number("looked", self.looked).number("moved_at", self.moved_at).number("behind", self.behind);
        object.number("wide_at", self.wide_at).text("floor", self.floor.word());
        object.number("full_at", self.full_at).number("full_requests", self.full_requests);
        object.flag("full_soon", self.full_soon).number("page", self.page);
        object.number("taxes_at", self.taxes_at);
        write_numbers(object, "taxes_unknown", &self.taxes_unknown);
    }

    fn read(object: Value<'_>) -> Option<Self> {
        let number = |key| json::number(object, key);
        Some(Self {
            pass: match object.get("pass") {
                Some(pass) => Some(Pass::read(pass)?),
                None => None,
            },
            stamps: read_numbers(object, "stamps")?,
            looked: number("looked")?,
            moved_at: number("moved_at")?,
            behind: number("behind")?,
            wide_at: number("wide_at")?,
            floor: Level::of(&json::text(object, "floor"))?,
            full_at: number("full_at")?,
            full_requests: number("full_requests")?,
            full_soon: json::flag(object, "full_soon")?,
            page: number("page")?,
            taxes_at: number("taxes_at")?,
            taxes_unknown: read_numbers(object, "taxes_unknown")?,
        })
    }
}

impl Pass {
    fn write(&self, object: &mut Object) {
        object.text("kind", self.kind.word());
        if let Some(from) = self.from {
            object.number("from", from);
        }
        if let Some(anchor) = &self.anchor {
            object.text("anchor", anchor);
        }
        object.number("began", self.began).number("offset", self.offset).number("page", self.page);
        object
            .number("first", self.first)
            .number("most", self.most)
            .number("requests", self.requests)
            .number("back", self.back);
        object
            .number("moves", self.moves)
            .number("lost", self.lost)
            .number("done", self.done)
            .number("news", self.news);
        object.number("unstamped", self.unstamped).number("unasked", self.unasked);
        write_numbers(object, "stamps", &self.stamps);
    }

    fn read(object: Value<'_>) -> Option<Self> {
        let number = |key| json::number(object, key);
        Some(Self {
            kind: Kind::of(&json::text(object, "kind"))?,
            from: number("from"),
            began: number("began")?,
            offset: number("offset")?,
            anchor: object.get("anchor").and_then(Value::text).map(Cow::into_owned),
            page: number("page")?,
            first: number("first")?,
            most: number("most")?,
            requests: number("requests")?,
            back: number("back")?,
            moves: number("moves")?,
            lost: number("lost")?,
            done: number("done")?,
            news: number("news")?,
            unstamped: number("unstamped")?,
            unasked: number("unasked")?,
            stamps: read_numbers(object, "stamps")?,
        })
    }
}

fn write_numbers(object: &mut Object, key: &str, numbers: &[u64]) {
    object.numbers(key, numbers.iter());
}

fn read_numbers(object: Value<'_>, key: &str) -> Option<Vec<u64>> {
    object.get(key)?.elements()?.into_iter().map(|number| number.text()?.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::storage;

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        let mut pass = Pass::new(Kind::Narrow, Some(5), 6);
        (pass.offset, pass.anchor, pass.page, pass.most) = (7, Some("a\"1".into()), u64::MAX, 50);
        (pass.first, pass.lost) = (15, 16);
        (pass.requests, pass.back, pass.moves, pass.done) = (8, 9, 10, 11);
        (pass.news, pass.unstamped, pass.unasked, pass.stamps) = (12, 13, 14, vec![3, 2]);
        let cursor = Cursor {
            pass: Some(pass),
            stamps: vec![9, 8, 8],
            looked: 11,
            moved_at: 1,
            behind: 2,
            wide_at: 3,
            floor: Level::Hourly,
            full_at: 5,
            full_requests: 6,
            full_soon: true,
            page: 8,
            taxes_at: 7,
            taxes_unknown: vec![9],
        };
        for cursor in [
            cursor,
            Cursor::default(),
            Cursor { pass: Some(Pass::new(Kind::Full, None, 1)), ..Cursor::default() },
        ] {
            assert_eq!(storage::decode::<Cursor>(storage::encode(&cursor).as_bytes()), Some(cursor));
        }
    }

    #[test]
    fn what_is_no_cursor_of_ours_is_none() {
        for text in ["", "{}", "{\"v\":1}", "{\"v\":2,\"stamps\":[]}", "17", "null"] {
            assert_eq!(storage::decode::<Cursor>(text.as_bytes()), None, "{text}");
        }
    }
}
