//! Provinces in one form: as Shopify's code where it knows the province, by code or by name.

mod names;

use super::normal;
use crate::api::{Zone, zone};
use crate::clean_text;

/// The province in comparable form. `country` in capitals.
pub(super) fn province(country: &str, reported: &str) -> String {
    let reported = clean_text::line(&clean_text::line(reported).to_uppercase());
    if reported.is_empty() {
        return reported;
    }
    if let Zone::Code(code) = zone(country, &reported) {
        return code;
    }
    if let Some(code) = of_name(country, &reported) {
        return code.to_owned();
    }
    // "CH-BE", as ISO 3166-2 has it.
    let part = reported
        .strip_prefix(country)
        .and_then(|rest| rest.strip_prefix('-'))
        .filter(|_| !country.is_empty());
    part.map(str::to_owned).unwrap_or(reported)
}

fn of_name(country: &str, reported: &str) -> Option<&'static str> {
    let (_, table) = names::OF.iter().find(|(of, _)| *of == country)?;
    let reported = normal::plain(reported);
    let known = table.split('|').filter_map(|line| line.split_once(' '));
    let mut fits = known.filter(|(_, names)| names.split('/').any(|name| normal::plain(name) == reported));
    fits.next().map(|(code, _)| code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_province_has_one_form_by_code_and_by_name() {
        let of = |cases: &[(&str, &str)]| {
            cases.iter().map(|(country, reported)| province(country, reported)).collect::<Vec<_>>()
        };
        assert_eq!(
            of(&[("IT", "IT-MI"), ("IT", "mi"), ("IT", "Milano"), ("IT", "Forlì Cesena")]),
            ["MI", "MI", "MI", "FC"]
        );
        assert_eq!(
            of(&[("CH", "CH-BE"), ("CH", "be"), ("CH", "Berne"), ("CH", "Zürich")]),
            ["BE", "BE", "BE", "ZH"]
        );
        assert_eq!(
            of(&[
                ("ES", "Madrid"),
                ("ES", "MALAGA"),
                ("CA", "Québec"),
                ("US", "texas"),
                ("IE", "Co. Dublin")
            ]),
            ["M", "MA", "QC", "TX", "D"]
        );
        assert_eq!(of(&[("PT", "PT-11"), ("PT", "11"), ("JP", "JP-13")]), ["PT-11", "PT-11", "JP-13"]);
        assert_eq!(
            of(&[("IT", "Gallura"), ("FR", "FR-75"), ("", "be"), ("", "-x"), ("IT", " ")]),
            ["GALLURA", "75", "BE", "-X", ""]
        );
    }

    #[test]
    fn the_names_are_of_provinces_that_shopify_knows() {
        for (country, table) in names::OF {
            for line in table.split('|') {
                let (code, of) = line.split_once(' ').unwrap();
                // Shopify knows no cantons.
                let is_known = matches!(zone(country, code), Zone::Code(_));
                assert!(is_known || country == "CH", "{country} {line}");
                for name in of.split('/') {
                    assert_eq!(province(country, name), code, "{country} {name}");
                }
            }
        }
        let counts = names::OF.map(|(_, table)| table.split('|').count());
        assert_eq!(counts, [8, 13, 26, 52, 26, 106, 51]);
    }
}
