//! Shopify's connector and the fake Shopify: the app is let in by OAuth, and the platform is
//! reached by webhooks at an address of its own.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use fake_shopify::{self as fake, ShopifyConfig};
use fakes::{Fault, FaultHandle, RequestMatcher};
use host_core::clock::{Clock as _, SystemClock};
use host_core::model::Settings;
use host_core::platform::Platform;
use host_core::shop::{Address, Customer, Entity};
use host_platform::{Authorize, Callback, Enable, Enabled, EventResult, Host, HostError};
use jiff::SignedDuration;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::program::Program;
use crate::sender::Sender;
use crate::shop::given;
use crate::subject::{ConnectorHarness, RemoteOrder};
use crate::with_timeout;
use crate::world::{SHOP, World};

/// The platform's public address.
pub const PLATFORM: &str = "https://platform.example";

/// The connector with its Shopify, to which it derefs.
pub struct Shopify {
    /// The fake.
    pub shop: fake::Shopify,
    config: ShopifyConfig,
}

impl Shopify {
    /// A fake with this configuration.
    ///
    /// # Panics
    /// Where it can't serve.
    pub async fn with(config: ShopifyConfig) -> Self {
        let shop = fake::Shopify::start(config.clone()).await.expect("a port to serve on");
        Self { shop, config }
    }

    /// The settings that the platform's operator enters.
    #[must_use]
    pub fn platform_settings(&self) -> BTreeMap<String, String> {
        [("client_id", &self.config.client_id), ("client_secret", &self.config.client_secret)]
            .map(|(key, value)| (key.to_owned(), value.clone()))
            .into()
    }

    /// The next secret, where Shopify rotates it.
    #[must_use]
    pub fn next_secret(&self) -> &str {
        &self.config.next_client_secret
    }
}

impl Deref for Shopify {
    type Target = fake::Shopify;

    fn deref(&self) -> &fake::Shopify {
        &self.shop
    }
}

impl ConnectorHarness for Shopify {
    const PLUGIN: &'static str = "shopify";

    async fn start() -> Self {
        Self::with(ShopifyConfig::default()).await
    }

    fn route(&self) -> String {
        format!("{}={}", self.config.shop, self.shop.url())
    }

    fn settings(&self) -> BTreeMap<String, String> {
        [("shop".to_owned(), self.config.shop.clone())].into()
    }

    fn inject(&self, on: RequestMatcher, fault: Fault) -> FaultHandle {
        self.shop.inject(on, fault)
    }

    fn requests(&self) -> usize {
        self.shop.ledger().requests.len()
    }

    fn time_passes(&self, milliseconds: u64) {
        let time = SignedDuration::from_millis(i64::try_from(milliseconds).unwrap_or(i64::MAX));
        self.shop.clock(|clock| clock.advance(time));
    }
}

/// A customer of the shop; no two share an e-mail address or a phone number.
#[must_use]
pub fn person(id: &str) -> Customer {
    Customer {
        id: id.to_owned(),
        email: format!("{id}@{}", crate::orders::EMAIL_DOMAIN),
        first_name: "Ada".into(),
        last_name: format!("Verdi {id}"),
        locale: "it".into(),
        currency: "EUR".into(),
        total_spent: "0".into(),
        addresses: vec![Address {
            first_name: "Ada".into(),
            last_name: format!("Verdi {id}"),
            line1: format!("Via Uno {id}"),
            postal_code: "00184".into(),
            city: "Roma".into(),
            province: "RM".into(),
            country: "IT".into(),
            ..Address::default()
        }],
        updated_at: SystemClock.now(),
        ..Customer::default()
    }
}

