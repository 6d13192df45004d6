//! Whatever happens on the way, both sides become equal after the last edit, and traffic stops: at
//! most two writes for each edit.
//!
//! Each run takes its steps from a seed, which is told where it fails: `CONVERGENCE_SEED=…` runs that
//! one alone.

use std::collections::{BTreeMap, BTreeSet};

use fake_shopify::{Address as There, Consent as TheirConsent, ConsentState, Mishap};
use fakes::{Fault, FaultHandle, On};
use host_core::shop::{Address, Consent, Customer};
use jiff::SignedDuration;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use scenarios::{Shopify, World, person, soon};

/// Runs whose seeds never change.
const FIXED: u64 = 6;
const STEPS: u32 = 40;
/// Rounds of ticks after which both sides must agree.
const ROUNDS: u32 = 12;

#[tokio::test]
async fn both_sides_become_equal_whatever_happens_on_the_way() {
    match std::env::var("CONVERGENCE_SEED") {
        Ok(seed) => run(seed.parse().expect("a number")).await,
        Err(_) => {
            for seed in 0..FIXED {
                run(seed).await;
            }
            run(rand::random()).await;
        }
    }
}

async fn run(seed: u64) {
    println!("CONVERGENCE_SEED={seed}");
    let mut run = Run::begin(seed).await;
    for _ in 0..STEPS {
        run.step().await;
    }
    run.heals().await;
    run.agrees().await;
    run.is_quiet().await;
    println!("{} edits, {} writes", run.edits, run.world.remote.writes_since(run.mark));
}

struct Run {
    rng: ChaCha8Rng,
    world: World<Shopify>,
    /// By the e-mail address that a customer was made with here.
    made: u64,
    edits: usize,
    mark: u64,
    faults: Vec<FaultHandle>,
    story: Vec<String>,
    seed: u64,
}

impl Run {
    async fn begin(seed: u64) -> Self {
        let world = World::both_ways().await;
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut luck = ChaCha8Rng::seed_from_u64(rng.random());
        world.remote.on_delivery(move |_| match luck.random_range(0..10) {
            0 => Some(Mishap::Lose),
            1 => Some(Mishap::Double),
            2 => Some(Mishap::Repeat),
            3 => Some(Mishap::Swap),
            4 => Some(Mishap::Delay(SignedDuration::from_mins(luck.random_range(1..120)))),
            5 => Some(Mishap::BadSignature),
            _ => None,
        });
        let mark = world.remote.mark();
        Self { rng, world, made: 0, edits: 0, mark, faults: Vec::new(), story: Vec::new(), seed }
    }

    fn new_name(&mut self) -> String {
        self.made += 1;
        format!("n{}", self.made)
    }

    async fn step(&mut self) {
        match self.rng.random_range(0..16) {
            0 => self.made_here().await,
            1 => self.made_there(),
            2..=4 => self.edited_here().await,
            5..=7 => self.edited_there(),
            8 | 9 => self.works().await,
            10 => self.remote_fails(),
            11 => self.crashes().await,
            12 => {
                self.told("the budget is gone");
                self.world.remote.drain_bucket(0);
            }
            13 => {
                let seconds = self.rng.random_range(1..400);
                self.told(&format!("{seconds} seconds pass"));
                self.world.advance(seconds * 1000);
                self.world.host.schedule().await.expect("the schedule");
            }
            14 => {
                self.told("webhooks pile up");
                self.world.remote.pause_deliveries();
            }
            _ => {
                self.told("webhooks arrive");
                self.world.remote.resume_deliveries();
                self.world.remote.deliveries_done().await;
            }
        }
    }

    fn told(&mut self, what: &str) {
        self.story.push(what.to_owned());
    }

    async fn made_here(&mut self) {
        let name = self.new_name();
        self.edits += 1;
        self.told(&format!("{name} is made here"));
        self.world.save(&person(&name)).await;
    }

    fn made_there(&mut self) {
        let name = self.new_name();
        self.edits += 1;
        self.told(&format!("{name} is made there"));
        self.world.remote.create_customer(|there| {
            there.email = Some(format!("{name}@there.example"));
            there.first_name = Some(name.clone());
            there.locale = "it".into();
        });
    }

