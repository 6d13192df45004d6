//! A plain HTTP client over a raw socket, one connection a request, that hides nothing.

pub(crate) mod totalgest;

use std::{io, time::Duration};

use fakes::{
    DateTime,
    smarty::{Customer, Smarty, SmartyConfig},
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

pub(crate) const KEY: &str = "k3y-of+the test";
pub(crate) const JSON: (&str, &str) = ("Content-Type", "application/json");
pub(crate) const KEY_ENCODED: &str = "k3y-of%2Bthe+test";

/// Awaits something that comes at once or never: this only keeps a broken test from hanging.
pub(crate) async fn with_timeout<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future).await.expect("it came in time")
}

pub(crate) async fn smarty() -> Smarty {
    smarty_with(|_| {}).await
}

pub(crate) async fn smarty_with(change: impl FnOnce(&mut SmartyConfig)) -> Smarty {
    let mut config = SmartyConfig { api_key: KEY.into(), ..Default::default() };
    change(&mut config);
    Smarty::start(config).await.unwrap()
}

pub(crate) fn ada() -> Customer {
    Customer {
        name: "Ada".into(),
        last_name: "Verdi".into(),
        email: "ada@example.org".into(),
        ..Default::default()
    }
}

/// An order as a connector posts it.
pub(crate) fn order(customer: u64) -> Value {
    json!({
        "customer_id": customer,
        "billing_address": { "name": "Ada", "lastname": "Verdi", "city": "Milano", "country_iso": "IT" },
        "payment_type": "PayPal",
        "fees": { "shipping": 6.0, "shipping_tax": -1 },
        "rows": [{ "sku": "TEE-01-S", "name": "Tee", "quantity": "2", "price": "19.90", "tax_id": 1 }],
    })
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let of_that_name =
            |line: &&str| line.split(':').next().is_some_and(|key| key.eq_ignore_ascii_case(name));
        self.head.lines().find(of_that_name)?.split_once(": ").map(|(_, value)| value)
    }
}

/// Sends a request to the API, with the key, and leaves the answer to be read.
pub(crate) async fn send(url: &str, method: &str, path: &str, body: Option<&Value>) -> TcpStream {
    let mark = if path.contains('?') { '&' } else { '?' };
    send_raw(url, method, &format!("/titanium/V2/Api/{path}{mark}ApiKey={KEY_ENCODED}"), body).await
}

/// Sends a request, be it to the API or not.
pub(crate) async fn send_raw(url: &str, method: &str, target: &str, body: Option<&Value>) -> TcpStream {
    send_with(url, method, target, &[JSON], body).await
}

/// Sends a request with these headers and a body of JSON, if any.
pub(crate) async fn send_with(
    url: &str,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: Option<&Value>,
) -> TcpStream {
    let rest = url.strip_prefix("http://").unwrap();
    let (authority, base) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let mut stream = TcpStream::connect(authority).await.unwrap();
    let body = body.map(Value::to_string).unwrap_or_default();
    let mut head = format!("{method} {base}{target} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("Content-Length: {}\r\n\r\n", body.len());
    stream.write_all((head + &body).as_bytes()).await.unwrap();
    stream
}

/// Reads to the end. A body shorter than announced is an `UnexpectedEof`.
pub(crate) async fn receive(mut stream: TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    with_timeout(stream.read_to_end(&mut bytes)).await?;
    let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let body = bytes[end + 4..].to_vec();
    let answer = Answer { status: head[9..12].parse().unwrap(), head, body };
    let announced = answer.header("content-length").map_or(0, |length| length.parse().unwrap());
    if answer.body.len() < announced { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(answer) }
}

pub(crate) async fn get(smarty: &Smarty, path: &str) -> Answer {
    receive(send(&smarty.url(), "GET", path, None).await).await.unwrap()
}

pub(crate) async fn post(smarty: &Smarty, path: &str, body: &Value) -> Answer {
    receive(send(&smarty.url(), "POST", path, Some(body)).await).await.unwrap()
}

pub(crate) async fn put(smarty: &Smarty, path: &str, body: &Value) -> Answer {
    receive(send(&smarty.url(), "PUT", path, Some(body)).await).await.unwrap()
}

/// Sends a request that needs no key.
pub(crate) async fn ask(smarty: &Smarty, method: &str, target: &str, body: Option<&Value>) -> Answer {
    receive(send_raw(&smarty.url(), method, target, body).await).await.unwrap()
}

pub(crate) fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

/// The records of a bare list, by number.
pub(crate) fn ids(list: &Value) -> Vec<u64> {
    list.as_array().unwrap().iter().map(|record| record["id"].as_u64().unwrap()).collect()
}
