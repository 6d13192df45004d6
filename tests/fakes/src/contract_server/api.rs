//! The contract's six operations.

use std::sync::Arc;

use http::{Method, StatusCode, header};
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    data::{Data, READ, State, WRITE},
    orders::{NewOrder, Order},
    problem::Problem,
};
use crate::{
    call::{Call, Remote, Reply},
    hooks::Hooks,
};

/// The API of the server.
pub(super) struct Api {
    pub(super) data: Data,
    pub(super) hooks: Arc<Hooks<Data>>,
    pub(super) base: String,
}

#[derive(Deserialize)]
struct Login {
    username: String,
    password: String,
}

impl Remote for Api {
    fn answer(&self, call: &Call) -> Reply {
        self.hooks.run(call, &self.data);
        let reply = match self.segments(call) {
            Some(segments) => {
                let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
                self.data.state().route(call, &segments)
            }
            None => Err(Problem::NoSuchPath),
        };
        reply.unwrap_or_else(|problem| problem.reply())
    }

    fn not_processed(&self) -> Reply {
        Problem::Unavailable.reply()
    }

    fn instant(&self) -> Timestamp {
        self.data.state().clock.instant()
    }

    fn date(&self) -> Option<Timestamp> {
        Some(self.data.state().clock.now())
    }
}

impl Api {
    /// The parts of the path behind the base, decoded: an id may hold a slash of its own.
    fn segments(&self, call: &Call) -> Option<Vec<String>> {
        let path = call.path.strip_prefix(&self.base)?.strip_prefix('/')?;
        let decode = |part: &str| Some(percent_decode_str(part).decode_utf8().ok()?.into_owned());
        path.split('/').map(decode).collect()
    }
}

impl State {
    fn route(&mut self, call: &Call, segments: &[&str]) -> Result<Reply, Problem> {
        match (&call.method, segments) {
            (&Method::GET, ["v1"]) => {
                Ok(ok(&json!({ "server": "casa", "service": "totalgest", "version": "1.12" })))
            }
            (&Method::POST, ["v1", "sessions"]) => self.log_in(call),
            (method, ["v1", "shops", shop, "owners", owner, rest @ ..]) => {
                self.admit(call, shop, owner)?;
                match (method, rest) {
                    (&Method::GET, []) => Ok(self.account()),
                    (&Method::GET, ["products"]) => self.products(call),
                    (&Method::GET, ["orders"]) => self.find_orders(call),
                    (&Method::POST, ["orders"]) => self.create_order(call),
                    _ => Err(Problem::NoSuchPath),
                }
            }
            _ => Err(Problem::NoSuchPath),
        }
    }

    fn log_in(&mut self, call: &Call) -> Result<Reply, Problem> {
        let login: Login =
            serde_json::from_slice(&call.body).map_err(|_| Problem::BadRequest("Attesi nome e password."))?;
        if login.username != self.config.username || login.password != self.config.password {
            return Err(Problem::InvalidCredentials);
        }
        if self.barred {
            return Err(Problem::NoRights("api"));
        }
        let seconds = self.config.session_seconds;
        let token = self.sessions.begin(self.clock.now(), seconds);
        let session = json!({ "expires_in": seconds, "kind": "Bearer", "token": token });
        Ok(Reply::json(StatusCode::CREATED, &session))
    }

    /// Checks the session first: a client without one learns of no shop.
    fn admit(&self, call: &Call, shop: &str, owner: &str) -> Result<(), Problem> {
        let credentials = call.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = credentials
            .and_then(|text| text.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, token)| token.trim_start_matches(' '));
        if !token.is_some_and(|token| self.sessions.is_open(token, self.clock.now())) {
            return Err(Problem::SessionExpired);
        }
        if shop != self.config.shop {
            return Err(Problem::UnknownShop);
        }
        if owner != self.config.owner {
            return Err(Problem::UnknownOwner);
        }
        Ok(())
    }

    fn account(&self) -> Reply {
        ok(&json!({
            "owner": { "id": self.config.owner, "name": "Casa Sagl", "vat_number": "CHE-000.000.000" },
            "plan": "oro",
            "rights": self.rights,
            "shop": { "id": self.config.shop, "name": "" },
        }))
    }

    fn products(&mut self, call: &Call) -> Result<Reply, Problem> {
        self.need(READ)?;
        let limit = match call.param("limit").map(str::parse::<usize>) {
            None => 100,
            Some(Ok(limit)) if (1..=200).contains(&limit) => limit,
            Some(_) => return Err(Problem::BadRequest("«limit»: da 1 a 200.")),
        };
        let asked = call.param("after");
        let limit = limit.min(self.config.page_cap.max(1));
        let page = self.changes.page(asked, limit).map_err(|_| Problem::StampGone)?;
        let kept = asked.filter(|_| !self.config.omit_after).map(str::to_owned);
        let mut body = json!({ "count": page.items.len(), "items": page.items, "more": page.more });
        if let (Some(after), Some(fields)) = (page.after.or(kept), body.as_object_mut()) {
            fields.insert("after".to_owned(), json!(after));
        }
        Ok(ok(&body))
    }

    fn find_orders(&self, call: &Call) -> Result<Reply, Problem> {
        self.need(WRITE)?;
        let found = match (call.param("external_reference"), call.param("number")) {
            (Some(reference), None) => self.order(|order| order.external_reference == reference),
            (None, Some(number)) => self.order(|order| order.number == number),
            _ => return Err(Problem::BadRequest("O il riferimento o il numero.")),
        };
        let items: Vec<Value> = found.into_iter().map(Order::found).collect();
        Ok(ok(&json!({ "items": items })))
    }

    /// An order that exists is answered before the new contents are looked at.
    fn create_order(&mut self, call: &Call) -> Result<Reply, Problem> {
        self.need(WRITE)?;
        let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
        if let Some(reference) = body.get("external_reference").and_then(Value::as_str)
            && let Some(order) = self.order(|order| order.external_reference == reference)
        {
            return Ok(ok(&order.found()));
        }
        let id = self.orders.len() as u64 + 1;
        let order = NewOrder::read(&call.body).map_err(Problem::InvalidOrder)?.into_order(id, body);
        call.applied("orders", "create", id);
        let receipt = order.receipt();
        self.orders.push(order);
        Ok(Reply::json(StatusCode::CREATED, &receipt))
    }

    fn order(&self, is_meant: impl Fn(&Order) -> bool) -> Option<&Order> {
        self.orders.iter().find(|order| is_meant(order))
    }

    fn need(&self, right: &'static str) -> Result<(), Problem> {
        match self.rights.contains(&right) {
            true => Ok(()),
            false => Err(Problem::NoRights(right)),
        }
    }
}

fn ok(body: &Value) -> Reply {
    Reply::json(StatusCode::OK, body)
}
