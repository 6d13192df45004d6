//! The data over HTTP, for people, scripts and demos: what [`Data`] does in Rust. A product is
//! written as the contract writes it, but for its stamp.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{account::Right, data::Data, product::Product};
use crate::{
    call::{Call, Reply},
    control::{self, Failure, body, done, found},
};

/// The fake's controls, as `--help` lists them.
pub const HELP: &str = crate::with_faults_help!(
    "\
Controls, for the person who runs it: no session, from this machine only, not in the ledger, bodies as JSON
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
  DELETE /control/violations                   the same, and forgets it",
    "orders"
);

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
    control::answer(HELP, call, |method, route| outcome(data, call, method, route))
}

fn outcome(data: &Data, call: &Call, method: &str, route: &[&str]) -> Result<Value, Failure> {
    match (method, route) {
        ("GET", ["products"]) => list(data, call),
        ("POST", ["products"]) => put_product(data, call, ""),
        ("GET", ["products", id]) => Ok(json!(data.product(id).ok_or(Failure::UnknownId)?)),
        ("PUT", ["products", id]) => put_product(data, call, id),
        ("DELETE", ["products", id]) => found(data.remove_product(id)),
        ("POST", ["seed"]) => {
            let seeding: control::Seeding = body(call)?;
            Ok(json!({ "added": data.seed_products(seeding.products, seeding.seed).len() }))
        }
        ("POST", ["forget"]) => {
            let stamp = body::<Forgetting>(call)?.before.unwrap_or_else(|| data.newest_stamp());
            match data.forget_before(&stamp) {
                true => done(),
                false => Err(Failure::bad_value("not a stamp")),
            }
        }
        ("GET", ["orders"]) => Ok(json!(data.orders())),
        ("PUT", ["refused", sku]) => {
            data.refuse_sku(sku, &body::<Refusing>(call)?.words);
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
        ("PUT", ["user"]) => set_user(data, body(call)?),
        ("PUT", ["rate"]) => {
            match body::<Rate>(call)?.a_minute {
                Some(most) => data.limit_rate(most),
                None => data.lift_rate_limit(),
            }
            done()
        }
        ("GET" | "POST", ["clock"]) => control::clock(data, call),
        _ => Err(Failure::NotFound),
    }
}

fn list(data: &Data, call: &Call) -> Result<Value, Failure> {
    let state = data.state();
    control::page(call, "products", &state.catalogue.iter().collect::<Vec<&Product>>())
}

/// An empty id is a new product's.
fn put_product(data: &Data, call: &Call, id: &str) -> Result<Value, Failure> {
    let known = data.product(id);
    let fresh = known.is_none();
    let product: Product = control::changed(&known.unwrap_or_default(), call)?;
    if fresh && product.name.is_empty() {
        return Err(Failure::bad_value("a product has a name"));
    }
    Ok(json!({ "id": data.put_product(Product { id: id.to_owned(), ..product }) }))
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
