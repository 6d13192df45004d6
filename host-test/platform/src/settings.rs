//! The platform's own address, the addresses of shops, and the settings of platform scope.

use std::borrow::Cow;
use std::sync::Arc;

use host_core::model::{Settings, Shop};
use host_core::platform::Platform;
use host_core::store::StoreError;
use host_sandbox::manifest::{Field, Manifest, Scope};
use host_sandbox::plugins::Plugin;
use url::{Host as UrlHost, Url};

use crate::error::HostError;
use crate::host::Host;
use crate::settings_input::{NamedFields, check_kind, fields, secret_arg, wrong};

/// Addresses, and settings of platform scope.
#[derive(Clone, Copy)]
pub struct PlatformSettings<'h> {
    pub(crate) host: &'h Arc<Host>,
}

impl Host {
    /// Addresses, and settings of platform scope.
    #[must_use]
    pub fn settings(self: &Arc<Self>) -> PlatformSettings<'_> {
        PlatformSettings { host: self }
    }
}

impl PlatformSettings<'_> {
    /// The platform itself.
    ///
    /// # Errors
    /// The store.
    pub async fn platform(self) -> Result<Platform, HostError> {
        Ok(self.host.store.platform().await?)
    }

    /// Saves the platform's address. Where it is another one, what plugins left at remotes is
    /// reconciled.
    ///
    /// # Errors
    /// It isn't the address of a web server, or the store.
    pub async fn put_platform(self, platform: &Platform) -> Result<(), HostError> {
        check_address(&platform.public_url)?;
        let before = self.host.store.platform().await?;
        if before == *platform {
            return Ok(());
        }
        self.host.store.put_platform(platform).await?;
        if before.public_url == platform.public_url {
            return Ok(());
        }
        let shops = self.host.store.shops().await?;
        let own = |shop: &str| shops.iter().any(|known| known.id == shop && !known.public_url.is_empty());
        let mut installations = self.host.store.installations(None).await?;
        installations.retain(|installation| !own(&installation.shop));
        self.host.reconciliation().enqueue_soon(&installations).await
    }

    /// Creates or changes a shop. Where its address is another one, what plugins left at remotes is
    /// reconciled.
    ///
    /// # Errors
    /// Its address isn't that of a web server, or the store.
    pub async fn put_shop(self, shop: &Shop) -> Result<(), HostError> {
        check_address(&shop.public_url)?;
        let before = self.host.store.shops().await?.into_iter().find(|known| known.id == shop.id);
        // Saving the same data would let every paused job run again for nothing.
        if before.as_ref() == Some(shop) {
            return Ok(());
        }
        self.host.store.put_shop(shop).await?;
        match before {
            Some(before) if before.public_url != shop.public_url => {
                let installations = self.host.store.installations(Some(&shop.id)).await?;
                self.host.reconciliation().enqueue_soon(&installations).await
            }
            _ => Ok(()),
        }
    }

    /// Saves settings of platform scope of a plugin: those that are entered; an empty value deletes
    /// one, the others stay. Returns the labels of those that are needed and still missing.
    ///
    /// # Errors
    /// A setting that isn't the plugin's or not of platform scope, a value that doesn't fit, or the
    /// store; nothing was saved then.
    pub async fn put_of_plugin(
        self,
        plugin: &str,
        entered: &Settings,
        locale: &str,
    ) -> Result<Vec<String>, HostError> {
        let plugin = self.host.plugin(plugin).await?;
        let manifest = plugin.manifest(locale);
        for (key, value) in &entered.0 {
            let field = manifest.settings.iter().find(|field| field.key == *key);
            let Some(field) = field.filter(|field| field.scope == Scope::Platform) else {
                return Err(not_of_platform(&manifest, key, field));
            };
            check_kind(field, value)?;
        }
        let before = self.host.store.platform_settings(&manifest.id).await?;
        let mut settings = before.clone();
        settings.0.extend(entered.0.clone());
        settings.0.retain(|_, value| !value.is_empty());
        if settings != before {
            self.host.store.put_platform_settings(&manifest.id, &settings).await?;
        }
        Ok(needed(&manifest, &settings).map(|field| field.label.clone()).collect())
    }

    /// The stored settings of platform scope of a plugin, by its id. Secrets are among them.
    ///
    /// # Errors
    /// The store.
    pub async fn stored_for_plugin(self, plugin: &str) -> Result<Settings, HostError> {
        Ok(self.host.store.platform_settings(plugin).await?)
    }

    /// The labels of the settings of platform scope that a plugin needs and that aren't entered.
    ///
    /// # Errors
    /// The store.
    pub async fn missing_of_plugin(self, manifest: &Manifest) -> Result<Vec<String>, HostError> {
        let settings = self.host.store.platform_settings(&manifest.id).await?;
        Ok(needed(manifest, &settings).map(|field| field.label.clone()).collect())
    }

    /// The names of the settings of platform scope that are entered for a plugin.
    ///
    /// # Errors
    /// There is no such plugin, or the store.
    pub async fn of_plugin(self, plugin: &str) -> Result<Vec<String>, HostError> {
        let plugin = self.host.plugin(plugin).await?;
        let id = plugin.manifest.as_ref().map(|manifest| manifest.id.as_str()).unwrap_or_default();
        Ok(self.host.store.platform_settings(id).await?.0.into_keys().collect())
    }

    /// Checks that a plugin lacks no setting of platform scope; the error names those that it lacks.
    pub(crate) async fn check(self, manifest: &Manifest) -> Result<(), HostError> {
        if fields(manifest, Scope::Platform).next().is_none() {
            return Ok(());
        }
        let settings = self.host.store.platform_settings(&manifest.id).await?;
        let missing: Vec<&Field> = needed(manifest, &settings).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let NamedFields { settings, keys, secrets } = NamedFields::new(&missing);
        let args = [
            ("plugin", manifest.name.as_str()),
            ("plugin-id", &manifest.id),
            ("settings", &settings),
            ("keys", &keys),
            ("secrets", &secrets),
        ];
        Err(wrong("platform-setting-missing", &args))
    }
}

