//! The dialect of a Smarty. The facts leave a good deal open; each open question is a switch here,
//! whose default is the most probable answer. A connector must work with every one of them.

mod lists;
mod orders;
mod preset;
mod products;

use clap::{Args, ValueEnum};

pub use lists::{Filters, Lists, Offsets, Sorting};
pub use orders::{NoRowNames, RowNames};
pub use products::{
    Categories, EmptyLists, Images, NoStamp, ProductSorting, Since, Stamps, Stocks, Unstamped,
};

/// One way of answering; the switches are independent of each other.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
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
    /// In which order Customers/list and Sales_Orders/list come.
    #[arg(long, value_enum, default_value_t)]
    pub sorting: Sorting,
    /// Whether `offset` is heeded.
    #[arg(long, value_enum, default_value_t)]
    pub offsets: Offsets,
    /// Whether Taxes/list exists.
    #[arg(long, value_enum, default_value_t)]
    pub taxes: Taxes,
    /// Whether `text`, the dates and the states filter a list.
    #[arg(long, value_enum, default_value_t)]
    pub filters: Filters,
    /// Whether an order of Sales_Orders/list reports its customer_id.
    #[arg(long, value_enum, default_value_t)]
    pub order_customer: Presence,
    /// What Sales_Orders/list shows as the name of a row: kept, cut:60 (its first 60 characters), title (the product's)
    /// or dropped.
    #[arg(long, default_value_t, value_name = "WHAT")]
    pub row_names: RowNames,
    /// Whether a customer of Customers/list reports its id.
    #[arg(long, value_enum, default_value_t)]
    pub customer_ids: Presence,
    /// In which order Products/list comes.
    #[arg(long, value_enum, default_value_t)]
    pub product_sorting: ProductSorting,
    /// What Products/list makes of `last_update_from`.
    #[arg(long, value_enum, default_value_t)]
    pub since: Since,
    /// Which products have a `last_update`.
    #[arg(long, value_enum, default_value_t)]
    pub stamps: Stamps,
    /// How a `last_update` that isn't there is written.
    #[arg(long, value_enum, default_value_t)]
    pub no_stamp: NoStamp,
    /// Whether `last_update_from` lists products that have no `last_update`.
    #[arg(long, value_enum, default_value_t)]
    pub unstamped: Unstamped,
    /// Whether a product shows when it was created.
    #[arg(long, value_enum, default_value_t)]
    pub created: Presence,
    /// How images are written.
    #[arg(long, value_enum, default_value_t)]
    pub images: Images,
    /// How a category is written.
    #[arg(long, value_enum, default_value_t)]
    pub categories: Categories,
    /// How stock is written.
    #[arg(long, value_enum, default_value_t)]
    pub stocks: Stocks,
    /// How a product's lists are written where nothing is in them: variations, images, suppliers.
    #[arg(long, value_enum, default_value_t)]
    pub empty_lists: EmptyLists,
    /// Whether answers have a `Date` header.
    #[arg(long, value_enum, default_value_t)]
    pub date_header: DateHeader,
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

/// How dates are written, in local time of the clock's zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Dates {
    /// 2024-05-02 10:00:00
    #[default]
    Space,
    /// 2024-05-02T10:00:00
    T,
    /// 2024-05-02T10:00:00.000
    Fraction,
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

/// Whether a field is in an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Presence {
    /// It is.
    #[default]
    Sent,
    /// It is null.
    Null,
    /// It isn't there.
    Absent,
}

/// Whether answers have a `Date` header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DateHeader {
    /// They have, by the clock of this Smarty.
    #[default]
    Sent,
    /// They haven't.
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
