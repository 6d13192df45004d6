//! The error that a plugin is switched off, with the command that switches it on.

use std::sync::Arc;

use host_core::model::Installation;
use host_platform::Host;

use crate::texts::{Texts, t};
use crate::usage_error::UsageError;

/// The error that nothing can be done with an installation that is switched off.
pub(crate) async fn switched_off(host: &Arc<Host>, installation: &Installation, texts: &Texts) -> UsageError {
    let authorized = host.plugin(&installation.plugin).await.is_ok_and(|plugin| plugin.has_oauth());
    off_text(installation, authorized, texts)
}

/// The error for a switched-off installation: a plugin with authorizations is only switched on by another one.
pub(crate) fn off_text(installation: &Installation, authorized: bool, texts: &Texts) -> UsageError {
    let (plugin, shop) = (&installation.plugin, &installation.shop);
    UsageError(if authorized {
        t!(texts, "is-off-authorize", plugin = plugin, shop = shop)
    } else {
        t!(texts, "is-off", plugin = plugin, shop = shop)
    })
}
