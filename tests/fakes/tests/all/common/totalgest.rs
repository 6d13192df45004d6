//! A client of the fake TotalGest.

use fakes::totalgest::{TotalGest, TotalGestConfig};
use serde_json::{Value, json};

use crate::common::{Answer, JSON, receive, send_with};

pub(crate) const PASSWORD: &str = "c0rrect \"horse\" ö";
pub(crate) const SCOPE: &str = "/v1/shops/shop-7/owners/owner-3";

pub(crate) async fn totalgest() -> TotalGest {
    totalgest_with(|_| {}).await
}

pub(crate) async fn totalgest_with(change: impl FnOnce(&mut TotalGestConfig)) -> TotalGest {
    let mut config = TotalGestConfig { password: PASSWORD.into(), ..Default::default() };
    change(&mut config);
    TotalGest::start(config).await.unwrap()
}

pub(crate) async fn ask(
    totalgest: &TotalGest,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: Option<&Value>,
) -> Answer {
    receive(send_with(&totalgest.url(), method, target, headers, body).await).await.unwrap()
}

pub(crate) async fn login_with(totalgest: &TotalGest, password: &str) -> Answer {
    let body = json!({ "username": "bottega-api", "password": password });
    ask(totalgest, "POST", "/v1/sessions", &[JSON], Some(&body)).await
}

/// A session.
pub(crate) struct Client<'a> {
    pub(crate) totalgest: &'a TotalGest,
    pub(crate) bearer: String,
}

impl<'a> Client<'a> {
    pub(crate) async fn new(totalgest: &'a TotalGest) -> Self {
        let answer = login_with(totalgest, PASSWORD).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        Self { totalgest, bearer: format!("Bearer {}", answer.json()["token"].as_str().unwrap()) }
    }

    pub(crate) fn headers(&self) -> [(&str, &str); 1] {
        [("Authorization", &self.bearer)]
    }

    /// `target` is below the shop and its owner.
    pub(crate) async fn get(&self, target: &str) -> Answer {
        ask(self.totalgest, "GET", &format!("{SCOPE}{target}"), &self.headers(), None).await
    }

    pub(crate) async fn create(&self, order: &Value) -> Answer {
        let [authorization] = self.headers();
        let target = format!("{SCOPE}/orders");
        ask(self.totalgest, "POST", &target, &[authorization, JSON], Some(order)).await
    }
}

/// An order as a connector sends it: 2 × 19.90 and 7.00 for shipping.
pub(crate) fn order(reference: &str) -> Value {
    let address = json!({
        "first_name": "Anna", "last_name": "Keller", "company": "", "line1": "Bahnhofstrasse 1", "line2": "",
        "postal_code": "8001", "city": "Zürich", "province": "ZH", "country": "CH", "phone": "",
        "vat_number": "", "tax_code": "", "recipient_code": "", "certified_email": "",
    });
    json!({
        "external_reference": reference,
        "order_number": reference.rsplit('/').next().unwrap(),
        "placed_at": "2026-11-22T13:05:00Z",
        "currency": "CHF",
        "prices_include_vat": true,
        "payment": { "method": "twint", "label": "TWINT", "state": "paid", "on_delivery": false },
        "customer": { "first_name": "Anna", "last_name": "Keller", "email": "anna@example.org", "phone": "",
            "language": "de-CH" },
        "billing": address,
        "shipping": address,
        "lines": [{ "position": 1, "sku": "00017", "ean": "7610000000017", "name": "Kaffeetasse",
            "quantity": "2", "unit_price": "19.90", "discount": "0.00",
            "vat": { "rate": "8.1", "code": "standard", "amount": "2.98" } }],
        "charges": [{ "kind": "shipping", "label": "Post", "amount": "7.00",
            "vat": { "rate": "8.1", "amount": "0.52" } }],
        "coupon": "",
        "credit": "0.00",
        "total": "46.80",
        "note": "",
    })
}

/// The type of a problem, by its last part.
pub(crate) fn problem(answer: &Answer) -> String {
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}", answer.text());
    let body = answer.json();
    assert_eq!(body["status"], answer.status);
    body["type"].as_str().unwrap().rsplit(':').next().unwrap().to_owned()
}
