//! The scopes of the app in a store.

use std::collections::BTreeSet;

use framework360_sdk::Message;

use crate::say;

/// The scopes that the connector needs.
pub(super) const NEEDED: [&str; 3] = ["read_customers", "write_customers", "read_customer_merge"];

/// The scopes that were granted. A scope to write includes the one to read, whether or not that is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scopes(BTreeSet<String>);

impl Scopes {
    /// The message that names the missing scopes, by what they allow; none where all needed scopes were granted.
    pub(crate) fn missing(&self) -> Option<Message> {
        // A scope to write includes the one to read, so no more cases can occur.
        Some(match NEEDED.map(|scope| self.allow(scope)) {
            [true, true, true] => return None,
            [true, true, false] => say::scopes_missing_merge(),
            [true, false, true] => say::scopes_missing_write(),
            [true, false, false] => say::scopes_missing_write_merge(),
            [false, _, true] => say::scopes_missing_customers(),
            [false, _, false] => say::scopes_missing_all(),
        })
    }

    fn allow(&self, scope: &str) -> bool {
        let writing = scope.strip_prefix("read_").map(|what| format!("write_{what}"));
        self.0.contains(scope) || writing.is_some_and(|writing| self.0.contains(&writing))
    }
}

impl<'a> FromIterator<&'a str> for Scopes {
    fn from_iter<T: IntoIterator<Item = &'a str>>(scopes: T) -> Self {
        Self(scopes.into_iter().map(|scope| scope.trim().to_owned()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(list: &str) -> Scopes {
        list.split(',').collect()
    }

    #[test]
    fn who_may_write_may_read_and_what_is_missing_is_named() {
        for enough in [
            "write_customers,read_customer_merge",
            "read_customer_merge, write_customers ,read_products",
            "read_customers,write_customers,write_customer_merge",
        ] {
            assert_eq!(listed(enough).missing(), None, "{enough}");
        }
        for (granted, missing) in [
            ("write_customers", &["read_customer_merge"][..]),
            ("read_customers,read_customer_merge", &["write_customers"]),
            ("read_customers", &["write_customers", "read_customer_merge"]),
            ("read_customer_merge", &["read_customers", "write_customers"]),
            ("", &NEEDED),
        ] {
            let reported = listed(granted).missing().unwrap();
            for locale in ["en", "it", "fr", "de", "es", "nl"] {
                let shown = say::STRINGS.render(&reported, locale);
                for scope in NEEDED {
                    assert_eq!(
                        shown.contains(scope),
                        missing.contains(&scope),
                        "{granted} {locale}: {shown}"
                    );
                }
            }
        }
        let reported = listed("read_customers,read_customer_merge").missing().unwrap();
        assert!(say::STRINGS.render(&reported, "en").contains("change customers (write_customers)"));
    }
}
