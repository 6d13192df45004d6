//! Lets tests fail any host call: the n-th, for every n.

/// Decides which host calls fail.
pub trait Faults: Send + Sync {
    /// Whether this one does; asked once, just before it would be done.
    fn fails(&self, call: &'static str) -> bool;
}
