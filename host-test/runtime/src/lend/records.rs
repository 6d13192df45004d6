//! `framework360:shop/records`: the shop's records as they are now.

use host_core::limits;
use host_core::shop::{Entity, Subject};
use host_core::store::{Answer, Find, Read, Record};

use crate::bindings::framework360::shop::records::{Entry, Host, MatchBy};
use crate::lend::injected;
use crate::state::CallState;

impl Host for CallState {
    async fn get(&mut self, subject: Subject) -> wasmtime::Result<Entry> {
        if self.fails("records.get") {
            return Err(injected("records.get"));
        }
        match self.answer(Read::Record(subject.entity, subject.id)).await? {
            Some(Answer::Record(Some(record))) => Ok(entry(record)),
            _ => Ok(Entry::Gone),
        }
    }

    async fn find(&mut self, entity: Entity, by: MatchBy) -> wasmtime::Result<Vec<Entry>> {
        if self.fails("records.find") {
            return Err(injected("records.find"));
        }
        let find = match by {
            MatchBy::RemoteId(value) => Find::RemoteId(value),
            MatchBy::Email(value) => Find::Email(value),
            MatchBy::Phone(value) => Find::Phone(value),
            MatchBy::Sku(value) => Find::Sku(value),
            MatchBy::Ean(value) => Find::Ean(value),
        };
        match self.answer(Read::Find(entity, find)).await? {
            Some(Answer::Found(records)) => Ok(records.into_iter().map(entry).collect()),
            _ => Ok(Vec::new()),
        }
    }

    async fn changed(
        &mut self,
        entity: Entity,
        after: Option<String>,
        limit: u32,
    ) -> wasmtime::Result<(Vec<Entry>, Option<String>)> {
        if self.fails("records.changed") {
            return Err(injected("records.changed"));
        }
        let limit = limit.min(limits::RECORDS);
        match self.answer(Read::Changed { entity, after, limit }).await? {
            Some(Answer::Changed(records, cursor)) => Ok((records.into_iter().map(entry).collect(), cursor)),
            _ => Ok((Vec::new(), None)),
        }
    }
}

impl CallState {
    /// The contract has no error here: where the store can't answer, the call can't go on.
    async fn answer(&mut self, read: Read) -> wasmtime::Result<Option<Answer>> {
        Ok(self.unit.read(&[read]).await?.pop())
    }
}

fn entry(record: Record) -> Entry {
    match record {
        Record::Order(order) => Entry::Order(*order),
        Record::Product(product) => Entry::Product(*product),
        Record::Customer(customer) => Entry::Customer(*customer),
    }
}
