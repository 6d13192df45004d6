//! The host's state for the length of one call.

use std::collections::BTreeMap;
use std::sync::Arc;

use host_core::clock::Clock;
use host_core::limits;
use host_core::model::{Settings, Shop};
use host_core::store::StoreError;
use host_core::unit_of_work::Unit;
use wasmtime::component::ResourceTable;
use wasmtime_wasi::clocks::{WasiClocksCtx, WasiClocksCtxView};
use wasmtime_wasi::random::WasiRandomCtx;
use wasmtime_wasi_http::{WasiHttpCtx, WasiHttpCtxView, WasiHttpView};

use crate::faults::Faults;
use crate::http::Hooks;
use crate::mask::Masks;
use crate::memory::CallLimits;

/// The data of a `wasmtime::Store`: it lives as long as one call.
pub struct CallState {
    pub(crate) unit: Unit,
    pub(crate) shop: Shop,
    /// The settings: those being tried during `configure` and `check`, else the stored ones; with those of
    /// platform scope.
    pub(crate) settings: Settings,
    /// The switches that the connector gets, by the key of the flow.
    pub(crate) flows: BTreeMap<String, bool>,
    pub(crate) masks: Masks,
    pub(crate) plugin: String,
    pub(crate) log_lines: u32,
    pub(crate) hooks: Hooks,
    pub(crate) limits: CallLimits,
    /// The epochs that the component has spent computing.
    pub(crate) slices: u64,
    /// The store's error when a checkpoint failed: the call's own result doesn't count then.
    pub(crate) store_error: Option<StoreError>,
    pub(crate) faults: Option<Arc<dyn Faults>>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) wasi: WasiState,
}

/// The host's state for the WASI interfaces.
pub(crate) struct WasiState {
    table: ResourceTable,
    clocks: WasiClocksCtx,
    random: WasiRandomCtx,
    http: WasiHttpCtx,
}

impl WasiState {
    /// A state with an empty table, and with the limits of a call.
    pub(crate) fn new() -> Self {
        let mut table = ResourceTable::new();
        table.set_max_capacity(limits::RESOURCES);
        let mut http = WasiHttpCtx::new();
        http.set_field_size_limit(limits::HTTP_FIELDS);
        Self { table, clocks: WasiClocksCtx::default(), random: WasiRandomCtx::default(), http }
    }
}

impl CallState {
    pub(crate) fn clocks(&mut self) -> WasiClocksCtxView<'_> {
        WasiClocksCtxView { ctx: &mut self.wasi.clocks, table: &mut self.wasi.table }
    }

    pub(crate) fn random(&mut self) -> &mut WasiRandomCtx {
        &mut self.wasi.random
    }

    pub(crate) fn table(&mut self) -> &mut ResourceTable {
        &mut self.wasi.table
    }

    /// Whether a test wants this host call to fail.
    pub(crate) fn fails(&self, call: &'static str) -> bool {
        self.faults.as_ref().is_some_and(|faults| faults.fails(call))
    }
}

impl WasiHttpView for CallState {
    fn http(&mut self) -> WasiHttpCtxView<'_> {
        WasiHttpCtxView { ctx: &mut self.wasi.http, table: &mut self.wasi.table, hooks: &mut self.hooks }
    }
}
