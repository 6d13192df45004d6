//! The data over HTTP, for people, scripts and demos: what [`Data`] does in Rust.

use fakes::{
    Call, Reply,
    control::{self, Failure, body, done, found, number},
};
use jiff::SignedDuration;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Callback, Customer, Decimal, Mishap, Provinces, data::Data};

/// The fake's controls, as `--help` lists them.
pub const HELP: &str = fakes::with_faults_help!(
    "\
Controls, for the person who runs it: no token, from this machine only, not in the ledger, bodies as JSON
  GET    /control                     this text
  GET    /control/customers           all customers as they are kept
  POST   /control/customers           a new one: {\"first_name\": \"Zoe\", \"email\": \"zoe@example.ch\",
                                      \"tags\": [\"VIP\"], \"addresses\": [{\"city\": \"Bern\"}]}
  GET    /control/customers/ID        one
  PUT    /control/customers/ID        changes what is sent; lists as a whole: {\"state\": \"ENABLED\"}, or
                                      DISABLED, INVITED, DECLINED; {\"email_consent\": {\"state\":
                                      \"REDACTED\", \"updated_at\": null}}; another e-mail address alone
                                      isn't subscribed
  DELETE /control/customers/ID
  POST   /control/customers/ID/merge  {\"with\": ID}: that one is gone then; with {\"status\":
                                      \"in_progress\"}, or any other text, that is reported and both
                                      are still there; {\"is_gone\": true} or false decides otherwise
  POST   /control/oauth/approve       {\"url\": \"http://.../admin/oauth/authorize?...\"}: the owner says
                                      yes; answers where the browser goes, {\"location\": \"...\"}
  POST   /control/oauth               one or more of: {\"callback\": \"tampered\"} for the next one, or
                                      unsigned, other_state, stale, {\"other_shop\": \"x.myshopify.com\"};
                                      {\"grant_only\": [\"read_customers\"]}
  POST   /control/app                 one or more of: {\"scopes\": [...]}, {\"end_access\": true},
                                      {\"end_refresh\": true}, {\"rotate_secret\": true},
                                      {\"revoke_old_secret\": true}, {\"uninstall\": true}
  POST   /control/privacy             {\"data_request\": ID} or {\"redact\": ID}, a customer
  GET    /control/webhooks            subscriptions
  GET    /control/deliveries          all so far
  POST   /control/deliveries          one or more of: {\"next\": \"lose\", \"times\": 2} for the next ones, or
                                      double, repeat, swap, bad_signature, {\"delay\": \"PT1H\"};
                                      {\"paused\": true}; {\"connect_to\": [\"https://shop.example\",
                                      \"http://127.0.0.1:8080\"]}
  GET    /control/clock
  POST   /control/clock               one or more of: {\"instant\": \"2026-11-22T00:00:00Z\"} to stop it
                                      there; {\"advance\": 3600}: seconds that go by; {\"turn\": -3600}:
                                      it is wrong by so much more; {\"run\": true}: real time
  POST   /control/bucket              one or more of: {\"size\": 2000, \"restore_rate\": 100}; {\"left\": 0}
  POST   /control/switches            one or more of: {\"details_fire_update\": false}, {\"search_lag\": 5}
                                      in seconds, {\"whole_days\": true}, {\"protected_data\": false},
                                      {\"throttle_status\": false}, {\"forgotten_lifetimes\": 1},
                                      {\"normalise\": false}: addresses are kept as sent;
                                      {\"provinces\": \"refuse\"}, drop or keep, where a country has none;
                                      {\"price_factor\": 1.2} of queries; {\"null_names\": true}: without
                                      an error",
    "graphql.json"
);

pub(crate) fn answer(data: &Data, call: &Call) -> Reply {
    control::answer(HELP, call, |method, route| outcome(data, call, method, route))
}

fn outcome(data: &Data, call: &Call, method: &str, route: &[&str]) -> Result<Value, Failure> {
    match (method, route) {
        ("GET", ["customers"]) => Ok(json!(data.customers())),
        ("POST", ["customers"]) => {
            let reported: Customer = body(call)?;
            Ok(json!({ "id": data.create_customer(|customer| *customer = reported) }))
        }
        ("GET", ["customers", id]) => Ok(json!(data.customer(number(id)?).ok_or(Failure::UnknownId)?)),
        ("PUT", ["customers", id]) => change_customer(data, call, number(id)?),
        ("DELETE", ["customers", id]) => found(data.delete_customer(number(id)?)),
        ("POST", ["customers", id, "merge"]) => {
            let merge: Merge = body(call)?;
            let is_gone = merge.is_gone.unwrap_or(merge.status == COMPLETED);
            found(data.report_merge(number(id)?, merge.with, &merge.status, is_gone))
        }
        ("POST", ["oauth", "approve"]) => {
            let approve: Approve = body(call)?;
            let location = data.approve(&approve.url);
            Ok(json!({ "location": location.map_err(|refused| Failure::Refused(refused.to_string()))? }))
        }
        ("POST", ["oauth"]) => set_oauth(data, body(call)?),
        ("POST", ["app"]) => Ok(set_app(data, &body(call)?)),
        ("POST", ["privacy"]) => privacy(data, &body(call)?),
        ("GET", ["webhooks"]) => Ok(json!(data.subscriptions())),
        ("GET", ["deliveries"]) => Ok(json!(data.deliveries())),
        ("POST", ["deliveries"]) => set_deliveries(data, body(call)?),
        ("GET" | "POST", ["clock"]) => control::clock(data, call),
        ("POST", ["bucket"]) => Ok(set_bucket(data, &body(call)?)),
        ("POST", ["switches"]) => set_switches(data, &body(call)?),
        _ => Err(Failure::NotFound),
    }
}

fn change_customer(data: &Data, call: &Call, id: u64) -> Result<Value, Failure> {
    let changed: Customer = control::changed(&data.customer(id).ok_or(Failure::UnknownId)?, call)?;
    found(data.update_customer(id, |customer| *customer = changed))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Merge {
    with: u64,
    #[serde(default = "completed")]
    status: String,
    is_gone: Option<bool>,
}

const COMPLETED: &str = "completed";

fn completed() -> String {
    COMPLETED.to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Approve {
    url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OAuth {
    callback: Option<Callback>,
    grant_only: Option<Vec<String>>,
}

fn set_oauth(data: &Data, reported: OAuth) -> Result<Value, Failure> {
    if let Some(callback) = reported.callback {
        data.next_callback(callback);
    }
    if let Some(scopes) = reported.grant_only {
        data.grant_only(&scopes.iter().map(String::as_str).collect::<Vec<_>>());
    }
    done()
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct App {
    scopes: Option<Vec<String>>,
    end_access: bool,
    end_refresh: bool,
    rotate_secret: bool,
    revoke_old_secret: bool,
    uninstall: bool,
}

fn set_app(data: &Data, reported: &App) -> Value {
    if let Some(scopes) = &reported.scopes {
        data.change_scopes(&scopes.iter().map(String::as_str).collect::<Vec<_>>());
    }
    for (wanted, act) in [
        (reported.end_access, Data::end_access as fn(&Data)),
        (reported.end_refresh, Data::end_refresh),
        (reported.rotate_secret, Data::rotate_secret),
        (reported.revoke_old_secret, Data::revoke_old_secret),
        (reported.uninstall, Data::uninstall),
    ] {
        if wanted {
            act(data);
        }
    }
    json!({ "installed": data.is_installed() })
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Privacy {
    data_request: Option<u64>,
    redact: Option<u64>,
}

fn privacy(data: &Data, reported: &Privacy) -> Result<Value, Failure> {
    if let Some(id) = reported.data_request {
        data.request_customer_data(id);
    }
    if let Some(id) = reported.redact {
        data.redact_customer(id);
    }
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deliveries {
    next: Option<Mishap>,
    #[serde(default = "once")]
    times: u32,
    paused: Option<bool>,
    connect_to: Option<(String, String)>,
}

fn once() -> u32 {
    1
}

fn set_deliveries(data: &Data, reported: Deliveries) -> Result<Value, Failure> {
    if let Some(mishap) = reported.next {
        let mut left = reported.times;
        data.on_delivery(move |_| {
            left = left.checked_sub(1)?;
            Some(mishap)
        });
    }
    match reported.paused {
        Some(true) => data.pause_deliveries(),
        Some(false) => data.resume_deliveries(),
        None => {}
    }
    if let Some((origin, base)) = reported.connect_to {
        data.connect_to(&origin, &base);
    }
    done()
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct BucketChange {
    size: Option<u32>,
    restore_rate: Option<u32>,
    left: Option<u32>,
}

fn set_bucket(data: &Data, reported: &BucketChange) -> Value {
    if reported.size.is_some() || reported.restore_rate.is_some() {
        data.with(|state| {
            let (size, rate) = (
                reported.size.unwrap_or(state.bucket.size),
                reported.restore_rate.unwrap_or(state.bucket.rate),
            );
            state.bucket.resize(size, rate, state.clock.now());
        });
    }
    if let Some(left) = reported.left {
        data.drain_bucket(left);
    }
    json!({ "left": data.points_left() })
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SwitchChange {
    details_fire_update: Option<bool>,
    search_lag: Option<i64>,
    whole_days: Option<bool>,
    protected_data: Option<bool>,
    throttle_status: Option<bool>,
    forgotten_lifetimes: Option<u32>,
    normalise: Option<bool>,
    provinces: Option<Provinces>,
    price_factor: Option<f64>,
    null_names: Option<bool>,
}

fn set_switches(data: &Data, reported: &SwitchChange) -> Result<Value, Failure> {
    let price_factor =
        reported.price_factor.map(Decimal::try_from).transpose().map_err(Failure::bad_value)?;
    if price_factor.is_some_and(|factor| factor <= Decimal::ZERO) {
        return Err(Failure::bad_value("price_factor must be more than 0"));
    }
    data.switches(|switches| {
        let bits = [
            (reported.details_fire_update, &mut switches.details_fire_update),
            (reported.whole_days, &mut switches.whole_days),
            (reported.protected_data, &mut switches.protected_data),
            (reported.throttle_status, &mut switches.throttle_status),
            (reported.normalise, &mut switches.normalise),
            (reported.null_names, &mut switches.null_names),
        ];
        for (reported, kept) in bits {
            *kept = reported.unwrap_or(*kept);
        }
        switches.search_lag = reported.search_lag.map_or(switches.search_lag, SignedDuration::from_secs);
        switches.provinces = reported.provinces.unwrap_or(switches.provinces);
        switches.price_factor = price_factor.unwrap_or(switches.price_factor);
        switches.forgotten_lifetimes = reported.forgotten_lifetimes.unwrap_or(switches.forgotten_lifetimes);
    });
    done()
}
