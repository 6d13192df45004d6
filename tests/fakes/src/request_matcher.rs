//! Selects requests.

use std::fmt;

use http::Method;

use crate::call::{Call, segments};

/// Selects requests: the first that matches, unless set otherwise.
///
/// The path is matched by its end, a part at a time: `Sales_Orders/post` matches
/// `/titanium/V2/Api/Sales_Orders/post/`. A `*` matches any one part. Where the pattern begins
/// with a slash the whole path must match.
#[derive(Clone, Debug)]
pub struct RequestMatcher {
    method: Option<Method>,
    pattern: String,
    words: String,
    first: u64,
    times: Option<u64>,
}

impl RequestMatcher {
    /// Requests with GET.
    pub fn get(path: &str) -> Self {
        Self::new(Some(Method::GET), path)
    }

    /// Requests with POST.
    pub fn post(path: &str) -> Self {
        Self::new(Some(Method::POST), path)
    }

    /// Requests with PUT.
    pub fn put(path: &str) -> Self {
        Self::new(Some(Method::PUT), path)
    }

    /// Requests with any method.
    pub fn any(path: &str) -> Self {
        Self::new(None, path)
    }

    /// Every request.
    pub fn everything() -> Self {
        Self::new(None, "")
    }

    /// Only those whose body contains these words: for APIs that have one address for everything.
    pub fn saying(self, words: &str) -> Self {
        Self { words: words.to_owned(), ..self }
    }

    /// Begins with the n-th matching request, counted from 1 at the moment at which this is handed over.
    pub fn nth(self, n: u64) -> Self {
        Self { first: n.max(1), ..self }
    }

    /// That many matching requests in a row.
    pub fn times(self, times: u64) -> Self {
        Self { times: Some(times), ..self }
    }

    /// Every matching request, until cancelled.
    pub fn always(self) -> Self {
        Self { times: None, ..self }
    }

    fn new(method: Option<Method>, path: &str) -> Self {
        Self { method, pattern: path.to_owned(), words: String::new(), first: 1, times: Some(1) }
    }

    pub(crate) fn matches(&self, method: &str, path: &str, says: impl FnOnce(&str) -> bool) -> bool {
        let (wanted, path) = (segments(&self.pattern), segments(path));
        let length_fits = match self.pattern.starts_with('/') {
            true => wanted.len() == path.len(),
            false => wanted.len() <= path.len(),
        };
        self.method.as_ref().is_none_or(|wanted| wanted.as_str() == method)
            && length_fits
            && wanted
                .iter()
                .rev()
                .zip(path.iter().rev())
                .all(|(wanted, part)| *wanted == "*" || wanted == part)
            && (self.words.is_empty() || says(&self.words))
    }
}

/// As the controls name it: `POST Sales_Orders/post, from number 1, 3 times`.
impl fmt::Display for RequestMatcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = self.method.as_ref().map_or("any method", Method::as_str);
        let path = if self.pattern.is_empty() { "any path" } else { &self.pattern };
        write!(f, "{method} {path}")?;
        if !self.words.is_empty() {
            write!(f, " saying {:?}", self.words)?;
        }
        write!(f, ", from number {}, ", self.first)?;
        match self.times {
            Some(times) => write!(f, "{times} times"),
            None => f.write_str("until ended"),
        }
    }
}

/// The progress of a [`RequestMatcher`].
#[derive(Debug, Default)]
pub(crate) struct Turns {
    /// Matching requests so far.
    seen: u64,
    taken: u64,
}

impl Turns {
    /// Whether this request is selected; counts it if so.
    pub(crate) fn take(&mut self, on: &RequestMatcher, call: &Call) -> bool {
        let says = |words: &str| String::from_utf8_lossy(&call.body).contains(words);
        let spent = on.times.is_some_and(|times| self.taken >= times);
        if spent || !on.matches(call.method.as_str(), &call.path, says) {
            return false;
        }
        self.seen += 1;
        let due = self.seen >= on.first;
        self.taken += u64::from(due);
        due
    }
}
