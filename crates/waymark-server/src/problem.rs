//! Problems (RFC 9457): what went wrong, where, and what to do.
//!
//! A handler gives back a [`Failure`]; the layer here words it in the language of the request and
//! adds its id. What failed inside goes into the log and not into the answer.

use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{Operation, Response as ApiResponse};
use axum::Json;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use waymark_app::AppError;
use waymark_app::error::FieldFault;
use waymark_report::Lang;

/// A problem as clients get it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// `about:blank#` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// What is wrong, for people.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// Stable name.
    pub code: String,
    /// What to do.
    pub hint: String,
    /// Fields that do not fit.
    pub fields: Vec<ProblemField>,
    /// Id of the request, for the administrator.
    pub request_id: String,
}

/// A field that does not fit.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ProblemField {
    /// Path in the body.
    pub field: String,
    /// Stable name of the fault.
    pub code: String,
    /// What is wrong, for people.
    pub message: String,
}

/// A failure on its way out.
#[derive(Debug)]
pub struct Failure(pub AppError);

impl<E: Into<AppError>> From<E> for Failure {
    fn from(error: E) -> Failure {
        Failure(error.into())
    }
}

/// Carries the error to the layer that words it.
#[derive(Clone)]
struct Carried(std::sync::Arc<AppError>);

/// Statuses are chosen by what has to happen next: sign in, ask for rights, correct, reload, call support.
fn status(error: &AppError) -> StatusCode {
    match error {
        AppError::NotSignedIn => StatusCode::UNAUTHORIZED,
        AppError::Forbidden { .. } => StatusCode::FORBIDDEN,
        AppError::NotFound { .. } => StatusCode::NOT_FOUND,
        AppError::Changed { .. } => StatusCode::PRECONDITION_FAILED,
        AppError::Invalid(_) | AppError::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
        AppError::Refused { code: "too_large", .. } => StatusCode::PAYLOAD_TOO_LARGE,
        AppError::Refused { code: "too_slow", .. } => StatusCode::SERVICE_UNAVAILABLE,
        AppError::Refused { code: "no_such_address", .. } => StatusCode::NOT_FOUND,
        AppError::Refused { code: "method_not_allowed", .. } => StatusCode::METHOD_NOT_ALLOWED,
        AppError::Refused { code: "not_json", .. } => StatusCode::BAD_REQUEST,
        AppError::Refused { code: "wrong_credentials" | "totp_required" | "wrong_code", .. } => {
            StatusCode::UNAUTHORIZED
        }
        AppError::Refused { code: "link_unknown", .. } => StatusCode::GONE,
        AppError::Refused {
            code: "own_account" | "same_person" | "not_by_key" | "metrics_from_here",
            ..
        } => StatusCode::FORBIDDEN,
        AppError::Refused { code: "oidc_off", .. } => StatusCode::NOT_FOUND,
        AppError::Refused { code: "oidc_unreachable", .. } => StatusCode::BAD_GATEWAY,
        AppError::Refused { code: "locked_out", .. } => StatusCode::TOO_MANY_REQUESTS,
        AppError::Refused { .. } | AppError::UnderWay => StatusCode::CONFLICT,
        AppError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(Carried(std::sync::Arc::new(self.0)));
        response
    }
}

impl OperationOutput for Failure {
    type Inner = Problem;

    fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<ApiResponse> {
        let mut response = <Json<Problem> as OperationOutput>::operation_response(ctx, operation)?;
        let content = std::mem::take(&mut response.content);
        response.content =
            content.into_iter().map(|(_, body)| ("application/problem+json".into(), body)).collect();
        Some(response)
    }
}

/// The language of a request.
pub fn lang(headers: &HeaderMap) -> Lang {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    match wanted.trim_start().get(..2) {
        Some("en") => Lang::En,
        _ => Lang::Zh,
    }
}

/// Words the failures that come out of the handlers.
pub async fn layer(request: Request, next: Next) -> Response {
    let lang = lang(request.headers());
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("").to_owned();
    let response = next.run(request).await;
    let (parts, body) = response.into_parts();
    let error = match parts.extensions.get::<Carried>() {
        Some(Carried(error)) => error.clone(),
        None => match foreign(parts.status, &parts.headers) {
            Some(error) => std::sync::Arc::new(malformed(body).await.unwrap_or(error)),
            None => return Response::from_parts(parts, body),
        },
    };
    if let AppError::Internal(cause) = error.as_ref() {
        tracing::error!(request_id = %id, cause = %causes(cause.as_ref()), "a request failed inside");
    }
    let mut worded = worded(&error, lang, id);
    for (name, value) in &parts.headers {
        if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
            worded.headers_mut().insert(name.clone(), value.clone());
        }
    }
    worded
}

/// Failures of axum's own: unknown addresses, bodies too large, time-outs.
fn foreign(status: StatusCode, headers: &HeaderMap) -> Option<AppError> {
    let worded =
        headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/"));
    if worded || status.is_success() || status.is_redirection() || status.is_informational() {
        return None;
    }
    Some(match status {
        StatusCode::NOT_FOUND => AppError::refused("no_such_address"),
        StatusCode::METHOD_NOT_ALLOWED => AppError::refused("method_not_allowed"),
        StatusCode::PAYLOAD_TOO_LARGE => AppError::refused("too_large"),
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => AppError::refused("too_slow"),
        status if status.is_client_error() => AppError::refused("not_json"),
        _ => AppError::internal(format!("status {status}")),
    })
}

/// What axum's own refusal says of a body or a query that was read and does not fit: the field and why.
async fn malformed(refusal: Body) -> Option<AppError> {
    const SENTENCE_BYTES_MAX: usize = 16 * 1024;
    let text = axum::body::to_bytes(refusal, SENTENCE_BYTES_MAX).await.ok()?;
    let text = std::str::from_utf8(&text).ok()?;
    let said = text
        .strip_prefix("Failed to deserialize the JSON body into the target type: ")
        .or_else(|| text.strip_prefix("Failed to deserialize query string: "))?;
    // A fault of the whole, such as a field that is missing, names no path.
    let (field, why) = match said.split_once(": ") {
        Some((field, why)) if !field.contains(' ') => (field, why),
        _ => ("", said),
    };
    let why = why.split(" at line ").next().unwrap_or(why);
    Some(AppError::Invalid(vec![FieldFault::new(field, "malformed").found(why)]))
}

fn worded(error: &AppError, lang: Lang, request_id: String) -> Response {
    let status = status(error);
    let words = error.words(lang);
    let fields = match error {
        AppError::Invalid(faults) => faults
            .iter()
            .map(|fault| ProblemField {
                field: fault.field.clone(),
                code: fault.code.clone(),
                message: fault.message(lang),
            })
            .collect(),
        _ => Vec::new(),
    };
    let problem = Problem {
        kind: format!("about:blank#{}", error.code()),
        title: words.title,
        status: status.as_u16(),
        code: error.code().to_owned(),
        hint: words.hint,
        fields,
        request_id,
    };
    let mut response = (status, Json(problem)).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}
