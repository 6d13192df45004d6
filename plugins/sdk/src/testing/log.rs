//! Stands in for the platform's `log`.

use crate::bindings::framework360::platform::log::Level;

pub(crate) fn write(level: Level, message: &str) {
    super::with(|host| host.log.push(format!("{level:?} {message}")));
}
