//! The harness of a connector that sends orders.

use std::collections::BTreeMap;

use fakes::{Fault, FaultHandle, RequestMatcher};
use host_core::shop::Order;

/// A plugin with the server that it talks to.
pub trait ConnectorHarness: Sized + Send + Sync + 'static {
    /// The plugin's name.
    const PLUGIN: &'static str;

    /// Starts the server as an owner would find it: empty, with the most probable answers.
    fn start() -> impl Future<Output = Self> + Send;

    /// The route to the server: `HOST=URL`.
    fn route(&self) -> String;

    /// The settings that the owner enters.
    fn settings(&self) -> BTreeMap<String, String>;

    /// Makes requests that are still to come fail.
    fn inject(&self, on: RequestMatcher, fault: Fault) -> FaultHandle;

    /// How many requests arrived so far.
    fn requests(&self) -> usize;

    /// Lets time pass at the remote, in milliseconds, where it has a clock of its own that matters.
    fn time_passes(&self, _milliseconds: u64) {}
}

/// A connector that sends orders, with the fake of its remote.
pub trait Subject: ConnectorHarness {
    /// The switch that sends orders.
    const ORDERS_OUT: &'static str;
    /// The switch that takes products.
    const PRODUCTS_IN: &'static str;
    /// Where the owner enters what the remote may refuse: the key of the setting, and its label.
    const CREDENTIAL: (&'static str, &'static str);
    /// How many requests begin a session; 0 where there are none.
    const LOGIN: usize;

    /// Settings with a [credential](Self::CREDENTIAL) that the remote refuses.
    fn refused(&self) -> Refused;

    /// Settings with a credential that can't be right, so that the remote needn't be asked.
    fn impossible(&self) -> Refused;

    /// The texts that must never be read anywhere, with those that the remote has given out so far.
    fn secrets(&self) -> Vec<String>;

    /// The secrets among them that a request for an order brings.
    fn sent_secrets(&self) -> Vec<String>;

    /// Refuses, from now on, the credentials that worked so far.
    fn lock_out(&self);

    /// Accepts them again.
    fn let_in(&self);

    /// The request that creates an order.
    fn creation() -> RequestMatcher;

    /// How the remote refuses an order, with these words of its own.
    fn refusal(words: &str) -> Fault;

    /// The copies of an order at the remote, however they came there. An order of a test is known
    /// by the SKU of its first line: no two share it.
    fn copies(&self, order: &Order) -> Vec<RemoteOrder>;

    /// How many orders are there in all.
    fn orders(&self) -> usize;

    /// How many requests changed something at the remote.
    fn changes(&self) -> usize;
}

/// Settings that are refused.
#[derive(Debug, Clone)]
pub struct Refused {
    /// All that the owner enters.
    pub settings: BTreeMap<String, String>,
    /// The settings that are reported as wrong.
    pub fields: Vec<&'static str>,
    /// Part of what is said at each of them, in English.
    pub reported: &'static str,
}

/// An order at the remote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteOrder {
    /// The remote's identifier.
    pub id: String,
    /// The number by which people know it there.
    pub number: String,
    /// The quantity of the first article.
    pub quantity: String,
}

/// Makes one test of each named function for each connector: `mod smartygest { … }` holds those
/// of Smartygest, and so on. The functions take the connector as their parameter.
#[macro_export]
macro_rules! for_connectors {
    ($($test:ident),+ $(,)?) => {
        $crate::for_connectors!(in smartygest, $crate::Smartygest, $($test),+);
        $crate::for_connectors!(in totalgest, $crate::TotalGest, $($test),+);
        $crate::for_connectors!(in contract_server, $crate::ContractServer, $($test),+);
    };
    (in $connector:ident, $subject:ty, $($test:ident),+) => {
        mod $connector {
            $(
                #[tokio::test]
                async fn $test() {
                    super::$test::<$subject>().await;
                }
            )+
        }
    };
}
