//! The store on both engines: every case runs on a fresh SQLite file and, where a server can be
//! reached, in a fresh PostgreSQL database (`DATABASE_URL`, or the local one).

mod engines;
mod entity;
mod observation;
mod sample;
mod verify;
