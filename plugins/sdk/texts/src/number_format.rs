//! Numbers and amounts of money as each language writes them.

/// Digits in groups of three, with the marks of a language; none where the text isn't a plain
/// decimal number. The marks are those of Unicode's CLDR: Spanish groups from five digits on.
#[must_use]
pub fn grouped(text: &str, language: &str) -> Option<String> {
    let (group, mark, from) = match language {
        "en" => (',', '.', 4),
        "fr" => ('\u{202f}', ',', 4),
        "es" => ('.', ',', 5),
        _ => ('.', ',', 4),
    };
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !fraction.is_none_or(plain) {
        return None;
    }
    let mut shown = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && whole.len() >= from && (whole.len() - index).is_multiple_of(3) {
            shown.push(group);
        }
        shown.push(digit);
    }
    if let Some(fraction) = fraction {
        shown.push(mark);
        shown.push_str(fraction);
    }
    Some(shown)
}

/// A text with its amounts of money ("350.00 EUR") as the language writes them. A number without a currency stays as it
/// is: it may be a version, or part of a name.
#[must_use]
pub fn amounts(text: &str, language: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        let next = words.peek().copied();
        match word.split_once('.') {
            Some((whole, fraction))
                if language != "en"
                    && next.is_some_and(is_currency)
                    && is_digits(whole.strip_prefix('-').unwrap_or(whole))
                    && is_digits(fraction) =>
            {
                out.extend([whole, ",", fraction]);
            }
            _ => out.push_str(word),
        }
        if next.is_some() {
            out.push(' ');
        }
    }
    out
}

/// An amount of money without its currency ("-0.05") as the language writes it; none where the text is something else.
pub(crate) fn amount(text: &str, language: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.')?;
    let is_amount =
        is_digits(whole.strip_prefix('-').unwrap_or(whole)) && is_digits(fraction) && fraction.len() <= 4;
    let mark = if language == "en" { '.' } else { ',' };
    is_amount.then(|| format!("{whole}{mark}{fraction}"))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word is an ISO 4217 code, whatever ends it.
fn is_currency(word: &str) -> bool {
    let code = word.trim_end_matches([',', ';', '.', ':', ')']);
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_of_money_is_written_as_the_language_writes_it_and_nothing_else_is() {
        for (text, shown) in [
            ("350.00 EUR", "350,00 EUR"),
            ("-0.02 CHF", "-0,02 CHF"),
            ("1 × CUP, 80.00 EUR", "1 × CUP, 80,00 EUR"),
            ("80.00 EUR, 90.00 EUR", "80,00 EUR, 90,00 EUR"),
            ("version 1.25", "version 1.25"),
            ("SKU.10 EUR", "SKU.10 EUR"),
            ("1.2.3 EUR", "1.2.3 EUR"),
            ("1.25 Euro", "1.25 Euro"),
            ("a  b ", "a  b "),
            ("", ""),
        ] {
            assert_eq!(amounts(text, "de"), shown);
            assert_eq!(amounts(text, "en"), text);
        }
    }

    #[test]
    fn numbers_are_written_as_in_the_language() {
        for (language, text, shown) in [
            ("en", "1234567.5", "1,234,567.5"),
            ("it", "19.90", "19,90"),
            ("fr", "1234", "1\u{202f}234"),
            ("de", "-1000", "-1.000"),
            ("es", "1234.5", "1234,5"),
            ("es", "12345", "12.345"),
            ("nl", "0", "0"),
        ] {
            assert_eq!(grouped(text, language).as_deref(), Some(shown), "{language} {text}");
        }
        for text in ["", "1e9", "1,5", "EUR", "1.", ".5", "--1"] {
            assert_eq!(grouped(text, "en"), None, "{text:?}");
        }
    }
}
