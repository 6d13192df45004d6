//! Phone numbers in E.164.
//!
//! Why `rlibphonenumber` and not `phonenumber`: measured on a probe, a component grows by 393 KiB with the first (229 of
//! them Google's table of all numbering plans) and by 1,769 KiB with the second. Both are kept up with that table.

use rlibphonenumber::enums::Region;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, PhoneNumberType};

/// What is longer is no phone number.
const LONGEST: usize = 60;

/// The countries whose numbers people in a country write as they are dialled there: those next to it. Of countries in which
/// shops of the platform's six languages are.
const NEIGHBOURS: [(&str, &[&str]); 17] = [
    ("AD", &["ES", "FR"]),
    ("AT", &["CH", "CZ", "DE", "HU", "IT", "LI", "SI", "SK"]),
    ("BE", &["DE", "FR", "LU", "NL"]),
    ("CH", &["AT", "DE", "FR", "IT", "LI"]),
    ("DE", &["AT", "BE", "CH", "CZ", "DK", "FR", "LU", "NL", "PL"]),
    ("ES", &["AD", "FR", "PT"]),
    ("FR", &["AD", "BE", "CH", "DE", "ES", "IT", "LU", "MC"]),
    ("GB", &["IE"]),
    ("IE", &["GB"]),
    ("IT", &["AT", "CH", "FR", "SI", "SM"]),
    ("LI", &["AT", "CH"]),
    ("LU", &["BE", "DE", "FR"]),
    ("MC", &["FR", "IT"]),
    ("MT", &["IT"]),
    ("NL", &["BE", "DE"]),
    ("SM", &["IT"]),
    ("VA", &["IT"]),
];

/// The number in E.164, as it is called from `country` (ISO 3166-1 alpha-2, may be empty); none where there is no such
/// number, or it has an extension, which E.164 knows nothing of.
pub(crate) fn e164(text: &str, country: &str) -> Option<String> {
    number(text, country).map(|number| in_e164(&number))
}

fn in_e164(number: &PhoneNumber) -> String {
    number.format_as(PhoneNumberFormat::E164).into_owned()
}

fn number(text: &str, country: &str) -> Option<PhoneNumber> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let called = |text: &str| {
        let number = PHONE_NUMBER_UTIL.parse(text, country.parse::<Region>().ok()).ok()?;
        let whole = number.is_valid() && number.extension.as_ref().is_none_or(String::is_empty);
        whole.then_some(number)
    };
    // Most of the world calls abroad with "00", and writes it where nobody says from which country.
    called(text).or_else(|| called(&format!("+{}", text.strip_prefix("00")?)))
}

/// Whether the number says itself in which country it is.
fn is_international(text: &str) -> bool {
    text.starts_with('+') || text.starts_with("00")
}

/// What the number is in either country, in E.164: two where it is called in both and nothing in it says in which.
pub(crate) fn readings(text: &str, country: &str, home: &str) -> Vec<String> {
    let (first, second) = (e164(text, country), e164(text, home));
    let abroad = is_international(text);
    let second = second.filter(|second| first.as_ref().is_none_or(|first| !abroad && first != second));
    first.into_iter().chain(second).collect()
}

/// A number of which nothing but its own form says in which country it is called.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Unplaced {
    /// What it certainly is, in E.164.
    pub(crate) sure: Option<String>,
    /// What it is in the shop's country and in those next to it: where it isn't certain, to be compared and never written.
    pub(crate) readings: Vec<String>,
}

