//! The state of the shop and of the app in it.

use std::collections::BTreeMap;

use clap::ValueEnum;
use jiff::{SignedDuration, tz::TimeZone};
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::{
    Clock, ShopifyConfig,
    customer::Customer,
    index::Index,
    mint::Mint,
    oauth::Installation,
    throttle::Bucket,
    webhook::{Outbox, Subscription},
};

/// The number of the app, in the name of the namespace that is reserved for it.
pub(crate) const APP_NUMBER: u64 = 4_200_001;

/// The shop's data, behind one lock: its holder sees and makes whole steps.
pub(crate) struct State {
    pub(crate) config: ShopifyConfig,
    pub(crate) clock: Clock,
    pub(crate) mint: Mint,
    pub(crate) switches: Switches,
    pub(crate) installation: Installation,
    pub(crate) bucket: Bucket,
    pub(crate) customers: BTreeMap<u64, Customer>,
    /// The search index.
    pub(crate) index: Index,
    pub(crate) subscriptions: BTreeMap<u64, Subscription>,
    pub(crate) outbox: Outbox,
    numbers: u64,
}

/// How it behaves where the facts are unsure, or where a test wants it worse.
#[derive(Clone, Debug)]
pub struct Switches {
    /// A change of nothing but tags, consent or metafields fires `customers/update` too.
    pub details_fire_update: bool,
    /// The search knows a change only after so long; look-ups by identifier know it at once.
    pub search_lag: SignedDuration,
    /// The search compares `updated_at` by days, as its description says.
    pub whole_days: bool,
    /// Shopify approved that the app sees names and addresses.
    pub protected_data: bool,
    /// Answers report the state of the bucket.
    pub throttle_status: bool,
    /// The next so many answers of the token endpoint leave `expires_in` out.
    pub forgotten_lifetimes: u32,
    /// Addresses are kept in Shopify's form, and provinces that it doesn't know are refused; as they
    /// are reported where not.
    pub normalise: bool,
    /// What becomes of a province in a country that has none.
    pub provinces: Provinces,
    /// What a query costs before it runs, in multiples of what the facts calculate; rounded up. With
    /// 1.15 a page of 996 points costs 1146, which is more than a query may.
    pub price_factor: Decimal,
    /// Names are null, without an error: another way in which data may be restricted than
    /// `protected_data`.
    pub null_names: bool,
}

/// What becomes of a province in a country that has none: the facts don't know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Provinces {
    /// The address is kept without it.
    #[default]
    Drop,
    /// The address is refused.
    Refuse,
    /// It is kept as it was sent.
    Keep,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            details_fire_update: true,
            search_lag: SignedDuration::ZERO,
            whole_days: false,
            protected_data: true,
            throttle_status: true,
            forgotten_lifetimes: 0,
            normalise: true,
            provinces: Provinces::default(),
            price_factor: Decimal::new(115, 2),
            null_names: false,
        }
    }
}

impl State {
    pub(crate) fn new(config: ShopifyConfig) -> Self {
        let clock = Clock::new(TimeZone::UTC);
        Self {
            bucket: Bucket::new(config.bucket, config.restore_rate, clock.now()),
            mint: Mint::new(config.seed),
            switches: config.switches.clone(),
            installation: Installation::default(),
            customers: BTreeMap::new(),
            index: Index::default(),
            subscriptions: BTreeMap::new(),
            outbox: Outbox::default(),
            // Beyond what a float holds exactly, as the facts warn.
            numbers: 9_007_199_254_740_992 + (config.seed % 1000) * 1_000_000,
            clock,
            config,
        }
    }

    /// A new number that nothing else has.
    pub(crate) fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }
}