impl Host {
    /// The settings that a call of a plugin gets: those of its shop, and those of platform scope.
    pub(crate) async fn with_platform_settings<'a>(
        &self,
        plugin: &Plugin,
        settings: &'a Settings,
    ) -> Result<Cow<'a, Settings>, StoreError> {
        let Some(manifest) = &plugin.manifest else { return Ok(Cow::Borrowed(settings)) };
        let settings = with_defaults(manifest, settings);
        let mut of_platform = fields(manifest, Scope::Platform).peekable();
        if of_platform.peek().is_none() {
            return Ok(settings);
        }
        let mut entered = self.store.platform_settings(&manifest.id).await?;
        let mut whole = settings.into_owned();
        for field in of_platform {
            // A shop can't set them, whatever an older version of the plugin let it enter.
            whole.0.remove(&field.key);
            let value = entered.0.remove(&field.key).unwrap_or_else(|| field.default.clone());
            if !value.is_empty() {
                whole.0.insert(field.key.clone(), value);
            }
        }
        Ok(Cow::Owned(whole))
    }
}

/// A shop's effective settings: a setting that was never entered, because a newer version of the plugin brought it, has
/// its default.
fn with_defaults<'a>(manifest: &Manifest, settings: &'a Settings) -> Cow<'a, Settings> {
    let missing = fields(manifest, Scope::Shop)
        .filter(|field| !field.default.is_empty() && !settings.0.contains_key(&field.key));
    let mut missing = missing.map(|field| (field.key.clone(), field.default.clone())).peekable();
    if missing.peek().is_none() {
        return Cow::Borrowed(settings);
    }
    let mut whole = settings.clone();
    whole.0.extend(missing);
    Cow::Owned(whole)
}

fn needed<'a>(manifest: &'a Manifest, settings: &Settings) -> impl Iterator<Item = &'a Field> {
    fields(manifest, Scope::Platform)
        .filter(|field| field.required && field.default.is_empty() && !settings.0.contains_key(&field.key))
}

/// The error that a setting isn't of platform scope; `of_shop` is the setting of shop scope that has this key.
fn not_of_platform(manifest: &Manifest, key: &str, of_shop: Option<&Field>) -> HostError {
    let known: Vec<&str> = fields(manifest, Scope::Platform).map(|field| field.key.as_str()).collect();
    let known = known.join(", ");
    let plugin = ("plugin", manifest.id.as_str());
    match (of_shop, known.as_str()) {
        (Some(field), _) => wrong("setting-of-shop", &[plugin, ("key", key), secret_arg(field)]),
        (None, "") => wrong("setting-none", &[plugin, ("key", key)]),
        (None, known) => wrong("setting-unknown", &[plugin, ("key", key), ("known", known)]),
    }
}

/// Checks an address that remotes and browsers are given: https, and http on this machine alone.
fn check_address(address: &str) -> Result<(), HostError> {
    if address.is_empty() || is_address(address) {
        return Ok(());
    }
    Err(wrong("address-expected", &[("found", address)]))
}

fn is_address(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let here = match url.host() {
        Some(UrlHost::Domain(name)) => name == "localhost",
        Some(UrlHost::Ipv4(address)) => address.is_loopback(),
        Some(UrlHost::Ipv6(address)) => address.is_loopback(),
        None => return false,
    };
    let plain = url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    plain && address.trim() == address && (url.scheme() == "https" || (url.scheme() == "http" && here))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_https_or_on_this_machine() {
        for good in [
            "https://platform.example",
            "https://x.example:8443/f360/",
            "http://127.0.0.1:8080",
            "http://[::1]",
        ] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "platform.example",
            "http://platform.example",
            "https://platform.example?x=1",
            "https://platform.example/#x",
            "https://someone@platform.example",
            "ftp://platform.example",
            " https://platform.example",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
