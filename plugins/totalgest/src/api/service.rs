//! Which service answers at the endpoint.

use framework360_sdk::http::{Failure, Response};
use framework360_sdk::wire::Scalar;
use serde::Deserialize;

/// The kind of server that answers at the endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Served {
    /// TotalGest, with an API that this connector knows.
    TotalGest,
    /// TotalGest, with an API of another version: this one.
    OtherVersion(String),
    /// A web page.
    Page,
    /// A server that knows nothing of this path.
    Nothing,
    /// A server that redirects; the target, or empty where it doesn't say.
    Moved(String),
    /// Something else.
    Other,
}

/// Recognizes TotalGest by its answer. An answer that may be different later is a failure.
pub(super) fn read(answer: &Response) -> Result<Served, Failure> {
    Ok(match answer.status {
        200..=299 => of_success(answer),
        300..=399 => Served::Moved(target(answer)),
        404 | 410 => Served::Nothing,
        403 | 408 | 425 | 429 | 499.. => return Err(Failure::status(answer)),
        _ => Served::Other,
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ServiceAnswer {
    service: Scalar,
    version: Scalar,
}

fn of_success(answer: &Response) -> Served {
    let Ok(ServiceAnswer { service, version }) = answer.json_as() else {
        return if answer.is_html() { Served::Page } else { Served::Other };
    };
    if !service.trim().eq_ignore_ascii_case("totalgest") {
        return Served::Other;
    }
    let version = version.trim();
    if version == "1" || version.starts_with("1.") {
        Served::TotalGest
    } else {
        Served::OtherVersion(answer.excerpt(version))
    }
}

/// The target of a redirect, without its query, which may hold anything.
fn target(answer: &Response) -> String {
    let target = answer.header("location").unwrap_or_default();
    let end = target.find(['?', '#']).unwrap_or(target.len());
    let target = target.get(..end).unwrap_or_default();
    let shown = target.starts_with("https://") || target.starts_with("http://");
    if shown && !target.contains('@') { answer.excerpt(target) } else { String::new() }
}
