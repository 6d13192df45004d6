//! The manifest: how the Integrations page presents the plugin.

use framework360_sdk::manifest::{column, field, flow, job};
use framework360_sdk::shop::Entity;
use framework360_sdk::{Connection, Direction, FieldKind, Manifest};

use crate::say;
use crate::{
    CUSTOMER, CUSTOMER_AGAIN, CUSTOMER_BOTH, CUSTOMERS_IN, CUSTOMERS_OUT, MERGED, PRIVACY, SEND_CUSTOMER,
    UNINSTALLED,
};

/// The plugin.
pub(crate) fn manifest() -> Manifest {
    let customers_in = flow(
        CUSTOMERS_IN,
        Entity::Customer,
        Direction::Inbound,
        "Shopify => Framework360",
        say::customers_in_help(),
    );
    let customers_out = flow(
        CUSTOMERS_OUT,
        Entity::Customer,
        Direction::Outbound,
        "Framework360 => Shopify",
        say::customers_out_help(),
    );
    Manifest {
        id: "shopify".to_owned(),
        name: say::name(),
        summary: say::summary(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        requires: Vec::new(),
        allowed_hosts: vec!["*.myshopify.com".to_owned()],
        connection: Connection::Oauth,
        settings: vec![
            // Not required: Shopify's install link brings it.
            field("shop", FieldKind::Text, say::shop(), say::shop_help())
                .with_placeholder("my-store.myshopify.com"),
            field("client_id", FieldKind::Text, say::client_id(), say::client_id_help())
                .of_platform()
                .required(),
            field("client_secret", FieldKind::Secret, say::client_secret(), say::client_secret_help())
                .of_platform()
                .required(),
            field(
                "old_client_secret",
                FieldKind::Secret,
                say::old_client_secret(),
                say::old_client_secret_help(),
            )
            .of_platform(),
        ],
        main_switches: vec![Entity::Customer],
        flows: vec![customers_in, customers_out],
        columns: vec![column(Entity::Customer, "Shopify", Some(SEND_CUSTOMER))],
        jobs: vec![
            job(CUSTOMER, say::job_customer()),
            job(CUSTOMER_AGAIN, say::job_customer_again()),
            job(CUSTOMER_BOTH, say::job_customer_both()),
            job(SEND_CUSTOMER, say::job_send_customer()),
            job(MERGED, say::job_merged()),
            job(PRIVACY, say::job_privacy()),
            job(UNINSTALLED, say::job_uninstalled()),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use framework360_sdk::Scope;

    #[test]
    fn the_switches_are_called_as_the_guide_calls_them_and_are_off() {
        let manifest = manifest();
        let labels: Vec<_> = manifest.flows.iter().map(|flow| flow.label.as_str()).collect();
        assert_eq!(labels, ["Shopify => Framework360", "Framework360 => Shopify"]);
        assert!(manifest.flows.iter().all(|flow| !flow.default_on));
        assert_eq!(manifest.main_switches, [Entity::Customer]);
        assert_eq!(manifest.columns[0].title, "Shopify");
    }

    #[test]
    fn a_shops_owner_enters_nothing_but_the_stores_address() {
        let asked: Vec<_> =
            manifest().settings.into_iter().filter(|field| field.scope == Scope::Shop).collect();
        assert_eq!(asked.len(), 1);
        assert_eq!(asked[0].key, "shop");
    }
}
