//! What is answered where something is wrong.

use http::StatusCode;
use serde_json::{Value, json};

use crate::call::Reply;

/// The contract's problems, with this server's own words.
pub(super) enum Problem {
    InvalidCredentials,
    SessionExpired,
    NoRights(&'static str),
    UnknownShop,
    UnknownOwner,
    StampGone,
    InvalidOrder(Vec<FieldError>),
    Unavailable,
    /// The contract has no words for a request that it doesn't allow.
    BadRequest(&'static str),
    /// Nor for a path that it doesn't know.
    NoSuchPath,
}

/// An error in an order, and where it is.
#[derive(Debug)]
pub(super) struct FieldError {
    /// JSON Pointer.
    pub(super) pointer: String,
    pub(super) detail: String,
}

impl Problem {
    pub(super) fn reply(&self) -> Reply {
        let (status, kind, title) = self.head();
        let mut body = json!({
            "instance": "urn:uuid:00000000-0000-4000-8000-000000000000",
            "status": status.as_u16(),
            "title": title,
            "type": kind,
        });
        if let (Some(detail), Some(fields)) = (self.detail(), body.as_object_mut()) {
            fields.insert("detail".to_owned(), json!(detail));
        }
        if let (Self::InvalidOrder(errors), Some(fields)) = (self, body.as_object_mut()) {
            let reported: Vec<Value> = errors
                .iter()
                .map(|error| json!({ "detail": error.detail, "pointer": error.pointer, "severity": 2 }))
                .collect();
            fields.insert("errors".to_owned(), Value::Array(reported));
        }
        Reply::new(status, "application/problem+json; charset=utf-8", body.to_string())
    }

    fn head(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::InvalidCredentials => (
                StatusCode::UNAUTHORIZED,
                "urn:totalgest:problem:invalid-credentials",
                "Accesso negato: utente o password errati",
            ),
            Self::SessionExpired => {
                (StatusCode::UNAUTHORIZED, "urn:totalgest:problem:session-expired", "La sessione è finita")
            }
            Self::NoRights(_) => {
                (StatusCode::FORBIDDEN, "urn:totalgest:problem:no-rights", "Non è permesso a questo utente")
            }
            Self::UnknownShop => {
                (StatusCode::NOT_FOUND, "urn:totalgest:problem:unknown-shop", "Ambiente sconosciuto")
            }
            Self::UnknownOwner => {
                (StatusCode::NOT_FOUND, "urn:totalgest:problem:unknown-owner", "Titolare sconosciuto")
            }
            Self::StampGone => (
                StatusCode::GONE,
                "urn:totalgest:problem:stamp-gone",
                "Marca non più in memoria: ricominciare dall'inizio",
            ),
            Self::InvalidOrder(_) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "urn:totalgest:problem:invalid-order",
                "Ordine non accettato",
            ),
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "urn:totalgest:problem:unavailable",
                "Manutenzione in corso",
            ),
            Self::BadRequest(_) => (StatusCode::BAD_REQUEST, "about:blank", "Bad Request"),
            Self::NoSuchPath => (StatusCode::NOT_FOUND, "about:blank", "Not Found"),
        }
    }

    fn detail(&self) -> Option<String> {
        match self {
            Self::NoRights(right) => Some(format!("Manca il diritto «{right}».")),
            Self::InvalidOrder(errors) => Some(format!("{} errori nell'ordine.", errors.len())),
            Self::BadRequest(detail) => Some((*detail).to_owned()),
            _ => None,
        }
    }
}
