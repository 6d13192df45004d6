//! The records that a text finds: by their keys, or by their ids.

use rusqlite::types::Value;

use host_core::match_keys::{normal, searched_phone};

/// The conditions on a record's key of which a search meets one: a number, an SKU, a GTIN or an e-mail address that
/// begins with the text, its telephone number, a name that contains it. The index of the keys serves each.
const KEY_CONDITIONS: [&str; 4] = [
    "kind IN ('number', 'sku', 'ean') AND value >= :text AND value < :text || char(1114111)",
    "kind = 'email' AND value >= :email AND value < :email || char(1114111)",
    "kind = 'phone' AND value = :phone",
    "kind = 'name' AND instr(value, :name) > 0",
];

/// The condition on a record's id.
const ID_CONDITION: &str = "id >= :text AND id < :text || char(1114111)";

/// A text that is searched for, in the forms in which the keys have it.
pub(super) struct Search {
    text: String,
    email: String,
    phone: Option<String>,
    name: String,
}

impl Search {
    /// The search for this text; none where it is blank.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self {
            text: text.to_owned(),
            email: normal("email", text),
            phone: searched_phone(text),
            name: normal("name", text),
        })
    }

    /// The values of the conditions' parameters.
    pub(super) fn values(&self) -> [(&'static str, Value); 4] {
        [
            (":text", self.text.clone().into()),
            (":email", self.email.clone().into()),
            (":phone", self.phone.clone().into()),
            (":name", self.name.clone().into()),
        ]
    }

    /// A statement for the ids of the records that the text finds. Some come more than once: SQLite would sort all to
    /// leave out a few.
    pub(super) fn ids() -> String {
        let of_kind = "WHERE shop = :shop AND entity = :entity AND";
        let by_key =
            KEY_CONDITIONS.map(|condition| format!("SELECT id FROM record_keys {of_kind} {condition}"));
        format!("{} UNION ALL SELECT id FROM records {of_kind} {ID_CONDITION}", by_key.join(" UNION ALL "))
    }

    /// The condition that the text finds the record `r`.
    pub(super) fn condition() -> String {
        let by_id = ID_CONDITION.replace("id ", "r.id ");
        let by_key = KEY_CONDITIONS.join(" OR ");
        format!(
            "({by_id} OR EXISTS (SELECT 1 FROM record_keys k
                WHERE k.shop = r.shop AND k.entity = r.entity AND k.id = r.id AND ({by_key})))"
        )
    }
}
