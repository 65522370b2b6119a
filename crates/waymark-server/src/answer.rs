//! Answers with what stands in their headers: version, change, what may be kept.

use std::marker::PhantomData;

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{Operation, Response as ApiResponse, StatusCode as ApiStatus};
use axum::Json;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;
use waymark_app::Expected;
use waymark_app::records::Envelope;
use waymark_app::{AppError, Done};

use crate::problem::Failure;

/// What a handler gives back.
pub type Answer<T> = Result<T, Failure>;

/// A record, with its version as ETag.
pub struct Versioned<R>(pub Envelope<R>);

/// What several records make together, with its version as ETag.
pub struct Tagged<T>(pub i64, pub T);

/// What a change answers, with the id that undo takes.
pub struct Changed<T>(pub StatusCode, pub Done<T>, pub Option<i64>);

impl<T> Changed<T> {
    /// Done, nothing new.
    pub fn ok(done: Done<T>) -> Changed<T> {
        Changed(StatusCode::OK, done, None)
    }

    /// Something new is there.
    pub fn created(done: Done<T>) -> Changed<T> {
        Changed(StatusCode::CREATED, done, None)
    }
}

impl<R> Changed<Envelope<R>> {
    /// A record was written; its first version is something new.
    pub fn record(done: Done<Envelope<R>>) -> Changed<Envelope<R>> {
        let version = done.value.version;
        let status = if version == 1 { StatusCode::CREATED } else { StatusCode::OK };
        Changed(status, done, Some(version))
    }
}

/// An answer made by hand, described as `T`.
pub struct Described<T>(Response, PhantomData<T>);

impl<T> Described<T> {
    /// What is answered.
    pub fn new(response: Response) -> Described<T> {
        Described(response, PhantomData)
    }
}

impl<T> IntoResponse for Described<T> {
    fn into_response(self) -> Response {
        self.0
    }
}

fn etag(version: i64) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("\"{version}\"")).ok()
}

impl<R: Serialize> IntoResponse for Versioned<R> {
    fn into_response(self) -> Response {
        Tagged(self.0.version, self.0).into_response()
    }
}

impl<T: Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        let mut response = Json(self.1).into_response();
        if let Some(tag) = etag(self.0) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }
}

impl<T: Serialize> IntoResponse for Changed<T> {
    fn into_response(self) -> Response {
        let mut response = (self.0, Json(self.1.value)).into_response();
        if let Ok(id) = HeaderValue::from_str(&self.1.change.change_id) {
            response.headers_mut().insert("waymark-change", id);
        }
        if let Some(tag) = self.2.and_then(etag) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }
}

/// Describes an answer as the JSON of what it carries.
macro_rules! described_as_json {
    ($($answer:ident => $inner:ty),* $(,)?) => {$(
        impl<T: JsonSchema> OperationOutput for $answer<T> {
            type Inner = $inner;

            fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<ApiResponse> {
                <Json<$inner> as OperationOutput>::operation_response(ctx, operation)
            }

            fn inferred_responses(
                ctx: &mut GenContext,
                operation: &mut Operation,
            ) -> Vec<(Option<ApiStatus>, ApiResponse)> {
                <Json<$inner> as OperationOutput>::inferred_responses(ctx, operation)
            }
        }
    )*};
}
described_as_json!(Versioned => Envelope<T>, Tagged => T, Changed => T, Described => T);

/// What `If-Match` and `If-None-Match` say the writer saw before.
///
/// # Errors
/// A tag that is not a version.
pub fn expected(headers: &HeaderMap) -> Result<Expected, Failure> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    match (text(header::IF_MATCH), text(header::IF_NONE_MATCH)) {
        (Some("*"), _) | (None, None) => Ok(Expected::Any),
        (Some(tag), _) => {
            let number = tag.trim_start_matches("W/").trim_matches('"').parse();
            number.map(Expected::Version).map_err(|_| Failure(AppError::field("If-Match", "version")))
        }
        (None, Some("*")) => Ok(Expected::New),
        (None, Some(_)) => Ok(Expected::Any),
    }
}
