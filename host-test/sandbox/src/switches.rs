//! The switches of the Synchronization section: one for each flow, and main switches above them.

use std::collections::BTreeMap;

use host_core::model::Installation;
use host_core::shop::Entity;

pub use crate::main_switches::main_key;
use crate::manifest::{Direction, Flow, Manifest};

/// All keys that can be switched: the main ones first.
pub fn keys(manifest: &Manifest) -> Vec<&str> {
    let main = manifest.main_switches.iter().map(|entity| main_key(*entity));
    main.chain(manifest.flows.iter().map(|flow| flow.key.as_str())).collect()
}

/// All switches as they will be: the value that is set, else the stored one, else the default. A main
/// switch is off by default.
pub fn merged(
    manifest: &Manifest,
    set: &BTreeMap<String, bool>,
    known: Option<&Installation>,
) -> Vec<(String, bool)> {
    let on = |key: &str, begins: bool| {
        let kept = known.and_then(|known| known.flows.get(key));
        (key.to_owned(), set.get(key).or(kept).copied().unwrap_or(begins))
    };
    let main = manifest.main_switches.iter().map(|entity| on(main_key(*entity), false));
    main.chain(manifest.flows.iter().map(|flow| on(&flow.key, flow.default_on))).collect()
}

/// Whether a flow is on, and its main switch where it has one.
fn is_on(manifest: &Manifest, flows: &BTreeMap<String, bool>, flow: &Flow) -> bool {
    let on = |key: &str| flows.get(key).copied().unwrap_or(false);
    let main = !manifest.main_switches.contains(&flow.entity) || on(main_key(flow.entity));
    main && on(&flow.key)
}

/// The flows that a connector gets.
pub fn flows_for_guest(manifest: Option<&Manifest>, installation: &Installation) -> BTreeMap<String, bool> {
    let mut reported = installation.flows.clone();
    for flow in manifest.iter().flat_map(|manifest| manifest.flows.iter().map(move |flow| (manifest, flow))) {
        let (manifest, flow) = flow;
        reported.insert(flow.key.clone(), is_on(manifest, &installation.flows, flow));
    }
    reported
}

/// Whether a switch is on for these records in this direction.
pub fn flow_on(manifest: &Manifest, installation: &Installation, entity: Entity, way: Direction) -> bool {
    manifest.flows.iter().any(|flow| {
        matches!(
            (flow.direction, way),
            (Direction::Outbound, Direction::Outbound) | (Direction::Inbound, Direction::Inbound)
        ) && flow.entity == entity
            && is_on(manifest, &installation.flows, flow)
    })
}

/// The switches that keep these records from going in this direction; none where some go, or where
/// the plugin has no switch for them.
pub fn off(manifest: &Manifest, installation: &Installation, entity: Entity, way: Direction) -> Vec<String> {
    if flow_on(manifest, installation, entity, way) {
        return Vec::new();
    }
    let on = |key: &str| installation.flows.get(key).copied().unwrap_or(false);
    let flows = manifest.flows.iter().filter(|flow| {
        matches!(
            (flow.direction, way),
            (Direction::Outbound, Direction::Outbound) | (Direction::Inbound, Direction::Inbound)
        ) && flow.entity == entity
    });
    let flows: Vec<&str> = flows.map(|flow| flow.key.as_str()).collect();
    if flows.is_empty() {
        return Vec::new();
    }
    let main = manifest.main_switches.contains(&entity).then(|| main_key(entity));
    main.into_iter().chain(flows).filter(|key| !on(key)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::Connection;

    fn manifest(main_switches: Vec<Entity>) -> Manifest {
        let flow = |key: &str, entity, direction, default_on| Flow {
            key: key.into(),
            entity,
            direction,
            label: String::new(),
            help: String::new(),
            default_on,
        };
        Manifest {
            id: "shopify".into(),
            name: String::new(),
            summary: String::new(),
            version: String::new(),
            requires: Vec::new(),
            allowed_hosts: Vec::new(),
            connection: Connection::Oauth,
            settings: Vec::new(),
            main_switches,
            flows: vec![
                flow("customers-in", Entity::Customer, Direction::Inbound, true),
                flow("customers-out", Entity::Customer, Direction::Outbound, false),
                flow("orders", Entity::Order, Direction::Outbound, true),
            ],
            columns: Vec::new(),
            jobs: Vec::new(),
        }
    }

    fn installation(manifest: &Manifest, set: &[(&str, bool)]) -> Installation {
        let set = set.iter().map(|(key, on)| ((*key).to_owned(), *on)).collect();
        let flows = merged(manifest, &set, None).into_iter().collect();
        Installation { flows, ..Installation::placeholder() }
    }

    #[test]
    fn a_flow_is_on_only_where_its_main_switch_is_on_too() {
        let manifest = manifest(vec![Entity::Customer]);
        let begins = installation(&manifest, &[]);
        assert!(
            !flow_on(&manifest, &begins, Entity::Customer, Direction::Inbound),
            "a main switch begins off"
        );
        assert!(
            flow_on(&manifest, &begins, Entity::Order, Direction::Outbound),
            "orders have no main switch"
        );
        let on = installation(&manifest, &[("customers", true)]);
        assert!(flow_on(&manifest, &on, Entity::Customer, Direction::Inbound));
        assert!(!flow_on(&manifest, &on, Entity::Customer, Direction::Outbound));
    }

    #[test]
    fn the_switches_that_keep_records_back_are_named() {
        let manifest = manifest(vec![Entity::Customer]);
        let off = |set| off(&manifest, &installation(&manifest, set), Entity::Customer, Direction::Outbound);
        assert_eq!(off(&[]), ["customers", "customers-out"]);
        assert_eq!(off(&[("customers", true)]), ["customers-out"]);
        assert_eq!(off(&[("customers-out", true)]), ["customers"]);
        assert!(off(&[("customers", true), ("customers-out", true)]).is_empty());
    }

    #[test]
    fn a_connector_gets_its_flows_with_their_main_switches() {
        let manifest = manifest(vec![Entity::Customer]);
        let flows = |set| {
            let reported = flows_for_guest(Some(&manifest), &installation(&manifest, set));
            (reported.get("customers-in").copied(), reported.get("orders").copied())
        };
        assert_eq!(flows(&[]), (Some(false), Some(true)));
        assert_eq!(flows(&[("customers", true)]), (Some(true), Some(true)));
        assert_eq!(flows(&[("customers", true), ("customers-in", false)]), (Some(false), Some(true)));
    }

    #[test]
    fn switches_that_are_not_set_stay_as_they_are() {
        let manifest = manifest(vec![Entity::Customer]);
        let known = installation(&manifest, &[("customers", true), ("customers-out", true)]);
        let set = [("customers-in".to_owned(), false)].into();
        let flows: BTreeMap<String, bool> = merged(&manifest, &set, Some(&known)).into_iter().collect();
        let expected =
            [("customers", true), ("customers-in", false), ("customers-out", true), ("orders", true)];
        assert_eq!(flows, expected.map(|(key, on)| (key.to_owned(), on)).into());
        assert_eq!(keys(&manifest), ["customers", "customers-in", "customers-out", "orders"]);
    }
}
