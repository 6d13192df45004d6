//! The API's front: paths, sessions, rights, then the operation.

use std::{borrow::Cow, sync::Arc};

use http::{StatusCode, header};
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    account::Right, control, data::Data, dialect::Dialect, problem::Problem, refusal, show::set, state::State,
};
use crate::{
    call::{Call, Remote, Reply},
    hooks::Hooks,
    timed::Timed as _,
};

/// Items on a page where nothing is asked, and at most, by the contract.
const USUAL_PAGE: usize = 100;
const LARGEST_PAGE: usize = 200;

pub(super) struct Api {
    pub(super) shop: Named,
    pub(super) owner: Named,
    pub(super) base: String,
    pub(super) page_limit: usize,
    pub(super) dialect: Dialect,
    pub(super) data: Data,
    pub(super) hooks: Arc<Hooks<Data>>,
}

pub(super) struct Named {
    pub(super) id: String,
    pub(super) name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Login {
    username: String,
    password: String,
}

impl Remote for Api {
    fn answer(&self, call: &Call) -> Reply {
        match self.outcome(call) {
            Ok((status, body)) => self.dialect.answer(status, body),
            Err(problem) => problem.reply(),
        }
    }

    fn not_processed(&self) -> Reply {
        Problem::Unavailable.reply()
    }

    fn instant(&self) -> Timestamp {
        self.data.clock(|clock| clock.instant())
    }

    fn date(&self) -> Option<Timestamp> {
        Some(self.data.clock(|clock| clock.now()))
    }

    fn control(&self, call: &Call) -> Reply {
        control::answer(&self.data, call)
    }
}

impl Api {
    fn outcome(&self, call: &Call) -> Result<(StatusCode, Value), Problem> {
        // The parts are decoded one by one: an id may hold a slash.
        let path = call.path.strip_prefix(&self.base).filter(|path| path.starts_with('/'));
        let Some(path) = path else { return Err(Problem::NotFound) };
        let parts: Vec<Cow<'_, str>> =
            path.split('/').skip(1).map(|part| percent_decode_str(part).decode_utf8_lossy()).collect();
        let route: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        self.hooks.run(call, &self.data);
        let state = &mut *self.data.state();
        let now = state.clock.now();
        if let Some(limit) = &mut state.limit {
            limit.take(now)?;
        }
        match (call.method.as_str(), route.as_slice()) {
            ("GET", ["v1"]) => Ok((StatusCode::OK, json!({ "service": "totalgest", "version": "1.0" }))),
            ("POST", ["v1", "sessions"]) => login(state, call, now),
            (method, ["v1", "shops", shop, "owners", owner, rest @ ..]) => {
                self.admit(state, call, now, shop, owner)?;
                match (method, rest) {
                    ("GET", []) => self.account(state),
                    ("GET", ["products"]) => self.products(state, call),
                    ("GET", ["orders"]) => self.find_orders(state, call),
                    ("POST", ["orders"]) => self.create_order(state, call),
                    _ => Err(Problem::NotFound),
                }
            }
            _ => Err(Problem::NotFound),
        }
    }

    fn admit(
        &self,
        state: &State,
        call: &Call,
        now: Timestamp,
        shop: &str,
        owner: &str,
    ) -> Result<(), Problem> {
        let sent = call.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = sent.and_then(|sent| sent.split_once(' ')).filter(|(scheme, _)| {
            // RFC 9110: in any capitals.
            scheme.eq_ignore_ascii_case("bearer")
        });
        if !token.is_some_and(|(_, token)| state.account.admits(token, now)) {
            return Err(Problem::SessionExpired);
        }
        if shop != self.shop.id {
            return Err(Problem::UnknownShop);
        }
        if owner != self.owner.id {
            return Err(Problem::UnknownOwner);
        }
        Ok(())
    }

