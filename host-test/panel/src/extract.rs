//! What a request brings, read so that whatever is wrong with it is a page in the reader's language.

use std::convert::Infallible;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::error_page::ErrorPage;
use crate::reader::Reader;

/// The query of an address. One that makes no sense is as good as none: a page is shown, not an error.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned + Default, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let read = axum::extract::Query::<T>::from_request_parts(parts, state).await;
        Ok(Self(read.map(|axum::extract::Query(query)| query).unwrap_or_default()))
    }
}

/// The parts of a path.
pub(crate) struct Path<T>(pub(crate) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = ErrorPage;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ErrorPage> {
        let read = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        match read {
            Ok(axum::extract::Path(path)) => Ok(Self(path)),
            Err(_) => Err(ErrorPage::not_found(&reader(parts).await)),
        }
    }
}

/// The fields of a form as pairs of a name and a value; a name may repeat.
pub(crate) type FormFields = Vec<(String, String)>;

/// A form as a browser sends it.
pub(crate) struct Form<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = ErrorPage;

    async fn from_request(request: Request, state: &S) -> Result<Self, ErrorPage> {
        let (mut parts, body) = request.into_parts();
        let reader = reader(&mut parts).await;
        let read =
            axum_extra::extract::Form::<T>::from_request(Request::from_parts(parts, body), state).await;
        match read {
            Ok(axum_extra::extract::Form(form)) => Ok(Self(form)),
            Err(_) => {
                Err(ErrorPage::new(StatusCode::UNPROCESSABLE_ENTITY, reader.word("form-broken"), &reader))
            }
        }
    }
}

async fn reader(parts: &mut Parts) -> Reader {
    match Reader::from_request_parts(parts, &()).await {
        Ok(reader) => reader,
        Err(never) => match never {},
    }
}
