//! A request that failed, and what Smarty says of it.

use framework360_sdk::Error;
use framework360_sdk::http::{Failure, Kind};

use super::unknown_customer;

/// A request that failed.
#[derive(Debug, PartialEq)]
pub(crate) enum RequestError {
    /// Smarty's application refuses the request in these words, which are short and hold no key.
    Refused(String),
    /// Any other failure.
    Http(Failure),
}

impl From<Failure> for RequestError {
    fn from(failure: Failure) -> Self {
        Self::Http(failure)
    }
}

impl RequestError {
    /// Smarty's own words, or the number of the error where it has none.
    pub(crate) fn reason(&self) -> String {
        match (self, self.status()) {
            (Self::Refused(text), _) => text.clone(),
            (Self::Http(failure), Some(status)) if failure.excerpt.is_empty() => format!("HTTP {status}."),
            (Self::Http(failure), _) => failure.excerpt.clone(),
        }
    }

    fn status(&self) -> Option<u16> {
        match self {
            Self::Http(Failure { kind: Kind::Status(status), .. }) => Some(*status),
            Self::Http(_) | Self::Refused(_) => None,
        }
    }

    /// Whether it is certainly the key that is refused.
    pub(crate) fn is_about_the_key(&self) -> bool {
        self.status() == Some(401)
    }

    /// Whether the words are about the key: "Invalid ApiKey", "api key not valid", "chiave non valida". An address
    /// that is reported with its query isn't.
    pub(crate) fn reason_names_the_key(&self) -> bool {
        let words: Vec<u8> = self
            .reason()
            .bytes()
            .filter(|byte| !b" _-".contains(byte))
            .map(|byte| byte.to_ascii_lowercase())
            .collect();
        let named = |at: usize| {
            let rest = words.get(at..).unwrap_or_default();
            rest.starts_with(b"chiave") || (rest.starts_with(b"apikey") && rest.get(6) != Some(&b'='))
        };
        self.may_be_about_the_key() && (0..words.len()).any(named)
    }

    /// Whether it's a refusal that may be about the key as well as about the record: Smarty's words are its own, and
    /// a 403 may come from a guard in front of it.
    pub(crate) fn may_be_about_the_key(&self) -> bool {
        match self {
            Self::Refused(_) => true,
            Self::Http(_) => self.status() == Some(403),
        }
    }

    /// Whether the request certainly had no effect and won't have one: Smarty's application refused it, or it wasn't
    /// sent. Server errors, HTML pages and cut or unreadable answers may come from something in front of Smarty, which
    /// may still be at work on the request.
    pub(crate) fn without_effect(&self) -> bool {
        match self {
            Self::Refused(_) => true,
            Self::Http(failure) => match failure.kind {
                Kind::Status(408 | 425 | 499) => false,
                Kind::Status(400..=499) => true,
                Kind::Status(_) => false,
                _ => failure.without_effect(),
            },
        }
    }

    /// Whether an order is refused for good because Smarty doesn't know its customer (any more).
    pub(crate) fn is_about_an_unknown_customer(&self) -> bool {
        self.is_for_good() && unknown_customer::is_said(&self.reason())
    }

    /// Whether an order is refused for good in words that are about a customer, whatever they say of it.
    pub(crate) fn may_be_about_an_unknown_customer(&self) -> bool {
        self.is_for_good() && unknown_customer::may_be_meant(&self.reason())
    }

    /// Whether the request is refused for good, so that a retry can't help.
    pub(crate) fn is_for_good(&self) -> bool {
        match self {
            Self::Refused(_) => true,
            Self::Http(failure) => {
                matches!(failure.kind, Kind::Status(400..=499))
                    && matches!(Error::from(failure.clone()), Error::Rejected(_) | Error::Unauthorized(_))
            }
        }
    }
}
