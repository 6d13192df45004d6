//! What a test does to the data between two requests.

use std::{fmt, sync::Mutex};

use super::data::Data;
use crate::{
    call::Call,
    lock,
    on::{On, Turns},
};

#[derive(Default)]
pub(crate) struct Hooks(Mutex<Vec<Hook>>);

struct Hook {
    on: On,
    turns: Turns,
    change: Box<dyn FnMut(&Data) + Send>,
}

impl Hooks {
    pub(crate) fn add(&self, on: On, change: impl FnMut(&Data) + Send + 'static) {
        lock(&self.0).push(Hook { on, turns: Turns::default(), change: Box::new(change) });
    }

    /// To be called while the data isn't locked.
    pub(crate) fn run(&self, call: &Call, data: &Data) {
        for hook in lock(&self.0).iter_mut() {
            if hook.turns.take(&hook.on, call.method.as_str(), &call.path) {
                (hook.change)(data);
            }
        }
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hooks").finish_non_exhaustive()
    }
}
