//! Stands in for the platform's `clock`.

use crate::bindings::framework360::platform::clock::Moment;

pub(crate) fn steady() -> Moment {
    super::with(|host| Moment { epoch: host.epoch, ms: host.steady_ms })
}
