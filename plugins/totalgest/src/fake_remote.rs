//! A fake TotalGest for tests. It checks every request's body, and its own answers, against `openapi.json`.

pub(crate) mod contract;

use std::cell::RefCell;
use std::rc::Rc;

use framework360_sdk::http::{OutgoingRequest, TransportError};
use framework360_sdk::testing::{self, Answer};
use serde_json::{Value, json};

use contract::Contract;

/// The state of the fake. Tests look at it and change it between two calls.
pub(crate) struct State {
    pub(crate) password: String,
    /// The only valid token.
    pub(crate) token: String,
    pub(crate) rights: Vec<&'static str>,
    pub(crate) orders: Vec<Value>,
    /// Each with its stamp, in the order of the stamps.
    pub(crate) products: Vec<(u64, Value)>,
    /// The stamp up to which the change history is forgotten, except for full lists under way.
    pub(crate) forgotten: u64,
    listed: Vec<u64>,
    /// Answers for the next requests, in this order, instead of the fake's own; none lets a request through.
    pub(crate) instead: Vec<Option<Answer>>,
    /// Called after each page of products.
    pub(crate) after_page: Option<fn(&mut State)>,
    /// The requests so far, each as "GET /v1/…?…".
    pub(crate) seen: Vec<String>,
    contract: Contract,
    stamp: u64,
}

/// Sets up an installation that is connected to a new fake, with a session.
pub(crate) fn start() -> Rc<RefCell<State>> {
    testing::reset();
    testing::with(|host| {
        for (key, value) in [
            ("shop_id", "shop-7"),
            ("owner_id", "owner/3"),
            ("endpoint", "tg00.example.ch/erp/"),
            ("username", "bottega"),
            ("password", "correct horse "),
        ] {
            host.settings.insert(key.into(), value.into());
        }
        host.flows = vec![crate::ORDERS_OUT.into(), crate::PRODUCTS_IN.into()];
        host.currency = "CHF".into();
        host.now = 1_795_338_000_000;
    });
    let state = Rc::new(RefCell::new(State {
        password: "correct horse ".into(),
        token: "tg_0123456789abcdef".into(),
        rights: vec!["products:read", "orders:write"],
        orders: Vec::new(),
        products: Vec::new(),
        forgotten: 0,
        listed: Vec::new(),
        instead: Vec::new(),
        after_page: None,
        seen: Vec::new(),
        contract: Contract::load(),
        stamp: 0,
    }));
    let remote = state.clone();
    testing::remote(move |request| remote.borrow_mut().answer(request));
    crate::session::renew().unwrap();
    state.borrow_mut().seen.clear();
    state
}

/// An answer with an HTML body.
pub(crate) fn html(status: u16, body: &str) -> Answer {
    Ok((status, vec![("content-type".into(), b"text/html".to_vec())], body.as_bytes().to_vec()))
}

/// A refusal as `openapi.json` describes it.
pub(crate) fn problem(status: u16, kind: &str) -> Answer {
    let body = json!({"type": format!("urn:totalgest:problem:{kind}"), "title": kind, "status": status});
    answer(status, &body)
}

/// An answer with a JSON body.
pub(crate) fn answer(status: u16, body: &Value) -> Answer {
    testing::json(status, &body.to_string())
}

impl State {
    /// Adds a product, or changes it: it gets the newest stamp.
    pub(crate) fn put(&mut self, mut product: Value) {
        self.stamp += 1;
        self.products.retain(|(_, other)| other["id"] != product["id"]);
        product["stamp"] = json!(format!("{:012}", self.stamp));
        self.products.push((self.stamp, product));
    }

    /// Deletes a product; it is listed as removed for a while.
    pub(crate) fn remove(&mut self, id: &str) {
        self.put(json!({"id": id, "state": "removed"}));
    }

    fn answer(&mut self, request: &OutgoingRequest) -> Answer {
        let url = request.url.strip_prefix("https://tg00.example.ch").expect("another host");
        self.seen.push(format!("{} {url}", request.method));
        if !self.instead.is_empty()
            && let Some(answer) = self.instead.remove(0)
        {
            return answer;
        }
        self.route(request, url)
    }

