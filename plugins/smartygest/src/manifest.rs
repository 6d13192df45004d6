//! How the Integrations page presents the plugin.

use framework360_sdk::shop::Entity;
use framework360_sdk::{Column, Connection, Direction, Field, FieldKind, Flow, Manifest, Message, Scope};

use crate::say::{self, CATALOGUE};
use crate::{EXPORT_ORDER, ORDERS_OUT, PRODUCTS_IN, api};

/// The plugin in the reader's language.
pub(crate) fn manifest(locale: &str) -> Manifest {
    let texts = CATALOGUE.reader(locale);
    let text = |message: &Message| texts.render(message);
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
    let flow = |key: &str, entity, direction, label: &str, help: &Message| Flow {
        key: key.to_owned(),
        entity,
        direction,
        label: label.to_owned(),
        help: text(help),
        default_on: false,
    };
    let column = |entity, send_job: Option<&str>| Column {
        entity,
        title: "Smartygest".to_owned(),
        send_job: send_job.map(str::to_owned),
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
        flows: vec![
            flow(
                ORDERS_OUT,
                Entity::Order,
                Direction::Outbound,
                "Framework360 => Smartygest",
                &say::orders_out_help(),
            ),
            flow(
                PRODUCTS_IN,
                Entity::Product,
                Direction::Inbound,
                "Smartygest => Framework360",
                &say::products_in_help(),
            ),
        ],
        columns: vec![column(Entity::Order, Some(EXPORT_ORDER)), column(Entity::Product, None)],
    }
}
