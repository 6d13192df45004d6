//! A plugin's switches as its page shows them: a main switch with its flows below it.

use std::collections::BTreeMap;

use host_platform::texts::main_switch_name;
use host_sandbox::manifest::{Flow, Manifest};
use host_sandbox::switches::main_key;

use crate::output::table;
use crate::texts::{Texts, t};

/// A switch.
pub(crate) struct Switch<'a> {
    /// The key, as it is typed.
    pub(crate) key: &'a str,
    pub(crate) label: String,
    /// The label of its main switch, where it's a flow below one.
    pub(crate) main: Option<String>,
    /// The flow; none for a main switch.
    pub(crate) flow: Option<&'a Flow>,
}

impl Switch<'_> {
    /// The switch as it is typed, indented where it's below a main switch.
    pub(crate) fn shown(&self) -> String {
        format!("{}{}", if self.main.is_some() { "  " } else { "" }, self.key)
    }
}

/// All switches: each main switch with its flows, then the other flows.
pub(crate) fn all<'a>(manifest: &'a Manifest, texts: &Texts) -> Vec<Switch<'a>> {
    let mut switches = Vec::new();
    for entity in &manifest.main_switches {
        let label = main_switch_name(*entity, texts.locale());
        switches.push(Switch { key: main_key(*entity), label: label.clone(), main: None, flow: None });
        let below = manifest.flows.iter().filter(|flow| flow.entity == *entity);
        switches.extend(below.map(|flow| switch(flow, Some(label.clone()))));
    }
    let others = manifest.flows.iter().filter(|flow| !manifest.main_switches.contains(&flow.entity));
    switches.extend(others.map(|flow| switch(flow, None)));
    switches
}

fn switch(flow: &Flow, main: Option<String>) -> Switch<'_> {
    Switch { key: &flow.key, label: flow.label.clone(), main, flow: Some(flow) }
}

/// A table of an installation's switches and whether each is on.
pub(crate) fn table_of(manifest: &Manifest, flows: &BTreeMap<String, bool>, texts: &Texts) -> String {
    let is_on = |key: &str| flows.get(key).copied().unwrap_or(false);
    let rows: Vec<Vec<String>> = all(manifest, texts)
        .into_iter()
        .map(|switch| {
            let held = switch.main.as_ref().filter(|_| {
                switch.flow.is_some_and(|flow| is_on(&flow.key) && !is_on(main_key(flow.entity)))
            });
            let status = match held {
                Some(main) => t!(texts, "switch-held", main = main),
                None => texts.word(if is_on(switch.key) { "on" } else { "off" }),
            };
            vec![switch.shown(), switch.label, status]
        })
        .collect();
    table(&texts.heads(&["head-switch", "head-label", "head-status"]), &rows)
}

#[cfg(test)]
mod tests {
    use host_core::shop::Entity;
    use host_sandbox::manifest::{Connection, Direction};

    use super::*;

    fn manifest() -> Manifest {
        let flow = |key: &str, entity, direction, label: &str| Flow {
            key: key.into(),
            entity,
            direction,
            label: label.into(),
            help: String::new(),
            default_on: false,
        };
        Manifest {
            id: "shopify".into(),
            name: "Shopify".into(),
            summary: String::new(),
            version: String::new(),
            requires: Vec::new(),
            allowed_hosts: Vec::new(),
            connection: Connection::Oauth,
            settings: Vec::new(),
            main_switches: vec![Entity::Customer],
            flows: vec![
                flow("orders-out", Entity::Order, Direction::Outbound, "Orders"),
                flow("customers-in", Entity::Customer, Direction::Inbound, "Shopify => Framework360"),
                flow("customers-out", Entity::Customer, Direction::Outbound, "Framework360 => Shopify"),
            ],
            columns: Vec::new(),
            jobs: Vec::new(),
        }
    }

    fn shown(on: &[&str]) -> String {
        let flows = on.iter().map(|key| ((*key).to_owned(), true)).collect();
        table_of(&manifest(), &flows, &Texts::new("en".into()))
    }

    #[test]
    fn a_main_switch_is_above_its_two_directions() {
        assert_eq!(
            shown(&["customers", "customers-in"]),
            "SWITCH           LABEL                    STATUS\n\
             customers        Sync Customers           on\n  \
               customers-in   Shopify => Framework360  on\n  \
               customers-out  Framework360 => Shopify  off\n\
             orders-out       Orders                   off\n"
        );
    }

    #[test]
    fn a_direction_that_its_main_switch_holds_says_so() {
        let shown = shown(&["customers-in", "orders-out"]);
        let line = |key: &str| shown.lines().find(|line| line.trim_start().starts_with(key)).unwrap();
        assert!(line("customers ").ends_with("off"), "{shown}");
        assert!(line("customers-in").ends_with("on, once Sync Customers is on"), "{shown}");
        assert!(line("orders-out").ends_with("  on"), "{shown}");
    }
}
