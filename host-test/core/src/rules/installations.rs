//! Installations: how one is connected, switched and paused, and what it loses with another account.

use std::collections::BTreeSet;

use super::{jobs, sessions, storage, ticks};
use crate::activity_event::ActivityEvent;
use crate::forgotten_links::Forgotten;
use crate::model::{Account, Installation, InstallationId, InstallationState, Message};
use crate::rows::{
    ActivityRows, Damage, InstallationRows, JobRows, LinkRows, ProblemRows, SessionRows, StorageRows,
    TickRows, VariantLinkRows,
};
use crate::shop::Timestamp;
use crate::store::{Connection, NewActivity, StoreError};

/// Stores a connection that has been tried. With another account, links, cursors and storage begin empty.
pub fn connect<R>(rows: &R, connection: &Connection) -> Result<(Installation, Forgotten), R::Error>
where
    R: InstallationRows
        + JobRows
        + TickRows
        + LinkRows
        + VariantLinkRows
        + ProblemRows
        + SessionRows
        + StorageRows
        + ActivityRows,
{
    let now = connection.now;
    let by = (connection.actor.as_deref(), now);
    let known = rows.installation_id(&connection.shop, &connection.plugin)?;
    let (id, before) = match known {
        Some(id) => (id, Some(by_id(rows, id)?)),
        None => (rows.insert_installation(&connection.shop, &connection.plugin)?, None),
    };
    let is_another = match (&before, &connection.account) {
        (Some(before), Some(account)) => is_another_account(&before.account, account),
        _ => false,
    };
    let known = before.as_ref().map(|before| before.account.clone()).unwrap_or_default();
    // A remote that can't name the account this time doesn't make it another one.
    let account = connection.account.clone().filter(|account| !account.id.is_empty()).unwrap_or(known);
    if connection.exclusive && connection.account.is_some() {
        check_free(rows, id, &connection.plugin, &account.id)?;
    }
    let mut forgotten = Forgotten::default();
    if is_another || connection.forget {
        forgotten = rows.count_links(id)?;
        forget_account(rows, id)?;
    }
    for message in forgotten.messages() {
        add_activity(rows, id, ActivityEvent::Forgotten, Some(message), by)?;
    }
    if connection.account.is_some() || connection.forget || connection.session.is_some() {
        sessions::reset(rows, id)?;
    }
    if let Some(expires_at) = connection.session {
        sessions::begun(rows, id, expires_at, now)?;
    }
    if connection.account.is_some() {
        // Other settings can select other records, or map the same ones differently.
        ticks::restart_all(rows, id, now)?;
    }
    storage::write(rows, id, &connection.writes)?;
    let changes = Changes::between(before.as_ref(), connection);
    let installation = connected(id, before, account, connection);
    rows.update_installation(&installation)?;
    rows.resume_paused_jobs(id)?;
    for job in &connection.then {
        jobs::push(rows, id, job, now)?;
    }
    // A refreshed session alone isn't an action of the owner's, and what is saved as it was is no change.
    if connection.account.is_some() {
        add_activity(rows, id, ActivityEvent::Connected, changes.settings(), by)?;
    }
    for message in changes.switched() {
        add_activity(rows, id, ActivityEvent::Switched, Some(message), by)?;
    }
    Ok((installation, forgotten))
}

/// The keys of the settings and switches that an owner changed. Without values: they may be secrets.
#[derive(Default)]
struct Changes {
    settings: Vec<String>,
    on: Vec<String>,
    off: Vec<String>,
}

impl Changes {
    /// The changes between the stored installation and a connection. None where there was none: then all of it is new.
    fn between(before: Option<&Installation>, now: &Connection) -> Self {
        let Some(before) = before else { return Self::default() };
        let (old, new) = (&before.settings.0, &now.settings.0);
        let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let settings = keys.into_iter().filter(|key| old.get(*key) != new.get(*key)).cloned().collect();
        let was_on = |key: &str| before.flows.get(key).copied().unwrap_or(false);
        let switched = |to: bool| {
            let changed = now.flows.iter().filter(|(key, on)| *on == to && was_on(key) != to);
            changed.map(|(key, _)| key.clone()).collect()
        };
        Self { settings, on: switched(true), off: switched(false) }
    }

    fn settings(&self) -> Option<Message> {
        named("settings-changed", "settings", &self.settings)
    }

    fn switched(&self) -> impl Iterator<Item = Message> {
        let on = named("switched-on", "switches", &self.on);
        on.into_iter().chain(named("switched-off", "switches", &self.off))
    }
}

fn named(code: &str, what: &str, keys: &[String]) -> Option<Message> {
    (!keys.is_empty()).then(|| Message::host(code, &[(what, &keys.join(", "))]))
}

fn by_id<R: InstallationRows>(rows: &R, id: InstallationId) -> Result<Installation, R::Error> {
    let installation = rows.installation_by_id(id)?;
    Ok(installation.ok_or_else(|| Damage(format!("there is no installation {id}")))?)
}

