//! What the app may do in a store.

use std::collections::BTreeSet;

/// What the connector needs.
pub(super) const NEEDED: [&str; 3] = ["read_customers", "write_customers", "read_customer_merge"];

/// Scopes that were granted. Who may write may read, whether or not that's told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scopes(BTreeSet<String>);

impl Scopes {
    /// From a list with commas, as the token endpoint tells them.
    pub(super) fn listed(list: &str) -> Self {
        list.split(',').collect()
    }

    /// The needed ones that aren't among them, for a person; none where all are.
    pub(crate) fn missing(&self) -> Option<String> {
        let missing: Vec<_> = NEEDED.into_iter().filter(|scope| !self.allow(scope)).collect();
        (!missing.is_empty()).then(|| missing.join(", "))
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

    #[test]
    fn who_may_write_may_read_and_what_is_missing_is_named() {
        for enough in [
            "write_customers,read_customer_merge",
            "read_customer_merge, write_customers ,read_products",
            "read_customers,write_customers,write_customer_merge",
        ] {
            assert_eq!(Scopes::listed(enough).missing(), None, "{enough}");
        }
        assert_eq!(Scopes::listed("write_customers").missing().as_deref(), Some("read_customer_merge"));
        let reading = Scopes::listed("read_customers,read_customer_merge");
        assert_eq!(reading.missing().as_deref(), Some("write_customers"));
        let all = "read_customers, write_customers, read_customer_merge";
        assert_eq!(Scopes::listed("").missing().as_deref(), Some(all));
    }
}
