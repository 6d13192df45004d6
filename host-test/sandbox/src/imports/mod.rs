//! What the platform provides to a component: one file for each interface, all of the same shape.

mod changes;
mod clock;
mod installation;
mod log;
mod queue;
mod records;
mod storage;

use wasmtime::component::{HasSelf, Linker};
use wasmtime::{Engine, error::Context as _};
use wasmtime_wasi::clocks::WasiClocks;
use wasmtime_wasi::p2::bindings::{clocks, io, random};
use wasmtime_wasi_http::p2::add_only_http_to_linker_async;

use crate::bindings::framework360::{platform, shop};
use crate::call_state::CallState;

/// The linker with everything that a component may import.
pub(crate) fn linker(engine: &Engine) -> wasmtime::Result<Linker<CallState>> {
    let mut linker = Linker::new(engine);
    let own = &mut linker;
    platform::installation::add_to_linker::<_, HasSelf<CallState>>(own, |state| state)?;
    platform::clock::add_to_linker::<_, HasSelf<CallState>>(own, |state| state)?;
    platform::storage::add_to_linker::<_, HasSelf<CallState>>(own, |state| state)?;
    platform::queue::add_to_linker::<_, HasSelf<CallState>>(own, |state| state)?;
    platform::log::add_to_linker::<_, HasSelf<CallState>>(own, |state| state)?;
    shop::records::add_to_linker::<_, HasSelf<CallState>>(own, |state| state)?;
    shop::changes::add_to_linker::<_, HasSelf<CallState>>(own, |state| state)?;

    io::error::add_to_linker::<_, Table>(own, CallState::table)?;
    io::poll::add_to_linker::<_, Table>(own, CallState::table)?;
    io::streams::add_to_linker::<_, Table>(own, CallState::table)?;
    clocks::wall_clock::add_to_linker::<_, HasSelf<CallState>>(own, |state| state)?;
    clocks::monotonic_clock::add_to_linker::<_, WasiClocks>(own, CallState::clocks)?;
    random::random::add_to_linker::<_, wasmtime_wasi::random::WasiRandom>(own, CallState::random)?;
    add_only_http_to_linker_async(own).context("wasi:http can't be linked")?;
    Ok(linker)
}

/// The marker for the table of streams and pollables.
struct Table;

impl wasmtime::component::HasData for Table {
    type Data<'a> = &'a mut wasmtime::component::ResourceTable;
}

/// The error of a host call that a test makes fail.
fn injected(call: &str) -> wasmtime::Error {
    wasmtime::Error::msg(format!("{call} was made to fail"))
}
