//! HTTP: REST under `/api/v1`, OpenAPI, the embedded web app.
