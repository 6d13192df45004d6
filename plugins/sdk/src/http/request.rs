//! Building a request.

use std::marker::PhantomData;

use super::encode::encode;
use super::failure::{Failure, Kind, RemoteEffect};
use super::response::Response;
use super::secrets::Secrets;
use super::transport;
use crate::exchange::{OutgoingRequest, Timeouts, host};
use crate::wire;

/// A request without a body, see [`get`].
#[derive(Debug)]
pub struct NoBody;
/// A request with a body, see [`post`] and [`put`].
#[derive(Debug)]
pub struct WithBody;

/// A request being built.
#[derive(Debug)]
pub struct Request<Use> {
    outgoing: OutgoingRequest,
    secrets: Secrets,
    kind: PhantomData<Use>,
}

/// Asks for something.
#[must_use]
pub fn get(url: impl Into<String>) -> Request<NoBody> {
    Request::new("GET", url.into())
}

/// Sends something new.
#[must_use]
pub fn post(url: impl Into<String>) -> Request<WithBody> {
    Request::new("POST", url.into())
}

/// Sends something changed.
#[must_use]
pub fn put(url: impl Into<String>) -> Request<WithBody> {
    Request::new("PUT", url.into())
}

impl<K> Request<K> {
    fn new(method: &'static str, url: String) -> Self {
        let headers = vec![
            ("accept".to_owned(), "application/json".to_owned()),
            ("user-agent".to_owned(), "Framework360".to_owned()),
        ];
        Self {
            outgoing: OutgoingRequest { method, url, headers, body: None, timeouts: Timeouts::default() },
            secrets: Secrets::default(),
            kind: PhantomData,
        }
    }

    /// Adds a parameter to the query, percent-encoded.
    #[must_use]
    pub fn query(mut self, key: &str, value: impl ToString) -> Self {
        let url = &mut self.outgoing.url;
        url.push(if url.contains('?') { '&' } else { '?' });
        url.push_str(&encode(key));
        url.push('=');
        url.push_str(&encode(&value.to_string()));
        self
    }

    /// Adds a parameter that must never be shown: it's removed from the remote's answer before that goes into a
    /// message.
    #[must_use]
    pub fn secret_query(self, key: &str, value: &str) -> Self {
        self.secret(value).query(key, value)
    }

    /// Says who is asking, by a token of a session: never shown, as in [`secret_query`](Self::secret_query).
    #[must_use]
    pub fn bearer(self, token: &str) -> Self {
        self.secret(token).header("authorization", &format!("Bearer {token}"))
    }

    /// A value that the request holds somewhere else, as a password in its body, and that must never be shown.
    #[must_use]
    pub fn secret(mut self, value: &str) -> Self {
        self.secrets.add(value);
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.outgoing.headers.push((name.to_ascii_lowercase(), value.to_owned()));
        self
    }

    /// Other time-outs than the usual ones.
    #[must_use]
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.outgoing.timeouts = timeouts;
        self
    }

    /// Sends the request and reads the answer to its end, whatever its status.
    ///
    /// # Errors
    /// Where no complete answer came.
    pub fn send(self) -> Result<Response, Failure> {
        let host = host(&self.outgoing.url).to_owned();
        match transport::exchange(&self.outgoing) {
            Ok((status, headers, body)) => {
                Ok(Response { status, headers, body, host, secrets: self.secrets })
            }
            Err(error) => Err(Failure::transport(error, host)),
        }
    }
}

impl Request<WithBody> {
    /// Takes a value of the connector's own type as JSON.
    ///
    /// # Errors
    /// `Invalid` where it has no form in JSON, such as a map whose keys are no texts; nothing was sent then.
    pub fn json_of(self, value: &impl serde::Serialize) -> Result<Self, Failure> {
        match wire::to_json(value) {
            Some(bytes) => Ok(self.body("application/json", bytes)),
            None => {
                let host = host(&self.outgoing.url).to_owned();
                Err(Failure::new(Kind::Invalid, RemoteEffect::NotSent, host))
            }
        }
    }

    /// Takes `bytes` as they are.
    #[must_use]
    pub fn body(mut self, content_type: &str, bytes: Vec<u8>) -> Self {
        self.outgoing.headers.push(("content-type".to_owned(), content_type.to_owned()));
        self.outgoing.body = Some(bytes);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_percent_encoded() {
        let request = get("https://erp.example/list").query("text", "a+b@x.it & c/ü").query("limit", 50);
        assert_eq!(
            request.outgoing.url,
            "https://erp.example/list?text=a%2Bb%40x.it%20%26%20c%2F%C3%BC&limit=50"
        );
    }

    #[test]
    fn a_connectors_own_types_go_out_and_come_in_as_json() {
        #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        struct Shelf {
            name: String,
        }
        crate::testing::reset();
        crate::testing::remote(|request| {
            let body = String::from_utf8(request.body.clone().unwrap_or_default()).unwrap();
            crate::testing::json(200, &body)
        });
        let shelf = Shelf { name: "A-1".to_owned() };
        let sent = post("https://erp.example/shelves").json_of(&shelf).unwrap().send().unwrap();
        assert_eq!(sent.json_as::<Shelf>().unwrap(), shelf);
        assert!(sent.json_as::<Vec<Shelf>>().is_err());
        let keys = std::collections::BTreeMap::from([((1, 2), "no text")]);
        assert!(post("https://erp.example/shelves").json_of(&keys).is_err());
    }

    #[test]
    fn a_secret_is_hidden_in_both_forms_and_in_debug_output() {
        let request = get("https://erp.example/").secret_query("ApiKey", "k/1+2");
        assert_eq!(request.secrets.hide("bad key k/1+2 (k%2F1%2B2)"), "bad key … (…)");
        assert!(!format!("{request:?}").contains("k/1"));
    }

    #[test]
    fn a_token_and_a_password_go_out_and_never_come_back() {
        crate::testing::reset();
        crate::testing::remote(|request| {
            let sent = request
                .headers
                .iter()
                .any(|header| *header == ("authorization".into(), "Bearer T0KEN".into()));
            crate::testing::json(if sent { 403 } else { 500 }, r#"{"detail": "T0KEN of PASSW0RD may not"}"#)
        });
        let request = post("https://erp.example/sessions").bearer("T0KEN").secret("PASSW0RD");
        let body = std::collections::BTreeMap::from([("password", "PASSW0RD")]);
        let answer = request.json_of(&body).unwrap().send().unwrap();
        assert_eq!(answer.status, 403);
        let failure = Failure::status(&answer);
        assert_eq!(failure.excerpt, r#"{"detail": "… of … may not"}"#);
        let shown = format!("{answer:?} {failure:?} {:?}", crate::Error::from(failure.clone()));
        assert!(!shown.contains("T0KEN") && !shown.contains("PASSW0RD"), "{shown}");
    }
}
