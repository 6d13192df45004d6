//! Webhooks: a plugin says whether a request is genuine, and its job is stored before the request is answered.

use axum::body::{Body, Bytes};
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use host_core::limits;
use host_core::model::NewJob;
use host_core::platform::Delivered;
use host_core::unit_of_work::check_job;
use host_sandbox::bindings::exports::framework360::connector::webhooks::{
    Delivery, Request as GuestRequest, Verdict,
};
use host_sandbox::exports::Receive;
use http_body::Body as _;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use tokio::time::timeout;

use super::{BODY, BODY_TIME, EXCHANGE, TURN, Web};

/// Handles `POST /plugins/{plugin}/webhooks`.
pub(super) async fn receive(
    State(web): State<Web>,
    Path(plugin): Path<String>,
    request: Request,
) -> StatusCode {
    // A delivery that is stored but not answered in time comes again, and is known then.
    timeout(EXCHANGE, web.exchange(&plugin, request)).await.unwrap_or_else(|_| {
        tracing::warn!(plugin, "a webhook took too long");
        StatusCode::SERVICE_UNAVAILABLE
    })
}

impl Web {
    async fn exchange(&self, plugin: &str, request: Request) -> StatusCode {
        let Some(plugin) = self.host.plugin_named(plugin).await.filter(|plugin| plugin.has_webhooks()) else {
            return StatusCode::NOT_FOUND;
        };
        let request = match timeout(BODY_TIME, to_guest_request(request)).await {
            Ok(Ok(request)) => request,
            Ok(Err(status)) => return status,
            Err(_) => return StatusCode::REQUEST_TIMEOUT,
        };
        let Ok(Ok(_turn)) = timeout(TURN, self.at_work.acquire()).await else {
            tracing::warn!("too many webhooks at once");
            return StatusCode::SERVICE_UNAVAILABLE;
        };
        let reply = self.host.call_without_installation(&plugin, Receive(request)).await;
        let Some(manifest) = &plugin.manifest else { return StatusCode::NOT_FOUND };
        match reply {
            Ok(Verdict::Accept(delivery)) => self.deliver(&manifest.id, delivery).await,
            Ok(Verdict::Ignore) => StatusCode::OK,
            Ok(Verdict::Forget(account)) => self.forget(&manifest.id, &account).await,
            Ok(Verdict::Refuse(status)) => {
                // Anybody can send one, so no more than this of it is logged.
                tracing::debug!(plugin = manifest.id, status, "a webhook was refused");
                refusal(status)
            }
            // Its reason is in the log already.
            Err(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    async fn forget(&self, plugin: &str, account: &str) -> StatusCode {
        match self.host.store.account_erase(plugin, account, self.host.clock.now()).await {
            Ok(installations) => {
                tracing::info!(plugin, installations, "all that was kept of an account is forgotten");
                StatusCode::OK
            }
            Err(error) => {
                tracing::error!(plugin, %error, "an account could not be forgotten");
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }

    async fn deliver(&self, plugin: &str, delivery: Delivery) -> StatusCode {
        let Some((account, id, job)) = checked(delivery) else {
            tracing::error!(plugin, "the plugin accepted a webhook and named no job that can be queued");
            return StatusCode::SERVICE_UNAVAILABLE;
        };
        let now = self.host.clock.now();
        match self.host.store.deliver(plugin, &account, &id, &job, now).await {
            Ok(delivered) => {
                let became = match delivered {
                    Delivered::Queued(_) => "queued",
                    Delivered::Known => "known",
                    Delivered::NoInstallation => "nobody's",
                };
                tracing::info!(plugin, kind = job.kind, became, "a webhook came");
                StatusCode::OK
            }
            Err(error) => {
                tracing::error!(plugin, %error, "a webhook could not be stored");
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }
}

/// The request as the plugin gets it: all of it as it came.
async fn to_guest_request(request: Request) -> Result<GuestRequest, StatusCode> {
    let (head, body) = request.into_parts();
    let body = whole(body).await?;
    let headers = head.headers.iter().map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
    Ok(GuestRequest {
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: headers.collect(),
        body: body.into(),
    })
}

async fn whole(body: Body) -> Result<Bytes, StatusCode> {
    if body.size_hint().lower() > BODY as u64 {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    match Limited::new(body, BODY).collect().await {
        Ok(whole) => Ok(whole.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(StatusCode::PAYLOAD_TOO_LARGE),
        Err(_) => Err(StatusCode::BAD_REQUEST),
    }
}

/// The delivery, if it's within the store's limits; its job follows the rules for any job that a plugin
/// queues.
fn checked(delivery: Delivery) -> Option<(String, String, NewJob)> {
    let Delivery { account, id, job, runs_when_disabled } = delivery;
    let fits = |text: &str| !text.is_empty() && text.len() <= limits::JOB_NAME;
    if !fits(&account) || !fits(&id) {
        return None;
    }
    let job = NewJob {
        kind: job.kind,
        key: job.key,
        subject: job.subject,
        payload: job.payload,
        delay_ms: job.delay_ms,
        manual: false,
        runs_when_disabled,
    };
    check_job(&job).ok()?;
    Some((account, id, job))
}

/// The status of a refusal: an error status, whatever number the plugin names.
fn refusal(status: u16) -> StatusCode {
    StatusCode::from_u16(status)
        .ok()
        .filter(|status| status.is_client_error() || status.is_server_error())
        .unwrap_or(StatusCode::BAD_REQUEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_body_over_the_limit_is_refused_and_one_within_it_comes_as_it_is() {
        let fits = vec![0xff_u8; BODY];
        assert_eq!(whole(Body::from(fits.clone())).await.unwrap(), fits);
        let reported = whole(Body::from(vec![0_u8; BODY + 1])).await;
        assert_eq!(reported, Err(StatusCode::PAYLOAD_TOO_LARGE));
        let endless = futures_of(vec![vec![0_u8; BODY / 2]; 3]);
        assert_eq!(whole(endless).await, Err(StatusCode::PAYLOAD_TOO_LARGE), "without a length");
    }

    fn futures_of(chunks: Vec<Vec<u8>>) -> Body {
        let chunks = chunks.into_iter().map(|chunk| Ok::<_, std::convert::Infallible>(Bytes::from(chunk)));
        Body::from_stream(Chunks(chunks.collect::<Vec<_>>().into_iter()))
    }

    struct Chunks<I>(I);

    impl<I: Iterator + Unpin> futures_util::Stream for Chunks<I> {
        type Item = I::Item;

        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<I::Item>> {
            std::task::Poll::Ready(self.0.next())
        }
    }

    #[tokio::test]
    async fn a_plugin_gets_the_request_as_it_came() {
        let request = http::Request::post("/plugins/shopify/webhooks?a=%20b+c")
            .header("X-Hmac", http::HeaderValue::from_bytes(b"caf\xe9").unwrap())
            .header("x-twice", "1")
            .header("x-twice", "2")
            .body(Body::from("{ \"x\" : 1 }\n"))
            .unwrap();
        let reported = to_guest_request(request).await.unwrap();
        assert_eq!((reported.method.as_str(), reported.path.as_str()), ("POST", "/plugins/shopify/webhooks"));
        assert_eq!(
            (reported.query.as_str(), reported.body.as_slice()),
            ("a=%20b+c", b"{ \"x\" : 1 }\n".as_slice())
        );
        let header = |name: &str, value: &[u8]| reported.headers.contains(&(name.to_owned(), value.to_vec()));
        assert!(header("x-hmac", b"caf\xe9") && header("x-twice", b"1") && header("x-twice", b"2"));
    }

    #[test]
    fn a_refusal_is_never_answered_as_a_success() {
        assert_eq!(refusal(401), StatusCode::UNAUTHORIZED);
        for odd in [0, 200, 204, 302, 1000] {
            assert_eq!(refusal(odd), StatusCode::BAD_REQUEST, "{odd}");
        }
    }
}
