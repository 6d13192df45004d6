//! The comparison of two addresses, and how they are merged.

use super::address::TEXTS;
use super::{Lines, normal};
use crate::api::{MailingAddress, Zone, zone};

const STREET: usize = 3;
const ZIP: usize = 5;
const CITY: usize = 6;
const PROVINCE: usize = 7;
const COUNTRY: usize = 8;
const PHONE: usize = 9;

/// An address without regard to case, blanks and punctuation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key([String; TEXTS]);

impl Key {
    /// The texts, in order.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The number of texts that are the same and not empty.
    pub(crate) fn likeness(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).filter(|(one, other)| one == other && !one.is_empty()).count()
    }

    /// The likeness of two addresses of which one may be an edited form of the other: street, post code or city is the
    /// same, and something else next to the country. The person's name doesn't count. None where they have too little
    /// in common.
    pub(crate) fn edited(&self, other: &Self) -> Option<usize> {
        let same = |at: &usize| {
            self.0.get(*at).is_some_and(|text| !text.is_empty() && other.0.get(*at) == Some(text))
        };
        let likeness = self.likeness(other);
        let without_country = likeness.saturating_sub(usize::from(same(&COUNTRY)));
        ([STREET, ZIP, CITY].iter().any(same) && without_country >= 2).then_some(likeness)
    }

    /// The likeness of two addresses that may be one: what both have is equal, at least the street with a city or a
    /// post code. None where they are two.
    pub(crate) fn fits(&self, other: &Self) -> Option<usize> {
        let has =
            |at: usize| self.0.get(at).is_some_and(|text| !text.is_empty() && other.0.get(at) == Some(text));
        // Names and codes of provinces that Shopify doesn't know can't be compared.
        let is_code = |key: &Self| {
            let (country, province) = (key.0.get(COUNTRY), key.0.get(PROVINCE));
            country.zip(province).is_some_and(|(country, it)| matches!(zone(country, it), Zone::Code(_)))
        };
        let comparable = |at: usize| at != PROVINCE || (is_code(self) && is_code(other));
        let contradicts = |at: usize, one: &String, other: &String| {
            one != other && !one.is_empty() && !other.is_empty() && comparable(at)
        };
        let enough = has(STREET) && (has(CITY) || has(ZIP));
        let mut pairs = self.0.iter().zip(&other.0).enumerate();
        (enough && !pairs.any(|(at, (one, other))| contradicts(at, one, other))).then(|| self.likeness(other))
    }
}

/// The part of an address that Shopify can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sendable {
    pub(crate) lines: Lines,
    /// A province that Shopify doesn't know, though its country has some: it is left out.
    pub(crate) odd_province: Option<String>,
}

impl Lines {
    /// The key of the address: without regard to case, blanks and punctuation.
    pub(crate) fn key(&self) -> Key {
        let mut key = self.clone();
        let country = &self.0.country;
        for (at, text) in key.texts_mut().into_iter().enumerate() {
            *text = match at {
                ZIP => normal::zip(text, country),
                // Codes already.
                PROVINCE | COUNTRY => std::mem::take(text),
                // In E.164 already, where it could be brought into that.
                PHONE => text.chars().filter(|letter| letter.is_alphanumeric() || *letter == '+').collect(),
                _ => normal::key(text),
            };
        }
        let MailingAddress {
            first_name,
            last_name,
            company,
            address1,
            address2,
            zip,
            city,
            province,
            country,
            phone,
        } = key.0;
        Key([first_name, last_name, company, address1, address2, zip, city, province, country, phone])
    }

    /// The address without what Shopify can't hold. In a country without provinces it is sent only where Shopify's copy
    /// has one.
    pub(crate) fn sendable(&self, theirs: Option<&Self>) -> Sendable {
        let mut lines = self.clone();
        let province = std::mem::take(&mut lines.0.province);
        let mut odd_province = None;
        match zone(&self.0.country, &province) {
            Zone::Code(code) => lines.0.province = code,
            Zone::Unknown => odd_province = Some(province).filter(|province| !province.is_empty()),
            Zone::NoZones => {
                let holds =
                    |theirs: &Self| !theirs.0.province.is_empty() && theirs.0.country == self.0.country;
                if theirs.is_some_and(holds) {
                    lines.0.province = province;
                }
            }
        }
        Sendable { lines, odd_province }
    }

