//! Faults: tests can make any host call fail, the n-th for every n.

/// Decides which host calls fail.
pub trait Faults: Send + Sync {
    /// Whether this host call fails; asked once, just before it is made.
    fn fails(&self, call: &'static str) -> bool;
}
