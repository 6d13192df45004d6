//! Phone numbers in E.164.
//!
//! Why `rlibphonenumber` and not `phonenumber`: measured on a probe, a component grows by 393 KiB with the first (229
//! of them Google's table of all numbering plans) and by 1,769 KiB with the second. Both are kept up with that table.

use rlibphonenumber::enums::Region;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, PhoneNumberType};

/// The longest text that is read as a phone number, in characters.
const LONGEST: usize = 60;

/// The countries whose numbers people in a country write as they are dialled there: those next to it. Of countries in
/// which shops of the platform's six languages are.
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
    let text = &plain(text);
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let called = |text: &str| {
        let number = PHONE_NUMBER_UTIL.parse(text, country.parse::<Region>().ok()).ok()?;
        let whole = number.is_valid() && number.extension.as_ref().is_none_or(String::is_empty);
        whole.then_some(number)
    };
    // Most of the world calls abroad with "00": a number that begins so is international where the country isn't known.
    called(text).or_else(|| called(&format!("+{}", text.strip_prefix("00")?)))
}

/// The text with ASCII blanks and ASCII digits, whichever are written.
fn plain(text: &str) -> String {
    const ZEROS: [char; 4] = ['٠', '۰', '०', '０'];
    let digit = |letter: char| {
        let value =
            ZEROS.iter().find_map(|zero| (letter as u32).checked_sub(*zero as u32).filter(|it| *it < 10));
        value.and_then(|value| char::from_digit(value, 10))
    };
    let letter = |letter: char| if letter.is_whitespace() { ' ' } else { digit(letter).unwrap_or(letter) };
    text.trim().chars().map(letter).collect()
}

/// Whether the number says itself in which country it is.
fn is_international(text: &str) -> bool {
    text.starts_with('+') || text.starts_with("00")
}

/// The readings of a phone number of our customer.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The number in E.164, where it is certain: to be written.
    pub(crate) sure: Option<String>,
    /// All possible numbers where there are several, or none is certain: to be compared.
    pub(crate) readings: Vec<String>,
    /// No address of the customer's says in which country it is called.
    pub(crate) unplaced: bool,
}

/// Reads the phone number of a customer with addresses in these countries, the default address's first. `home` is the
/// shop's.
///
/// A number says its country itself, or is one of the customer's country where there is such a number; else of the
/// country of another address, else of the shop's. Of two countries of the customer's it is uncertain where it is a
/// mobile number in the second alone.
pub(crate) fn read(text: &str, countries: &[&str], home: &str) -> Reading {
    let text = plain(text);
    let text = text.as_str();
    let Some((first, others)) = countries.split_first() else { return unplaced(text, home) };
    if is_international(text) {
        return Reading { sure: e164(text, first), ..Reading::default() };
    }
    let (own, shops) = (number(text, first), number(text, home));
    let others: Vec<PhoneNumber> = others.iter().filter_map(|country| number(text, country)).collect();
    let sure = match &own {
        Some(own) => {
            let is_rival = |it: &PhoneNumber| !is_mobile(own) && is_mobile(it) && in_e164(it) != in_e164(own);
            (!others.iter().any(is_rival)).then(|| in_e164(own))
        }
        None => {
            let fits = |it: &&PhoneNumber| {
                is_mobile(it) || shops.as_ref().is_none_or(|shops| in_e164(shops) == in_e164(it))
            };
            let fitting = distinct(others.iter().filter(fits));
            match fitting.as_slice() {
                [] => shops.as_ref().map(in_e164),
                [one] => Some(one.clone()),
                _ => None,
            }
        }
    };
    let mut readings = distinct(own.iter().chain(&others).chain(&shops));
    if sure.is_some() && readings.len() < 2 {
        readings.clear();
    }
    Reading { sure, readings, unplaced: false }
}

/// The numbers in E.164, each once.
fn distinct<'a>(numbers: impl Iterator<Item = &'a PhoneNumber>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for reading in numbers.map(in_e164) {
        if !all.contains(&reading) {
            all.push(reading);
        }
    }
    all
}

