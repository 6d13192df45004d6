//! What must not be read back: keys and tokens.

/// Put in place of a secret.
const MASKED: &str = "***";

/// Which values never enter the ledger. Neither `Debug` nor anything else shows them.
#[derive(Default)]
pub struct Mask {
    /// The secrets themselves: masked wherever they occur, in the path and body too.
    pub values: Vec<String>,
    /// Names of query parameters whose value is masked whatever it is, in any capitals.
    pub params: &'static [&'static str],
    /// Names of headers whose value is masked whatever it is, in lower case.
    pub headers: &'static [&'static str],
}

impl Mask {
    pub(crate) fn text(&self, text: &str) -> String {
        let secrets = self.values.iter().filter(|secret| !secret.is_empty());
        secrets.fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), MASKED))
    }

    pub(crate) fn param(&self, name: &str, value: &str) -> String {
        match self.params.iter().any(|param| param.eq_ignore_ascii_case(name)) {
            true => MASKED.to_owned(),
            false => self.text(value),
        }
    }

    pub(crate) fn header(&self, name: &str, value: &str) -> String {
        match self.headers.contains(&name) {
            true => MASKED.to_owned(),
            false => self.text(value),
        }
    }
}

impl std::fmt::Debug for Mask {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mask")
            .field("params", &self.params)
            .field("headers", &self.headers)
            .finish_non_exhaustive()
    }
}
