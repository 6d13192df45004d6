//! Which plugins are asked for what.

use host_core::model::{Installation, InstallationState};
use host_core::shop::Entity;
use host_platform::Host;
use std::sync::Arc;

use crate::args::{At, Ticked};
use crate::commands::candidates;
use crate::output::Output;
use crate::usage_error::UsageError;

/// All that could be meant and take anything, each with what it takes; the only one in any case, so
/// that it's told why not.
pub(super) async fn meant(
    host: &Arc<Host>,
    what: Option<Ticked>,
    at: &At,
    out: &Output,
) -> anyhow::Result<Vec<(Installation, Vec<Entity>)>> {
    let candidates = candidates(host, at, out).await?;
    let only = candidates.len() == 1;
    let mut meant = Vec::new();
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
            meant.push((installation, entities));
        }
    }
    if meant.is_empty() {
        let key = match what {
            Some(Ticked::Products) => "nobody-takes-products",
            Some(Ticked::Customers) => "nobody-takes-customers",
            None => "nobody-takes-anything",
        };
        return Err(UsageError(out.texts.word(key)).into());
    }
    Ok(meant)
}

/// What a person asks for.
fn asked(what: Option<Ticked>) -> &'static [Entity] {
    match what {
        Some(Ticked::Products) => &[Entity::Product],
        Some(Ticked::Customers) => &[Entity::Customer],
        None => &[Entity::Product, Entity::Customer],
    }
}

/// What a plugin has switches for; none where it's missing.
async fn could(host: &Arc<Host>, installation: &Installation) -> Option<Vec<Entity>> {
    let plugin = host.plugin(&installation.plugin).await.ok()?;
    let manifest = plugin.manifest("en");
    Some(manifest.flows.iter().map(|flow| flow.entity).collect())
}

/// What is taken of the only plugin that could be meant: what it takes of what is asked for, or else
/// what it could take of that. One that is missing is reported as such, by whatever tick.
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
        assert_eq!(which(None, Vec::new(), Some(&[Customer, Order])), [Customer], "it's told why not");
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
