//! One call into a component: a fresh instance, its limits, its time, and what came of it.

use std::sync::Arc;
use std::time::Duration;

use host_core::clock::Clock;
use host_core::limits;
use host_core::model::{Installation, Message, Settings, Shop};
use host_core::store::{self, StoreError};
use host_core::unit::Unit;
use tokio::time::{Instant, timeout_at};
use tracing::Instrument as _;
use wasmtime::{Store, Trap, UpdateDeadline};

use crate::exports::Export;
use crate::faults::Faults;
use crate::http::{AllowList, Client, Fence, Hooks};
use crate::manifest::FieldKind;
use crate::mask::Masks;
use crate::memory::LargeMemories;
use crate::plugins::Plugin;
use crate::state::{CallSetup, CallState};
use crate::switches;
use crate::turns::Turns;

/// Where a call happens.
pub(crate) struct Place<'a> {
    pub(crate) plugin: &'a Plugin,
    pub(crate) shop: &'a Shop,
    /// With those of platform scope.
    pub(crate) settings: &'a Settings,
    pub(crate) store: Arc<dyn store::Store>,
    pub(crate) client: &'a Client,
    pub(crate) faults: Option<Arc<dyn Faults>>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) turns: &'a Turns,
    pub(crate) memories: &'a LargeMemories,
}

/// What a call leaves behind.
pub(crate) struct Called<R> {
    /// What it returned, or the message about its trap or time-out.
    pub(crate) reply: Result<R, Message>,
    /// What it read and wants written.
    pub(crate) unit: Unit,
    /// Whether anything may have reached the remote.
    pub(crate) used_http: bool,
    /// Whether a request that changes something may have been written.
    pub(crate) wrote: bool,
    /// Requests that it made.
    pub(crate) requests: u32,
    /// Whether the remote answered in time, where that was seen.
    pub(crate) responsive: Option<bool>,
    /// The store's answer to a checkpoint that failed, or to what the call needs.
    pub(crate) trouble: Option<StoreError>,
    pub(crate) masks: Masks,
}

impl<R> Called<R> {
    /// The store couldn't be asked for what the call needs.
    pub(crate) fn unmade(unit: Unit, trouble: StoreError) -> Self {
        Self {
            reply: Err(Message::host("outdated", &[])),
            unit,
            used_http: false,
            wrote: false,
            requests: 0,
            responsive: None,
            trouble: Some(trouble),
            masks: Masks::none(),
        }
    }
}

/// Calls an export in an instance of its own, which is thrown away afterwards: a component has no
/// memory, and one that trapped can't be entered again.
pub(crate) async fn call<E: Export>(place: Place<'_>, unit: Unit, export: E) -> Called<E::Reply> {
    let began = Instant::now();
    let time = if E::HTTP { limits::CALL } else { limits::CALL_PURE };
    let allowed = match &place.plugin.manifest {
        Some(manifest) => AllowList::new(&manifest.allowed_hosts, place.settings),
        None => AllowList::default(),
    };
    let hooks = Hooks {
        client: E::HTTP.then(|| place.client.clone()),
        allowed,
        deadline: began + time.saturating_sub(limits::CALL_MARGIN),
        sent: 0,
        responses: Default::default(),
        fence: Fence::new(place.store.clone(), place.clock.clone(), unit.lease()),
        fails: place.faults.clone(),
    };
    let state = CallState::new(CallSetup {
        shop: place.shop.clone(),
        settings: place.settings.clone(),
        flows: switches::told(place.plugin.manifest.as_ref(), unit.installation()),
        store: place.store,
        masks: masks(place.plugin, place.settings, unit.installation()),
        plugin: name(place.plugin),
        hooks,
        faults: place.faults,
        clock: place.clock,
        unit,
        limits: place.memories.limits(E::HTTP),
    });
    let mut store = Store::new(place.plugin.pre.engine(), state);
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
    let span = tracing::info_span!(
        "call",
        plugin = name(place.plugin),
        shop = place.shop.id,
        installation = store.data().unit.installation().id,
        export = E::NAME,
    );
    let run = async {
        let instance = place.plugin.pre.instantiate_async(&mut store).await?;
        let guests = place.plugin.indices.load(&mut store, &instance)?;
        export.call(&guests, &mut store).await
    };
    let result = timeout_at(began + time, place.turns.take(run)).instrument(span.clone()).await;
    let elapsed = began.elapsed();
    let state = store.into_data();
    // With what the call has read of its session.
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
    Called {
        reply,
        used_http: requests > 0,
        wrote: state.hooks.fence.wrote(),
        requests,
        responsive,
        trouble: state.trouble,
        unit: state.unit,
        masks,
    }
}

fn timed_out(export: &str, time: Duration) -> Message {
    Message::host("timed-out", &[("call", export), ("seconds", &time.as_secs().to_string())])
}

fn name(plugin: &Plugin) -> String {
    plugin.manifest.as_ref().map_or_else(
        || plugin.path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        |manifest| manifest.id.clone(),
    )
}

/// The values of the settings that the manifest calls secret; of all, before it's known. The other
/// settings, and whose the installation is, are no secrets where a session holds them.
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
