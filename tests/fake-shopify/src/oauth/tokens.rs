//! The token endpoint: exchanges codes and refresh tokens for tokens.

use http::StatusCode;
use jiff::SignedDuration;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{ACCESS, Access, REFRESH, Refresh, Scopes};
use crate::state::State;

const ACCESS_LIFETIME: SignedDuration = SignedDuration::from_hours(1);
const REFRESH_LIFETIME: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How long a refresh token may be used again after its first use.
const REUSE: SignedDuration = SignedDuration::from_hours(30 * 24);

#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    client_id: String,
    #[serde(default)]
    client_secret: String,
    #[serde(default)]
    grant_type: Option<String>,
    #[serde(default)]
    code: String,
    #[serde(default)]
    refresh_token: String,
    /// "1", 1 or true.
    #[serde(default)]
    expiring: Value,
}

/// Answers the token endpoint. An error doesn't say which of two tokens was wrong.
pub(crate) fn exchange(state: &mut State, body: Value) -> (StatusCode, Value) {
    let Ok(request) = serde_json::from_value::<Request>(body) else {
        return refused(StatusCode::BAD_REQUEST, "invalid_request", "Bad request body");
    };
    let known = request.client_id == state.config.client_id
        && state.installation.secrets.accepts(&state.config, &request.client_secret);
    if !known {
        return refused(StatusCode::UNAUTHORIZED, "invalid_client", "Client authentication failed");
    }
    match request.grant_type.as_deref() {
        None => by_code(state, &request),
        Some("refresh_token") => by_refresh(state, &request.refresh_token),
        Some(_) => refused(StatusCode::BAD_REQUEST, "unsupported_grant_type", "This fake doesn't know it"),
    }
}

fn by_code(state: &mut State, request: &Request) -> (StatusCode, Value) {
    let now = state.clock.now();
    let code = state.installation.codes.remove(&request.code).filter(|code| code.until > now);
    let Some(code) = code else {
        let why = "The authorization code was not found or was already used";
        return refused(StatusCode::BAD_REQUEST, "invalid_request", why);
    };
    // Acquiring retires what was refreshed before.
    state.installation.refresh.clear();
    state.installation.scopes = Some(code.scopes.clone());
    let expiring = matches!(&request.expiring, Value::Bool(true))
        || request.expiring.as_str() == Some("1")
        || request.expiring.as_u64() == Some(1);
    if expiring {
        return (StatusCode::OK, pair(state, &code.scopes, None));
    }
    let token = state.mint.token(ACCESS);
    state.installation.access.insert(token.clone(), Access { until: None });
    (StatusCode::OK, json!({ "access_token": token, "scope": code.scopes.short() }))
}

fn by_refresh(state: &mut State, reported: &str) -> (StatusCode, Value) {
    let now = state.clock.now();
    let scopes = state.installation.scopes.clone();
    let usable = |refresh: &&mut Refresh| {
        refresh.until > now && refresh.used_at.is_none_or(|used| fakes::after(used, REUSE) > now)
    };
    let found = state.installation.refresh.get_mut(reported).filter(usable);
    let (Some(refresh), Some(scopes)) = (found, scopes) else {
        return refused(
            StatusCode::UNAUTHORIZED,
            "invalid_grant",
            "This request requires an active refresh_token",
        );
    };
    refresh.used_at.get_or_insert(now);
    // The one that it replaced, and what else that one brought, end with its first use.
    if let Some(replaced) = refresh.replaces.take() {
        state.installation.refresh.remove(&replaced);
        state.installation.refresh.retain(|_, other| other.replaces.as_ref() != Some(&replaced));
    }
    (StatusCode::OK, pair(state, &scopes, Some(reported.to_owned())))
}

fn pair(state: &mut State, scopes: &Scopes, replaces: Option<String>) -> Value {
    let now = state.clock.now();
    let (access, refresh) = (state.mint.token(ACCESS), state.mint.token(REFRESH));
    let until = fakes::after(now, REFRESH_LIFETIME);
    state
        .installation
        .access
        .insert(access.clone(), Access { until: Some(fakes::after(now, ACCESS_LIFETIME)) });
    state.installation.refresh.insert(refresh.clone(), Refresh { until, used_at: None, replaces });
    let mut answer = json!({
        "access_token": access,
        "scope": scopes.short(),
        "expires_in": ACCESS_LIFETIME.as_secs(),
        "refresh_token": refresh,
        "refresh_token_expires_in": REFRESH_LIFETIME.as_secs(),
    });
    if let (Some(left), Value::Object(answer)) =
        (state.switches.forgotten_lifetimes.checked_sub(1), &mut answer)
    {
        state.switches.forgotten_lifetimes = left;
        answer.remove("expires_in");
    }
    answer
}

/// The scopes of this token's bearer; none where it's invalid.
pub(crate) fn access(state: &State, token: &str) -> Option<Scopes> {
    let now = state.clock.now();
    let access = state.installation.access.get(token)?;
    let valid = access.until.is_none_or(|until| until > now);
    state.installation.scopes.clone().filter(|_| valid)
}

fn refused(status: StatusCode, error: &str, description: &str) -> (StatusCode, Value) {
    (status, json!({ "error": error, "error_description": description }))
}
