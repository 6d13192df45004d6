//! What a suite must know of a connector to run it.

use std::collections::BTreeMap;

use fakes::{Fault, FaultHandle, On};
use host_core::shop::Order;

/// A connector that sends orders, with the fake of its remote.
pub trait Subject: Sized + Send + Sync + 'static {
    /// The plugin's name.
    const PLUGIN: &'static str;
    /// The switch that sends orders.
    const ORDERS_OUT: &'static str;

    /// Starts the fake as an owner would find it: empty, answering as it most probably does.
    fn start() -> impl Future<Output = Self> + Send;

    /// `HOST=URL`: where the plugin's traffic goes instead.
    fn route(&self) -> String;

    /// What the owner enters.
    fn settings(&self) -> BTreeMap<String, String>;

    /// What must never be read anywhere.
    fn secrets(&self) -> Vec<String>;

    /// The request that creates an order.
    fn creation() -> On;

    /// Makes requests that are still to come fail.
    fn inject(&self, on: On, fault: Fault) -> FaultHandle;

    /// The copies of an order at the remote, however they came there. An order of a test is known
    /// by the SKU of its first line: no two share it.
    fn copies(&self, order: &Order) -> Vec<There>;

    /// How many orders are there in all.
    fn orders(&self) -> usize;

    /// How many requests arrived so far.
    fn requests(&self) -> usize;
}

/// An order at the remote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct There {
    /// The remote's identifier.
    pub id: String,
    /// As people know it there.
    pub number: String,
}