/// Whether the credentials are of another account; a remote that doesn't report one never counts as another.
fn is_another_account(before: &Account, now: &Account) -> bool {
    !now.id.is_empty() && !before.id.is_empty() && now.id != before.id
}

/// The installation with a connection applied.
fn connected(
    id: InstallationId,
    before: Option<Installation>,
    account: Account,
    connection: &Connection,
) -> Installation {
    let new = || Installation { revision: FIRST_REVISION, ..Installation::placeholder() };
    let before = before.unwrap_or_else(new);
    // Switches alone don't change the credentials.
    let (state, slow_until) = match connection.account {
        Some(_) => (InstallationState::Active, 0),
        None => (before.state, before.slow_until),
    };
    Installation {
        id,
        shop: connection.shop.clone(),
        plugin: connection.plugin.clone(),
        account,
        state,
        slow_until,
        revision: before.revision + 1,
        flows: connection.flows.iter().cloned().collect(),
        settings: connection.settings.clone(),
    }
}

/// The revision of a new installation.
const FIRST_REVISION: u64 = 1;

/// Checks that no other shop has the account: two would undo each other's webhooks there, and whatever
/// it reports would change both.
fn check_free<R: InstallationRows>(
    rows: &R,
    id: InstallationId,
    plugin: &str,
    account: &str,
) -> Result<(), R::Error> {
    if account.is_empty() {
        return Ok(());
    }
    let mut others = rows.account_holders(plugin, account)?.into_iter();
    let taken =
        others.find(|holder| holder.installation != id && holder.state != InstallationState::Disabled);
    match taken {
        Some(holder) => Err(StoreError::AccountTaken(holder.shop).into()),
        None => Ok(()),
    }
}

/// Deletes everything that is stored of an installation's account.
fn forget_account<R>(rows: &R, id: InstallationId) -> Result<(), R::Error>
where
    R: LinkRows + VariantLinkRows + StorageRows + TickRows + ProblemRows,
{
    rows.delete_links(id)?;
    rows.delete_variant_links(id)?;
    rows.delete_storage(id)?;
    rows.delete_ticks(id)?;
    rows.delete_problems(id)
}

/// Erases everything that is stored of an account, as a remote demands, except where the plugin was authorized again
/// since. Returns the number of installations.
pub fn erase_account<R>(rows: &R, plugin: &str, account: &str, now: Timestamp) -> Result<usize, R::Error>
where
    R: InstallationRows
        + JobRows
        + TickRows
        + LinkRows
        + VariantLinkRows
        + ProblemRows
        + SessionRows
        + StorageRows
        + ActivityRows,
{
    if account.is_empty() {
        return Ok(0);
    }
    let mut holders = rows.account_holders(plugin, account)?;
    holders.retain(|holder| holder.state != InstallationState::Active);
    for holder in &holders {
        let id = holder.installation;
        forget_account(rows, id)?;
        sessions::reset(rows, id)?;
        rows.erase_jobs(id, now)?;
        // An owner who authorizes the plugin again begins anew.
        rows.clear_account(id)?;
        let message = Message::host("account-forgotten", &[]);
        add_activity(rows, id, ActivityEvent::Forgotten, Some(message), (None, now))?;
    }
    Ok(holders.len())
}

/// Writes whether an installation works, and adds that to its activity.
pub fn set_state<R: InstallationRows + ActivityRows>(
    rows: &R,
    id: InstallationId,
    state: &InstallationState,
    actor: Option<&str>,
    now: Timestamp,
) -> Result<(), R::Error> {
    rows.set_state(id, state)?;
    let (event, reason) = match state {
        InstallationState::Active => (ActivityEvent::Active, None),
        InstallationState::Paused(reason) => (ActivityEvent::Paused, Some(reason)),
        InstallationState::Disabled => (ActivityEvent::Disabled, None),
    };
    add_activity(rows, id, event, reason.cloned(), (actor, now))
}

/// Pauses an active installation whose remote refuses the credentials. Its revision stays, so that the calls that run
/// can end.
pub fn pause<R: InstallationRows + ActivityRows>(
    rows: &R,
    id: InstallationId,
    reason: &Message,
    now: Timestamp,
) -> Result<(), R::Error> {
    if rows.pause_active(id, reason)? {
        add_activity(rows, id, ActivityEvent::Paused, Some(reason.clone()), (None, now))?;
    }
    Ok(())
}

fn add_activity<R: ActivityRows>(
    rows: &R,
    id: InstallationId,
    event: ActivityEvent,
    message: Option<Message>,
    (actor, now): (Option<&str>, Timestamp),
) -> Result<(), R::Error> {
    let actor = actor.map(str::to_owned);
    rows.insert_activity(id, &NewActivity { subject: None, event, message, actor }, now)
}
