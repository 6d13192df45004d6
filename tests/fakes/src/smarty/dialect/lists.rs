//! Switches that all lists have in common.

use clap::ValueEnum;

/// What a list is wrapped in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Lists {
    /// `[...]`
    #[default]
    Array,
    /// `{"items": [...]}`
    Items,
    /// `{"Data": {"Records": [...]}}`
    DataRecords,
    /// `{"Records": [...]}`
    Records,
}

/// In which order Customers and Sales_Orders come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Sorting {
    /// By the time of creation, falling.
    #[default]
    NewestFirst,
    /// By the time of creation, rising.
    OldestFirst,
}

/// Whether filters are heeded; paging has a switch of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Filters {
    /// They are. `text` finds near matches too: it is looked for inside e-mail, names and company.
    #[default]
    Heeded,
    /// They are passed over in silence: everything is listed.
    Ignored,
}

/// Whether `offset` is heeded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Offsets {
    /// It is.
    #[default]
    Heeded,
    /// It is passed over in silence: every page is the first, and the list never ends.
    Ignored,
}
