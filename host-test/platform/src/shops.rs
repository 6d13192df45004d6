//! Shops as somebody types them: an id, which may be a typo, and modules.

use host_core::model::Message;

use crate::error::HostError;
use crate::settings::PlatformSettings;
use crate::texts;

/// The platform's own modules.
const MODULES: [&str; 1] = ["ecommerce"];

impl PlatformSettings<'_> {
    /// Checks that no shop has almost this id: where this one doesn't exist, it's most likely a typo.
    ///
    /// # Errors
    /// There is such a shop, or the store.
    pub async fn check_no_near_shop(self, id: &str) -> Result<(), HostError> {
        let shops = self.host.store.shops().await?;
        match shops.iter().find(|known| is_near(&known.id, id)) {
            Some(near) => {
                Err(HostError::Misuse(Message::host("shop-near", &[("shop", id), ("near", &near.id)])))
            }
            None => Ok(()),
        }
    }

    /// The ids of modules that somebody typed by their ids or by their displayed names; "none" for no module.
    ///
    /// # Errors
    /// Neither the platform nor any plugin knows such a module.
    pub async fn modules(self, typed: &[String], locale: &str) -> Result<Vec<String>, HostError> {
        let mut modules = Vec::new();
        for typed in typed.iter().filter(|typed| *typed != "none") {
            let is_named =
                |id: &str| typed.eq_ignore_ascii_case(id) || *typed == texts::module_name(id, locale);
            let module = match MODULES.iter().find(|id| is_named(id)) {
                Some(known) => (*known).to_owned(),
                None => self.module_of_plugins(typed).await?,
            };
            if !modules.contains(&module) {
                modules.push(module);
            }
        }
        Ok(modules)
    }

    /// The module, if a plugin knows it.
    async fn module_of_plugins(self, typed: &str) -> Result<String, HostError> {
        let mut known: Vec<String> = MODULES.iter().map(|id| (*id).to_owned()).collect();
        for name in self.host.library.names()? {
            // A broken one is reported when it's used.
            let Ok(plugin) = self.host.plugin(&name).await else { continue };
            known.extend(plugin.manifest("en").requires);
        }
        if let Some(module) = known.iter().find(|module| module.eq_ignore_ascii_case(typed)) {
            return Ok(module.clone());
        }
        known.sort();
        known.dedup();
        let args = [("found", typed), ("known", &known.join(", "))];
        Err(HostError::Misuse(Message::host("shop-module-expected", &args)))
    }
}

/// Whether one of these ids was most likely meant for the other. Ids that differ in their digits are numbered.
fn is_near(known: &str, typed: &str) -> bool {
    let (known, typed) = (known.to_lowercase(), typed.to_lowercase());
    let letters = |id: &str| id.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>();
    if known == typed {
        return true;
    }
    let shorter = known.chars().count().min(typed.chars().count());
    let most = match shorter {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    letters(&known) != letters(&typed) && strsim::osa_distance(&known, &typed) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_is_near_and_the_next_of_a_row_is_not() {
        for (known, typed) in [
            ("alpha", "alpah"),
            ("Demo", "demo"),
            ("bottega", "botega"),
            ("shop-north", "shop-nort"),
            ("demo", "dem0"),
        ] {
            assert!(is_near(known, typed), "{known} {typed}");
        }
        for (known, typed) in [
            ("shop-1", "shop-2"),
            ("a", "b"),
            ("ab", "abc"),
            ("north", "south"),
            ("demo", "demo2"),
            ("demo", "other"),
        ] {
            assert!(!is_near(known, typed), "{known} {typed}");
        }
    }
}
