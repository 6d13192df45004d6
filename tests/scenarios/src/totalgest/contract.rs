//! What both servers of TotalGest's contract have in common.

use std::collections::BTreeMap;

use fakes::totalgest::Problem;
use fakes::{Fault, RequestMatcher, Snapshot};

use crate::subject::Refused;

/// The host, as the guides write the address.
pub(crate) const HOST: &str = "tg00.bweb.ch";

/// The settings that the owner enters.
pub(crate) struct Entered<'a> {
    pub(crate) shop: &'a str,
    pub(crate) owner: &'a str,
    /// The path behind the [`HOST`] in the endpoint.
    pub(crate) base: &'a str,
    pub(crate) username: &'a str,
    pub(crate) password: &'a str,
}

impl Entered<'_> {
    pub(crate) fn settings(&self) -> BTreeMap<String, String> {
        let endpoint = format!("{HOST}{}", self.base);
        [
            ("shop_id", self.shop),
            ("owner_id", self.owner),
            ("endpoint", &endpoint),
            ("username", self.username),
            ("password", self.password),
        ]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .into()
    }
}

/// The settings with a wrong password.
pub(crate) fn refused(mut settings: BTreeMap<String, String>) -> Refused {
    settings.insert("password".to_owned(), "n0t-the-p4ssword".to_owned());
    Refused { settings, fields: vec!["username", "password"], reported: "assword" }
}

/// The settings with an endpoint that can't be right.
pub(crate) fn impossible(mut settings: BTreeMap<String, String>) -> Refused {
    settings.insert("endpoint".to_owned(), format!("ftp://{HOST}"));
    Refused { settings, fields: vec!["endpoint"], reported: "https" }
}

/// The answer to an order whose first line's article is refused, with these words.
pub(crate) fn refusal(words: &str) -> Fault {
    Problem::InvalidOrder(vec![("/lines/0/sku".to_owned(), words.to_owned())]).fault()
}

/// The request for a page of products.
pub(crate) fn listing() -> RequestMatcher {
    RequestMatcher::get("products")
}

/// Whether this number of pages was asked for.
pub(crate) fn listed(times: usize) -> impl FnMut(&Snapshot) -> bool {
    move |ledger| ledger.requests.iter().filter(|it| it.path.ends_with("/products")).count() >= times
}

/// Checks that both sides kept to `openapi.json`, unless the test fails already.
pub(crate) fn held_to(violations: &[String]) {
    if !std::thread::panicking() {
        assert!(violations.is_empty(), "what was said breaks openapi.json: {violations:#?}");
    }
}
