//! The harness of a connector that sends records, of whatever kind.

use fakes::RequestMatcher;
use host_core::shop::{Entity, Order};
use host_platform::{Enabled, EventResult};
use serde::Serialize;

use crate::program::Program;
use crate::subject::{ConnectorHarness, RemoteOrder, Subject};
use crate::world::World;
use crate::{orders, with_timeout};

/// A connector that sends records of one kind, with the fake of its remote.
pub trait Sender: ConnectorHarness {
    /// The kind of record that it sends.
    type Record: Clone + Serialize + Send + Sync + 'static;
    /// The list that shows them.
    const ENTITY: Entity;
    /// The command that informs the platform of records in a file.
    const REPORT_COMMAND: &'static [&'static str];
    /// The list's name on the command line.
    const LIST: &'static str;

    /// A record that is to be sent; no two share anything by which they could be mixed up.
    fn record(id: &str) -> Self::Record;

    /// Its id.
    fn id(record: &Self::Record) -> &str;

    /// The switches: on where it sends, and nothing comes in.
    fn switches(on: bool) -> Vec<(&'static str, bool)>;

    /// The request that creates a record.
    fn creates() -> RequestMatcher;

    /// The copies of a record at the remote, however they came there.
    fn found(&self, record: &Self::Record) -> Vec<RemoteOrder>;

    /// How many records are there in all.
    fn count(&self) -> usize;

    /// Connects it as its owner does, with these switches. Returns whether that was saved.
    fn connect(world: &World<Self>, on: bool) -> impl Future<Output = bool> + Send;

    /// Connects it with the program.
    fn connect_program(&self, program: &Program) -> impl Future<Output = ()> + Send;

    /// Reports records to the platform; returns the connector's results.
    fn report(world: &World<Self>, records: &[Self::Record])
    -> impl Future<Output = Vec<EventResult>> + Send;
}

impl<S: Subject> Sender for S {
    type Record = Order;
    const ENTITY: Entity = Entity::Order;
    const REPORT_COMMAND: &'static [&'static str] = &["order"];
    const LIST: &'static str = "orders";

    fn record(id: &str) -> Order {
        orders::paid(id)
    }

    fn id(record: &Order) -> &str {
        &record.id
    }

    fn switches(on: bool) -> Vec<(&'static str, bool)> {
        vec![(S::ORDERS_OUT, on), (S::PRODUCTS_IN, false)]
    }

    fn creates() -> RequestMatcher {
        S::creation()
    }

    fn found(&self, record: &Order) -> Vec<RemoteOrder> {
        self.copies(record)
    }

    fn count(&self) -> usize {
        self.orders()
    }

    async fn connect(world: &World<S>, on: bool) -> bool {
        let enabled = world.enable(world.remote.settings(), &S::switches(on)).await;
        matches!(enabled, Ok(Enabled::Saved(..)))
    }

    async fn connect_program(&self, program: &Program) {
        program.connect::<S>(&self.settings(), &S::switches(true)).await;
    }

    async fn report(world: &World<S>, records: &[Order]) -> Vec<EventResult> {
        with_timeout(world.host.orders().save(crate::world::SHOP, records))
            .await
            .expect("orders are taken")
            .events
    }
}

/// Makes one test of each named function for each connector that sends anything; compare
/// [`for_connectors!`](crate::for_connectors), which is about orders.
#[macro_export]
macro_rules! for_senders {
    ($($test:ident),+ $(,)?) => {
        $crate::for_connectors!($($test),+);
        $crate::for_connectors!(in shopify, $crate::Shopify, $($test),+);
    };
}

/// Makes one test of each named function for each component, where the component itself is tested at every one of its
/// steps: the contract server speaks to TotalGest's.
#[macro_export]
macro_rules! for_components {
    ($($test:ident),+ $(,)?) => {
        $crate::for_connectors!(in smartygest, $crate::Smartygest, $($test),+);
        $crate::for_connectors!(in totalgest, $crate::TotalGest, $($test),+);
        $crate::for_connectors!(in shopify, $crate::Shopify, $($test),+);
    };
}