    fn account(&self, state: &State) -> Result<(StatusCode, Value), Problem> {
        if self.dialect.forbid_account && state.account.rights.is_empty() {
            return Err(Problem::NoRights);
        }
        let body = json!({
            "shop": { "id": self.shop.id, "name": self.shop.name },
            "owner": { "id": self.owner.id, "name": self.owner.name },
            "rights": state.account.rights,
        });
        Ok((StatusCode::OK, body))
    }

    fn products(&self, state: &mut State, call: &Call) -> Result<(StatusCode, Value), Problem> {
        permit(state, Right::ProductsRead)?;
        let limit = match call.param("limit").map(str::parse::<usize>) {
            None => USUAL_PAGE,
            Some(Ok(limit)) if (1..=LARGEST_PAGE).contains(&limit) => limit,
            Some(_) => return Err(Problem::BadRequest("limit is a number from 1 to 200")),
        };
        let limit = limit.min(self.page_limit);
        let catalogue = &mut state.catalogue;
        let after = match call.param("after") {
            None => None,
            Some(stamp) => {
                let number = self.dialect.number(stamp).filter(|number| catalogue.remembers(*number));
                Some(number.ok_or(Problem::StampGone)?)
            }
        };
        let with_removed = after.is_some() || self.dialect.list_removed;
        let mut changes = catalogue
            .changes(after.unwrap_or(0))
            .filter(|change| with_removed || change.product.is_some())
            .peekable();
        let mut last = after;
        let mut items = Vec::new();
        while let Some(change) = changes.next_if(|_| items.len() < limit) {
            last = Some(change.stamp);
            items.push(self.dialect.change(&change));
        }
        let more = changes.peek().is_some();
        let mut body = json!({ "items": items, "more": more });
        drop(changes);
        if let Some(last) = last {
            if more {
                catalogue.goes_on(after, last);
            }
            set(&mut body, "after", json!(self.dialect.stamp(last)));
        }
        Ok((StatusCode::OK, body))
    }

    fn find_orders(&self, state: &State, call: &Call) -> Result<(StatusCode, Value), Problem> {
        permit(state, Right::OrdersWrite)?;
        let found = match (call.param("external_reference"), call.param("number")) {
            (Some(reference), None) => state.find_order(reference),
            (None, Some(number)) => state.orders.iter().find(|order| order.number == number),
            _ => return Err(Problem::BadRequest("either external_reference or number")),
        };
        let items: Vec<Value> = found.into_iter().map(|order| self.dialect.receipt(order)).collect();
        Ok((StatusCode::OK, json!({ "items": items })))
    }

    fn create_order(&self, state: &mut State, call: &Call) -> Result<(StatusCode, Value), Problem> {
        permit(state, Right::OrdersWrite)?;
        let body: Value = json_body(call)?;
        // What is there is answered whatever else the body says: a repeat changes nothing.
        let reference = body.get("external_reference").and_then(Value::as_str);
        if let Some(order) = reference.and_then(|reference| state.find_order(reference)) {
            return Ok((StatusCode::OK, self.dialect.receipt(order)));
        }
        let sent = refusal::read(&body)?;
        refusal::examine(&sent, state)?;
        let order = state.add_order(sent);
        call.applied("orders", "create", order.id);
        let answer = (StatusCode::CREATED, self.dialect.receipt(order));
        let id = order.id;
        state.posted.insert(id);
        Ok(answer)
    }
}

fn login(state: &mut State, call: &Call, now: Timestamp) -> Result<(StatusCode, Value), Problem> {
    let login: Login = json_body(call)?;
    let token = state.account.login(&login.username, &login.password, now)?;
    let seconds = state.account.lifetime.as_secs();
    Ok((StatusCode::CREATED, json!({ "token": token, "expires_in": seconds })))
}

fn permit(state: &State, right: Right) -> Result<(), Problem> {
    if state.account.rights.contains(&right) { Ok(()) } else { Err(Problem::NoRights) }
}

fn json_body<T: serde::de::DeserializeOwned>(call: &Call) -> Result<T, Problem> {
    serde_json::from_slice(&call.body).map_err(|_| Problem::BadRequest("not the JSON that is asked for here"))
}
