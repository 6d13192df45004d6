//! The contract server keeps the contract, in its own way.

use axum::body::{Body, to_bytes};
use fakes::{
    Fault, RequestMatcher, SignedDuration,
    contract_server::{Config, ContractServer, Stock, Vat},
};
use http::{Method, Request, StatusCode, header};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

const CONTRACT: &str = include_str!("../../../../plugins/totalgest/openapi.json");

/// A client of this server, as simple as can be.
struct Shop {
    server: ContractServer,
    client: Client<HttpConnector, Body>,
    config: Config,
    token: String,
}

struct Answer {
    status: StatusCode,
    content_type: String,
    body: Value,
}

impl Shop {
    async fn logged_in() -> Self {
        Self::with(Config::default()).await
    }

    async fn with(config: Config) -> Self {
        let server = ContractServer::start(config.clone()).await.expect("a free port and a contract");
        let client = Client::builder(TokioExecutor::new()).build_http();
        let mut shop = Self { server, client, config, token: String::new() };
        shop.log_in().await;
        shop
    }

    async fn log_in(&mut self) {
        let session = self.login(&self.config.password).await;
        assert_eq!(session.status, StatusCode::CREATED);
        self.token = session.body["token"].as_str().expect("a token").to_owned();
    }

    async fn login(&self, password: &str) -> Answer {
        let body = json!({ "username": self.config.username, "password": password });
        self.send(Method::POST, "/v1/sessions", Some(&body)).await
    }

    async fn send(&self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.server.url()));
        if path.starts_with("/v1/shops/") {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let body = body.map(|body| Body::from(body.to_string())).unwrap_or_default();
        let response = self.client.request(request.body(body).expect("a request")).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(Body::new(body), usize::MAX).await.expect("a body");
        let content_type = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        Answer {
            status: parts.status,
            content_type: content_type.unwrap_or_default().to_owned(),
            body: serde_json::from_slice(&bytes).expect("JSON"),
        }
    }

    fn account_path(&self) -> String {
        path(&self.config.shop, &self.config.owner)
    }

    async fn account(&self) -> Answer {
        self.send(Method::GET, &self.account_path(), None).await
    }

    async fn products(&self, after: Option<&str>) -> Answer {
        let after = after.map(|stamp| format!("&after={}", escaped(stamp))).unwrap_or_default();
        let path = format!("{}/products?limit=200{after}", self.account_path());
        self.send(Method::GET, &path, None).await
    }

    async fn create(&self, order: &Value) -> Answer {
        self.send(Method::POST, &format!("{}/orders", self.account_path()), Some(order)).await
    }

    async fn find(&self, parameter: &str, value: &str) -> Answer {
        let path = format!("{}/orders?{parameter}={}", self.account_path(), escaped(value));
        self.send(Method::GET, &path, None).await
    }

    fn assert_contract_kept(&self) {
        assert_eq!(self.server.violations(), Vec::<String>::new());
    }
}

impl Answer {
    fn is_problem(&self, status: u16, kind: &str) -> bool {
        self.status.as_u16() == status
            && self.content_type.starts_with("application/problem+json")
            && self.body["status"] == status
            && self.body["type"] == format!("urn:totalgest:problem:{kind}")
    }

    fn after(&self) -> &str {
        self.body["after"].as_str().expect("a stamp")
    }

