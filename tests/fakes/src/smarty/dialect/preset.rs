//! Dialects by name.

use super::{
    Booleans, Categories, Dates, Dialect, Empties, EmptyLists, Ids, Images, Lists, ProductSorting, Scale,
    Sorting, Stocks,
};

impl Dialect {
    /// A second Smarty, which does otherwise whatever the facts leave open about the form of an
    /// answer: numbers, ids, stock and flags as text, empty texts and lists as null, images and categories
    /// as objects, lists wrapped, and the earliest first.
    pub fn second() -> Self {
        Self {
            scale: Scale::Trimmed,
            ids: Ids::Text,
            post_ids: Ids::Text,
            booleans: Booleans::Text,
            empties: Empties::Null,
            dates: Dates::T,
            lists: Lists::DataRecords,
            sorting: Sorting::OldestFirst,
            product_sorting: ProductSorting::ChangeRising,
            images: Images::Objects,
            categories: Categories::Objects,
            stocks: Stocks::Text,
            empty_lists: EmptyLists::Null,
            ..Self::default()
        }
    }
}