/// What a number is of somebody whose country nobody knows: one of the shop's country, unless it may as well be a mobile
/// number of a country next to it. "079 123 45 67" is called in Sassari, and is a mobile number in Switzerland. Then it is
/// sure where it is mobile in the shop's country, or where its digits are grouped as there, and not as next to it.
pub(crate) fn unplaced(text: &str, home: &str) -> Unplaced {
    if is_international(text.trim()) {
        return Unplaced { sure: e164(text, home), readings: Vec::new() };
    }
    let own = number(text, home);
    let near = NEIGHBOURS.iter().find(|(country, _)| *country == home).map(|(_, near)| *near);
    let near: Vec<PhoneNumber> =
        near.unwrap_or_default().iter().filter_map(|country| number(text, country)).collect();
    let grouped = |number: &PhoneNumber| {
        groups(text).len() > 1 && groups(text) == groups(&number.format_as(PhoneNumberFormat::National))
    };
    let rivals: Vec<&PhoneNumber> = near.iter().filter(|number| is_mobile(number)).collect();
    let grouped_abroad = rivals.iter().any(|number| grouped(number));
    let is_sure = |own: &PhoneNumber| match (is_mobile(own), grouped(own)) {
        _ if rivals.is_empty() => true,
        (true, true) => true,
        (mobile, grouped) => !grouped_abroad && (mobile || grouped),
    };
    if let Some(own) = own.as_ref().filter(|own| is_sure(own)) {
        return Unplaced { sure: Some(in_e164(own)), readings: Vec::new() };
    }
    let mut readings: Vec<String> = Vec::new();
    for reading in own.iter().chain(&near).map(in_e164) {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    Unplaced { sure: None, readings }
}

fn is_mobile(number: &PhoneNumber) -> bool {
    matches!(number.get_type(), PhoneNumberType::Mobile | PhoneNumberType::FixedLineOrMobile)
}

/// The digits of a number as they are grouped.
fn groups(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|group| !group.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_two_countries_know_has_two_readings_unless_it_says_its_country() {
        for (text, country, home, numbers) in [
            ("079 555 01 05", "AT", "CH", vec!["+43795550105", "+41795550105"]),
            ("079 555 01 05", "CH", "CH", vec!["+41795550105"]),
            ("079 555 01 05", "AT", "", vec!["+43795550105"]),
            ("079 555 01 05", "", "CH", vec!["+41795550105"]),
            ("+41 79 555 01 05", "AT", "CH", vec!["+41795550105"]),
            ("0041 79 555 01 05", "AT", "CH", vec!["+41795550105"]),
            ("0041 79 555 01 05", "US", "CH", vec!["+41795550105"]),
            ("12", "AT", "CH", vec![]),
        ] {
            assert_eq!(readings(text, country, home), numbers, "{text} {country} {home}");
        }
    }

    #[test]
    fn a_number_without_a_country_is_the_shops_unless_it_may_be_a_mobile_number_next_to_it() {
        for (text, home, sure) in [
            ("079 123 45 67", "IT", None),
            ("0791234567", "IT", None),
            ("079 123 45 67", "CH", Some("+41791234567")),
            ("0791234567", "CH", Some("+41791234567")),
            ("079 123 45 67", "FR", None),
            ("07 91 23 45 67", "FR", Some("+33791234567")),
            ("333 123 4567", "IT", Some("+393331234567")),
            ("3331234567", "IT", Some("+393331234567")),
            ("06 1234 5678", "IT", Some("+390612345678")),
            ("06 12 34 56 78", "IT", None),
            ("02 1234 5678", "IT", Some("+390212345678")),
            ("061 123 45 67", "CH", Some("+41611234567")),
            ("0611234567", "CH", None),
            ("031 300 00 00", "CH", Some("+41313000000")),
            ("058 123 45 67", "CH", Some("+41581234567")),
            ("333 123 4567", "CH", None),
            ("+41 79 123 45 67", "IT", Some("+41791234567")),
            ("0041 79 123 45 67", "IT", Some("+41791234567")),
            ("079 123 45 67", "", None),
            ("12", "IT", None),
        ] {
            let read = unplaced(text, home);
            assert_eq!(read.sure.as_deref(), sure, "{text} {home} {read:?}");
            assert!(read.sure.is_none() || read.readings.is_empty(), "{text} {home} {read:?}");
        }
        let readings = unplaced("079 123 45 67", "IT").readings;
        assert_eq!(readings.first().map(String::as_str), Some("+390791234567"));
        assert!(readings.iter().any(|reading| reading == "+41791234567"), "{readings:?}");
        assert_eq!(unplaced("12", "IT"), Unplaced::default());
        let readings = unplaced("333 123 4567", "CH").readings;
        assert!(readings.iter().any(|reading| reading == "+393331234567"), "{readings:?}");
    }

    #[test]
    fn a_number_is_read_as_it_is_called_in_its_country() {
        for (text, country, number) in [
            ("079 123 45 67", "CH", Some("+41791234567")),
            ("+41 (79) 123-45.67", "", Some("+41791234567")),
            ("0041 79 123 45 67", "CH", Some("+41791234567")),
            ("+41 (0)79 123 45 67", "CH", Some("+41791234567")),
            ("+41 (0)79 123 45 67", "", Some("+41791234567")),
            ("0041 (0)79 123 45 67", "CH", Some("+41791234567")),
            ("0041 79 123 45 67", "", Some("+41791234567")),
            ("0041 79 123 45 67", "US", Some("+41791234567")),
            ("0079 123 45 67", "CH", None),
            ("06 1234 5678", "IT", Some("+390612345678")),
            ("333 123 4567", "IT", Some("+393331234567")),
            ("(613) 555-0111", "CA", Some("+16135550111")),
            ("079 123 45 67", "", None),
            ("079 123 45 67", "XX", None),
            ("12", "CH", None),
            ("+41 79 123 45 67 ext. 12", "CH", None),
            ("call me", "CH", None),
            ("", "CH", None),
        ] {
            assert_eq!(e164(text, country).as_deref(), number, "{text} {country}");
        }
        assert_eq!(e164(&"1".repeat(500), "CH"), None);
    }
}