    fn ids(&self) -> Vec<String> {
        let items = self.body["items"].as_array().expect("items");
        items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
    }
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn path(shop: &str, owner: &str) -> String {
    format!("/v1/shops/{}/owners/{}", escaped(shop), escaped(owner))
}

/// The contract's own example.
fn order() -> Value {
    let contract: Value = serde_json::from_str(CONTRACT).expect("JSON");
    let at = "/paths/~1v1~1shops~1{shop_id}~1owners~1{owner_id}~1orders/post/requestBody/content\
              /application~1json/example";
    contract.pointer(at).expect("an example").clone()
}

#[tokio::test]
async fn it_says_what_it_is_behind_its_base() {
    for base in ["", "/gestione/tg"] {
        let shop = Shop::with(Config { base: base.to_owned(), ..Config::default() }).await;
        let service = shop.send(Method::GET, "/v1", None).await;
        assert_eq!(service.body["service"], "totalgest");
        assert!(shop.server.url().ends_with(base));
        assert_eq!(shop.account().await.body["shop"]["id"], "casa/7 è");
        shop.assert_contract_kept();
    }
}

#[tokio::test]
async fn a_wrong_password_opens_no_session() {
    let shop = Shop::logged_in().await;
    assert!(shop.login("wrong").await.is_problem(401, "invalid-credentials"));
    assert_eq!(shop.server.logins(), 1);
    shop.server.bar_user();
    assert!(shop.login(&shop.config.password).await.is_problem(403, "no-rights"));
    assert_eq!(shop.server.logins(), 1);
    shop.assert_contract_kept();
}

#[tokio::test]
async fn neither_password_nor_token_is_to_be_read() {
    let shop = Shop::logged_in().await;
    shop.account().await;
    // Where a client puts its secrets by mistake.
    shop.find("number", &shop.config.password).await;
    shop.find("external_reference", &shop.token).await;
    let seen = format!("{:?} {:?}", shop.server.ledger(), shop.config);
    assert_eq!(shop.server.tokens(), [shop.token.as_str()]);
    assert!(seen.contains("external_reference"));
    let violations = shop.server.violations().join("\n");
    assert!(!violations.is_empty(), "a token is longer than a reference");
    for text in [seen, violations] {
        assert!(!text.contains(&shop.token[..40]));
        assert!(!text.contains("wörd"));
    }
}

#[tokio::test]
async fn a_session_ends_with_its_time_or_at_once() {
    let mut shop = Shop::logged_in().await;
    shop.server.advance_clock(SignedDuration::from_secs(80));
    assert_eq!(shop.account().await.status, StatusCode::OK);
    shop.server.advance_clock(SignedDuration::from_secs(11));
    assert!(shop.account().await.is_problem(401, "session-expired"));
    shop.log_in().await;
    assert_eq!(shop.account().await.status, StatusCode::OK);
    shop.server.expire_sessions();
    assert!(shop.account().await.is_problem(401, "session-expired"));
    assert_eq!(shop.server.logins(), 2);
    shop.assert_contract_kept();
}

#[tokio::test]
async fn a_user_without_rights_sees_his_account_and_nothing_else() {
    let shop = Shop::logged_in().await;
    assert_eq!(shop.account().await.body["rights"], json!(["orders:write", "products:read"]));
    shop.server.revoke_rights();
    assert_eq!(shop.account().await.body["rights"], json!([]));
    assert!(shop.products(None).await.is_problem(403, "no-rights"));
    assert!(shop.create(&order()).await.is_problem(403, "no-rights"));
    assert!(shop.find("number", "1").await.is_problem(403, "no-rights"));
    shop.assert_contract_kept();
}

#[tokio::test]
async fn it_knows_one_shop_of_one_owner() {
    let shop = Shop::logged_in().await;
    let elsewhere = shop.send(Method::GET, &path("altrove", &shop.config.owner), None).await;
    assert!(elsewhere.is_problem(404, "unknown-shop"));
    let other = shop.send(Method::GET, &path(&shop.config.shop, "altri"), None).await;
    assert!(other.is_problem(404, "unknown-owner"));
    shop.assert_contract_kept();
}

#[tokio::test]
async fn pages_name_every_product_once_in_the_order_of_changes() {
    let shop = Shop::logged_in().await;
    let mut ids = shop.server.seed_products(100);
    shop.server.change_product(&ids[0], |product| product.stock = Stock::Counted((-3).into()));
    ids.rotate_left(1);

    let mut page = shop.products(None).await;
    let mut seen = page.ids();
    assert_eq!(seen.len(), 37, "no more than it gives at a time");
    while page.body["more"] == true {
        page = shop.products(Some(page.after())).await;
        seen.extend(page.ids());
    }
    assert_eq!(seen, ids);
    assert_eq!(page.after(), shop.server.newest_stamp().expect("changes"));
    shop.assert_contract_kept();
}

#[tokio::test]
async fn every_kind_of_product_keeps_the_contract() {
    let shop = Shop::with(Config { page_cap: 200, ..Config::default() }).await;
    let ids = shop.server.seed_products(200);
    shop.server.change_product(&ids[0], |product| {
        product.stock = Stock::Unsaid;
        product.vat = Some(Vat::Unknown);
        product.prices.clear();
    });
    let page = shop.products(None).await;
    assert_eq!(page.ids().len(), 200);
    assert_eq!(page.body["items"][199]["vat"], json!({}));
    shop.assert_contract_kept();
}

#[tokio::test]
async fn where_nothing_is_new_the_stamp_stays_or_is_left_out() {
    for omit_after in [false, true] {
        let shop = Shop::with(Config { omit_after, ..Config::default() }).await;
        assert_eq!(shop.products(None).await.body.get("after"), None, "nothing to begin from");
        let ids = shop.server.seed_products(3);
        let newest = shop.products(None).await.after().to_owned();
        let look = shop.products(Some(&newest)).await;
        assert_eq!(look.ids().len(), 0);
        assert_eq!(look.body.get("after").is_none(), omit_after);
        shop.server.change_product(&ids[1], |product| product.on_sale = false);
        assert_eq!(shop.products(Some(&newest)).await.ids(), [ids[1].as_str()]);
        shop.assert_contract_kept();
    }
}

#[tokio::test]
async fn what_was_removed_is_listed_behind_a_stamp_and_not_at_the_beginning() {
    let shop = Shop::with(Config { page_cap: 2, ..Config::default() }).await;
    let ids = shop.server.seed_products(5);
    let newest = shop.server.newest_stamp().expect("changes");
    for id in &ids[..3] {
        assert!(shop.server.remove_product(id));
    }
    assert!(!shop.server.remove_product(&ids[0]), "only once");
    let page = shop.products(Some(&newest)).await;
    assert_eq!(page.body["items"][0]["state"], "removed");
    assert_eq!(page.ids(), &ids[..2]);
    // Begun at the beginning.
    assert_eq!(shop.products(None).await.ids(), &ids[3..]);
    for id in &ids[3..] {
        shop.server.remove_product(id);
    }
    let empty = shop.products(None).await;
    assert_eq!((empty.ids().len(), &empty.body["more"]), (0, &json!(true)));
    assert_ne!(empty.after(), newest);
    assert!(shop.server.products().is_empty());
    shop.assert_contract_kept();
}

#[tokio::test]
async fn a_stamp_that_is_forgotten_or_never_was_is_gone() {
    let shop = Shop::logged_in().await;
    let ids = shop.server.seed_products(2);
    let old = shop.products(None).await.body["items"][0]["stamp"].as_str().expect("a stamp").to_owned();
    let oldest = shop.server.newest_stamp().expect("changes");
    shop.server.change_product(&ids[0], |product| product.name = "Piattino".to_owned());
    assert!(shop.server.forget_before(&oldest));
    assert!(shop.products(Some(&old)).await.is_problem(410, "stamp-gone"));
    assert!(shop.products(Some("000000000042")).await.is_problem(410, "stamp-gone"));
    assert_eq!(shop.products(Some(&oldest)).await.ids(), [ids[0].as_str()]);
    shop.assert_contract_kept();
}

#[tokio::test]
async fn an_order_is_created_once_whatever_is_sent_later() {
    let shop = Shop::logged_in().await;
    let first = shop.create(&order()).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let mut later = order();
    later["note"] = json!("Davanti alla porta");
    later["total"] = json!("1.00");
    let second = shop.create(&later).await;
    // With what it was created with, decimals as this server writes them.
    let mut found = first.body.clone();
    found["order"] = order();
    found["order"]["total"] = found["total"].clone();
    assert_eq!((second.status, &second.body), (StatusCode::OK, &found));
    assert_eq!(shop.server.orders().len(), 1);
    assert_eq!(shop.server.orders()[0].body, order());
    assert_eq!(shop.server.ledger().changes.len(), 1);

    let number = first.body["number"].as_str().expect("a number");
    for (parameter, value) in [("external_reference", "bottega/1042"), ("number", number)] {
        assert_eq!(shop.find(parameter, value).await.body["items"], json!([found]));
    }
    assert_eq!(shop.find("external_reference", "Bottega/1042").await.body["items"], json!([]));
    assert!(shop.server.duplicates().is_empty());
    later["external_reference"] = json!("bottega/1042 bis");
    later["total"] = order()["total"].clone();
    shop.create(&later).await;
    assert_eq!(shop.server.duplicates(), ["1042"]);
    shop.assert_contract_kept();
}

#[tokio::test]
async fn an_order_that_does_not_add_up_is_refused_with_a_pointer() {
    let shop = Shop::logged_in().await;
    let refused = async |pointer: &str, value: Value| {
        let mut order = order();
        *order.pointer_mut(pointer).expect("a field") = value;
        let answer = shop.create(&order).await;
        assert!(answer.is_problem(422, "invalid-order"), "{}", answer.body);
        answer.body["errors"][0]["pointer"].clone()
    };
    assert_eq!(refused("/total", json!("46.78")).await, "/total");
    assert_eq!(refused("/lines/0/quantity", json!("999999999999.999999")).await, "/total");
    assert_eq!(refused("/prices_include_vat", json!(false)).await, "/total");
    shop.assert_contract_kept();
    // What the contract doesn't allow is refused too, and is the client's fault.
    assert_eq!(refused("/lines/0/unit_price", json!(19.9)).await, "/lines/0/unit_price");
    assert_eq!(shop.server.take_violations().len(), 1);
    let mut off_by_a_cent = order();
    off_by_a_cent["total"] = json!("46.81");
    assert_eq!(shop.create(&off_by_a_cent).await.status, StatusCode::CREATED);
    assert_eq!(shop.server.orders().len(), 1);
    shop.assert_contract_kept();
}

#[tokio::test]
async fn a_fault_comes_before_or_after_the_order_was_created() {
    let shop = Shop::logged_in().await;
    let refusal = || Fault::status(StatusCode::SERVICE_UNAVAILABLE);
    let mark = shop.server.mark();
    shop.server.inject(RequestMatcher::post("orders"), refusal());
    assert_eq!(shop.create(&order()).await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(shop.server.orders().is_empty());
    shop.server.inject(RequestMatcher::post("orders"), refusal().after_applying());
    assert_eq!(shop.create(&order()).await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(shop.server.orders().len(), 1);
    assert_eq!(shop.create(&order()).await.status, StatusCode::OK);
    assert_eq!(shop.server.requests_since(mark, &RequestMatcher::post("orders")), 3);
    shop.assert_contract_kept();
}

#[tokio::test]
async fn a_change_between_two_pages_moves_the_product_to_the_end() {
    let shop = Shop::with(Config { page_cap: 2, ..Config::default() }).await;
    let ids = shop.server.seed_products(3);
    let moved = ids[0].clone();
    shop.server.before(RequestMatcher::get("products").nth(2), move |data| {
        data.change_product(&moved, |product| product.name = "Piattino".to_owned());
    });
    let first = shop.products(None).await;
    let second = shop.products(Some(first.after())).await;
    assert_eq!((first.ids(), second.ids()), (ids[..2].to_vec(), vec![ids[2].clone(), ids[0].clone()]));
    assert_eq!(second.body["more"], false);
    shop.assert_contract_kept();
}
