//! The manifest: how the Integrations page presents the plugin.

use framework360_sdk::manifest::{column, field, flow, job};
use framework360_sdk::say::sdk_job_export_order;
use framework360_sdk::shop::Entity;
use framework360_sdk::{Connection, Direction, FieldKind, Manifest};

use crate::say;
use crate::{EXPORT_ORDER, ORDERS_OUT, PRODUCTS_IN};

/// The plugin.
pub(crate) fn manifest() -> Manifest {
    let orders_out = flow(
        ORDERS_OUT,
        Entity::Order,
        Direction::Outbound,
        "Framework360 => TotalGest",
        say::orders_out_help(),
    );
    let products_in = flow(
        PRODUCTS_IN,
        Entity::Product,
        Direction::Inbound,
        "TotalGest => Framework360",
        say::products_in_help(),
    );
    Manifest {
        id: "totalgest".to_owned(),
        name: say::name(),
        summary: say::summary(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        requires: vec!["ecommerce".to_owned()],
        allowed_hosts: vec!["{endpoint}".to_owned()],
        connection: Connection::Credentials,
        settings: vec![
            field("shop_id", FieldKind::Text, say::shop_id(), say::shop_id_help()).required(),
            field("owner_id", FieldKind::Text, say::owner_id(), say::owner_id_help()).required(),
            field("endpoint", FieldKind::Url, say::endpoint(), say::endpoint_help())
                .required()
                .with_placeholder("tg00.bweb.ch"),
            field("username", FieldKind::Text, say::username(), say::username_help()).required(),
            field("password", FieldKind::Secret, say::password(), say::password_help()).required(),
        ],
        main_switches: Vec::new(),
        // The guides promise that both run by themselves once the shop is connected.
        flows: vec![orders_out.on_by_default(), products_in.on_by_default()],
        columns: vec![
            column(Entity::Order, "TotalGest", Some(EXPORT_ORDER)),
            column(Entity::Product, "TotalGest", None),
        ],
        jobs: vec![job(EXPORT_ORDER, sdk_job_export_order())],
    }
}
