//! A made component in a shop.

use std::collections::BTreeMap;
use std::path::PathBuf;

use fakes::smarty::{Smarty, SmartyConfig};
use fakes::{Fault, FaultHandle, On};
use host_core::shop::Order;
use scenarios::{Subject, There, World};
use tempfile::TempDir;

use crate::component::Draft;

/// A made component called "probe". Traffic for the host "remote.example" goes to a fake, which
/// only tells what arrives.
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

impl Subject for Probe {
    const PLUGIN: &'static str = "probe";
    const ORDERS_OUT: &'static str = "orders-out";

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

    fn secrets(&self) -> Vec<String> {
        Vec::new()
    }

    fn creation() -> On {
        On::everything()
    }

    fn inject(&self, on: On, fault: Fault) -> FaultHandle {
        self.remote.inject(on, fault)
    }

    fn copies(&self, _: &Order) -> Vec<There> {
        Vec::new()
    }

    fn orders(&self) -> usize {
        0
    }

    fn requests(&self) -> usize {
        self.remote.ledger().requests.len()
    }
}
