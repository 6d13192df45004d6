//! This installation: one plugin in one shop, as its owner set it up.

#[cfg(target_arch = "wasm32")]
use crate::bindings::framework360::platform::installation as host;
#[cfg(not(target_arch = "wasm32"))]
use crate::testing::installation as host;

pub use crate::bindings::framework360::platform::installation::{Restore, Shop};

/// The shop that this installation belongs to.
#[must_use]
pub fn shop() -> Shop {
    host::about()
}

/// A setting's value without blanks around it; none where it isn't set.
/// During `configure` and `check` it is the value being tried.
#[must_use]
pub fn setting(key: &str) -> Option<String> {
    raw_setting(key).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// A setting's value exactly as it was entered.
#[must_use]
pub fn raw_setting(key: &str) -> Option<String> {
    host::setting(key)
}

/// Whether one of the manifest's flows is switched on, together with its main switch.
#[must_use]
pub fn flow(key: &str) -> bool {
    host::flow(key)
}

/// The last restore of the platform's store: what was sent after the restored state was saved is not known here, and
/// may still be in flight. None where there never was one.
#[must_use]
pub fn last_restore() -> Option<Restore> {
    host::last_restore()
}
