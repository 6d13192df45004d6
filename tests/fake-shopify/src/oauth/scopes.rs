//! Access scopes: what an app may do.

use std::collections::BTreeSet;

/// A set of access scopes; writing implies reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scopes(BTreeSet<String>);

impl Scopes {
    /// Parses a list with commas.
    pub(crate) fn listed(list: &str) -> Self {
        list.split(',').map(str::trim).filter(|scope| !scope.is_empty()).map(str::to_owned).collect()
    }

    pub(crate) fn allow(&self, scope: &str) -> bool {
        let writing =
            || scope.strip_prefix("read_").is_some_and(|what| self.0.contains(&format!("write_{what}")));
        self.0.contains(scope) || writing()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn both(&self, other: &Self) -> Self {
        self.0.iter().filter(|scope| other.allow(scope)).cloned().collect()
    }

    /// The scopes as the token endpoint lists them: implied ones are left out.
    pub(crate) fn short(&self) -> String {
        let implied = |scope: &str| {
            scope.strip_prefix("read_").is_some_and(|what| self.0.contains(&format!("write_{what}")))
        };
        self.0.iter().filter(|scope| !implied(scope)).cloned().collect::<Vec<_>>().join(",")
    }

    /// The scopes as the API lists them: all of them.
    pub(crate) fn full(&self) -> Vec<String> {
        let implied =
            self.0.iter().filter_map(|scope| Some(format!("read_{}", scope.strip_prefix("write_")?)));
        self.0.iter().cloned().chain(implied).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

impl FromIterator<String> for Scopes {
    fn from_iter<T: IntoIterator<Item = String>>(scopes: T) -> Self {
        Self(scopes.into_iter().collect())
    }
}
