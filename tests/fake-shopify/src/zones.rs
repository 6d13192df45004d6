//! Countries by Shopify's own data: `zones.tsv`, from the public repository Shopify/worldwide (MIT).
//!
//! That the Admin API accepts exactly these zone codes is assumed.

use std::{collections::BTreeMap, sync::LazyLock};

/// A country in Shopify's address form.
#[derive(Debug)]
pub(crate) struct Country {
    /// Whether an address there has a province. Not so in Great Britain, which has zones all the same.
    pub(crate) has_province: bool,
    /// A post code as it is written there; empty where there are none, or where none is known.
    pub(crate) zip_example: &'static str,
    zones: Vec<&'static str>,
}

impl Country {
    /// The zone of this code as the data write it, whatever the capitals of `code`.
    pub(crate) fn zone(&self, code: &str) -> Option<&'static str> {
        self.zones.iter().find(|zone| zone.eq_ignore_ascii_case(code)).copied()
    }
}

static COUNTRIES: LazyLock<BTreeMap<&'static str, Country>> =
    LazyLock::new(|| include_str!("zones.tsv").lines().filter_map(parse_line).collect());

/// The country of this ISO 3166-1 alpha-2 code.
pub(crate) fn country(code: &str) -> Option<&'static Country> {
    COUNTRIES.get(code)
}

/// Parses a line of the table; none for a comment.
fn parse_line(line: &'static str) -> Option<(&'static str, Country)> {
    if line.starts_with('#') {
        return None;
    }
    let mut columns = line.split('\t');
    let (code, has_province) = (columns.next()?, columns.next()? == "yes");
    let (zip_example, zones) = (columns.next()?, columns.next()?.split_whitespace().collect());
    Some((code, Country { has_province, zip_example, zones }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_countries_of_the_data_are_read() {
        assert_eq!(COUNTRIES.len(), 244);
        assert_eq!(COUNTRIES.values().filter(|country| country.has_province).count(), 36);
        for (country, zone, is_known) in [
            ("US", "MI", true),
            ("CA", "on", true),
            ("PT", "PT-11", true),
            ("PT", "11", false),
            ("JP", "JP-13", true),
            ("KR", "KR-11", true),
            ("IT", "CI", true),
            ("IT", "Milano", false),
            ("CH", "BE", false),
            ("GB", "SCT", true),
        ] {
            assert_eq!(COUNTRIES[country].zone(zone).is_some(), is_known, "{country} {zone}");
        }
    }
}
