//! A fake Smarty, as far as orders need it.

use std::cell::RefCell;
use std::rc::Rc;

use framework360_sdk::decimal::{self, RoundingStrategy};
use framework360_sdk::http::OutgoingRequest;
use framework360_sdk::testing::{self, Answer};
use serde_json::{Map, Value, json};

/// A fake Smarty account and its planned failures.
#[derive(Default)]
pub(super) struct Smarty {
    pub(super) customers: Vec<Value>,
    /// Customers that were deleted or merged with others: orders for them are refused.
    pub(super) gone: Vec<u64>,
    /// How an order for one of those is refused; as the fake Smarty does it where nothing is set.
    pub(super) unknown_customer: Option<Answer>,
    /// A list of customers with a text holds those alone whose records hold it.
    pub(super) searches: bool,
    /// The answer to the next creation of a customer, and whether the customer is created all the same.
    pub(super) customer_mishap: Option<(Answer, bool)>,
    /// The id of the next customer, where it isn't one that was never used.
    pub(super) next_customer: Option<u64>,
    pub(super) orders: Vec<Value>,
    pub(super) taxes: Option<Value>,
    /// The answers to the next creations of an order, and whether the order is created all the same.
    pub(super) mishaps: Vec<(Answer, bool)>,
    /// How the names of an order's rows are listed.
    pub(super) names: Names,
    /// Prices are rounded to cents as they come in.
    pub(super) keeps_cents: bool,
    /// Orders are listed from the oldest on.
    pub(super) oldest_first: bool,
    /// Answers to every request of a path, instead of the proper one.
    pub(super) instead: Vec<(&'static str, Answer)>,
}

/// How the names of rows are listed.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Names {
    /// They are listed as they were sent.
    #[default]
    Preserved,
    /// They are cut to so many characters.
    Cut(usize),
    /// The product's title is listed in their place.
    Title,
}

pub(super) type Shared = Rc<RefCell<Smarty>>;

impl Smarty {
    pub(super) fn answer(&mut self, request: &OutgoingRequest) -> Answer {
        let (path, query) = request.url.split_once('?').unwrap();
        let path = path.strip_prefix("https://www.gestionalesmarty.com/titanium/V2/Api/").unwrap();
        assert!(query.starts_with("ApiKey=K"), "every request has the key");
        let parameter = |name: &str| {
            query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")).map(str::to_owned))
        };
        let page = |records: &[Value]| {
            let offset = parameter("offset").map_or(0, |text| text.parse().unwrap());
            let limit = parameter("limit").map_or(50, |text| text.parse().unwrap());
            let page: Vec<_> = records.iter().skip(offset).take(limit).cloned().collect();
            testing::json(200, &Value::from(page).to_string())
        };
        if let Some((_, answer)) = self.instead.iter().find(|(other, _)| *other == path) {
            return answer.clone();
        }
        let body =
            || -> Map<String, Value> { serde_json::from_slice(request.body.as_ref().unwrap()).unwrap() };
        match (request.method, path) {
            ("GET", "Products/list") => testing::json(200, "[]"),
            ("GET", "Taxes/list") => match &self.taxes {
                Some(taxes) => testing::json(200, &taxes.to_string()),
                None => testing::json(404, "not found"),
            },
            ("GET", "Customers/list") => {
                let text =
                    parameter("text").filter(|_| self.searches).unwrap_or_default().replace("%40", "@");
                let has = |one: &&Value| one.to_string().contains(&text);
                page(&self.customers.iter().filter(has).cloned().collect::<Vec<_>>())
            }
            ("POST", "Customers/post/") => {
                let mut customer = body();
                let mishap = self.customer_mishap.take();
                if let Some((answer, false)) = mishap {
                    return answer;
                }
                let unused = 70 + (self.customers.len() + self.gone.len()) as u64;
                let id = self.next_customer.take().unwrap_or(unused);
                self.gone.retain(|gone| *gone != id);
                customer.insert("id".into(), id.into());
                self.customers.push(customer.into());
                let answer = testing::json(200, &json!({"id": id}).to_string());
                mishap.map_or(answer, |(answer, _)| answer)
            }
            ("GET", "Sales_Orders/list/") if self.oldest_first => {
                page(&self.orders.iter().rev().cloned().collect::<Vec<_>>())
            }
            ("GET", "Sales_Orders/list/") => page(&self.orders),
            ("POST", "Sales_Orders/post/") => {
                let mut order = body();
                if order["customer_id"].as_u64().is_some_and(|id| self.gone.contains(&id)) {
                    let refusal = testing::json(200, r#"{"error": "Unknown customer_id"}"#);
                    return self.unknown_customer.clone().unwrap_or(refusal);
                }
                let mishap = (!self.mishaps.is_empty()).then(|| self.mishaps.remove(0));
                let id = 3300 + self.orders.len();
                let answer =
                    testing::json(200, &json!({"id": id.to_string(), "number": 100 + id}).to_string());
                if mishap.as_ref().is_none_or(|(_, made)| *made) {
                    self.name(&mut order);
                    if self.keeps_cents {
                        round(&mut order);
                    }
                    order.insert("id".into(), id.into());
                    order.insert("number".into(), (100 + id).into());
                    order.insert("date".into(), "2024-05-02 12:00:00".into());
                    self.orders.insert(0, order.into());
                }
                mishap.map_or(answer, |(answer, _)| answer)
            }
            other => panic!("unexpected request {other:?}"),
        }
    }

    /// Changes the names of rows as this Smarty does.
    fn name(&self, order: &mut Map<String, Value>) {
        for row in order["rows"].as_array_mut().unwrap() {
            let name = row["name"].as_str().unwrap().to_owned();
            row["name"] = match self.names {
                Names::Preserved => name,
                Names::Cut(length) => name.chars().take(length).collect(),
                Names::Title => "Title".to_owned(),
            }
            .into();
        }
    }

    /// A clerk, or another shop, creates an order like the newest one there: with the same fields and no reference.
    pub(super) fn clerk_copies_newest(&mut self) -> u64 {
        let mut copy = self.orders[0].clone();
        let id = 3300 + self.orders.len() as u64;
        copy["id"] = id.into();
        copy["number"] = (100 + id).into();
        copy["rows"][0]["name"] = "Plain tee".into();
        self.orders.insert(0, copy);
        id
    }

    /// A clerk deletes a customer; the orders keep its id.
    pub(super) fn delete_customer(&mut self, id: u64) {
        self.customers.retain(|customer| customer["id"] != id);
        self.gone.push(id);
    }

    /// A clerk merges a customer with another one, whose orders they are then.
    pub(super) fn merge_customer(&mut self, id: u64, into: u64) {
        self.delete_customer(id);
        for order in self.orders.iter_mut().filter(|order| order["customer_id"] == id) {
            order["customer_id"] = into.into();
        }
    }

    /// How many orders there are with these goods.
    pub(super) fn count(&self) -> usize {
        self.orders.len()
    }
}

/// Keeps the cents of an order's amounts.
fn round(order: &mut Map<String, Value>) {
    for row in order["rows"].as_array_mut().unwrap() {
        let price = decimal::required(row["price"].as_str().unwrap()).unwrap();
        row["price"] =
            decimal::money(price.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)).into();
    }
}
