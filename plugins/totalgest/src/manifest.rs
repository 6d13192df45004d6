//! How the Integrations page presents the plugin.

use framework360_sdk::manifest::{self, Presenter};
use framework360_sdk::say::sdk_job_export_order;
use framework360_sdk::shop::Entity;
use framework360_sdk::{Connection, Direction, FieldKind, Manifest};

use crate::say::{self, CATALOGUE};
use crate::{EXPORT_ORDER, ORDERS_OUT, PRODUCTS_IN};

/// The plugin in the reader's language.
pub(crate) fn manifest(locale: &str) -> Manifest {
    let show = Presenter::new(&CATALOGUE, locale);
    let orders_out = show.flow(
        ORDERS_OUT,
        Entity::Order,
        Direction::Outbound,
        "Framework360 => TotalGest",
        &say::orders_out_help(),
    );
    let products_in = show.flow(
        PRODUCTS_IN,
        Entity::Product,
        Direction::Inbound,
        "TotalGest => Framework360",
        &say::products_in_help(),
    );
    Manifest {
        id: "totalgest".to_owned(),
        name: show.text(&say::name()),
        summary: show.text(&say::summary()),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        requires: vec!["ecommerce".to_owned()],
        allowed_hosts: vec!["{endpoint}".to_owned()],
        connection: Connection::Credentials,
        settings: vec![
            show.field("shop_id", FieldKind::Text, &say::shop_id(), &say::shop_id_help()).required(),
            show.field("owner_id", FieldKind::Text, &say::owner_id(), &say::owner_id_help()).required(),
            show.field("endpoint", FieldKind::Url, &say::endpoint(), &say::endpoint_help())
                .required()
                .with_placeholder("tg00.bweb.ch"),
            show.field("username", FieldKind::Text, &say::username(), &say::username_help()).required(),
            show.field("password", FieldKind::Secret, &say::password(), &say::password_help()).required(),
        ],
        main_switches: Vec::new(),
        // The guides promise that both run by themselves once the shop is connected.
        flows: vec![orders_out.on_by_default(), products_in.on_by_default()],
        columns: vec![
            manifest::column(Entity::Order, "TotalGest", Some(EXPORT_ORDER)),
            manifest::column(Entity::Product, "TotalGest", None),
        ],
        jobs: vec![show.job(EXPORT_ORDER, &sdk_job_export_order())],
    }
}
