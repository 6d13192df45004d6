//! One attempt to export one order: what it knows while it runs.

use framework360_sdk::Run;
use framework360_sdk::reference::Reference;
use framework360_sdk::shop::Order;

use super::account::Account;
use super::restored::Restored;
use super::submission::SubmissionRecord;
use crate::api::Smarty;

/// One attempt to export one order.
pub(super) struct Attempt<'a> {
    pub(super) run: &'a Run,
    pub(super) order: &'a Order,
    pub(super) smarty: &'a Smarty,
    pub(super) account: Account,
    pub(super) reference: Reference,
    pub(super) submission: Option<SubmissionRecord>,
    pub(super) restored: Restored,
    /// Smarty's ids of records with which the order was linked before it was sent again.
    pub(super) earlier: Vec<u64>,
    /// Ids that a person is asked about.
    pub(super) asked: Vec<u64>,
    /// The key of the lock that this attempt took.
    pub(super) lock: Option<String>,
    /// Whether Smarty didn't know the order's customer, so that the order is sent for another one: once in an attempt.
    pub(super) is_replaced: bool,
}
