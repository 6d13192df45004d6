//! The API's front: the key, the paths, errors in the dialect's form.

use std::sync::Arc;

use http::StatusCode;
use jiff::Timestamp;
use serde_json::json;

use super::{
    control,
    data::Data,
    dialect::{BadKey, DateHeader, Dialect, Refusals, Taxes},
    read::Listing,
    write::{self, Refusal},
};
use crate::{
    call::{Call, Remote, Reply},
    hooks::Hooks,
    timed::Timed as _,
};

pub(crate) struct Api {
    pub(crate) key: String,
    pub(crate) dialect: Dialect,
    pub(crate) page_limit: usize,
    pub(crate) data: Data,
    pub(crate) hooks: Arc<Hooks<Data>>,
}

impl Remote for Api {
    fn answer(&self, call: &Call) -> Reply {
        let segments = call.segments();
        let ["titanium", "V2", "Api", route @ ..] = segments.as_slice() else {
            return error(StatusCode::NOT_FOUND, "Not found");
        };
        if call.param("ApiKey") != Some(self.key.as_str()) {
            let status = match self.dialect.bad_key {
                BadKey::ErrorIn200 => StatusCode::OK,
                BadKey::Unauthorized => StatusCode::UNAUTHORIZED,
            };
            return error(status, "Invalid ApiKey");
        }
        self.hooks.run(call, &self.data);
        let state = &mut *self.data.state();
        let listing = Listing { call, dialect: &self.dialect, page_limit: self.page_limit };
        match (call.method.as_str(), route) {
            ("GET", ["Taxes", "list"]) => match self.dialect.taxes {
                Taxes::Listed => listing.taxes(state),
                Taxes::NotFound => error(StatusCode::NOT_FOUND, "Not found"),
                Taxes::Error => error(StatusCode::OK, "Unknown resource"),
            },
            ("GET", ["Products", "list"]) => listing.products(state),
            ("GET", ["Customers", "list"]) => listing.customers(state),
            ("GET", ["Sales_Orders", "list"]) => listing.orders(state),
            ("POST", ["Products", "post"]) => self.written(write::post_product(state, call)),
            ("PUT", ["Products", "put", id]) => self.written(write::put_product(state, call, id)),
            ("POST", ["Variations", "post"]) => self.written(write::post_variation(state, call)),
            ("PUT", ["Variations", "put", id]) => self.written(write::put_variation(state, call, id)),
            ("POST", ["Customers", "post"]) => self.written(write::post_customer(state, call)),
            ("PUT", ["Customers", "put", id]) => self.written(write::put_customer(state, call, id)),
            ("POST", ["Sales_Orders", "post"]) => self.written(write::post_order(state, call)),
            ("POST", ["Sales_Orders", "ship", id]) => self.written(write::ship(state, call, id)),
            ("POST", ["Sales_Orders", "confirmShip", id]) => {
                self.written(write::confirm_ship(state, call, id))
            }
            _ => error(StatusCode::NOT_FOUND, "Unknown method"),
        }
    }

    fn not_processed(&self) -> Reply {
        error(StatusCode::OK, "Request not processed")
    }

    fn instant(&self) -> Timestamp {
        self.data.clock(|clock| clock.instant())
    }

    fn date(&self) -> Option<Timestamp> {
        (self.dialect.date_header == DateHeader::Sent).then(|| self.data.clock(|clock| clock.now()))
    }

    fn control(&self, call: &Call) -> Reply {
        control::answer(&self.data, call)
    }
}

impl Api {
    fn written(&self, outcome: Result<u64, Refusal>) -> Reply {
        match outcome {
            Ok(id) => Reply::json(StatusCode::OK, &self.dialect.posted(id)),
            Err(refusal) => {
                let status = match self.dialect.refusals {
                    Refusals::ErrorIn200 => StatusCode::OK,
                    Refusals::Unprocessable => StatusCode::UNPROCESSABLE_ENTITY,
                };
                error(status, &refusal.to_string())
            }
        }
    }
}

fn error(status: StatusCode, text: &str) -> Reply {
    Reply::json(status, &json!({ "error": text }))
}
