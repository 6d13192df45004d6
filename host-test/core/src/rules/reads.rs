//! Reads of a connector; the same code repeats them at its commit.

use crate::limits;
use crate::match_keys;
use crate::model::InstallationId;
use crate::rows::{Damage, LinkRows, RecordView, RecordViews, StorageRows};
use crate::shop::{Customer, Entity, Order, Product};
use crate::store::{Answer, Find, Read, Record};

/// The present answer to a read.
pub fn answer<R: StorageRows + LinkRows + RecordViews>(
    rows: &R,
    installation: InstallationId,
    read: &Read,
) -> Result<Answer, R::Error> {
    Ok(match read {
        Read::Value(key) => Answer::Value(rows.storage_value(installation, key)?),
        Read::Keys { prefix, after, limit } => {
            Answer::Keys(rows.storage_keys(installation, prefix, after.as_deref(), *limit)?)
        }
        Read::Record(entity, id) => {
            Answer::Record(rows.view_by_id(installation, *entity, id)?.map(record_from_view))
        }
        Read::Find(entity, find) => Answer::Found(found(rows, installation, *entity, find)?),
        Read::Versions(entity, ids) => {
            let version = |id: &String| {
                let link = rows.link_by_remote_id(installation, *entity, id)?;
                Ok(link.and_then(|row| row.version))
            };
            Answer::Versions(ids.iter().map(version).collect::<Result<_, R::Error>>()?)
        }
        Read::EarlierLinks(entity, id) => {
            Answer::EarlierLinks(rows.earlier_remote_ids(installation, *entity, id)?)
        }
        Read::Changed { entity, after, limit } => {
            changed(rows, installation, *entity, after.as_deref(), *limit)?
        }
    })
}

fn found<R: LinkRows + RecordViews>(
    rows: &R,
    installation: InstallationId,
    entity: Entity,
    find: &Find,
) -> Result<Vec<Record>, R::Error> {
    let keyed = |kind, value: &str| {
        let value = match_keys::normal(kind, value);
        rows.ids_by_key(installation, entity, kind, &value, limits::RECORDS)
    };
    let ids = match find {
        Find::RemoteId(remote_id) => {
            let link = rows.link_by_remote_id(installation, entity, remote_id)?;
            link.map(|row| row.link.subject.id).into_iter().collect()
        }
        Find::Email(value) => keyed("email", value)?,
        Find::Phone(value) => keyed("phone", value)?,
        Find::Sku(value) => keyed("sku", value)?,
        Find::Ean(value) => keyed("ean", value)?,
    };
    let mut found = Vec::new();
    for id in ids {
        found.extend(rows.view_by_id(installation, entity, &id)?.map(record_from_view));
    }
    Ok(found)
}

fn changed<R: RecordViews>(
    rows: &R,
    installation: InstallationId,
    entity: Entity,
    after: Option<&str>,
    limit: u32,
) -> Result<Answer, R::Error> {
    let revision = match after {
        None => 0,
        Some(cursor) => {
            cursor.parse().map_err(|_| Damage(format!("{cursor:?} isn't a cursor of the shop's records")))?
        }
    };
    let views = rows.views_after(installation, entity, revision, limit.min(limits::RECORDS))?;
    // Where nothing changed, the next cursor is the given one.
    let cursor = views.last().map(|view| view.revision.to_string()).or(after.map(str::to_owned));
    Ok(Answer::Changed(views.into_iter().map(record_from_view).collect(), cursor))
}

/// A record as an installation sees it: with the identifiers of its own remote.
#[must_use]
pub fn record_from_view(view: RecordView) -> Record {
    let RecordView { record, remote_id, version, anew, mut variants, .. } = view;
    match record {
        Record::Order(order) => {
            // One that is to be sent anew counts as not linked.
            let remote_id = remote_id.filter(|_| !anew);
            Record::Order(Box::new(Order { remote_id, ..*order }))
        }
        Record::Product(mut product) => {
            for variant in &mut product.variants {
                variant.remote_id = variants.remove(&variant.id);
            }
            let remote_version = version.unwrap_or_default();
            Record::Product(Box::new(Product { remote_id, remote_version, ..*product }))
        }
        Record::Customer(customer) => Record::Customer(Box::new(Customer { remote_id, ..*customer })),
    }
}
