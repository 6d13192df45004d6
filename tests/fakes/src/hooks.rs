//! Hooks: what a test does to a fake's data between two requests.

use std::{fmt, sync::Mutex};

use crate::{
    call::Call,
    lock,
    request_matcher::{RequestMatcher, Turns},
};

/// The hooks on data of type `D`, each with the requests before which it runs.
pub struct Hooks<D>(Mutex<Vec<Hook<D>>>);

struct Hook<D> {
    on: RequestMatcher,
    turns: Turns,
    change: Box<dyn FnMut(&D) + Send>,
}

impl<D> Hooks<D> {
    /// Adds a hook that runs before each of these requests.
    pub fn add(&self, on: RequestMatcher, change: impl FnMut(&D) + Send + 'static) {
        lock(&self.0).push(Hook { on, turns: Turns::default(), change: Box::new(change) });
    }

    /// Runs the hooks that are due before this request. To be called while the data isn't locked.
    pub fn run(&self, call: &Call, data: &D) {
        for hook in lock(&self.0).iter_mut() {
            if hook.turns.take(&hook.on, call) {
                (hook.change)(data);
            }
        }
    }
}

impl<D> Default for Hooks<D> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<D> fmt::Debug for Hooks<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hooks").finish_non_exhaustive()
    }
}
