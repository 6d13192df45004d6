//! Lines for the engineer's log. What the shop's owner should read goes into messages instead.
//!
//! Never write a customer's data or a setting here. The platform masks the values of secret settings, but
//! only as a second line.

#[cfg(target_arch = "wasm32")]
use crate::bindings::framework360::platform::log as host;
#[cfg(not(target_arch = "wasm32"))]
use crate::testing::log as host;

use crate::bindings::framework360::platform::log::Level;

/// Writes a line for following the connector's steps.
pub fn debug(message: &str) {
    host::write(Level::Debug, message);
}

/// Writes a line about an ordinary event.
pub fn info(message: &str) {
    host::write(Level::Info, message);
}

/// Writes a line that an engineer should look at when there's time.
pub fn warn(message: &str) {
    host::write(Level::Warn, message);
}

/// Writes a line that an engineer should look at now.
pub fn error(message: &str) {
    host::write(Level::Error, message);
}
