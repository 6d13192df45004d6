//! The forms in which texts are compared.

use super::Tags;

/// Without white space around it, and line breaks as one character.
pub(super) fn text(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

/// In lower case, as Shopify keeps it.
pub(super) fn email(text: &str) -> String {
    text.trim().to_lowercase()
}

/// "pt_br" and "pt-BR" are one.
pub(super) fn locale(text: &str) -> String {
    let mut parts = text.trim().split(['-', '_']);
    let language = parts.next().unwrap_or_default().to_lowercase();
    parts.fold(language, |locale, part| {
        // "zh-Hant-TW": a script has four letters, a region two.
        let part = match (part.len(), part.split_at_checked(1)) {
            (4, Some((first, rest))) => first.to_uppercase() + &rest.to_lowercase(),
            _ => part.to_uppercase(),
        };
        format!("{locale}-{part}")
    })
}

/// As Shopify makes them of what it is told: parted at commas, none twice whatever its capitals.
pub(crate) fn tags<'a>(told: impl IntoIterator<Item = &'a str>) -> Tags {
    let mut tags = Tags::new();
    for tag in told.into_iter().flat_map(|tag| tag.split(',')).map(str::trim).filter(|tag| !tag.is_empty()) {
        tags.entry(tag.to_lowercase()).or_insert_with(|| tag.to_owned());
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_the_same_has_one_form() {
        assert_eq!(text(" a\r\nb \n"), "a\nb");
        assert_eq!(email(" Zoë@Example.CH "), "zoë@example.ch");
        assert_eq!(
            ["de", "pt_br", "zh-hant-tw", "", "fr-CH"].map(locale),
            ["de", "pt-BR", "zh-Hant-TW", "", "fr-CH"]
        );
        let both = tags(["VIP", "vip ", "a, b", "", ","]);
        assert_eq!(both.values().collect::<Vec<_>>(), ["a", "b", "VIP"]);
    }
}
