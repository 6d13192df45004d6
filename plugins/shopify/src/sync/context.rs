//! What the synchronization of a customer knows of its call and of the two sides, and the ends that it may have.

use framework360_sdk::shop::{Customer, Entity, Link, Subject, Timestamp};
use framework360_sdk::{Done, Error, Message, Outcome, clock};

use crate::api::{Admin, number};
use crate::customer::{self, Profile};
use crate::merge::Directions;
use crate::shop_domain::ShopDomain;
use crate::sync_state::SyncState;

/// The context of all synchronizations in a call.
pub(crate) struct Sync {
    pub(crate) admin: Admin,
    pub(crate) directions: Directions,
    /// The country from which the shop's people call.
    pub(super) home: String,
    pub(super) now: Timestamp,
    /// Whether it's for another job to write at Shopify.
    pub(super) only_looks: bool,
    /// How many jobs in a row were caused by one uniqueness conflict, up to this one. Above zero, a value that was
    /// taken before is tried again.
    pub(super) round: u32,
}

/// One customer on both sides, before anything is written.
pub(crate) struct Sides<'a> {
    /// Our id; empty where the customer is new here.
    pub(crate) id: &'a str,
    pub(crate) gid: &'a str,
    pub(crate) theirs: &'a Profile,
    pub(crate) before: Option<&'a SyncState>,
}

impl Sync {
    /// The synchronization with the switches as they are now.
    pub(crate) fn of_installation(manual: bool) -> Result<Self, Error> {
        Ok(Self {
            admin: Admin::of_installation()?,
            directions: Directions::of_installation(manual),
            home: customer::home(),
            now: clock::now(),
            only_looks: false,
            round: 0,
        })
    }

    /// Our customer in comparable form.
    pub(crate) fn profile(&self, ours: &Customer) -> Profile {
        customer::ours(ours, &self.home)
    }
}

/// The end of a job without notes.
pub(crate) fn done(outcome: Outcome) -> Done {
    Done { outcome, notes: Vec::new() }
}

/// The end of a job that did nothing, and says why.
pub(crate) fn skipped(reason: Message) -> Done {
    done(Outcome::Skipped(reason))
}

/// The link of our customer with the one at Shopify.
pub(crate) fn link_to(id: &str, gid: &str) -> Result<Link, Error> {
    let shop = ShopDomain::of_installation()?;
    let number = number(gid).unwrap_or_default();
    Ok(Link {
        subject: Subject { entity: Entity::Customer, id: id.to_owned() },
        remote_id: gid.to_owned(),
        number: number.to_owned(),
        url: format!("https://{}/admin/customers/{number}", shop.as_str()),
    })
}
