//! The reads of a connector. Each can be repeated when its call commits: with another answer by then, the call runs
//! again.

use std::fmt;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::edits::Edit;
use crate::model::{Job, JobId, Message, Outcome, Phase, kinds};
use crate::session;
use crate::shop::{Customer, Entity, Link, Order, OrderState, Product, Subject, Timestamp};

/// A read of a connector.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Read {
    /// A value of the installation's storage.
    Value(String),
    /// Keys of the storage, in byte order.
    Keys {
        /// Only those that begin so.
        prefix: String,
        /// Only those greater than this one.
        after: Option<String>,
        /// At most so many.
        limit: u32,
    },
    /// One of the shop's records.
    Record(Entity, String),
    /// Records with a feature in common.
    Find(Entity, Find),
    /// The versions of the remote's records that were imported last, by the remote's identifiers.
    Versions(Entity, Vec<String>),
    /// The links of a record that ended when it was sent anew.
    EarlierLinks(Entity, String),
    /// Records changed since a cursor, oldest first.
    Changed {
        /// The kind of records.
        entity: Entity,
        /// The cursor; none: from the beginning.
        after: Option<String>,
        /// At most so many.
        limit: u32,
    },
}

/// A feature by which records are found.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Find {
    /// The record of the remote that this installation linked them with.
    RemoteId(String),
    /// The customer's e-mail address.
    Email(String),
    /// The customer's telephone number.
    Phone(String),
    /// The product's or one of its variants' SKU.
    Sku(String),
    /// The product's or one of its variants' EAN.
    Ean(String),
}

/// One of the shop's records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Record {
    /// An order.
    Order(Box<Order>),
    /// A product.
    Product(Box<Product>),
    /// A customer.
    Customer(Box<Customer>),
}

impl Record {
    /// The record's kind and id.
    #[must_use]
    pub fn subject(&self) -> Subject {
        let (entity, id) = match self {
            Self::Order(order) => (Entity::Order, &order.id),
            Self::Product(product) => (Entity::Product, &product.id),
            Self::Customer(customer) => (Entity::Customer, &customer.id),
        };
        Subject { entity, id: id.clone() }
    }
}

/// The answer to a [`Read`]. `Debug` shows the length of a stored value and not the value, which may be a secret.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub enum Answer {
    /// The answer to [`Read::Value`].
    Value(Option<Vec<u8>>),
    /// The answer to [`Read::Keys`].
    Keys(Vec<String>),
    /// The answer to [`Read::Record`]; none where there is no such record.
    Record(Option<Record>),
    /// The answer to [`Read::Find`].
    Found(Vec<Record>),
    /// The answer to [`Read::Versions`], one for each; none where no such record is known and on sale.
    Versions(Vec<Option<String>>),
    /// The answer to [`Read::EarlierLinks`]: the remote's ids, oldest first.
    EarlierLinks(Vec<String>),
    /// The answer to [`Read::Changed`], with the cursor to continue from.
    Changed(Vec<Record>, Option<String>),
}

impl fmt::Debug for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => {
                formatter.debug_tuple("Value").field(&value.as_ref().map(Vec::len)).finish()
            }
            Self::Versions(versions) => formatter.debug_tuple("Versions").field(versions).finish(),
            Self::EarlierLinks(ids) => formatter.debug_tuple("EarlierLinks").field(ids).finish(),
            Self::Keys(keys) => formatter.debug_tuple("Keys").field(keys).finish(),
            Self::Record(record) => {
                formatter.debug_tuple("Record").field(&record.as_ref().map(Record::subject)).finish()
            }
            Self::Found(records) | Self::Changed(records, _) => {
                formatter.debug_list().entries(records.iter().map(Record::subject)).finish()
            }
        }
    }
}

/// A hash that distinguishes one answer from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

impl Answer {
    /// The fingerprint of this answer, by value: a key that was written with what it held before is unchanged.
    /// Keys of a session don't count.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let mut hasher = Sha256::new();
        match self {
            Self::Value(None) => hasher.update([0]),
            Self::Value(Some(value)) => {
                hasher.update([1]);
                hasher.update(value);
            }
            Self::Keys(keys) => {
                for key in keys.iter().filter(|key| !session::holds(key)) {
                    hasher.update(key.len().to_le_bytes());
                    hasher.update(key);
                }
            }
            other => hasher.update(serde_json::to_vec(other).unwrap_or_default()),
        }
        Fingerprint(hasher.finalize().into())
    }
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The record.
    pub record: Record,
    /// Its counterpart at the remote.
    pub link: Option<Link>,
    /// When it was linked.
    pub linked_at: Option<Timestamp>,
    /// How the shop edited an order after it was sent; none where it didn't, or that isn't known.
    pub edit: Option<Edit>,
    /// The connector's notes of the record's last send.
    pub notes: Vec<Message>,
    /// The job that says most about it: one that isn't done, else the last.
    pub job: Option<(JobId, Job)>,
}

impl Listed {
    /// Whether this is a completed order that [nothing was decided about](Self::is_undecided): it can be
    /// sent by hand. Whether it's to be sent is asked when a person does. One that waits for its payment is sent when
    /// that comes in.
    #[must_use]
    pub fn was_missed(&self) -> bool {
        let Record::Order(order) = &self.record else { return false };
        order.state == OrderState::Completed
            && !order.test
            && !order.waits_for_payment()
            && self.is_undecided()
    }

    /// Whether this is an order that nothing was decided about: when it arrived, the plugin wasn't connected yet, or
    /// it or its switch was off, so the plugin wasn't called for it or had nothing to do with it.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        let without_decision = self.job.as_ref().is_none_or(|(_, job)| {
            job.kind == kinds::ORDER_PAID && (job.phase, job.outcome) == (Phase::Done, Some(Outcome::Nothing))
        });
        matches!(self.record, Record::Order(_)) && self.link.is_none() && without_decision
    }
}
