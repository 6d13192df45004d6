//! A notice that another process holds the store for longer than a write waits: logged once when it begins and once
//! when it's over, however often the store is asked meanwhile.

use std::sync::atomic::{AtomicBool, Ordering};

/// Whether it has been logged that another process holds the store.
#[derive(Default)]
pub(crate) struct Hold(AtomicBool);

impl Hold {
    /// Notes that the store couldn't be asked.
    pub(crate) fn is_on(&self) {
        if self.begins() {
            tracing::warn!("another process holds the store: work waits until it lets go");
        }
    }

    /// Notes that something was written again; a successful read proves nothing.
    pub(crate) fn is_over(&self) {
        if self.ends() {
            tracing::warn!("the store is free again: work goes on");
        }
    }

    fn begins(&self) -> bool {
        !self.0.swap(true, Ordering::Relaxed)
    }

    fn ends(&self) -> bool {
        self.0.swap(false, Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn that_the_store_is_held_is_said_once_each_time_it_is() {
        let hold = Hold::default();
        assert!(!hold.ends(), "it never was");
        for _ in 0..2 {
            assert_eq!([hold.begins(), hold.begins(), hold.begins()], [true, false, false]);
            assert_eq!([hold.ends(), hold.ends()], [true, false]);
        }
    }
}
