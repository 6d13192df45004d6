//! The targets of ticks at a person's request: which plugins are asked for what.

use host_core::model::{Installation, InstallationState};
use host_core::shop::Entity;

use super::Ticks;

impl Ticks<'_> {
    /// The installations that take anything of what a person asks for, each with the entities that it takes. If there
    /// is only one candidate, it's included in any case, so that its tick reports why it takes nothing.
    pub async fn targets(
        self,
        candidates: Vec<Installation>,
        asked: &[Entity],
    ) -> Vec<(Installation, Vec<Entity>)> {
        let only = candidates.len() == 1;
        let mut targets = Vec::new();
        for installation in candidates {
            let mut takes = Vec::new();
            for entity in asked {
                if self.takes(&installation, *entity).await {
                    takes.push(*entity);
                }
            }
            let on = installation.state != InstallationState::Disabled;
            let entities = if only {
                of_only_candidate(asked, takes, self.could_take(&installation).await.as_deref())
            } else {
                takes
            };
            if !entities.is_empty() && (only || on) {
                targets.push((installation, entities));
            }
        }
        targets
    }

    /// The entities that a plugin has switches for; none where it's missing.
    async fn could_take(self, installation: &Installation) -> Option<Vec<Entity>> {
        let plugin = self.host.plugin(&installation.plugin).await.ok()?;
        let manifest = plugin.manifest("en");
        Some(manifest.flows.iter().map(|flow| flow.entity).collect())
    }
}

/// The entities to tick for the only candidate: those that it takes of what is asked for, or else those that it could
/// take. A missing plugin is reported by any tick.
fn of_only_candidate(asked: &[Entity], takes: Vec<Entity>, could: Option<&[Entity]>) -> Vec<Entity> {
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

    const BOTH: [Entity; 2] = [Product, Customer];

    #[test]
    fn a_plugin_s_ticks_are_those_of_what_it_takes_else_of_what_it_could_take() {
        let ticked = |takes: Vec<Entity>, could| of_only_candidate(&BOTH, takes, could);
        assert_eq!(ticked(vec![Customer], Some(&[Product, Customer])), [Customer]);
        assert_eq!(ticked(vec![Product, Customer], Some(&[Customer, Product])), [Product, Customer]);
        assert_eq!(ticked(Vec::new(), Some(&[Customer, Order])), [Customer], "its tick reports why not");
        assert_eq!(ticked(Vec::new(), Some(&[Customer, Product])), [Product, Customer]);
        assert_eq!(ticked(Vec::new(), None), [Product], "a plugin that is missing");
    }

    #[test]
    fn a_plugin_is_never_asked_for_records_that_it_knows_nothing_of() {
        assert_eq!(of_only_candidate(&[Product], Vec::new(), Some(&[Customer])), []);
        assert_eq!(of_only_candidate(&[Customer], Vec::new(), Some(&[Customer])), [Customer], "it's off");
        assert_eq!(of_only_candidate(&[Customer], Vec::new(), None), [Customer], "it's missing");
        assert_eq!(of_only_candidate(&BOTH, Vec::new(), Some(&[Order])), []);
    }
}
