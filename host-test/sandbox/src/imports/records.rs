//! `framework360:shop/records`: the shop's records as they are now.

use host_core::limits;
use host_core::shop::{Customer, Entity, Order, Product, Subject};
use host_core::store::{Answer, Find, Read, Record};

use crate::bindings::framework360::shop::records::{Host, MatchBy};
use crate::call_state::CallState;
use crate::imports::injected;

impl Host for CallState {
    async fn get_order(&mut self, id: String) -> wasmtime::Result<Option<Order>> {
        Ok(match self.record(Entity::Order, id).await? {
            Some(Record::Order(order)) => Some(*order),
            _ => None,
        })
    }

    async fn get_product(&mut self, id: String) -> wasmtime::Result<Option<Product>> {
        Ok(match self.record(Entity::Product, id).await? {
            Some(Record::Product(product)) => Some(*product),
            _ => None,
        })
    }

    async fn get_customer(&mut self, id: String) -> wasmtime::Result<Option<Customer>> {
        Ok(match self.record(Entity::Customer, id).await? {
            Some(Record::Customer(customer)) => Some(*customer),
            _ => None,
        })
    }

    async fn find(&mut self, entity: Entity, by: MatchBy) -> wasmtime::Result<Vec<Subject>> {
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
            Some(Answer::Found(records)) => Ok(records.iter().map(Record::subject).collect()),
            _ => Ok(Vec::new()),
        }
    }

    async fn versions(
        &mut self,
        entity: Entity,
        remote_ids: Vec<String>,
    ) -> wasmtime::Result<Vec<Option<String>>> {
        if self.fails("records.versions") {
            return Err(injected("records.versions"));
        }
        if remote_ids.len() > limits::RECORDS as usize {
            let most = limits::RECORDS;
            return Err(wasmtime::Error::msg(format!("records.versions: more than {most} at a time")));
        }
        match self.answer(Read::Versions(entity, remote_ids)).await? {
            Some(Answer::Versions(versions)) => Ok(versions),
            _ => Ok(Vec::new()),
        }
    }

    async fn earlier_links(&mut self, subject: Subject) -> wasmtime::Result<Vec<String>> {
        if self.fails("records.earlier-links") {
            return Err(injected("records.earlier-links"));
        }
        match self.answer(Read::EarlierLinks(subject.entity, subject.id)).await? {
            Some(Answer::EarlierLinks(ids)) => Ok(ids),
            _ => Ok(Vec::new()),
        }
    }

    async fn changed(
        &mut self,
        entity: Entity,
        after: Option<String>,
        limit: u32,
    ) -> wasmtime::Result<(Vec<Subject>, Option<String>)> {
        if self.fails("records.changed") {
            return Err(injected("records.changed"));
        }
        let limit = limit.min(limits::RECORDS);
        match self.answer(Read::Changed { entity, after, limit }).await? {
            Some(Answer::Changed(records, cursor)) => {
                Ok((records.iter().map(Record::subject).collect(), cursor))
            }
            _ => Ok((Vec::new(), None)),
        }
    }
}

impl CallState {
    async fn record(&mut self, entity: Entity, id: String) -> wasmtime::Result<Option<Record>> {
        if self.fails("records.get") {
            return Err(injected("records.get"));
        }
        match self.answer(Read::Record(entity, id)).await? {
            Some(Answer::Record(record)) => Ok(record),
            _ => Ok(None),
        }
    }

    /// The contract has no error here: where the store can't answer, the call can't go on.
    async fn answer(&mut self, read: Read) -> wasmtime::Result<Option<Answer>> {
        Ok(self.unit.read(&[read]).await?.pop())
    }
}
