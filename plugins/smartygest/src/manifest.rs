//! The manifest: how the Integrations page presents the plugin.

use framework360_sdk::manifest::{column, field, flow, job};
use framework360_sdk::say::sdk_job_export_order;
use framework360_sdk::shop::Entity;
use framework360_sdk::{Connection, Direction, FieldKind, Manifest};

use crate::{AUDIT_ORDERS, EXPORT_ORDER, ORDERS_OUT, PRODUCTS_IN, api};
use crate::{say, taxes};

const OUT: &str = "Framework360 => Smartygest";
const IN: &str = "Smartygest => Framework360";

/// The plugin.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        id: "smartygest".to_owned(),
        name: say::name(),
        summary: say::summary(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        requires: vec!["ecommerce".to_owned()],
        allowed_hosts: vec![api::HOST.to_owned()],
        connection: Connection::Credentials,
        settings: vec![
            field("api_key", FieldKind::Secret, say::api_key(), say::api_key_help()).required(),
            field("prices", FieldKind::Choice, say::prices(), say::prices_help())
                .with_default("vat-included"),
            field("reference", FieldKind::Choice, say::reference(), say::reference_help())
                .with_default("row-name"),
            field("unanswered", FieldKind::Choice, say::unanswered(), say::unanswered_help())
                .with_default("repeat"),
            field(taxes::SETTING, FieldKind::Mapping, say::tax_ids(), say::tax_ids_help()),
        ],
        main_switches: Vec::new(),
        flows: vec![
            flow(ORDERS_OUT, Entity::Order, Direction::Outbound, OUT, say::orders_out_help()),
            flow(PRODUCTS_IN, Entity::Product, Direction::Inbound, IN, say::products_in_help()),
        ],
        columns: vec![
            column(Entity::Order, "Smartygest", Some(EXPORT_ORDER)),
            column(Entity::Product, "Smartygest", None),
        ],
        jobs: vec![job(EXPORT_ORDER, sdk_job_export_order()), job(AUDIT_ORDERS, say::job_audit_orders())],
    }
}