impl Sender for Shopify {
    type Record = Customer;
    const ENTITY: Entity = Entity::Customer;
    const REPORT_COMMAND: &'static [&'static str] = &["customers", "save"];
    const LIST: &'static str = "customers";

    fn record(id: &str) -> Customer {
        person(id)
    }

    fn id(record: &Customer) -> &str {
        &record.id
    }

    fn switches(on: bool) -> Vec<(&'static str, bool)> {
        vec![("customers", on), ("customers-out", on), ("customers-in", false)]
    }

    fn creates() -> RequestMatcher {
        RequestMatcher::post("graphql.json").saying("customerCreate")
    }

    fn found(&self, record: &Customer) -> Vec<RemoteOrder> {
        let same = |there: &fake::Customer| there.email.as_deref() == Some(&record.email);
        let there = |there: fake::Customer| RemoteOrder {
            id: there.gid(),
            number: there.id.to_string(),
            quantity: there.last_name.unwrap_or_default(),
        };
        self.shop.customers().into_iter().filter(same).map(there).collect()
    }

    fn count(&self) -> usize {
        self.shop.customers().len()
    }

    async fn connect(world: &World<Self>, on: bool) -> bool {
        world.install(&Self::switches(on)).await.is_some_and(|back| back.status == 200)
    }

    async fn connect_program(&self, program: &Program) {
        let secret = |(key, value): (String, String)| ["--set".to_owned(), format!("{key}={value}")];
        let mut args: Vec<String> = ["platform", "--public-url", PLATFORM].map(str::to_owned).to_vec();
        let run = |args: Vec<String>| async move {
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            program.must(&args).await
        };
        run(args).await;
        args = ["platform", "shopify"].map(str::to_owned).to_vec();
        args.extend(self.platform_settings().into_iter().flat_map(secret));
        run(args).await;
        args = ["authorize", "shopify", "--shop", SHOP, "--json"].map(str::to_owned).to_vec();
        args.extend(self.settings().into_iter().flat_map(secret));
        for (key, on) in Self::switches(true) {
            args.extend(["--flow".to_owned(), format!("{key}={}", if on { "on" } else { "off" })]);
        }
        let answer = run(args).await.json();
        let url = answer["url"].as_str().expect("an address to go to").to_owned();
        let back = self.shop.approve(&url).expect("the owner says yes");
        program.must(&["authorize", "shopify", "--callback", &back]).await;
    }

    async fn report(world: &World<Self>, records: &[Customer]) -> Vec<EventResult> {
        with_timeout(world.host.customers().save(SHOP, &given(records))).await.expect("customers are taken").1
    }
}

impl World<Shopify> {
    /// A shop whose Shopify is connected, with customers going both ways and webhooks that arrive.
    ///
    /// # Panics
    /// Where it can't be connected.
    pub async fn both_ways() -> Self {
        Self::both_ways_with(ShopifyConfig::default()).await
    }

    /// A connected shop with a fake of this configuration.
    ///
    /// # Panics
    /// Where it can't be connected.
    pub async fn both_ways_with(config: ShopifyConfig) -> Self {
        let config =
            ShopifyConfig { privacy_uri: Some(format!("{PLATFORM}/plugins/shopify/webhooks")), ..config };
        let world = Self::unconnected(Shopify::with(config).await).await;
        world.reachable().await;
        let back =
            world.install(&[("customers", true), ("customers-in", true), ("customers-out", true)]).await;
        assert!(back.as_ref().is_some_and(|back| back.status == 200), "{back:?}");
        world.rest().await;
        world
    }

    /// Serves the platform's address until the runtime of the test ends, and gives the one on this machine.
    ///
    /// # Panics
    /// Where there is no port.
    pub async fn reachable(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        self.remote.connect_to(PLATFORM, &address);
        serve(self.host.clone(), listener);
        address
    }

    /// The platform's operator sets it up; the owner authorizes the app. None where that didn't lead
    /// to Shopify's page.
    ///
    /// # Panics
    /// Where Shopify shows another page.
    pub async fn install(&self, flows: &[(&str, bool)]) -> Option<Callback> {
        let url = self.sent_to_shopify(flows).await?;
        let back = self.remote.approve(&url).expect("the owner says yes");
        Some(self.come_back(&back).await)
    }

    /// The owner is sent to Shopify's page; none where that failed.
    pub async fn sent_to_shopify(&self, flows: &[(&str, bool)]) -> Option<String> {
        self.sent_to_shopify_in(flows, "en").await
    }

    /// Sends an owner who reads this language to Shopify's page; none where that failed.
    pub async fn sent_to_shopify_in(&self, flows: &[(&str, bool)], locale: &str) -> Option<String> {
        self.sent_with(self.remote.settings(), flows, locale, "").await
    }

    /// Sends an owner who begins at Shopify, and enters no store, to its page; none where that failed.
    pub async fn sent_by_link(&self, flows: &[(&str, bool)]) -> Option<String> {
        let link = self.remote.install_link(PLATFORM)?;
        let (_, query) = link.split_once('?')?;
        self.sent_with(BTreeMap::new(), flows, "en", query).await
    }

