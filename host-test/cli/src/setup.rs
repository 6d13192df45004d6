//! Makes a host from the global options.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use etcetera::BaseStrategy as _;
use host_core::clock::SystemClock;
use host_core::store::StoreError;
use host_platform::{Host, HostError, Parts};
use host_sandbox::Engine;
use host_sandbox::http::Network;
use host_sqlite::{Patience, SqliteStore};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::args::Global;
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;

/// Opens the store, or creates one, and makes the host.
pub(crate) fn new_host(global: &Global, texts: &Texts) -> anyhow::Result<Arc<Host>> {
    host_of(SqliteStore::open(&store_path(global, texts)?), global)
}

/// Makes the host with an existing store: a typo in its path creates none.
pub(crate) fn host(global: &Global, texts: &Texts) -> anyhow::Result<Arc<Host>> {
    host_of(SqliteStore::open(&known_store(global, texts)?), global)
}

/// How long another process may hold the store before that is reported.
const UNSAID: Duration = Duration::from_secs(1);

/// Makes the host for a command that runs until it's stopped: while another process holds the store, it waits.
pub(crate) fn patient_host(global: &Global, texts: &Texts) -> anyhow::Result<Arc<Host>> {
    let path = known_store(global, texts)?;
    let mut store = SqliteStore::open_with(&path, Patience { opening: UNSAID, ..Patience::default() });
    if matches!(store, Err(StoreError::Busy(_))) {
        tracing::warn!("another process holds the store: work begins when it lets go");
    }
    while matches!(store, Err(StoreError::Busy(_))) {
        store = SqliteStore::open(&path);
    }
    host_of(store, global)
}

fn host_of(store: Result<SqliteStore, StoreError>, global: &Global) -> anyhow::Result<Arc<Host>> {
    let store = Arc::new(store.map_err(HostError::from)?);
    let host = Host::new(Parts {
        engine: Arc::new(Engine::new().map_err(HostError::from)?),
        store,
        clock: Arc::new(SystemClock),
        plugins: global.plugins.clone(),
        network: Network::new(global.connect_to.clone(), global.allow_private.clone()),
        faults: None,
    })?;
    Ok(Arc::new(host))
}

fn known_store(global: &Global, texts: &Texts) -> anyhow::Result<PathBuf> {
    let path = store_path(global, texts)?;
    // A store that is there and can't be read is reported when it's opened.
    match path.try_exists() {
        Ok(false) => Err(UsageError(t!(texts, "store-missing", path = path.display().to_string())).into()),
        Ok(true) | Err(_) => Ok(path),
    }
}

fn store_path(global: &Global, texts: &Texts) -> anyhow::Result<PathBuf> {
    match &global.store {
        Some(text) => match text.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(path.into()),
            _ => Err(UsageError(t!(texts, "store-expected", found = text)).into()),
        },
        None => {
            let folders =
                etcetera::choose_base_strategy().map_err(|_| UsageError(texts.word("store-homeless")))?;
            Ok(folders.data_dir().join("framework360").join("host-test.db"))
        }
    }
}

/// Sets up logging to standard error. `RUST_LOG` has precedence over `-v`.
pub(crate) fn log(verbose: u8, json: bool) {
    let level = match verbose {
        0 => "warn",
        1 => "warn,host_core=info,host_platform=info,host_sandbox=info,host_sqlite=info,plugin=info",
        2 => "info,host_core=debug,host_platform=debug,host_sandbox=debug,host_sqlite=debug,plugin=debug",
        _ => "debug",
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    // Nothing below debug, whatever is asked for: there the engine shows its calls' arguments, and
    // with them URLs that hold keys.
    let registry = tracing_subscriber::registry().with(filter).with(LevelFilter::DEBUG);
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    if json { registry.with(lines.json()).init() } else { registry.with(lines).init() }
}
