//! Everything that the shop and the app in it are, at one moment.

use std::collections::BTreeMap;

use jiff::{SignedDuration, tz::TimeZone};

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

/// Behind one lock: whoever holds it sees and makes whole steps.
pub(crate) struct State {
    pub(crate) config: ShopifyConfig,
    pub(crate) clock: Clock,
    pub(crate) mint: Mint,
    pub(crate) switches: Switches,
    pub(crate) installation: Installation,
    pub(crate) bucket: Bucket,
    pub(crate) customers: BTreeMap<u64, Customer>,
    /// What the search finds.
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
    /// Answers tell the state of the bucket.
    pub throttle_status: bool,
    /// The next so many answers of the token endpoint leave `expires_in` out.
    pub forgotten_lifetimes: u32,
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
        }
    }
}

impl State {
    pub(crate) fn new(config: ShopifyConfig) -> Self {
        let clock = Clock::new(TimeZone::UTC);
        Self {
            bucket: Bucket::new(config.bucket, config.restore_rate, clock.now()),
            mint: Mint::new(config.seed),
            switches: Switches::default(),
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

    /// A number that nothing else has.
    pub(crate) fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }
}
