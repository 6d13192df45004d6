//! Shops and installations.

use rusqlite::{OptionalExtension as _, Row, params, params_from_iter};

use super::open_transaction::OpenTransaction;
use super::{Context, DbError, DbResult, activity, sessions, storage, ticks};
use host_core::activity::ActivityEvent;
use host_core::forgotten_links::Forgotten;
use host_core::model::{Installation, InstallationId, InstallationState, Message, Shop};
use host_core::rows::{InstallationRows, JobRows as _};
use host_core::rules::jobs;
use host_core::shop::{Entity, Timestamp};
use host_core::store::{Connection, NewActivity, StoreError};

pub(super) fn put_shop(transaction: &OpenTransaction<'_>, shop: &Shop) -> DbResult<()> {
    let before: Option<Shop> = shops(transaction)?.into_iter().find(|known| known.id == shop.id);
    transaction.execute("INSERT OR IGNORE INTO shops VALUES (?1, '', '', '', '', '', '[]')", [&shop.id])?;
    transaction.execute(
        "UPDATE shops SET name = ?2, public_url = ?3, currency = ?4, locale = ?5, time_zone = ?6, modules = ?7
         WHERE id = ?1",
        params![
            shop.id,
            shop.name,
            shop.public_url,
            shop.currency,
            shop.locale,
            shop.time_zone,
            serde_json::to_string(&shop.modules)?
        ],
    )?;
    let mut changed = transaction
        .prepare("UPDATE installations SET revision = revision + 1 WHERE shop = ?1 RETURNING id")?;
    let ids: Vec<InstallationId> =
        changed.query_map([&shop.id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let other_currency = before.as_ref().is_some_and(|before| before.currency != shop.currency);
    let modules_alone =
        before.is_some_and(|before| before == Shop { modules: before.modules.clone(), ..shop.clone() });
    if other_currency {
        // The prices are the old one's: all of them are to be told again.
        ids.iter().try_for_each(|id| ticks::tell_again(transaction, *id))?;
    }
    ids.into_iter().try_for_each(|id| {
        // Any other fact may be what a connector waits for; a module is what the platform does.
        if modules_alone {
            jobs::resume_paused_by(transaction, id, &shop.modules)
        } else {
            transaction.resume_paused_jobs(id)
        }
    })
}

pub(super) fn shops(transaction: &OpenTransaction<'_>) -> DbResult<Vec<Shop>> {
    let mut statement = transaction.prepare(&format!("SELECT {SHOP} FROM shops ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let mut shops = Vec::new();
    while let Some(row) = rows.next()? {
        shops.push(shop_from_row(row)?);
    }
    Ok(shops)
}

pub(super) fn shop(transaction: &OpenTransaction<'_>, id: &str) -> DbResult<Option<Shop>> {
    let mut statement = transaction.prepare_cached(&format!("SELECT {SHOP} FROM shops WHERE id = ?1"))?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(shop_from_row).transpose()
}

const SHOP: &str = "id, name, public_url, currency, locale, time_zone, modules";

fn shop_from_row(row: &Row<'_>) -> DbResult<Shop> {
    Ok(Shop {
        id: row.get(0)?,
        name: row.get(1)?,
        public_url: row.get(2)?,
        currency: row.get(3)?,
        locale: row.get(4)?,
        time_zone: row.get(5)?,
        modules: serde_json::from_str(&row.get::<_, String>(6)?)?,
    })
}

pub(super) fn installations(
    transaction: &OpenTransaction<'_>,
    shop: Option<&str>,
) -> DbResult<Vec<Installation>> {
    let of_shop = if shop.is_some() { "WHERE shop = ?1" } else { "" };
    let mut statement =
        transaction.prepare_cached(&format!("SELECT * FROM installations {of_shop} ORDER BY id"))?;
    let mut rows = statement.query(params_from_iter(shop))?;
    let mut installations = Vec::new();
    while let Some(row) = rows.next()? {
        installations.push(installation(row, transaction.context)?);
    }
    Ok(installations)
}

fn installation_by_id(transaction: &OpenTransaction<'_>, id: InstallationId) -> DbResult<Installation> {
    transaction
        .installation_by_id(id)?
        .ok_or_else(|| DbError::Damaged(format!("there is no installation {id}")))
}

fn installation(row: &Row<'_>, context: &Context) -> DbResult<Installation> {
    let id: InstallationId = row.get("id")?;
    let reason: Option<String> = row.get("reason")?;
    let state: String = row.get("state")?;
    let state = match (state.as_str(), reason) {
        ("active", _) => InstallationState::Active,
        ("paused", Some(reason)) => InstallationState::Paused(serde_json::from_str(&reason)?),
        _ => InstallationState::Disabled,
    };
    let sealed: Vec<u8> = row.get("settings")?;
    let settings = context
        .seal
        .unseal(&place(id), &sealed)
        .map_err(|problem| DbError::Damaged(format!("the settings of installation {id}: {problem}")))?;
    Ok(Installation {
        id,
        shop: row.get("shop")?,
        plugin: row.get("plugin")?,
        account: serde_json::from_str(&row.get::<_, String>("account")?)?,
        state,
        slow_until: row.get("slow_until")?,
        revision: row.get("revision")?,
        flows: serde_json::from_str(&row.get::<_, String>("flows")?)?,
        settings: serde_json::from_slice(&settings)?,
    })
}

fn place(id: InstallationId) -> String {
    format!("{id}/settings")
}

pub(super) fn connect(
    transaction: &OpenTransaction<'_>,
    connection: &Connection,
) -> DbResult<(Installation, Forgotten)> {
    let known: Option<InstallationId> = transaction
        .query_row(
            "SELECT id FROM installations WHERE shop = ?1 AND plugin = ?2",
            [&connection.shop, &connection.plugin],
            |row| row.get(0),
        )
        .optional()?;
    let id = match known {
        Some(id) => id,
        None => {
            transaction.execute(
                "INSERT INTO installations (shop, plugin, account, state, flows, settings)
                 VALUES (?1, ?2, '{\"id\":\"\",\"name\":\"\"}', 'disabled', '{}', x'')",
                [&connection.shop, &connection.plugin],
            )?;
            transaction.last_insert_rowid()
        }
    };
    let before = match known {
        Some(id) => Some(installation_by_id(transaction, id)?),
        None => None,
    };
    let another = match (&before, &connection.account) {
        (Some(before), Some(account)) => {
            !account.id.is_empty() && !before.account.id.is_empty() && account.id != before.account.id
        }
        _ => false,
    };
    let known = before.map(|before| before.account).unwrap_or_default();
    // A remote that can't tell this time doesn't make the account another one.
    let account = connection.account.clone().filter(|account| !account.id.is_empty()).unwrap_or(known);
    if connection.exclusive && connection.account.is_some() {
        check_free(transaction, id, &connection.plugin, &account.id)?;
    }
    let mut forgotten = Forgotten::default();
    if another || connection.forget {
        forgotten = links(transaction, id)?;
        forget_all(transaction, id)?;
    }
    for message in forgotten.messages() {
        let activity = NewActivity { subject: None, event: ActivityEvent::Forgotten, message: Some(message) };
        activity::add(transaction, id, &activity, connection.now)?;
    }
    if connection.account.is_some() || connection.forget || connection.session.is_some() {
        sessions::reset(transaction, id)?;
    }
    if let Some(expires_at) = connection.session {
        sessions::begun(transaction, id, expires_at, connection.now)?;
    }
    if connection.account.is_some() {
        // Other settings can mean other records, or the same ones mapped otherwise.
        ticks::restart_all(transaction, id, connection.now)?;
    }
    storage::write(transaction, id, &connection.writes)?;
    let settings = transaction
        .context
        .seal
        .seal(&place(id), &serde_json::to_vec(&connection.settings)?)
        .map_err(DbError::Damaged)?;
    let flows: serde_json::Map<String, serde_json::Value> =
        connection.flows.iter().map(|(key, on)| (key.clone(), (*on).into())).collect();
    transaction.execute(
        "UPDATE installations SET account = ?2, flows = ?3, settings = ?4, revision = revision + 1,
            state = iif(?5, 'active', state), reason = iif(?5, NULL, reason), slow_until = iif(?5, 0, slow_until)
         WHERE id = ?1",
        params![
            id,
            serde_json::to_string(&account)?,
            serde_json::to_string(&flows)?,
            settings,
            // Switches alone say nothing about the credentials.
            connection.account.is_some()
        ],
    )?;
    transaction.resume_paused_jobs(id)?;
    for job in &connection.then {
        jobs::push(transaction, id, job, connection.now)?;
    }
    let event = match (&connection.account, connection.session) {
        (Some(_), _) => Some(ActivityEvent::Connected),
        // A session alone is nobody's doing.
        (None, Some(_)) => None,
        (None, None) => Some(ActivityEvent::Switched),
    };
    if let Some(event) = event {
        let activity = NewActivity { subject: None, event, message: None };
        activity::add(transaction, id, &activity, connection.now)?;
    }
    Ok((installation_by_id(transaction, id)?, forgotten))
}

/// Whether no other shop has the account: two would undo each other's webhooks there, and whatever
/// it reports would change both.
fn check_free(
    transaction: &OpenTransaction<'_>,
    id: InstallationId,
    plugin: &str,
    account: &str,
) -> DbResult<()> {
    if account.is_empty() {
        return Ok(());
    }
    let taken: Option<String> = transaction
        .query_row(
            "SELECT shop FROM installations WHERE plugin = ?1 AND id <> ?2 AND state <> 'disabled'
                AND json_extract(account, '$.id') = ?3 ORDER BY id LIMIT 1",
            params![plugin, id, account],
            |row| row.get(0),
        )
        .optional()?;
    match taken {
        Some(shop) => Err(StoreError::AccountTaken(shop).into()),
        None => Ok(()),
    }
}

/// What a plugin knows of an account.
fn forget_all(transaction: &OpenTransaction<'_>, id: InstallationId) -> DbResult<()> {
    for table in ["links", "variant_links", "storage", "ticks", "problems"] {
        transaction.execute(&format!("DELETE FROM {table} WHERE installation = ?1"), [id])?;
    }
    Ok(())
}

pub(super) fn forget(
    transaction: &OpenTransaction<'_>,
    plugin: &str,
    account: &str,
    now: Timestamp,
) -> DbResult<usize> {
    if account.is_empty() {
        return Ok(0);
    }
    let mut statement = transaction.prepare(
        "SELECT id FROM installations
         WHERE plugin = ?1 AND json_extract(account, '$.id') = ?2 AND state <> 'active' ORDER BY id",
    )?;
    let ids: Vec<InstallationId> =
        statement.query_map([plugin, account], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for id in &ids {
        forget_all(transaction, *id)?;
        sessions::reset(transaction, *id)?;
        transaction.erase_jobs(*id, now)?;
        // Whoever lets it in again begins anew.
        transaction.execute(
            "UPDATE installations SET account = '{\"id\":\"\",\"name\":\"\"}', revision = revision + 1 WHERE id = ?1",
            [id],
        )?;
        let message = Some(Message::host("account-forgotten", &[]));
        let activity = NewActivity { subject: None, event: ActivityEvent::Forgotten, message };
        activity::add(transaction, *id, &activity, now)?;
    }
    Ok(ids.len())
}

/// What is linked.
fn links(transaction: &OpenTransaction<'_>, id: InstallationId) -> DbResult<Forgotten> {
    let mut statement = transaction.prepare(
        "SELECT l.entity, count(*), count(*) FILTER (WHERE json_extract(r.body, '$.active'))
         FROM links l JOIN installations i ON i.id = l.installation
         LEFT JOIN records r ON r.shop = i.shop AND r.entity = l.entity AND r.id = l.record
         WHERE l.installation = ?1 GROUP BY l.entity",
    )?;
    let mut rows = statement.query([id])?;
    let mut links = Forgotten::default();
    while let Some(row) = rows.next()? {
        let (entity, count, active): (String, u64, u64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        match Entity::from_word(&entity) {
            Some(Entity::Order) => links.orders = count,
            Some(Entity::Product) => (links.products, links.on_sale) = (count, active),
            Some(Entity::Customer) => links.customers = count,
            None => {}
        }
    }
    Ok(links)
}

pub(super) fn set_state(
    transaction: &OpenTransaction<'_>,
    id: InstallationId,
    state: &InstallationState,
    now: Timestamp,
) -> DbResult<()> {
    let (event, reason) = match state {
        InstallationState::Active => (ActivityEvent::Active, None),
        InstallationState::Paused(reason) => (ActivityEvent::Paused, Some(reason)),
        InstallationState::Disabled => (ActivityEvent::Disabled, None),
    };
    let text = reason.map(serde_json::to_string).transpose()?;
    transaction.execute(
        "UPDATE installations SET state = ?2, reason = ?3, revision = revision + 1 WHERE id = ?1",
        params![id, event.as_str(), text],
    )?;
    let activity = NewActivity { subject: None, event, message: reason.cloned() };
    activity::add(transaction, id, &activity, now)
}

impl InstallationRows for OpenTransaction<'_> {
    fn installation_by_id(&self, id: InstallationId) -> DbResult<Option<Installation>> {
        let mut statement = self.prepare_cached("SELECT * FROM installations WHERE id = ?1")?;
        let mut rows = statement.query([id])?;
        rows.next()?.map(|row| installation(row, self.context)).transpose()
    }

    fn limit_pauses(&self, until: Timestamp) -> DbResult<usize> {
        let limited =
            self.execute("UPDATE installations SET slow_until = ?1 WHERE slow_until > ?1", [until])?;
        Ok(limited)
    }
}
