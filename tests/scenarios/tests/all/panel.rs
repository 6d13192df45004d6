//! The control panel, used as its readers do: by links, forms and buttons, without a script.
//!
//! | module | idea |
//! | --- | --- |
//! | `access` | nobody in without the link, no form from elsewhere, no secret and no stranger's HTML on a page |
//! | `guides` | the platform's guides, walked step by step in their languages |
//! | `guides_in_chromium` | the same in a real browser, by mouse and keyboard |
//! | `in_chromium` | what the HTML doesn't show: accessibility, screens, live values, the keyboard |
//! | `lists` | records found, selected and sent; reports |
//! | `platform` | what the operator sets for all shops |
//! | `plugins` | how a plugin's synchronization is shown |
//! | `queue` | what needs a person, and what they say |
//! | `settings` | a mapping: what it lacks, what can be chosen |

mod access;
mod guides;
mod guides_in_chromium;
mod in_chromium;
mod lists;
mod platform;
mod plugins;
mod queue;
mod settings;

use std::sync::Arc;

use host_core::model::Settings;
use host_core::platform::Platform;
use host_panel::{Access, Panel};
use scenarios::{Browser, ConnectorHarness, PLATFORM, Shopify, World};

/// A browser of a reader of this language, signed in.
async fn browser<S: ConnectorHarness>(world: &World<S>, language: &'static str) -> Browser {
    let access = Arc::new(Access::new());
    let link = access.invite(None);
    let mut browser = Browser::new(Panel::new(world.host.clone(), access).router(), language);
    browser.open(&link).await;
    assert_eq!(browser.status, 200, "{}", browser.source);
    browser
}

/// A shop without a plugin on a platform whose app of Shopify is set up.
async fn with_app_of_shopify() -> World<Shopify> {
    let world = World::<Shopify>::unconnected(Shopify::start().await).await;
    shop(&world).await;
    let platform = Platform { public_url: PLATFORM.to_owned() };
    world.host.settings().put_platform(&platform).await.unwrap();
    let entered = Settings(world.remote.platform_settings());
    world.host.settings().put_of_plugin("shopify", &entered, "en").await.unwrap();
    world
}

/// The shop with the module that plugins require.
async fn shop<S: ConnectorHarness>(world: &World<S>) {
    let shop = host_platform::default_shop("demo");
    world.host.store().put_shop(&shop).await.unwrap();
}
