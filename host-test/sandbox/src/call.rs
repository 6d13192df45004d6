//! One call into a component: a fresh instance, its limits, its time, and its result.

use std::time::Duration;

use host_core::limits;
use host_core::model::{Installation, Message, Settings};
use host_core::store::StoreError;
use host_core::unit_of_work::Unit;
use tokio::time::{Instant, timeout_at};
use tracing::Instrument as _;
use wasmtime::{Store, Trap, UpdateDeadline};

use crate::call_resources::CallResources;
use crate::call_state::{CallState, WasiState};
use crate::context::Context;
use crate::exports::Export;
use crate::http::{AllowList, Fence, Hooks};
use crate::manifest::FieldKind;
use crate::mask::Masks;
use crate::plugins::Plugin;
use crate::switches;

/// The result of a call, and its effects.
pub struct CallResult<R> {
    /// The returned value, or the message about a trap or time-out.
    pub reply: Result<R, Message>,
    /// The unit of work with the call's reads and effects.
    pub unit: Unit,
    /// Whether anything may have reached the remote.
    pub used_http: bool,
    /// Whether a request that changes something may have been written.
    pub wrote: bool,
    /// Requests that it made.
    pub requests: u32,
    /// Whether the remote answered in time, where that was seen.
    pub responsive: Option<bool>,
    /// The store's error, where a checkpoint failed or what the call needs couldn't be read.
    pub store_error: Option<StoreError>,
    /// The secrets that must not leave in any text of the reply.
    pub masks: Masks,
}

impl<R> CallResult<R> {
    /// The result of a call that never ran: what it needs couldn't be read from the store.
    #[must_use]
    pub fn store_failed(unit: Unit, error: StoreError) -> Self {
        Self {
            reply: Err(Message::host("outdated", &[])),
            unit,
            used_http: false,
            wrote: false,
            requests: 0,
            responsive: None,
            store_error: Some(error),
            masks: Masks::none(),
        }
    }
}

/// Calls an export in an instance of its own, which is thrown away afterwards: a component has no
/// memory, and one that trapped can't be entered again.
pub(crate) async fn call<E: Export>(
    resources: &CallResources,
    context: Context<'_>,
    unit: Unit,
    export: E,
) -> CallResult<E::Reply> {
    let plugin = context.plugin;
    let began = Instant::now();
    let time = if E::HTTP { limits::CALL } else { limits::CALL_PURE };
    let mut store = enter(resources, context, unit, E::HTTP, began + time);
    // An error span, so that a warning names plugin and shop however little is logged.
    let span = tracing::error_span!(
        "call",
        plugin = plugin.name(),
        shop = context.shop.id,
        installation = store.data().unit.installation().id,
        export = E::NAME,
    );
    let run = async {
        let instance = plugin.pre.instantiate_async(&mut store).await?;
        let guests = plugin.indices.load(&mut store, &instance)?;
        export.call(&guests, &mut store).await
    };
    let result = timeout_at(began + time, resources.turns.take(run)).instrument(span.clone()).await;
    let elapsed = began.elapsed();
    let state = store.into_data();
    // Including what the call has read of its session.
    let masks = state.masks;
    let requests = state.hooks.sent;
    let responsive =
        if result.is_err() && requests > 0 { Some(false) } else { state.hooks.responses.responsive() };
    let reply = span.in_scope(|| match result {
        Ok(Ok(reply)) => {
            let memory = state.limits.largest / 1024;
            tracing::debug!(elapsed = elapsed.as_millis(), memory, "returned");
            Ok(reply)
        }
        Ok(Err(error)) => {
            // The text of a trap is the engine's and the component's own: masked, and only logged.
            let text = masks.clean(&format!("{error:?}"), limits::LOG_LINE);
            tracing::warn!(elapsed = elapsed.as_millis(), error = text, "trapped");
            let what = match error.downcast_ref::<Trap>() {
                Some(Trap::Interrupt) => return Err(timed_out(E::NAME, limits::CALL_COMPUTING)),
                Some(trap) => trap.to_string(),
                None => error.root_cause().to_string(),
            };
            let what = masks.clean(what.lines().next().unwrap_or_default(), 200);
            Err(Message::host("trapped", &[("call", E::NAME), ("reason", &what)]))
        }
        Err(_) => {
            tracing::warn!(elapsed = elapsed.as_millis(), "out of time");
            Err(timed_out(E::NAME, time))
        }
    });
    CallResult {
        reply,
        used_http: requests > 0,
        wrote: state.hooks.fence.wrote(),
        requests,
        responsive,
        store_error: state.store_error,
        unit: state.unit,
        masks,
    }
}

