//! Links: each maps a record of the shop to one of the remote's; both belong to one link only.

use std::fmt;

use super::snapshots;
use crate::limits;
use crate::model::{InstallationId, Message};
use crate::rows::{LinkRow, LinkRows, ProblemRows, RecordRows, SnapshotRows, VariantLinkRows};
use crate::shop::{Entity, Link, Subject, Timestamp};

/// Why a link can't be made.
#[derive(Debug)]
pub struct Conflict {
    entity: Entity,
    ours: String,
    theirs: String,
    /// A record of ours and what it's linked with; none where the link names no record of the remote.
    with: Option<(String, String)>,
}

impl Conflict {
    fn of(wanted: &Link, with: Option<LinkRow>) -> Self {
        Self {
            entity: wanted.subject.entity,
            ours: wanted.subject.id.clone(),
            theirs: shown(wanted).to_owned(),
            with: with.map(|row| (row.link.subject.id.clone(), shown(&row.link).to_owned())),
        }
    }

    /// The conflict as a message for a person.
    #[must_use]
    pub fn message(&self) -> Message {
        // Identifiers of the remote may be as long as it likes.
        let cut = |text: &String| text.chars().take(200).collect::<String>();
        match &self.with {
            None => Message::host("link-nameless", &[("ours", &cut(&self.ours))]),
            Some((linked, with)) => Message::host(
                "link-taken",
                &[
                    ("ours", &cut(&self.ours)),
                    ("theirs", &cut(&self.theirs)),
                    ("linked", &cut(linked)),
                    ("linked-with", &cut(with)),
                ],
            ),
        }
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { entity, ours, theirs, with } = self;
        let entity = entity.as_str();
        match with {
            None => write!(formatter, "the link of {entity} {ours} has no identifier of the remote"),
            Some((linked, with)) => {
                write!(
                    formatter,
                    "{entity} {ours} can't be linked with {theirs}: {linked} is linked with {with}"
                )
            }
        }
    }
}

/// The remote's record by the name that people know it by.
fn shown(link: &Link) -> &str {
    if link.number.is_empty() { &link.remote_id } else { &link.number }
}

/// Stores the notes of a record's last send with its link.
pub fn note<R: LinkRows>(
    rows: &R,
    installation: InstallationId,
    subject: &Subject,
    notes: &[&Message],
) -> Result<(), R::Error> {
    let notes = notes.get(..limits::NOTES.min(notes.len())).unwrap_or_default();
    rows.set_link_notes(installation, subject, notes)
}

/// Links a record of ours with one of the remote's, each with no other; the conflict where one of
/// them is linked otherwise. The snapshot of an order that is linked for the first time is kept with its link.
pub fn put<R>(
    rows: &R,
    installation: InstallationId,
    link: &Link,
    now: Timestamp,
) -> Result<Result<(), Conflict>, R::Error>
where
    R: LinkRows + VariantLinkRows + ProblemRows + RecordRows + SnapshotRows,
{
    let known = rows.link_by_record(installation, &link.subject)?;
    let is_first = known.is_none();
    let put = put_alone(rows, installation, link, known, now)?;
    if put.is_ok() && is_first && link.subject.entity == Entity::Order {
        snapshots::sent(rows, installation, &link.subject, now)?;
    }
    Ok(put)
}

fn put_alone<R>(
    rows: &R,
    installation: InstallationId,
    link: &Link,
    known: Option<LinkRow>,
    now: Timestamp,
) -> Result<Result<(), Conflict>, R::Error>
where
    R: LinkRows + VariantLinkRows + ProblemRows,
{
    if link.remote_id.is_empty() {
        return Ok(Err(Conflict::of(link, None)));
    }
    let known = match known {
        // Another record takes the place of one that was sent anew: its link becomes an earlier one.
        Some(known) if known.anew && known.link.remote_id != link.remote_id => {
            rows.insert_earlier_link(installation, &known.link, now)?;
            remove(rows, installation, &link.subject)?;
            None
        }
        known => known,
    };
    let other = match &known {
        Some(known) if known.link.remote_id != link.remote_id => Some(known.clone()),
        // The identifier's holder is this very record.
        Some(_) => None,
        None => rows.link_by_remote_id(installation, link.subject.entity, &link.remote_id)?,
    };
    if other.is_some() {
        return Ok(Err(Conflict::of(link, other)));
    }
    let Some(mut row) = known else {
        rows.insert_link(installation, link, now)?;
        return Ok(Ok(()));
    };
    if !link.number.is_empty() {
        row.link.number.clone_from(&link.number);
    }
    if !link.url.is_empty() {
        row.link.url.clone_from(&link.url);
    }
    row.anew = false;
    rows.update_link(installation, &row)?;
    Ok(Ok(()))
}

/// Removes a link; the record stays. A problem of a customer that is gone at the remote ends with
/// it.
pub fn remove<R: LinkRows + VariantLinkRows + ProblemRows>(
    rows: &R,
    installation: InstallationId,
    subject: &Subject,
) -> Result<(), R::Error> {
    let remote_id = rows.delete_link(installation, subject)?;
    match (subject.entity, remote_id) {
        (Entity::Customer, Some(remote_id)) => {
            rows.delete_problem((installation, Entity::Customer), &remote_id)
        }
        (Entity::Product, _) => rows.delete_variant_links_of(installation, &subject.id),
        (Entity::Order | Entity::Customer, _) => Ok(()),
    }
}