/// Reads the phone number of a customer whose country isn't known: one of the shop's country where there is such a
/// number, unless it is written as a mobile number of a country next to it is, and not as anybody writes one at home.
/// "079 123 45 67" is called in Sassari, and is how a mobile number is written in Switzerland.
fn unplaced(text: &str, home: &str) -> Reading {
    if is_international(text) {
        return Reading { sure: e164(text, home), ..Reading::default() };
    }
    let own = number(text, home);
    let near = NEIGHBOURS.iter().find(|(country, _)| *country == home).map(|(_, near)| *near);
    let near: Vec<PhoneNumber> =
        near.unwrap_or_default().iter().filter_map(|country| number(text, country)).collect();
    let is_foreign =
        |own: &PhoneNumber| near.iter().any(|it| is_written_as_mobile(text, it)) && !is_usual(text, own);
    if let Some(own) = own.as_ref().filter(|own| !is_foreign(own)) {
        return Reading { sure: Some(in_e164(own)), ..Reading::default() };
    }
    let readings = distinct(own.iter().chain(&near));
    Reading { sure: None, unplaced: !readings.is_empty(), readings }
}

/// Whether it is written just as a mobile number is in the country of `number`, with the 0 before it.
fn is_written_as_mobile(text: &str, number: &PhoneNumber) -> bool {
    let national = number.format_as(PhoneNumberFormat::National);
    is_mobile(number)
        && national.starts_with('0')
        && groups(text).len() > 1
        && groups(text) == groups(&national)
}

