//! The data over HTTP, for people, scripts and demos: what [`Data`] does in Rust. A product is
//! written as the contract writes it, but for its stamp.

use http::StatusCode;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{account::Right, data::Data, product::Product};
use crate::{
    call::{Call, Reply},
    clock::Turn,
};

/// What can be asked, as `--help` tells it.
pub const HELP: &str = "\
Controls, for whoever runs it: no session, from this machine only, not in the ledger, bodies as JSON
  GET    /control                              this text
  GET    /control/products?offset=0&limit=50   products, longest unchanged first
  POST   /control/products                     a new one
  GET    /control/products/ID                  one
  PUT    /control/products/ID                  changes what is sent: {\"quantity\": \"3\"}; a new one where
                                               there is none
  DELETE /control/products/ID                  the list names it as removed
  POST   /control/seed                         {\"products\": 1000, \"seed\": 1}: generated products
  POST   /control/forget                       {\"before\": \"STAMP\"}: older stamps are gone; without it, all
  GET    /control/orders                       every order, with what was sent for it
  PUT    /control/refused/SKU                  {\"words\": \"...\"}: refuses orders with this SKU
  DELETE /control/refused                      takes every SKU again
  GET    /control/sessions                     {\"logins\": 2, \"sessions\": 1}
  DELETE /control/sessions                     ends them all
  PUT    /control/user                         one or more of: {\"locked\": true}, {\"password\": \"...\"},
                                               {\"rights\": [\"products:read\", \"orders:write\"]}
  PUT    /control/rate                         {\"a_minute\": 60}; null for no limit
  GET    /control/clock
  POST   /control/clock                        one or more of: {\"instant\": \"2026-11-22T13:00:00Z\"} to stop it
                                               there; {\"advance\": 3600}: seconds that go by; {\"turn\": -3600}:
                                               it is wrong by so much more; {\"run\": true}: real time
  GET    /control/violations                   what broke the contract so far
  DELETE /control/violations                   the same, and forgets it";

/// Why a control did nothing.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("No such control: see fake-totalgest --help")]
    NotFound,
    #[error("Unknown id")]
    UnknownId,
    #[error("Bad value: {0}")]
    BadValue(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seeding {
    products: u64,
    #[serde(default)]
    seed: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forgetting {
    before: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refusing {
    words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct User {
    locked: Option<bool>,
    password: Option<String>,
    rights: Option<Vec<Right>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rate {
    a_minute: Option<u64>,
}

pub(super) fn answer(data: &Data, call: &Call) -> Reply {
    if call.segments() == ["control"] {
        return Reply::new(StatusCode::OK, "text/plain; charset=utf-8", format!("{HELP}\n"));
    }
    match outcome(data, call) {
        Ok(value) => Reply::json(StatusCode::OK, &value),
        Err(failure) => {
            let status = match failure {
                Failure::NotFound | Failure::UnknownId => StatusCode::NOT_FOUND,
                Failure::BadValue(_) => StatusCode::BAD_REQUEST,
            };
            Reply::json(status, &json!({ "error": failure.to_string() }))
        }
    }
}

fn outcome(data: &Data, call: &Call) -> Result<Value, Failure> {
    let segments = call.segments();
    let ["control", route @ ..] = segments.as_slice() else { return Err(Failure::NotFound) };
    match (call.method.as_str(), route) {
        ("GET", ["products"]) => list(data, call),
        ("POST", ["products"]) => put_product(data, call, ""),
        ("GET", ["products", id]) => Ok(json!(data.product(id).ok_or(Failure::UnknownId)?)),
        ("PUT", ["products", id]) => put_product(data, call, id),
        ("DELETE", ["products", id]) => match data.remove_product(id) {
            true => done(),
            false => Err(Failure::UnknownId),
        },
        ("POST", ["seed"]) => {
            let seeding: Seeding = read(call)?;
            Ok(json!({ "added": data.seed_products(seeding.products, seeding.seed).len() }))
        }
        ("POST", ["forget"]) => {
            let stamp = read::<Forgetting>(call)?.before.unwrap_or_else(|| data.newest_stamp());
            match data.forget_before(&stamp) {
                true => done(),
                false => Err(Failure::BadValue("not a stamp".to_owned())),
            }
        }
        ("GET", ["orders"]) => Ok(json!(data.orders())),
        ("PUT", ["refused", sku]) => {
            data.refuse_sku(sku, &read::<Refusing>(call)?.words);
            done()
        }
        ("DELETE", ["refused"]) => {
            data.accept_skus();
            done()
        }
        ("GET", ["sessions"]) => Ok(json!({ "logins": data.logins(), "sessions": data.sessions() })),
        ("DELETE", ["sessions"]) => {
            data.expire_sessions();
            done()
        }
        ("PUT", ["user"]) => set_user(data, read(call)?),
        ("PUT", ["rate"]) => {
            match read::<Rate>(call)?.a_minute {
                Some(most) => data.limit_rate(most),
                None => data.lift_rate_limit(),
            }
            done()
        }
        ("GET", ["clock"]) => Ok(json!(data.clock(|_| {}))),
        ("POST", ["clock"]) => {
            let turn: Turn = read(call)?;
            let zone = turn.zone().map_err(|error| Failure::BadValue(error.to_string()))?;
            Ok(json!(data.clock(|clock| turn.apply(zone, clock))))
        }
        _ => Err(Failure::NotFound),
    }
}

fn list(data: &Data, call: &Call) -> Result<Value, Failure> {
    let (offset, limit) = (param(call, "offset", 0)?, param(call, "limit", 50)?);
    let state = data.state();
    let products: Vec<&Product> = state.catalogue.iter().skip(offset).take(limit).collect();
    Ok(json!({ "count": state.catalogue.iter().count(), "products": products }))
}

/// An empty id is a new product's.
fn put_product(data: &Data, call: &Call, id: &str) -> Result<Value, Failure> {
    let body: Value = read(call)?;
    let known = data.product(id);
    let fresh = known.is_none();
    let mut fields = json!(known.unwrap_or_default());
    let (Some(fields), Some(sent)) = (fields.as_object_mut(), body.as_object()) else {
        return Err(Failure::BadValue("not an object".to_owned()));
    };
    fields.extend(sent.clone());
    fields.insert("id".to_owned(), json!(id));
    let product: Product = typed(&json!(fields))?;
    if fresh && product.name.is_empty() {
        return Err(Failure::BadValue("a product has a name".to_owned()));
    }
    Ok(json!({ "id": data.put_product(product) }))
}

fn set_user(data: &Data, user: User) -> Result<Value, Failure> {
    if let Some(password) = user.password {
        data.change_password(&password);
    }
    match user.locked {
        Some(true) => data.lock_user(),
        Some(false) => data.unlock_user(),
        None => {}
    }
    if let Some(rights) = user.rights {
        data.revoke_rights(&Right::ALL);
        data.grant_rights(&rights);
    }
    done()
}

fn done() -> Result<Value, Failure> {
    Ok(json!({}))
}

fn read<T: DeserializeOwned>(call: &Call) -> Result<T, Failure> {
    serde_json::from_slice(&call.body).map_err(|error| Failure::BadValue(error.to_string()))
}

fn typed<T: DeserializeOwned>(value: &Value) -> Result<T, Failure> {
    T::deserialize(value).map_err(|error| Failure::BadValue(error.to_string()))
}

fn param(call: &Call, name: &str, otherwise: usize) -> Result<usize, Failure> {
    let Some(text) = call.param(name) else { return Ok(otherwise) };
    text.parse().map_err(|_| Failure::BadValue(format!("{name} is not a whole number")))
}