    async fn sent_with(
        &self,
        entered: BTreeMap<String, String>,
        flows: &[(&str, bool)],
        locale: &str,
        query: &str,
    ) -> Option<String> {
        match self.authorize(SHOP, entered, flows, locale, query).await {
            Ok(Authorize::Go { url }) => Some(url),
            other => {
                println!("not sent to Shopify: {other:?}");
                None
            }
        }
    }

    /// Sends the owner of another shop, who wants the same store, to Shopify's page.
    ///
    /// # Errors
    /// The errors of `Authorizations::begin`.
    pub async fn authorize_in(&self, shop: &str, flows: &[(&str, bool)]) -> Result<Authorize, HostError> {
        self.authorize(shop, self.remote.settings(), flows, "en", "").await
    }

    async fn authorize(
        &self,
        shop: &str,
        entered: BTreeMap<String, String>,
        flows: &[(&str, bool)],
        locale: &str,
        query: &str,
    ) -> Result<Authorize, HostError> {
        with_timeout(self.host.settings().put_platform(&Platform { public_url: PLATFORM.into() })).await?;
        let settings = Settings(self.remote.platform_settings());
        with_timeout(self.host.settings().put_of_plugin(Shopify::PLUGIN, &settings, locale)).await?;
        let enable = Enable {
            shop: shop.into(),
            plugin: Shopify::PLUGIN.into(),
            settings: Settings(entered),
            flows: flows.iter().map(|(key, on)| ((*key).to_owned(), *on)).collect(),
            another_account: false,
            locale: locale.into(),
            actor: None,
        };
        with_timeout(self.host.authorizations().begin(enable, query)).await
    }

    /// Handles the browser that comes back.
    ///
    /// # Panics
    /// Where the address has no query.
    pub async fn come_back(&self, address: &str) -> Callback {
        let (_, query) = address.split_once('?').expect("a query");
        with_timeout(self.host.authorizations().callback(Shopify::PLUGIN, query, "en")).await
    }

    /// Sets switches.
    ///
    /// # Panics
    /// Where that isn't kept.
    pub async fn switch(&self, flows: &[(&str, bool)]) {
        let enabled = self.enable([].into(), flows).await;
        assert!(matches!(enabled, Ok(Enabled::Saved(..))), "{enabled:?}");
    }

    /// Lets time pass, in milliseconds, for the shop and for Shopify.
    pub fn advance(&self, milliseconds: u32) {
        self.clock.advance(milliseconds.into());
        self.remote.time_passes(milliseconds.into());
    }

    /// Saves a customer as the shop's people do.
    ///
    /// # Panics
    /// Where the platform can't take it.
    pub async fn save(&self, customer: &Customer) {
        Shopify::report(self, std::slice::from_ref(customer)).await;
    }

    /// The shop's customers.
    ///
    /// # Panics
    /// Where the store can't be asked.
    pub async fn customers(&self) -> Vec<Customer> {
        let installation = self.installation().await;
        let listed = self.host.store().records_list(installation.id, Entity::Customer, None, u32::MAX).await;
        let records = listed.expect("the store can be asked").into_iter().map(|listed| listed.record);
        let customers = records.filter_map(|record| match record {
            host_core::store::Record::Customer(customer) => Some(*customer),
            _ => None,
        });
        customers.collect()
    }

    /// The shop's customer with this e-mail address.
    ///
    /// # Panics
    /// Where there isn't exactly one.
    pub async fn customer(&self, email: &str) -> Customer {
        let mut found = self.customers().await;
        found.retain(|customer| customer.email == email);
        assert_eq!(found.len(), 1, "{email}: {found:?}");
        found.remove(0)
    }

    /// Delivers webhooks and runs everything that follows from them, on both sides, until nothing
    /// happens any more.
    pub async fn until_quiet(&self) {
        loop {
            self.remote.deliveries_done().await;
            let before = self.remote.deliveries().len();
            self.rest().await;
            self.remote.deliveries_done().await;
            if self.remote.deliveries().len() == before {
                return;
            }
        }
    }
}

fn serve(host: Arc<Host>, listener: TcpListener) {
    tokio::spawn(async move {
        let (_stop, stopped) = watch::channel(false);
        host.web(listener, stopped).await
    });
}
