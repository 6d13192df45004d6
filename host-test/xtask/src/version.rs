//! Rust's release numbers, as far as they matter here: major and minor.

use std::fmt;

/// 1.96 of "1.96.0", "1.96.0+dfsg1-1~deb12u2" or "1.96".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Release {
    major: u32,
    minor: u32,
}

impl Release {
    /// The release at the beginning of `text`; none where there is no number.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.trim().split(|c: char| !c.is_ascii_digit());
        Some(Self { major: numbers.next()?.parse().ok()?, minor: numbers.next()?.parse().ok()? })
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debians_versions_compare_as_releases() {
        let old = Release::parse("1.85.0+dfsg3-1~deb12u3").unwrap();
        let new = Release::parse("1.96.0+dfsg1-1~deb12u2").unwrap();
        assert!(old < new);
        assert_eq!(new, Release::parse("1.96").unwrap());
        assert!(Release::parse("1.100.0").unwrap() > new);
    }

    #[test]
    fn text_without_a_number_is_no_release() {
        assert_eq!(Release::parse("(none)"), None);
        assert_eq!(Release::parse("1"), None);
    }
}