    async fn edited_here(&mut self) {
        let customers = self.world.customers().await;
        let Some(mut customer) = customers.choose(&mut self.rng).cloned() else { return };
        let value = self.new_name();
        let field = self.rng.random_range(0..8);
        let now =
            u64::try_from(self.world.remote.clock(|clock| clock.now()).as_millisecond()).expect("a time");
        match field {
            0 => customer.first_name.clone_from(&value),
            1 => customer.last_name.clone_from(&value),
            2 => customer.note.clone_from(&value),
            3 => customer.tags.push(value.clone()),
            4 => drop(customer.tags.pop()),
            5 => customer.email = format!("{value}@changed.example"),
            6 => {
                let all = [Consent::Subscribed, Consent::Unsubscribed, Consent::Pending];
                customer.email_marketing = *all.choose(&mut self.rng).expect("one");
                customer.email_marketing_at = Some(now);
            }
            _ => customer.addresses.push(Address {
                line1: value.clone(),
                country: "IT".into(),
                ..Address::default()
            }),
        }
        self.edits += 1;
        self.told(&format!("{} is changed here: field {field} to {value}", customer.id));
        customer.remote_id = None;
        customer.updated_at = now;
        self.world.save(&customer).await;
    }

    fn edited_there(&mut self) {
        let customers = self.world.remote.customers();
        let Some(id) = customers.choose(&mut self.rng).map(|customer| customer.id) else { return };
        let value = self.new_name();
        let field = self.rng.random_range(0..8);
        let consent = [ConsentState::Subscribed, ConsentState::Unsubscribed, ConsentState::Pending]
            .choose(&mut self.rng)
            .copied()
            .expect("one");
        let now = self.world.remote.clock(|clock| clock.now());
        self.edits += 1;
        self.told(&format!("{id} is changed there: field {field} to {value}"));
        self.world.remote.update_customer(id, |there| match field {
            0 => there.first_name = Some(value.clone()),
            1 => there.last_name = Some(value.clone()),
            2 => there.note = Some(value.clone()),
            3 => there.tags.push(value.clone()),
            4 => drop(there.tags.pop()),
            5 => there.email = Some(format!("{value}@changed.example")),
            6 => {
                there.email_consent =
                    TheirConsent { state: consent, updated_at: Some(now), ..TheirConsent::default() };
            }
            _ => there.addresses.push(There {
                address1: Some(value.clone()),
                country_code: Some("IT".into()),
                ..There::default()
            }),
        });
    }

    async fn works(&mut self) {
        self.told("the background works");
        self.world.work().await;
    }

    fn remote_fails(&mut self) {
        let nth = self.rng.random_range(1..4);
        let fault = match self.rng.random_range(0..4) {
            0 => Fault::reset().before_applying(),
            1 => Fault::reset().after_applying(),
            2 => Fault::status(503.try_into().expect("a status")),
            _ => Fault::truncated(),
        };
        self.told(&format!("request {nth} from now on: {fault}"));
        self.faults.push(self.world.remote.inject(On::everything().nth(nth), fault));
    }

    /// A worker is gone in the middle of a request that may have been applied.
    async fn crashes(&mut self) {
        let nth = self.rng.random_range(1..3);
        let fault = match self.rng.random_bool(0.5) {
            true => Fault::hold().before_applying(),
            false => Fault::hold().after_applying(),
        };
        self.told(&format!("the worker is gone during request {nth}: {fault}"));
        let held = self.world.remote.inject(On::everything().nth(nth), fault);
        soon(async {
            tokio::select! {
                () = held.reached() => {}
                _ = self.world.work() => {}
            }
        })
        .await;
        held.cancel();
        held.release();
        // Nobody renews the lease of what it ran.
        self.world.advance(61_000);
    }

