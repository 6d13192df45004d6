//! The targets of `host-test tick`: which plugins are asked for what.

use host_core::model::{Installation, InstallationState};
use host_core::shop::Entity;
use host_platform::Host;
use std::sync::Arc;

use crate::args::{At, Ticked};
use crate::commands::candidates;
use crate::output::Output;
use crate::usage_error::UsageError;

/// The installations that could be meant and take anything, each with the entities it takes. If there is only one,
/// it's included in any case, so that its tick reports why it takes nothing.
pub(super) async fn find(
    host: &Arc<Host>,
    what: Option<Ticked>,
    at: &At,
    out: &Output,
) -> anyhow::Result<Vec<(Installation, Vec<Entity>)>> {
    let candidates = candidates(host, at, out).await?;
    let only = candidates.len() == 1;
    let mut targets = Vec::new();
    for installation in candidates {
        let mut takes = Vec::new();
        for entity in asked(what) {
            if host.ticks().takes(&installation, *entity).await {
                takes.push(*entity);
            }
        }
        let on = installation.state != InstallationState::Disabled;
        let entities =
            if only { which(what, takes, could(host, &installation).await.as_deref()) } else { takes };
        if !entities.is_empty() && (only || on) {
            targets.push((installation, entities));
        }
    }
    if targets.is_empty() {
        let key = match what {
            Some(Ticked::Products) => "nobody-takes-products",
            Some(Ticked::Customers) => "nobody-takes-customers",
            None => "nobody-takes-anything",
        };
        return Err(UsageError(out.texts.word(key)).into());
    }
    Ok(targets)
}

/// The entities that a person asks for.
fn asked(what: Option<Ticked>) -> &'static [Entity] {
    match what {
        Some(Ticked::Products) => &[Entity::Product],
        Some(Ticked::Customers) => &[Entity::Customer],
        None => &[Entity::Product, Entity::Customer],
    }
}

/// The entities that a plugin has switches for; none where it's missing.
async fn could(host: &Arc<Host>, installation: &Installation) -> Option<Vec<Entity>> {
    let plugin = host.plugin(&installation.plugin).await.ok()?;
    let manifest = plugin.manifest("en");
    Some(manifest.flows.iter().map(|flow| flow.entity).collect())
}

/// The entities to tick for the only plugin that could be meant: those that it takes of what is asked for, or else
/// those that it could take. A missing plugin is reported by any tick.
fn which(what: Option<Ticked>, takes: Vec<Entity>, could: Option<&[Entity]>) -> Vec<Entity> {
    let asked = asked(what);
    match could {
        _ if !takes.is_empty() => takes,
        Some(could) => asked.iter().copied().filter(|entity| could.contains(entity)).collect(),
        None => asked.first().copied().into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use Entity::{Customer, Order, Product};

    use super::*;

    #[test]
    fn without_a_word_a_plugin_s_ticks_are_those_of_what_it_takes_else_of_what_it_could_take() {
        assert_eq!(which(None, vec![Customer], Some(&[Product, Customer])), [Customer]);
        assert_eq!(which(None, vec![Product, Customer], Some(&[Customer, Product])), [Product, Customer]);
        assert_eq!(which(None, Vec::new(), Some(&[Customer, Order])), [Customer], "its tick reports why not");
        assert_eq!(which(None, Vec::new(), Some(&[Customer, Product])), [Product, Customer]);
        assert_eq!(which(None, Vec::new(), None), [Product], "a plugin that is missing");
    }

    #[test]
    fn a_plugin_is_never_asked_for_records_that_it_knows_nothing_of() {
        assert_eq!(which(Some(Ticked::Products), Vec::new(), Some(&[Customer])), []);
        assert_eq!(which(Some(Ticked::Customers), Vec::new(), Some(&[Customer])), [Customer], "it's off");
        assert_eq!(which(Some(Ticked::Customers), Vec::new(), None), [Customer], "it's missing");
        assert_eq!(which(None, Vec::new(), Some(&[Order])), []);
    }
}
