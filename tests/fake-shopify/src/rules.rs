//! Shopify's rules: how input is normalised, and what is refused.

/// A refusal in Shopify's words: the field, from the input's root, and the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UserError {
    pub(crate) field: Option<Vec<String>>,
    pub(crate) message: String,
    /// The code, where the mutation has codes.
    pub(crate) code: Option<&'static str>,
    /// The index in the list, where the field takes one.
    pub(crate) index: Option<usize>,
}

impl UserError {
    pub(crate) fn new(field: &[&str], message: impl Into<String>) -> Self {
        let field = Some(field.iter().map(|part| (*part).to_owned()).collect());
        Self { field, message: message.into(), code: None, index: None }
    }

    /// A refusal about no field in particular.
    pub(crate) fn general(message: &str) -> Self {
        Self { field: None, message: message.to_owned(), code: None, index: None }
    }

    pub(crate) fn code(self, code: &'static str) -> Self {
        Self { code: Some(code), ..self }
    }
}

/// The text without white space around it; none where nothing is left.
pub(crate) fn text(reported: Option<&str>) -> Option<String> {
    reported.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The e-mail address as it is stored: in lower case. None where it isn't one.
pub(crate) fn email(reported: &str) -> Option<String> {
    let (name, domain) = reported.split_once('@')?;
    let labels: Vec<&str> = domain.split('.').collect();
    let label = |label: &&str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let named = !name.is_empty()
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..")
        && name.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
    (named && labels.len() > 1 && labels.iter().all(label)).then(|| reported.to_lowercase())
}

/// The phone number as it is stored, in E.164, without what people put between the digits. None where there can't be
/// such a number; of the numbering plans the fake knows the North American one alone.
pub(crate) fn phone(reported: &str) -> Option<String> {
    // Said to those at home: nobody dials it after the country.
    let plain: String =
        reported.replacen("(0)", "", 1).chars().filter(|c| !" -.()/\u{a0}".contains(*c)).collect();
    let digits = plain.strip_prefix('+')?;
    let fits = (8..=15).contains(&digits.len())
        && digits.bytes().all(|digit| digit.is_ascii_digit())
        && !digits.starts_with('0');
    let possible = match digits.strip_prefix('1') {
        None => true,
        Some(national) => {
            let first =
                |at: usize| national.as_bytes().get(at).is_some_and(|digit| (b'2'..=b'9').contains(digit));
            national.len() == 10 && first(0) && first(3)
        }
    };
    (fits && possible).then_some(plain)
}

/// The tags in a list: trimmed, split at commas, none twice whatever the case; in the input's order.
pub(crate) fn tags<'a>(reported: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in
        reported.into_iter().flat_map(|tag| tag.split(',')).map(str::trim).filter(|tag| !tag.is_empty())
    {
        if !tags.iter().any(|known| same_tag(known, tag)) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// Tags that a customer can have. Assumed, as are the words of the refusal.
const TAGS: usize = 250;

/// Letters that a tag can have. Assumed, as are the words of the refusal.
const TAG_LETTERS: usize = 40;

/// The tags, if each is short enough: one that is too long has all of them refused.
pub(crate) fn short_tags<'a>(
    reported: impl IntoIterator<Item = &'a str>,
    field: &[&str],
) -> Result<Vec<String>, UserError> {
    let tags = tags(reported);
    match tags.iter().find(|tag| tag.chars().count() > TAG_LETTERS) {
        None => Ok(tags),
        Some(_) => {
            Err(UserError::new(field, format!("Tag is too long (maximum is {TAG_LETTERS} characters)")))
        }
    }
}

/// The tags, if a customer can have so many.
pub(crate) fn fitting_tags<'a>(
    reported: impl IntoIterator<Item = &'a str>,
    field: &[&str],
) -> Result<Vec<String>, UserError> {
    let tags = tags(reported);
    let fit = tags.len() <= TAGS;
    if fit { Ok(tags) } else { Err(UserError::new(field, format!("Tags can't be more than {TAGS}"))) }
}

/// Whether two tags are the same, ignoring case.
pub(crate) fn same_tag(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_address_is_kept_in_lower_case_and_has_a_domain() {
        assert_eq!(email("Zoe.B+x@Example.CH").as_deref(), Some("zoe.b+x@example.ch"));
        for wrong in ["zoe", "zoe@", "@example.ch", "zoe@example", "a b@example.ch", "zoe@-x.ch", "z..e@x.ch"]
        {
            assert_eq!(email(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_phone_number_is_kept_as_e164_and_must_be_possible() {
        assert_eq!(phone("+41 (79) 123-45.67").as_deref(), Some("+41791234567"));
        assert_eq!(phone("+41 (0)79 123 45 67").as_deref(), Some("+41791234567"));
        assert_eq!(phone("+16135551111").as_deref(), Some("+16135551111"));
        for wrong in
            ["079 123 45 67", "+0791234567", "+4179", "+41791234567 ext. 12", "+11235551111", "+1613555"]
        {
            assert_eq!(phone(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn tags_that_differ_in_capitals_are_one() {
        assert_eq!(tags(["VIP", " vip ", "a, b", ""]), ["VIP", "a", "b"]);
    }
}