    /// Nothing goes wrong any more, and time passes.
    async fn heals(&mut self) {
        let world = &self.world;
        world.remote.deliver_well();
        world.remote.resume_deliveries();
        self.faults.iter().for_each(FaultHandle::cancel);
        let mut last = None;
        for round in 0..ROUNDS {
            // The last rounds see a whole day go by: what only the wide look of a day finds.
            world.advance(if round == 3 { 25 * 3_600_000 } else { 400_000 });
            world.host.schedule().await.expect("the schedule");
            world.settles().await;
            world.remote.deliver_everything().await;
            world.remote.clock(fake_shopify::Clock::go_on);
            world.settles().await;
            let state = (world.customers().await, world.remote.customers());
            if round > 4 && last.as_ref() == Some(&state) {
                return;
            }
            last = Some(state);
        }
        panic!("no end: {}", self.tale());
    }

    fn tale(&self) -> String {
        format!("CONVERGENCE_SEED={}\n{}", self.seed, self.story.join("\n"))
    }

    /// Everybody is on both sides, once, and just the same.
    async fn agrees(&self) {
        let here = self.world.customers().await;
        let there = self.world.remote.customers();
        let linked: BTreeMap<String, &Customer> =
            here.iter().filter_map(|ours| Some((ours.remote_id.clone()?, ours))).collect();
        assert_eq!(linked.len(), here.len(), "somebody here isn't linked: {here:#?}\n{}", self.tale());
        assert_eq!(here.len(), there.len(), "{}", self.tale());
        for theirs in &there {
            let Some(ours) = linked.get(&theirs.gid()) else { panic!("{theirs:?}\n{}", self.tale()) };
            assert_eq!(of_ours(ours), of_theirs(theirs), "{}", self.tale());
        }
        let writes = self.world.remote.writes_since(self.mark);
        assert!(writes <= 2 * self.edits, "{writes} writes for {} edits\n{}", self.edits, self.tale());
    }

    /// Nothing is said any more.
    async fn is_quiet(&self) {
        let before = (self.world.customers().await, self.world.remote.customers());
        let mark = self.world.remote.mark();
        for _ in 0..3 {
            self.world.advance(400_000);
            self.world.host.schedule().await.expect("the schedule");
            self.world.settles().await;
        }
        assert_eq!(self.world.remote.writes_since(mark), 0, "{}", self.tale());
        assert_eq!(before, (self.world.customers().await, self.world.remote.customers()), "{}", self.tale());
    }
}

/// What is compared: texts by their names, tags and addresses as sets.
type Said = (BTreeMap<&'static str, String>, BTreeSet<String>, BTreeSet<String>);

fn of_ours(customer: &Customer) -> Said {
    let consent = match customer.email_marketing {
        Consent::Unknown => "",
        Consent::Subscribed => "subscribed",
        Consent::Unsubscribed => "unsubscribed",
        Consent::Pending => "pending",
    };
    let texts = [
        ("first name", customer.first_name.clone()),
        ("last name", customer.last_name.clone()),
        ("e-mail", customer.email.to_lowercase()),
        ("note", customer.note.clone()),
        ("consent", consent.to_owned()),
    ];
    let addresses = customer.addresses.iter();
    let addresses =
        addresses.map(|address| format!("{} {} {}", address.line1, address.city, address.country));
    (texts.into(), lower(&customer.tags), addresses.collect())
}

fn of_theirs(customer: &fake_shopify::Customer) -> Said {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let consent = match customer.email_consent.state {
        ConsentState::Subscribed => "subscribed",
        ConsentState::Unsubscribed => "unsubscribed",
        ConsentState::Pending => "pending",
        _ => "",
    };
    let texts = [
        ("first name", text(&customer.first_name)),
        ("last name", text(&customer.last_name)),
        ("e-mail", text(&customer.email).to_lowercase()),
        ("note", text(&customer.note)),
        ("consent", consent.to_owned()),
    ];
    let addresses = customer.addresses.iter().map(|address| {
        format!("{} {} {}", text(&address.address1), text(&address.city), text(&address.country_code))
    });
    (texts.into(), lower(&customer.tags), addresses.collect())
}

fn lower(tags: &[String]) -> BTreeSet<String> {
    tags.iter().map(|tag| tag.to_lowercase()).collect()
}
