//! The courier: sends deliveries to their addresses, one after the other.

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Uri, header};
use http_body_util::{BodyExt, Full};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use jiff::{SignedDuration, Timestamp};

use super::{Delivery, Mishap};
use crate::{data::Data, sign};

/// For the whole of a request, by the real clock: Shopify waits no longer.
const PATIENCE: Duration = Duration::from_secs(5);

type Http = Client<HttpConnector, Full<Bytes>>;

/// A delivery on its way: its body and its address.
struct Parcel {
    address: String,
    host: String,
    headers: Vec<(&'static str, String)>,
    body: Bytes,
    mishap: Option<Mishap>,
}

/// Sends deliveries; never returns.
pub(crate) async fn deliver(data: Data) {
    let http: Http = Client::builder(TokioExecutor::new()).build_http();
    let mut news = data.news();
    loop {
        news.mark_unchanged();
        let next = data.with_quietly(|state| {
            let now = state.clock.now();
            let (at, delivery) = state.outbox.take(now)?;
            let secret = state.installation.secrets.signing(&state.config).to_owned();
            let parcel = pack(
                &delivery,
                &secret,
                &state.config.shop,
                &state.config.webhook_version,
                &state.outbox.connect_to,
            );
            Some((at, parcel))
        });
        match next {
            Some((at, parcel)) => {
                let status = send(&http, &parcel).await;
                data.with(|state| {
                    let now = state.clock.now();
                    if let Some(subscription) = state.outbox.tried(at, now, status) {
                        state.subscriptions.remove(&subscription);
                    }
                });
            }
            None => {
                let pause = data.with_quietly(|state| {
                    let due =
                        state.outbox.next_due().filter(|_| state.clock.is_running() && !state.outbox.paused);
                    due.map(|due| until(state.clock.now(), due))
                });
                // Only the fake itself sends news, and it outlives this task.
                let changed = news.changed();
                let _ = match pause {
                    Some(pause) => tokio::time::timeout(pause, changed).await.unwrap_or(Ok(())),
                    None => changed.await,
                };
            }
        }
    }
}

fn until(now: Timestamp, due: Timestamp) -> Duration {
    let wait: SignedDuration = due.duration_since(now);
    Duration::try_from(wait).unwrap_or_default()
}

fn pack(
    delivery: &Delivery,
    secret: &str,
    shop: &str,
    version: &str,
    connect_to: &[(String, String)],
) -> Parcel {
    let secret = match delivery.mishap {
        Some(Mishap::BadSignature) => "not-the-secret",
        _ => secret,
    };
    let mut headers = vec![
        ("x-shopify-topic", delivery.topic.wire_name().to_owned()),
        ("x-shopify-hmac-sha256", sign::webhook_hmac(secret, delivery.body.as_bytes())),
        ("x-shopify-shop-domain", shop.to_owned()),
        ("x-shopify-api-version", version.to_owned()),
        ("x-shopify-webhook-id", delivery.id.clone()),
        ("x-shopify-event-id", delivery.event_id.clone()),
        ("x-shopify-triggered-at", delivery.triggered_at.to_string()),
    ];
    headers.extend(delivery.name.clone().map(|name| ("x-shopify-name", name)));
    let host = delivery.uri.parse().ok().and_then(|uri: Uri| uri.authority().map(ToString::to_string));
    let led = connect_to.iter().find_map(|(from, to)| {
        let rest = delivery.uri.strip_prefix(from.as_str())?;
        (rest.is_empty() || rest.starts_with(['/', '?'])).then(|| format!("{to}{rest}"))
    });
    Parcel {
        address: led.unwrap_or_else(|| delivery.uri.clone()),
        host: host.unwrap_or_default(),
        headers,
        body: Bytes::from(delivery.body.clone()),
        mishap: delivery.mishap,
    }
}

async fn send(http: &Http, parcel: &Parcel) -> Option<u16> {
    match parcel.mishap {
        Some(Mishap::Double) => tokio::join!(attempt(http, parcel), attempt(http, parcel)).1,
        Some(Mishap::Repeat) => {
            attempt(http, parcel).await;
            attempt(http, parcel).await
        }
        _ => attempt(http, parcel).await,
    }
}

async fn attempt(http: &Http, parcel: &Parcel) -> Option<u16> {
    let mut request = Request::post(&parcel.address)
        .header(header::HOST, &parcel.host)
        .header(header::CONTENT_TYPE, "application/json");
    for (name, value) in &parcel.headers {
        request = request.header(*name, value);
    }
    let request = request.body(Full::new(parcel.body.clone())).ok()?;
    let exchange = async {
        let response = http.request(request).await.ok()?;
        let status = response.status().as_u16();
        // To its end, so that the connection can be used again.
        response.into_body().collect().await.ok()?;
        Some(status)
    };
    tokio::time::timeout(PATIENCE, exchange).await.ok()?
}