    fn route(&mut self, request: &OutgoingRequest, url: &str) -> Answer {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let body = request.body.as_ref().map(|body| serde_json::from_slice::<Value>(body).unwrap());
        let Some(path) = path.strip_prefix("/erp/v1") else { return html(404, "<p>nothing here") };
        let scope = "/shops/shop-7/owners/owner%2F3";
        let bearer = format!("Bearer {}", self.token);
        let header =
            |name: &str| request.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value);
        if let Some(rest) = path.strip_prefix("/shops/") {
            assert!(header("authorization").is_some());
            if header("authorization") != Some(&bearer) {
                return problem(401, "session-expired");
            }
            if !rest.starts_with("shop-7/") {
                return problem(404, "unknown-shop");
            }
            if !path.starts_with(scope) {
                return problem(404, "unknown-owner");
            }
        }
        match (request.method, path.strip_prefix(scope), body) {
            ("GET", None, None) if path.is_empty() => {
                assert_eq!(header("authorization"), None);
                self.reported(200, "Service", &json!({"service": "totalgest", "version": "1.0"}))
            }
            ("POST", None, Some(body)) if path == "/sessions" => self.login(&body),
            ("GET", Some(""), None) if self.rights.is_empty() => problem(403, "no-rights"),
            ("GET", Some(""), None) => {
                let named = |id: &str, name: &str| json!({"id": id, "name": name});
                let account = json!({"shop": named("shop-7", "Bottega"), "owner": named("owner/3", ""), "rights": self.rights});
                self.reported(200, "Account", &account)
            }
            ("GET", Some("/products"), None) => self.list(query),
            ("GET", Some("/orders"), None) => {
                let (key, value) = query.split_once('=').unwrap();
                let value = percent_encoding::percent_decode_str(value).decode_utf8().unwrap();
                let found: Vec<_> =
                    self.orders.iter().filter(|order| order[key] == *value).cloned().collect();
                self.reported(200, "Receipts", &json!({"items": found}))
            }
            ("POST", Some("/orders"), Some(body)) => self.create(&body),
            (method, ..) => panic!("the file has no {method} {path}"),
        }
    }

    fn login(&mut self, body: &Value) -> Answer {
        self.contract.holds("Login", body);
        if body["password"] != *self.password || body["username"] != "bottega" {
            return problem(401, "invalid-credentials");
        }
        let session = json!({"token": self.token, "expires_in": 3600});
        self.reported(201, "Session", &session)
    }

    fn create(&mut self, body: &Value) -> Answer {
        self.contract.holds("NewOrder", body);
        let reference = &body["external_reference"];
        if let Some(there) = self.orders.iter().find(|order| order["external_reference"] == *reference) {
            return self.reported(200, "Found", there);
        }
        let number = self.orders.len() + 1;
        let receipt = json!({
            "id": number.to_string(),
            "number": format!("AB-{number}"),
            "external_reference": reference,
            "order_number": body["order_number"],
            "currency": body["currency"],
            "total": body["total"],
            "url": format!("https://tg00.example.ch/orders/{number}"),
            "order": body,
        });
        self.orders.push(receipt.clone());
        self.reported(201, "Receipt", &receipt)
    }

    fn list(&mut self, query: &str) -> Answer {
        let parameter = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
        };
        let limit: usize = parameter("limit").unwrap().parse().unwrap();
        let after = parameter("after").map(|after| after.parse().unwrap());
        let goes_on = after.is_some_and(|after| self.listed.contains(&after));
        if after.is_some_and(|after: u64| after < self.forgotten) && !goes_on {
            return problem(410, "stamp-gone");
        }
        let after = after.unwrap_or_default();
        let behind: Vec<_> = self.products.iter().filter(|(stamp, _)| *stamp > after).cloned().collect();
        let items: Vec<_> = behind.iter().take(limit).cloned().collect();
        let last = items.last().map_or(after, |(stamp, _)| *stamp);
        let items: Vec<_> = items.into_iter().map(|(_, product)| product).collect();
        let more = behind.len() > limit;
        if !more {
            self.listed.clear();
        } else if after == 0 || goes_on {
            self.listed.push(last);
        }
        let page = json!({"items": items, "after": format!("{last:012}"), "more": more});
        let answer = self.reported(200, "ProductPage", &page);
        if let Some(change) = self.after_page {
            change(self);
        }
        answer
    }

    fn reported(&self, status: u16, schema: &str, body: &Value) -> Answer {
        self.contract.holds(schema, body);
        answer(status, body)
    }
}

/// Every way in which no answer comes.
pub(crate) const LOST: [TransportError; 2] = [TransportError::Timeout, TransportError::Interrupted];
