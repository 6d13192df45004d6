//! The sandbox: connectors as components, and single calls into them. It knows the limits of a call (its time, its
//! memory, where it may send requests), but not what calls are made for. A component is compiled, inspected and
//! described without any store.

pub mod bindings;
mod call;
mod call_resources;
mod call_state;
mod context;
mod contract_version;
mod cpu_turns;
mod engine;
pub mod exports;
mod faults;
pub mod http;
mod imports;
mod inspect;
mod library;
mod main_switches;
pub mod manifest;
pub mod mask;
mod memory;
pub mod outcome_conversion;
pub mod plugins;
mod sandbox;
pub mod switches;

pub use call::CallResult;
pub use context::Context;
pub use contract_version::CONTRACT;
pub use engine::{Allocation, Engine, EngineError};
pub use faults::Faults;
pub use inspect::{InspectError, Inspection};
pub use library::Library;
pub use sandbox::Sandbox;
