//! The records that a text finds: by their keys, by their ids, or by their number at a remote.

use std::collections::HashSet;

use rusqlite::types::Value;
use rusqlite::{Transaction, params};

use super::error::DbResult;
use super::records::body;
use host_core::match_keys::{is_searched_phone, normal, searched_phone};
use host_core::shop::{Customer, Entity};
use host_core::store::RecordQuery;

/// The conditions on a record's key of which a search meets one: a number, an SKU or a GTIN that begins with the text, in
/// small letters or large ones, an e-mail address that does, a name with all its words. The index of the keys serves each.
const KEY_CONDITIONS: [&str; 5] = [
    "kind IN ('number', 'sku', 'ean') AND value >= :text AND value < :text || char(1114111)",
    "kind IN ('number', 'sku', 'ean') AND value >= :upper AND value < :upper || char(1114111)",
    "kind IN ('number', 'sku', 'ean') AND value >= :lower AND value < :lower || char(1114111)",
    "kind = 'email' AND value >= :email AND value < :email || char(1114111)",
    "kind = 'name' AND instr(value, :word1) > 0 AND instr(value, :word2) > 0 AND instr(value, :word3) > 0",
];

/// The conditions on a record's id: it begins with the text, or is that of a customer with the telephone number.
const ID_CONDITIONS: [&str; 2] =
    ["id >= :text AND id < :text || char(1114111)", "id IN (SELECT value FROM json_each(:phones))"];

/// The conditions on a record's link: its number or its identifier at the remote is the text.
const LINK_CONDITIONS: [&str; 3] =
    ["number IN (:text, :upper) AND number <> ''", "remote_id = :text", "remote_id = :upper"];

/// The installations of a query's shop.
const INSTALLATIONS: &str = "(SELECT id FROM installations WHERE shop = :shop)";

/// A text that is searched for, in the forms in which it is compared.
pub(super) struct Search {
    text: String,
    email: String,
    /// The words of a name; more than three are one text with the third.
    words: [String; 3],
    /// The ids of the customers with the telephone number, as a JSON list.
    phones: String,
}

impl Search {
    /// The search of a query; none where its text is blank.
    pub(super) fn of(transaction: &Transaction<'_>, query: &RecordQuery) -> DbResult<Option<Self>> {
        let text = query.text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let name = normal("name", text);
        let mut words = name.splitn(3, ' ').map(str::to_owned);
        let mut word = || words.next().unwrap_or_default();
        let phones = match searched_phone(text) {
            Some(phone) if query.entity == Entity::Customer => {
                customers_with(transaction, &query.shop, &phone, text)?
            }
            _ => Vec::new(),
        };
        Ok(Some(Self {
            text: text.to_owned(),
            email: normal("email", text),
            words: [word(), word(), word()],
            phones: serde_json::to_string(&phones)?,
        }))
    }

    /// The values of the conditions' parameters.
    pub(super) fn values(&self) -> Vec<(&'static str, Value)> {
        let [first, second, third] = &self.words;
        vec![
            (":text", self.text.clone().into()),
            (":upper", self.text.to_uppercase().into()),
            (":lower", self.text.to_lowercase().into()),
            (":email", self.email.clone().into()),
            (":word1", first.clone().into()),
            (":word2", second.clone().into()),
            (":word3", third.clone().into()),
            (":phones", self.phones.clone().into()),
        ]
    }

    /// A statement for the ids of the records that the text finds. Some come more than once: SQLite would sort all to
    /// leave out a few.
    pub(super) fn ids() -> String {
        let of_kind = "WHERE shop = :shop AND entity = :entity AND";
        let keys =
            KEY_CONDITIONS.map(|condition| format!("SELECT id FROM record_keys {of_kind} {condition}"));
        let ids = ID_CONDITIONS.map(|condition| format!("SELECT id FROM records {of_kind} {condition}"));
        let links = LINK_CONDITIONS.map(|condition| {
            format!("SELECT record FROM links WHERE installation IN {INSTALLATIONS} AND entity = :entity AND {condition}")
        });
        let parts: Vec<String> = keys.into_iter().chain(ids).chain(links).collect();
        parts.join(" UNION ALL ")
    }

    /// The condition that the text finds the record `r`.
    pub(super) fn condition() -> String {
        let by_id = ID_CONDITIONS.map(|condition| {
            condition.replace("id >", "r.id >").replace("id <", "r.id <").replace("id IN", "r.id IN")
        });
        let by_key = KEY_CONDITIONS.map(|condition| format!("({condition})"));
        let by_link = LINK_CONDITIONS.map(|condition| format!("({condition})"));
        format!(
            "({} OR EXISTS (SELECT 1 FROM record_keys k
                WHERE k.shop = r.shop AND k.entity = r.entity AND k.id = r.id AND ({}))
            OR EXISTS (SELECT 1 FROM links l
                WHERE l.installation IN {INSTALLATIONS} AND l.entity = r.entity AND l.record = r.id AND ({})))",
            by_id.join(" OR "),
            by_key.join(" OR "),
            by_link.join(" OR ")
        )
    }
}

/// The ids of a shop's customers with this telephone number. Its key has the last digits alone, which others share.
fn customers_with(
    transaction: &Transaction<'_>,
    shop: &str,
    key: &str,
    searched: &str,
) -> DbResult<Vec<String>> {
    let mut statement = transaction.prepare_cached(
        "SELECT r.body FROM record_keys k CROSS JOIN records r
            ON r.shop = k.shop AND r.entity = k.entity AND r.id = k.id
         WHERE k.shop = ?1 AND k.entity = 'customer' AND k.kind = 'phone' AND k.value = ?2",
    )?;
    let mut rows = statement.query(params![shop, key])?;
    let mut found = HashSet::new();
    while let Some(row) = rows.next()? {
        let customer: Customer = body(row)?;
        if is_searched_phone(&customer.phone, searched) {
            found.insert(customer.id);
        }
    }
    Ok(found.into_iter().collect())
}
