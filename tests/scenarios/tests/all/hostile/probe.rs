//! A made component in a shop.

use std::collections::BTreeMap;
use std::path::PathBuf;

use fakes::smarty::{Smarty, SmartyConfig};
use fakes::{Fault, FaultHandle, RequestMatcher};
use scenarios::{ConnectorHarness, World};
use tempfile::TempDir;

use crate::hostile::component::Draft;

/// A made component called "probe". Traffic for the host "remote.example" goes to a fake, which
/// only records what arrives.
pub(crate) struct Probe {
    pub(crate) remote: Smarty,
    folder: TempDir,
}

impl Probe {
    /// The host that leads to the fake.
    pub(crate) const HOST: &str = "remote.example";

    /// A shop that has the component, not enabled yet.
    pub(crate) async fn world(draft: &Draft) -> World<Self> {
        let probe = Self::start().await;
        draft.write(probe.folder.path());
        let plugins = probe.plugins();
        World::in_folder(probe, plugins).await
    }

    /// The folder of its component.
    pub(crate) fn plugins(&self) -> PathBuf {
        self.folder.path().to_owned()
    }
}

/// Enabling the probe, as an owner does who wants orders sent.
pub(crate) trait SwitchOn {
    /// Enables it, with its switch on.
    async fn switch_on(&self);
}

impl SwitchOn for World<Probe> {
    async fn switch_on(&self) {
        let enabled = self.enable([].into(), &[("orders-out", true)]).await;
        assert!(matches!(enabled, Ok(host_platform::Enabled::Saved(..))), "{enabled:?}");
    }
}

impl ConnectorHarness for Probe {
    const PLUGIN: &'static str = "probe";

    async fn start() -> Self {
        let remote = Smarty::start(SmartyConfig::default()).await.expect("a port to serve on");
        Self { remote, folder: tempfile::tempdir().expect("a folder") }
    }

    fn route(&self) -> String {
        format!("{}={}", Self::HOST, self.remote.url())
    }

    fn settings(&self) -> BTreeMap<String, String> {
        BTreeMap::new()
    }

    fn inject(&self, on: RequestMatcher, fault: Fault) -> FaultHandle {
        self.remote.inject(on, fault)
    }

    fn requests(&self) -> usize {
        self.remote.ledger().requests.len()
    }
}
