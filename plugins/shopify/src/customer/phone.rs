//! Phone numbers in E.164.
//!
//! Why `rlibphonenumber` and not `phonenumber`: measured on a probe, a component grows by 393 KiB with the first (229 of
//! them Google's table of all numbering plans) and by 1,769 KiB with the second. Both are kept up with that table.

use rlibphonenumber::enums::Region;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat};

/// What is longer is no phone number.
const LONGEST: usize = 60;

/// The number in E.164, as it is called from `country` (ISO 3166-1 alpha-2, may be empty); none where there is no such
/// number, or it has an extension, which E.164 knows nothing of.
pub(crate) fn e164(text: &str, country: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let called = |text: &str| {
        let number = PHONE_NUMBER_UTIL.parse(text, country.parse::<Region>().ok()).ok()?;
        let whole = number.is_valid() && number.extension.as_ref().is_none_or(String::is_empty);
        whole.then(|| number.format_as(PhoneNumberFormat::E164).into_owned())
    };
    // Most of the world calls abroad with "00", and writes it where nobody says from which country.
    called(text).or_else(|| called(&format!("+{}", text.strip_prefix("00")?)))
}

/// What the number is in either country, in E.164: two where it is called in both and nothing in it says in which.
pub(crate) fn readings(text: &str, country: &str, home: &str) -> Vec<String> {
    let (first, second) = (e164(text, country), e164(text, home));
    let abroad = text.starts_with('+') || text.starts_with("00");
    let second = second.filter(|second| first.as_ref().is_none_or(|first| !abroad && first != second));
    first.into_iter().chain(second).collect()
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
