//! Normalises addresses as Shopify does before it stores them.
//!
//! Assumed, all of it: the facts (section 10) only say that post codes, provinces and countries may come
//! back otherwise than they were sent. The post code is written as in Shopify/worldwide's example of
//! its country, the zone codes are those of its data, and what becomes of a province of a country
//! without zones is decided by [`Provinces`](crate::Provinces). An address without a province is
//! accepted in every country, and no post code is refused. An address that the owner enters (through
//! [`Data`](crate::Data) or the controls) is kept as it was entered.

use crate::{
    Provinces, Switches,
    customer::Address,
    rules::UserError,
    zones::{self, Country},
};

/// Countries that write post codes as Great Britain does: a blank before the last three characters.
const BRITISH_POST_CODES: [&str; 5] = ["GB", "GG", "GI", "IM", "JE"];

/// The address as it is kept, or why it is refused. `field` leads to the address in the input.
pub(crate) fn address(address: Address, field: &[&str], switches: &Switches) -> Result<Address, UserError> {
    if !switches.normalise {
        return Ok(address);
    }
    let country_code = address.country_code.as_deref().map(str::to_uppercase);
    let code = country_code.as_deref().unwrap_or_default();
    let country = zones::country(code);
    let province_code = match &address.province_code {
        None => None,
        Some(reported) => province(country, reported, switches.provinces)
            .map_err(|()| UserError::new(&[field, &["provinceCode"]].concat(), "Province is not valid"))?,
    };
    let zip = address.zip.as_deref().map(|zip| post_code(code, country, zip));
    Ok(Address { province_code, zip, country_code, ..address })
}

fn province(
    country: Option<&Country>,
    reported: &str,
    without_zones: Provinces,
) -> Result<Option<String>, ()> {
    if let Some(zone) = country.and_then(|country| country.zone(reported)) {
        return Ok(Some(zone.to_owned()));
    }
    if country.is_some_and(|country| country.has_province) {
        return Err(());
    }
    match without_zones {
        Provinces::Drop => Ok(None),
        Provinces::Refuse => Err(()),
        Provinces::Keep => Ok(Some(reported.to_owned())),
    }
}

/// In upper case, with the separators of the country's example where the length fits it. What doesn't
/// fit stays as it was sent, but for capitals and the white space around it.
fn post_code(code: &str, country: Option<&Country>, reported: &str) -> String {
    let upper = reported.trim().to_uppercase();
    let plain: Vec<char> = upper.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if !plain.iter().all(char::is_ascii_alphanumeric) {
        return upper;
    }
    if BRITISH_POST_CODES.contains(&code) {
        let (area, place) = plain.split_at(plain.len().saturating_sub(3));
        let fits = (2..=4).contains(&area.len()) && place.first().is_some_and(char::is_ascii_digit);
        return if fits { area.iter().chain(&[' ']).chain(place).collect() } else { upper };
    }
    let example = country.map_or("", |country| country.zip_example);
    let is_separator = |c: char| !c.is_ascii_alphanumeric();
    let length = example.chars().filter(|c| !is_separator(*c)).count();
    if !example.contains(is_separator) || length != plain.len() {
        return upper;
    }
    let mut rest = plain.into_iter();
    example.chars().filter_map(|c| if is_separator(c) { Some(c) } else { rest.next() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(code: &str, zip: &str) -> String {
        post_code(code, zones::country(code), zip)
    }

    #[test]
    fn a_post_code_is_written_as_its_country_writes_it() {
        for (country, reported, written) in [
            ("CA", "k1a0b1", "K1A 0B1"),
            ("CA", " k2p-2l8 ", "K2P 2L8"),
            ("GB", "sw1a1aa", "SW1A 1AA"),
            ("GB", "m11ae", "M1 1AE"),
            ("JE", "je11aa", "JE1 1AA"),
            ("NL", "1065am", "1065 AM"),
            ("IE", "d02af30", "D02 AF30"),
            ("CZ", "10000", "100 00"),
            ("JP", "1540023", "154-0023"),
            ("PL", "00950", "00-950"),
            ("CH", " 3011 ", "3011"),
            ("CH", "ch-3011", "CH-3011"),
            ("US", "90210-1234", "90210-1234"),
            ("SE", "114 55", "114 55"),
            ("CA", "k1a", "K1A"),
            ("GB", "nowhere", "NOWHERE"),
            ("", "k1a0b1", "K1A0B1"),
        ] {
            assert_eq!(kept(country, reported), written, "{country} {reported}");
            assert_eq!(kept(country, written), written, "what is normalised stays as it is");
        }
    }
}
