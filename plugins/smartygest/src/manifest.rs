//! How the Integrations page presents the plugin.

use framework360_sdk::shop::Entity;
use framework360_sdk::{Column, Connection, Direction, Field, FieldKind, Flow, Manifest, Message, Scope};

use crate::say::{self, CATALOGUE};
use crate::{EXPORT_ORDER, ORDERS_OUT, api};

/// The plugin in the reader's language.
pub(crate) fn manifest(locale: &str) -> Manifest {
    let text = |message: &Message| CATALOGUE.render(message, locale);
    let field = |key: &str, label: &Message, help: &Message, kind: FieldKind| Field {
        key: key.to_owned(),
        label: text(label),
        help: text(help),
        kind,
        scope: Scope::Shop,
        required: false,
        placeholder: String::new(),
        default: String::new(),
    };
    Manifest {
        id: "smartygest".to_owned(),
        name: text(&say::name()),
        summary: text(&say::summary()),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        requires: vec!["ecommerce".to_owned()],
        allowed_hosts: vec![api::HOST.to_owned()],
        connection: Connection::Credentials,
        settings: vec![
            Field {
                required: true,
                ..field("api_key", &say::api_key(), &say::api_key_help(), FieldKind::Secret)
            },
            Field {
                default: "vat-included".to_owned(),
                ..field("prices", &say::prices(), &say::prices_help(), FieldKind::Choice)
            },
            field("tax_ids", &say::tax_ids(), &say::tax_ids_help(), FieldKind::Mapping),
        ],
        main_switches: Vec::new(),
        flows: vec![Flow {
            key: ORDERS_OUT.to_owned(),
            entity: Entity::Order,
            direction: Direction::Outbound,
            label: "Framework360 => Smartygest".to_owned(),
            help: text(&say::orders_out_help()),
            default_on: false,
        }],
        columns: vec![Column {
            entity: Entity::Order,
            title: "Smartygest".to_owned(),
            send_job: Some(EXPORT_ORDER.to_owned()),
        }],
    }
}
