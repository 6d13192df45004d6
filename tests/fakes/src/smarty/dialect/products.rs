//! Switches for what the facts leave open about Products/list.

use clap::ValueEnum;

/// In which order Products/list comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ProductSorting {
    /// By number, falling: the newest first.
    #[default]
    IdFalling,
    /// By number, rising.
    IdRising,
    /// By the last change, falling. Products without a stamp come last.
    ChangeFalling,
    /// By the last change, rising. Products without a stamp come first.
    ChangeRising,
}

/// What Products/list makes of `last_update_from`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Since {
    /// Changes at that second are listed.
    #[default]
    Inclusive,
    /// Changes after that second are listed.
    Exclusive,
    /// It is passed over in silence: everything is listed.
    Ignored,
}

/// Which products have a `last_update`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Stamps {
    /// All of them.
    #[default]
    All,
    /// All but every third one, by number: `last_update_from` finds no stamp there either.
    Some,
    /// No product shows it, though `last_update_from` works.
    None,
}

/// How a `last_update` that isn't there is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum NoStamp {
    /// null
    #[default]
    Null,
    /// It isn't there.
    Absent,
    /// ""
    Empty,
    /// 0000-00-00 00:00:00
    Zero,
}

/// Whether `last_update_from` lists products that have no `last_update`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Unstamped {
    /// It doesn't.
    #[default]
    LeftOut,
    /// It does.
    Included,
}

/// How images are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Images {
    /// `["https://img.example/tee.jpg"]`
    #[default]
    Texts,
    /// `[{"url": "https://img.example/tee.jpg"}]`
    Objects,
}

/// How a category is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Categories {
    /// `"Clothing, T-shirts"`
    #[default]
    Text,
    /// `["Clothing", "T-shirts"]`
    Texts,
    /// `{"name": "Clothing, T-shirts"}`
    Object,
    /// `[{"name": "Clothing"}, {"name": "T-shirts"}]`
    Objects,
}

/// How stock is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Stocks {
    /// 12
    #[default]
    Number,
    /// "12"
    Text,
    /// "12.00"
    Decimal,
}

/// How a product's lists are written where nothing is in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum EmptyLists {
    /// `[]`
    #[default]
    Empty,
    /// null
    Null,
    /// They aren't there.
    Absent,
}
