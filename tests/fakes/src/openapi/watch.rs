//! Watches the exchanges of one server for violations of a contract.

use std::sync::{Arc, Mutex};

use super::Contract;
use crate::{
    call::{Call, Reply},
    lock,
    mask::Mask,
};

/// The contract of a server, and the violations that were found. Cheap to clone: all clones
/// find the same ones.
#[derive(Clone, Debug)]
pub struct Watch {
    contract: Arc<Contract>,
    base: String,
    found: Arc<Mutex<Vec<String>>>,
}

impl Watch {
    /// The contract's paths begin behind `base`: `/erp`, or nothing.
    pub fn new(contract: Arc<Contract>, base: &str) -> Self {
        Self { contract, base: base.trim_end_matches('/').to_owned(), found: Arc::default() }
    }

    /// What broke the contract so far, in order: a line each, without values and secrets.
    pub fn violations(&self) -> Vec<String> {
        lock(&self.found).clone()
    }

    /// The violations so far, which are forgotten then: for a test that breaks the contract on purpose.
    pub fn take_violations(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.found))
    }

    pub(crate) fn request(&self, call: &Call, mask: &Mask) {
        self.add(self.contract.check_request(&self.base, call), mask);
    }

    pub(crate) fn reply(&self, call: &Call, reply: &Reply, mask: &Mask) {
        self.add(self.contract.check_reply(&self.base, call, reply), mask);
    }

    fn add(&self, lines: Vec<String>, mask: &Mask) {
        lock(&self.found).extend(lines.iter().map(|line| mask.text(line)));
    }
}