    /// The address, with missing fields from the other one.
    pub(crate) fn filled(&self, other: &Self) -> Self {
        let mut filled = self.clone();
        for (text, other) in filled.texts_mut().into_iter().zip(other.texts()) {
            if text.is_empty() {
                other.clone_into(text);
            }
        }
        // A country that came along says how to read the rest.
        Self::new(&filled.0)
    }

    /// Our address after theirs changed: theirs, with our spelling where that means the same, and with what theirs
    /// can't hold. `left_out` says of a field's text that Shopify refused it.
    pub(crate) fn after(&self, theirs: &Self, left_out: impl Fn(&str, &str) -> bool) -> Self {
        let after = self.spelled(theirs, true, &left_out);
        // Where nothing but the spelling changed, that is what somebody changed.
        if after == *self { self.spelled(theirs, false, &left_out) } else { after }
    }

    fn spelled(&self, theirs: &Self, as_ours: bool, left_out: &impl Fn(&str, &str) -> bool) -> Self {
        let (own, other) = (self.key(), theirs.key());
        let mut after = theirs.clone();
        let keys = own.0.iter().zip(&other.0);
        for ((text, ours), (own, other)) in after.texts_mut().into_iter().zip(self.texts()).zip(keys) {
            if as_ours && own == other {
                ours.clone_into(text);
            }
        }
        let kept = &self.0;
        let nowhere = theirs.0.country.is_empty() && left_out("countryCode", &kept.country);
        if nowhere {
            after.0.country.clone_from(&kept.country);
        }
        let same_country = nowhere || kept.country == theirs.0.country;
        let unknown = !matches!(zone(&kept.country, &kept.province), Zone::Code(_));
        if theirs.0.province.is_empty()
            && same_country
            && (unknown || nowhere || left_out("provinceCode", &kept.province))
        {
            after.0.province.clone_from(&kept.province);
        }
        if theirs.0.phone.is_empty() && (!kept.phone.starts_with('+') || left_out("phone", &kept.phone)) {
            after.0.phone.clone_from(&kept.phone);
        }
        if theirs.0.zip.is_empty() && same_country && left_out("zip", &kept.zip) {
            after.0.zip.clone_from(&kept.zip);
        }
        after
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(change: impl FnOnce(&mut MailingAddress)) -> Lines {
        let mut address = MailingAddress {
            last_name: "Bärtschi".to_owned(),
            address1: "Hauptstr. 12".to_owned(),
            zip: "3011".to_owned(),
            city: "Bern".to_owned(),
            country: "CH".to_owned(),
            ..MailingAddress::default()
        };
        change(&mut address);
        Lines::new(&address)
    }

    #[test]
    fn two_addresses_are_one_where_nothing_that_both_have_contradicts() {
        framework360_sdk::testing::reset();
        let base = lines(|_| ()).key();
        let one = |change: fn(&mut MailingAddress)| base.fits(&lines(change).key()).is_some();
        assert!(one(|it| it.address1 = "HAUPTSTR.12".to_owned()));
        assert!(one(|it| it.province = "CH-BE".to_owned()));
        assert!(one(|it| it.phone = "031 300 00 00".to_owned()));
        assert!(one(|it| it.zip = "30 11".to_owned()));
        assert!(one(|it| it.zip = "CH-3011".to_owned()));
        assert!(!one(|it| it.zip = "D-3011".to_owned()));
        assert!(one(|it| it.city.clear()));
        assert!(one(|it| it.zip.clear()));
        assert!(!one(|it| (it.zip, it.city) = Default::default()), "too little in common");
        assert!(!one(|it| it.address1.clear()), "too little in common");
        assert!(!one(|it| it.address1 = "Hauptstr. 1 2".to_owned()));
        assert!(!one(|it| it.country = "DE".to_owned()));
        assert!(!one(|it| it.last_name = "Verdi".to_owned()));
        let in_italy = |province: &str| {
            lines(|it| (it.country, it.province) = ("IT".to_owned(), province.to_owned())).key()
        };
        assert!(
            in_italy("Milano").fits(&in_italy("MI")).is_some()
                && in_italy("Gallura").fits(&in_italy("SS")).is_some()
        );
        assert!(in_italy("MI").fits(&in_italy("SS")).is_none());
        let numbers =
            ["031 300 00 00", "+41 31 300 00 00"].map(|phone| lines(|it| it.phone = phone.to_owned()).key());
        assert_eq!(numbers[0], numbers[1]);
        let names = ["Bern", "be"].map(|province| lines(|it| it.province = province.to_owned()).key());
        assert_eq!(names[0], names[1]);
    }

    #[test]
    fn capitals_blanks_punctuation_and_the_sign_of_a_country_part_no_two_addresses() {
        framework360_sdk::testing::reset();
        let fits = |country: &str, (one, other): (&str, &str), (zip, other_zip): (&str, &str)| {
            let key = |street: &str, zip: &str| {
                let lines = lines(|it| {
                    (it.country, it.address1, it.zip) =
                        (country.to_owned(), street.to_owned(), zip.to_owned());
                });
                lines.key()
            };
            key(one, zip).fits(&key(other, other_zip)).is_some()
        };
        for (country, zip, other_zip) in [
            ("CH", "CH-3011", "3011"),
            ("CH", "ch 3011", "3011"),
            ("DE", "D-10115", "10115"),
            ("DE", "DE-10115", "D 10115"),
            ("IT", "I-00184", "00184"),
            ("AT", "A-1010", "1010"),
            ("FR", "F-75001", "75001"),
            ("BE", "B-1000", "1000"),
            ("LU", "L-1009", "LU-1009"),
            ("LI", "FL-9490", "9490"),
            ("NL", "NL-1012 AB", "1012AB"),
            ("AD", "AD100", "AD 100"),
        ] {
            assert!(fits(country, ("Gasse 1", "Gasse 1"), (zip, other_zip)), "{country} {zip} {other_zip}");
        }
        for (one, other) in [
            ("Bahnhofstraße 1", "BAHNHOFSTRASSE 1"),
            ("Gasse 12B", "Gasse 12 b"),
            ("12B Gasse", "12 B Gasse"),
            ("Via Roma 5/B", "VIA ROMA 5 B"),
            ("Rue 12bis", "Rue 12 bis"),
            ("Via S. Marco 1", "VIA S.MARCO 1"),
        ] {
            assert!(fits("DE", (one, other), ("50667", "50667")), "{one} {other}");
        }
        for (one, other) in [("Gasse 12", "Gasse 1 2"), ("Gasse 1/2", "Gasse 12"), ("Gasse 12B", "Gasse 12C")]
        {
            assert!(!fits("DE", (one, other), ("50667", "50667")), "{one} {other}");
        }
        // What begins alike elsewhere is a part of the code.
        assert!(!fits("GB", ("Gasse 1", "Gasse 1"), ("B1 1AA", "1 1AA")));
        assert!(!fits("CH", ("Gasse 1", "Gasse 1"), ("D-3011", "3011")));
    }

    #[test]
    fn a_change_there_keeps_what_shopify_cant_hold_while_the_country_stays() {
        framework360_sdk::testing::reset();
        let ours = lines(|it| {
            it.province = "BE".to_owned();
            it.zip = "CH 3011".to_owned();
        });
        let moved = lines(|it| {
            it.address1 = "Gasse 1".to_owned();
            it.zip = "CH3011".to_owned();
        });
        let after = ours.after(&moved, |_, _| false).0;
        assert_eq!(
            (after.address1.as_str(), after.province.as_str(), after.zip.as_str()),
            ("Gasse 1", "BE", "CH 3011")
        );
        let abroad = lines(|it| it.country = "DE".to_owned());
        assert_eq!(ours.after(&abroad, |_, _| false).0.province, "");
        // In a country with provinces an empty one was emptied there, unless Shopify doesn't know it or refused it.
        let milan =
            |province: &str| lines(|it| (it.country, it.province) = ("IT".to_owned(), province.to_owned()));
        let after =
            |province: &str, refused: bool| milan(province).after(&milan(""), |_, _| refused).0.province;
        assert_eq!(
            (after("MI", false), after("MI", true), after("Gallura", false)),
            (String::new(), "MI".to_owned(), "GALLURA".to_owned())
        );
        let spelled = lines(|it| it.city = "BERN".to_owned());
        assert_eq!(
            lines(|_| ()).after(&spelled, |_, _| false).0.city,
            "BERN",
            "nothing but the spelling changed"
        );
    }
}
