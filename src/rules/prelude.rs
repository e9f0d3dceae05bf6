//! What nearly every rule needs.

pub(in crate::rules) use std::hash::Hasher;

pub(in crate::rules) use serde::{Deserialize, Serialize};

pub(in crate::rules) use super::{Check, Context, Rule, View};
pub(in crate::rules) use crate::base::{
    Data, Finding, MessageContext, Severity, Span, Words, decode, feed, say,
};
