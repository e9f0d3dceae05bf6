//! A server for one machine: pages over HTTP/1.1 on 127.0.0.1, and word of changes to all who look at them.
//!
//! It answers what comes from this machine and asks for it by name, nothing else: another site that a browser has open
//! must not read the plans of an office. `request` reads and judges, `changes` holds those who wait for news, `server`
//! listens.

mod changes;
mod request;
mod response;
mod server;

pub use changes::{NewsFeed, SiteNews};
pub use server::{LiveServer, ServedContent};
