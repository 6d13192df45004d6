//! Stands in for the platform's `installation`.

use crate::bindings::framework360::platform::installation::{Restore, Shop};

pub(crate) fn about() -> Shop {
    let (currency, public_url, locale, time_zone) = super::with(|host| {
        (host.currency.clone(), host.public_url.clone(), host.locale.clone(), host.time_zone.clone())
    });
    Shop {
        id: "shop-1".to_owned(),
        name: "Test shop".to_owned(),
        public_url: public_url.unwrap_or_else(|| "https://shop.example/plugin".to_owned()),
        currency: if currency.is_empty() { "EUR".to_owned() } else { currency },
        locale: if locale.is_empty() { "it".to_owned() } else { locale },
        time_zone: if time_zone.is_empty() { "Europe/Rome".to_owned() } else { time_zone },
    }
}

pub(crate) fn setting(key: &str) -> Option<String> {
    super::with(|host| host.settings.get(key).cloned())
}

pub(crate) fn flow(key: &str) -> bool {
    super::with(|host| host.flows.iter().any(|flow| flow == key))
}

pub(crate) fn last_restore() -> Option<Restore> {
    super::with(|host| host.restore)
}