/// Prepares an instance's store: its state and its limits.
fn enter(
    resources: &CallResources,
    context: Context<'_>,
    unit: Unit,
    uses_http: bool,
    end: Instant,
) -> Store<CallState> {
    let plugin = context.plugin;
    let allowed = match &plugin.manifest {
        Some(manifest) => AllowList::new(&manifest.allowed_hosts, context.settings),
        None => AllowList::default(),
    };
    let hooks = Hooks {
        client: uses_http.then(|| resources.client.clone()),
        allowed,
        deadline: end.checked_sub(limits::CALL_MARGIN).unwrap_or(end),
        sent: 0,
        responses: Default::default(),
        fence: Fence::new(resources.clock.clone(), unit.store().cloned().zip(unit.lease())),
        fails: resources.faults.clone(),
    };
    let masks = masks(plugin, context.settings, unit.installation());
    let state = CallState {
        shop: context.shop.clone(),
        settings: context.settings.clone(),
        flows: switches::flows_for_guest(plugin.manifest.as_ref(), unit.installation()),
        unit,
        masks,
        plugin: plugin.name(),
        log_lines: 0,
        hooks,
        limits: resources.memories.limits(uses_http),
        slices: 0,
        store_error: None,
        faults: resources.faults.clone(),
        clock: resources.clock.clone(),
        wasi: WasiState::new(),
    };
    let mut store = Store::new(plugin.pre.engine(), state);
    store.limiter_async(|state| &mut state.limits);
    store.set_hostcall_fuel(limits::HOSTCALL_BYTES);
    store.set_epoch_deadline(limits::EPOCHS_PER_SLICE);
    store.epoch_deadline_callback(|mut context| {
        let state = context.data_mut();
        state.slices += 1;
        if limits::EPOCH.saturating_mul(u32::try_from(state.slices).unwrap_or(u32::MAX))
            > limits::CALL_COMPUTING
        {
            return Ok(UpdateDeadline::Interrupt);
        }
        Ok(UpdateDeadline::YieldCustom(limits::EPOCHS_PER_SLICE, Box::pin(tokio::task::yield_now())))
    });
    store
}

/// Checks that the types of a component's exports are the contract's: the engine compares them only in an instance. An
/// instance that can't be made is another error, which the component's first call reports.
pub(crate) async fn check_types(resources: &CallResources, context: Context<'_>) -> wasmtime::Result<()> {
    let end = Instant::now() + limits::CALL_PURE;
    let mut store = enter(resources, context, Unit::detached(), false, end);
    let instance = timeout_at(end, context.plugin.pre.instantiate_async(&mut store)).await;
    match instance {
        Ok(Ok(instance)) => context.plugin.indices.load(&mut store, &instance).map(drop),
        Ok(Err(_)) | Err(_) => Ok(()),
    }
}

fn timed_out(export: &str, time: Duration) -> Message {
    Message::host("timed-out", &[("call", export), ("seconds", &time.as_secs().to_string())])
}

/// The secrets of a call: the settings that the manifest calls secret, or all before it's known. The other
/// settings, and the account of the installation, are no secrets where a session holds them.
fn masks(plugin: &Plugin, settings: &Settings, installation: &Installation) -> Masks {
    let Some(manifest) = &plugin.manifest else {
        return Masks::new(settings, settings.0.keys().map(String::as_str));
    };
    let is_secret = |key: &str| {
        let mut fields = manifest.settings.iter().filter(|field| field.key == key);
        fields.any(|field| matches!(field.kind, FieldKind::Secret))
    };
    let keys = || settings.0.keys().map(String::as_str);
    let mut masks = Masks::new(settings, keys().filter(|key| is_secret(key)));
    let open = settings.0.iter().filter(|(key, _)| !is_secret(key)).map(|(_, value)| value.as_str());
    masks.publish(open.chain([installation.account.id.as_str(), installation.account.name.as_str()]));
    masks
}
