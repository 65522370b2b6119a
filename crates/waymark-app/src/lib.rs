//! Use cases, rights and jobs: what people may do, independent of HTTP.
