//! `wasi:clocks/wall-clock` and `framework360:platform/clock`: the host's time, so that a component
//! and its host never disagree.

use wasmtime_wasi::p2::bindings::clocks::wall_clock::{Datetime, Host};

use crate::bindings::framework360::platform::clock::{Host as SteadyHost, Moment};
use crate::call_state::CallState;

impl Host for CallState {
    fn now(&mut self) -> wasmtime::Result<Datetime> {
        let now = self.clock.now();
        let nanoseconds = u32::try_from(now % 1_000).unwrap_or_default() * 1_000_000;
        Ok(Datetime { seconds: now / 1_000, nanoseconds })
    }

    fn resolution(&mut self) -> wasmtime::Result<Datetime> {
        Ok(Datetime { seconds: 0, nanoseconds: 1_000_000 })
    }
}

impl SteadyHost for CallState {
    async fn steady(&mut self) -> wasmtime::Result<Moment> {
        let steady = self.clock.steady();
        Ok(Moment { epoch: steady.epoch, ms: steady.ms })
    }
}
