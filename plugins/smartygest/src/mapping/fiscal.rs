//! Italian fiscal identifiers: how they are sent, and their check digits.
//!
//! A wrong check digit is noted, never a reason to stop: the owner may know better.

/// A codice fiscale as Smarty wants it: upper case, no blanks.
pub(crate) fn tax_code(text: &str) -> String {
    compact(text)
}

/// A VAT number as Smarty wants it at an address in this country: no blanks, and an Italian one of an address in Italy
/// without its "IT". Everywhere else the country's letters are part of it: a Swiss company may have an Italian number.
pub(crate) fn vat_number(text: &str, country: &str) -> String {
    let country = country.trim();
    // An address that names no country is at home.
    if country.is_empty() || country.eq_ignore_ascii_case("IT") { compared(text) } else { compact(text) }
}

/// A number as numbers are compared: with or without the "IT", it's the same.
pub(crate) fn compared(text: &str) -> String {
    let text = compact(text);
    let digits = text.strip_prefix("IT").map(|rest| rest.replace(['.', '-', '/'], ""));
    digits.filter(|digits| is_digits(digits)).unwrap_or(text)
}

/// Whether a codice fiscale's check letter (16 characters) or digit (11, as bodies have) is right.
pub(crate) fn tax_code_is_right(code: &str) -> bool {
    match code.len() {
        11 => vat_number_is_right(code),
        16 => check_letter(code).is_some_and(|letter| code.ends_with(letter)),
        _ => false,
    }
}

/// Whether a partita IVA's check digit is right: every second digit doubled, digits of the products summed.
pub(crate) fn vat_number_is_right(number: &str) -> bool {
    if number.len() != 11 || !is_digits(number) || number.starts_with("0000000") {
        return false;
    }
    let sum: u32 = number
        .bytes()
        .map(|byte| u32::from(byte - b'0'))
        .enumerate()
        .map(|(index, digit)| match (index % 2, digit) {
            (0, digit) => digit,
            (_, 0..=4) => digit * 2,
            (_, _) => digit * 2 - 9,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The sixteenth character that belongs to the first fifteen; none where those can't be a codice fiscale's.
fn check_letter(code: &str) -> Option<char> {
    /// The values of 0-9, and of A-Z, in odd positions, by the decree of 23 December 1976.
    const ODD_DIGITS: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    const ODD_LETTERS: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let mut sum = 0;
    for (index, byte) in code.bytes().take(15).enumerate() {
        let odd_position = index % 2 == 0;
        sum += match byte {
            b'0'..=b'9' if odd_position => *ODD_DIGITS.get(usize::from(byte - b'0'))?,
            b'A'..=b'Z' if odd_position => *ODD_LETTERS.get(usize::from(byte - b'A'))?,
            b'0'..=b'9' => u32::from(byte - b'0'),
            b'A'..=b'Z' => u32::from(byte - b'A'),
            _ => return None,
        };
    }
    char::from_digit(sum % 26 + 10, 36).map(|letter| letter.to_ascii_uppercase())
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn identifiers_are_sent_without_blanks_and_country() {
        assert_eq!(tax_code(" vrdd aa80a41 f205b "), "VRDDAA80A41F205B");
        for country in ["IT", " it", ""] {
            assert_eq!(vat_number("IT 0076 4352 056", country), "00764352056", "{country}");
            assert_eq!(vat_number("it-00764352056", country), "00764352056", "{country}");
            assert_eq!(vat_number("IT", country), "IT");
            assert_eq!(vat_number("de 811 569 869", country), "DE811569869", "{country}");
        }
    }

    #[test]
    fn a_number_of_another_country_than_the_addresses_keeps_its_letters() {
        for (number, country, sent) in [
            ("IT 00764352056", "CH", "IT00764352056"),
            ("it00764352056", "SM", "IT00764352056"),
            ("00764352056", "CH", "00764352056"),
            ("CHE-123.456.789 MWST", "CH", "CHE-123.456.789MWST"),
            ("EL 123456789", "GR", "EL123456789"),
            ("XI 123456789", "GB", "XI123456789"),
            ("GB 123456789", "IT", "GB123456789"),
            ("CHE-123.456.789", "IT", "CHE-123.456.789"),
        ] {
            assert_eq!(vat_number(number, country), sent, "{number} in {country}");
        }
        assert_eq!(compared("IT 00764352056"), compared("00764352056"), "the same customer");
    }

    #[test]
    fn the_check_letter_of_a_codice_fiscale_is_known() {
        // The tax agency's own specimen.
        assert!(tax_code_is_right("RSSMRA85T10A562S"));
        assert!(!tax_code_is_right("RSSMRA85T10A562T"));
        for wrong in ["", "RSSMRA85T10A562", "RSSMRA85T10A56-S", "ÀSSMRA85T10A562"] {
            assert!(!tax_code_is_right(wrong), "{wrong}");
        }
    }

    #[test]
    fn the_check_digit_of_a_partita_iva_is_known() {
        assert!(vat_number_is_right("12345678903"));
        assert!(!vat_number_is_right("12345678904"));
        assert!(!vat_number_is_right("00000000000"));
        assert!(tax_code_is_right("12345678903"), "a body's codice fiscale is its partita IVA");
    }

    proptest! {
        #[test]
        fn any_text_is_checked_without_a_panic(text in ".{0,20}") {
            let code = tax_code(&text);
            let _ = (tax_code_is_right(&code), vat_number_is_right(&vat_number(&text, "IT")));
        }

        #[test]
        fn one_wrong_digit_of_a_partita_iva_is_always_found(place in 0usize..11, digit in 0u8..10) {
            let mut number = *b"12345678903";
            let changed = number[place] != b'0' + digit;
            number[place] = b'0' + digit;
            prop_assert_eq!(vat_number_is_right(std::str::from_utf8(&number).unwrap()), !changed);
        }
    }
}