/// Whether the digits are grouped as people do in the country of `number`: as it is printed there, the area apart from
/// the rest, or not at all. Where abroad no 0 is left out, as in Italy, people part the area where they like.
fn is_usual(text: &str, number: &PhoneNumber) -> bool {
    let national = number.format_as(PhoneNumberFormat::National);
    let (written, printed) = (groups(text), groups(&national));
    let area = |groups: &[&str]| groups.first().map(|area| area.len());
    let in_two = || area(&written) == area(&printed) || in_e164(number).ends_with(&written.concat());
    written.len() == 1 || written == printed || (written.len() == 2 && in_two())
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
    fn whichever_blanks_and_digits_are_written_it_is_the_same_number() {
        for blank in ["\u{202f}", "\u{2009}", "\u{a0}", "\u{3000}", "\t"] {
            let text = ["+41", "79", "555", "06", "01"].join(blank);
            assert_eq!(e164(&text, "IT").as_deref(), Some("+41795550601"), "{blank:?}");
            assert_eq!(read(&text, &["CH"], "IT").sure.as_deref(), Some("+41795550601"), "{blank:?}");
        }
        let written = ["079 555 09 02", "٠٧٩ ٥٥٥ ٠٩ ٠٢", "０７９ ５５５ ０９ ０２"];
        for text in written {
            assert_eq!(read(text, &["CH"], "CH").sure.as_deref(), Some("+41795550902"), "{text}");
            assert_eq!(read(text, &[], "IT"), read(written[0], &[], "IT"), "{text}");
        }
    }

    #[test]
    fn a_number_is_one_of_the_customers_country_and_only_else_of_another() {
        for (text, countries, home, sure, readings) in [
            ("079 555 01 05", &["AT"][..], "CH", Some("+43795550105"), &["+43795550105", "+41795550105"][..]),
            ("079 555 01 05", &["CH"], "CH", Some("+41795550105"), &[]),
            ("079 555 01 05", &["CH"], "IT", Some("+41795550105"), &["+41795550105", "+390795550105"]),
            ("079 555 01 05", &["IT"], "CH", Some("+390795550105"), &["+390795550105", "+41795550105"]),
            ("079 555 01 05", &["AT"], "", Some("+43795550105"), &[]),
            // A mobile number in the second country alone: nobody can know.
            ("079 555 01 05", &["IT", "CH"], "IT", None, &["+390795550105", "+41795550105"]),
            ("079 555 01 05", &["CH", "IT"], "IT", Some("+41795550105"), &["+41795550105", "+390795550105"]),
            ("044 668 18 00", &["CH", "DE"], "CH", Some("+41446681800"), &["+41446681800", "+49446681800"]),
            // There is no such number in the first one.
            ("079 555 01 05", &["US", "CH"], "IT", Some("+41795550105"), &["+41795550105", "+390795550105"]),
            ("06 1234 5678", &["US", "CH"], "IT", Some("+390612345678"), &["+41612345678", "+390612345678"]),
            ("079 555 01 05", &["US"], "CH", Some("+41795550105"), &[]),
            ("+41 79 555 01 05", &["AT"], "CH", Some("+41795550105"), &[]),
            ("0041 79 555 01 05", &["AT"], "CH", Some("+41795550105"), &[]),
            ("0041 79 555 01 05", &["US"], "CH", Some("+41795550105"), &[]),
            ("12", &["AT"], "CH", None, &[]),
        ] {
            let read = read(text, countries, home);
            assert_eq!(read.sure.as_deref(), sure, "{text} {countries:?} {home} {read:?}");
            assert_eq!(read.readings, readings, "{text} {countries:?} {home}");
        }
    }

    #[test]
    fn a_number_without_a_country_is_the_shops_unless_it_is_written_as_a_mobile_number_next_to_it() {
        for (text, home, sure) in [
            ("079 123 45 67", "IT", None),
            ("079-123.45.67", "IT", None),
            ("0791234567", "IT", Some("+390791234567")),
            ("079 1234567", "IT", Some("+390791234567")),
            ("079 123 45 67", "CH", Some("+41791234567")),
            ("0791234567", "CH", Some("+41791234567")),
            ("079 123 45 67", "FR", None),
            ("07 91 23 45 67", "FR", Some("+33791234567")),
            ("333 123 4567", "IT", Some("+393331234567")),
            ("3331234567", "IT", Some("+393331234567")),
            ("06 12 34 56 78", "IT", None),
            ("06 1234 5678", "IT", Some("+390612345678")),
            ("06 12345678", "IT", Some("+390612345678")),
            ("0669821111", "IT", Some("+390669821111")),
            ("06 69822222", "IT", Some("+390669822222")),
            ("06/69823333", "IT", Some("+390669823333")),
            ("06-69824444", "IT", Some("+390669824444")),
            ("06 698 25555", "IT", Some("+390669825555")),
            ("06.6982.6666", "IT", Some("+390669826666")),
            ("0679 123456", "IT", Some("+390679123456")),
            ("+39 06 69827777", "IT", Some("+390669827777")),
            ("02 1234 5678", "IT", Some("+390212345678")),
            ("91 234 56 71", "ES", Some("+34912345671")),
            ("912 345 672", "ES", Some("+34912345672")),
            ("912345673", "ES", Some("+34912345673")),
            ("93 423 45 67", "ES", Some("+34934234567")),
            ("934 23 45 68", "ES", Some("+34934234568")),
            ("(+34) 934234569", "ES", Some("+34934234569")),
            ("0692345671", "DE", Some("+49692345671")),
            ("069 2345672", "DE", Some("+49692345672")),
            ("069/2345673", "DE", Some("+49692345673")),
            ("0711234567", "DE", Some("+49711234567")),
            ("0711 234568", "DE", Some("+49711234568")),
            ("06212345671", "DE", Some("+496212345671")),
            ("02 511 23 41", "BE", Some("+3225112341")),
            ("025112342", "BE", Some("+3225112342")),
            ("02/511.23.43", "BE", Some("+3225112343")),
            ("03 234 56 78", "BE", Some("+3232345678")),
            ("0475-321456", "NL", Some("+31475321456")),
            ("0475321457", "NL", Some("+31475321457")),
            ("010-4123456", "NL", Some("+31104123456")),
            ("061 123 45 67", "CH", Some("+41611234567")),
            ("0611234567", "CH", Some("+41611234567")),
            ("0612345678", "CH", Some("+41612345678")),
            ("061-2345678", "CH", Some("+41612345678")),
            ("0623456789", "CH", Some("+41623456789")),
            ("031 300 00 00", "CH", Some("+41313000000")),
            ("058 123 45 67", "CH", Some("+41581234567")),
            ("333 123 4567", "CH", None),
            ("+41 79 123 45 67", "IT", Some("+41791234567")),
            ("0041 79 123 45 67", "IT", Some("+41791234567")),
            ("079 123 45 67", "", None),
            ("12", "IT", None),
        ] {
            let read = read(text, &[], home);
            assert_eq!(read.sure.as_deref(), sure, "{text} {home} {read:?}");
            assert!(read.sure.is_none() || read.readings.is_empty(), "{text} {home} {read:?}");
        }
        let readings = read("079 123 45 67", &[], "IT").readings;
        assert_eq!(readings.first().map(String::as_str), Some("+390791234567"));
        assert!(readings.iter().any(|reading| reading == "+41791234567"), "{readings:?}");
        assert_eq!(read("12", &[], "IT"), Reading::default());
        let readings = read("333 123 4567", &[], "CH").readings;
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
