//! How this Smarty speaks. The facts leave a good deal open; each open question is a switch here,
//! whose default is what they call most probable. A connector must work with every one of them.

use clap::{Args, ValueEnum};

/// One way of answering; the switches are independent of each other.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Dialect")]
pub struct Dialect {
    /// How money, quantities and rates are written.
    #[arg(long, value_enum, default_value_t)]
    pub numbers: Numbers,
    /// How many decimals money has, whatever was posted.
    #[arg(long, value_enum, default_value_t)]
    pub scale: Scale,
    /// How ids are written in lists.
    #[arg(long, value_enum, default_value_t)]
    pub ids: Ids,
    /// How the id of a new record is written in the answer to a post.
    #[arg(long, value_enum, default_value_t)]
    pub post_ids: Ids,
    /// How flags are written.
    #[arg(long, value_enum, default_value_t)]
    pub booleans: Booleans,
    /// How empty texts are written.
    #[arg(long, value_enum, default_value_t)]
    pub empties: Empties,
    /// How dates are written.
    #[arg(long, value_enum, default_value_t)]
    pub dates: Dates,
    /// What a list is wrapped in.
    #[arg(long, value_enum, default_value_t)]
    pub lists: Lists,
    /// In which order a list comes.
    #[arg(long, value_enum, default_value_t)]
    pub sorting: Sorting,
    /// Whether Taxes/list exists.
    #[arg(long, value_enum, default_value_t)]
    pub taxes: Taxes,
    /// Whether `text`, the dates and the states filter a list.
    #[arg(long, value_enum, default_value_t)]
    pub filters: Filters,
    /// Whether an order of Sales_Orders/list tells its customer_id.
    #[arg(long, value_enum, default_value_t)]
    pub order_customer: Presence,
    /// Whether a customer of Customers/list tells its id.
    #[arg(long, value_enum, default_value_t)]
    pub customer_ids: Presence,
    /// How a wrong key is refused.
    #[arg(long, value_enum, default_value_t)]
    pub bad_key: BadKey,
    /// How an invalid record is refused.
    #[arg(long, value_enum, default_value_t)]
    pub refusals: Refusals,
}

/// How money, quantities and rates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Numbers {
    /// "19.90"
    #[default]
    Text,
    /// 19.9
    Number,
}

/// How many decimals money has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Scale {
    /// At least two: 19.9 as 19.90, 16.3115 as it is.
    #[default]
    Padded,
    /// As few as possible: 19.90 as 19.9, 20.00 as 20.
    Trimmed,
    /// As it was posted.
    Posted,
    /// Exactly two: 16.3115 as 16.31.
    Rounded,
}

/// How ids are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Ids {
    /// 77
    #[default]
    Number,
    /// "77"
    Text,
}

/// How flags are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Booleans {
    /// 0 and 1
    #[default]
    Digit,
    /// "0" and "1"
    Text,
    /// false and true
    Boolean,
}

/// How empty texts are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Empties {
    /// ""
    #[default]
    Text,
    /// null
    Null,
}

/// How dates are written, in local time of Europe/Rome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Dates {
    /// 2024-05-02 10:00:00
    #[default]
    Space,
    /// 2024-05-02T10:00:00
    T,
}

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

/// In which order a list comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Sorting {
    /// By the time of creation, falling.
    #[default]
    NewestFirst,
    /// By the time of creation, rising.
    OldestFirst,
}

/// Whether Taxes/list exists. The tax rows exist in any case, and orders name their ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Taxes {
    /// It does.
    #[default]
    Listed,
    /// Answers 404.
    NotFound,
    /// Answers 200 with an error inside.
    Error,
}

/// Whether filters are heeded; paging always is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Filters {
    /// They are. `text` finds near matches too: it is looked for inside e-mail, names and company.
    #[default]
    Heeded,
    /// They are passed over in silence: everything is listed.
    Ignored,
}

/// Whether a field is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Presence {
    /// It is.
    #[default]
    Told,
    /// It is null.
    Null,
    /// It isn't there.
    Absent,
}

/// How a wrong or missing key is refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BadKey {
    /// 200 with an error inside.
    #[default]
    ErrorIn200,
    /// 401
    Unauthorized,
}

/// How an invalid record is refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Refusals {
    /// 200 with an error inside.
    #[default]
    ErrorIn200,
    /// 422
    Unprocessable,
}
