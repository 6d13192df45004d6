//! Whatever happens on the way, both sides become equal after the last edit, and traffic stops: at
//! most two writes for each edit, no address twice, and nobody subscribed who never asked for it.
//!
//! Each run takes its steps, and how strict its Shopify is, from a seed, which is reported where it fails:
//! `CONVERGENCE_SEED=…` runs that one alone, `CONVERGENCE_SEEDS=100` so many from 0.

mod compare;
mod edits;

use std::collections::BTreeSet;

use fake_shopify::{Mishap, Provinces, ShopifyConfig, Switches};
use fakes::{Decimal, Fault, FaultHandle, RequestMatcher};
use jiff::SignedDuration;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use scenarios::{Shopify, World, with_timeout};

/// Runs whose seeds never change.
const FIXED: u64 = 6;
const STEPS: u32 = 60;
/// Rounds of ticks after which both sides must agree.
const ROUNDS: u32 = 12;

#[test]
fn both_sides_become_equal_whatever_happens_on_the_way() {
    if let Ok(seed) = std::env::var("CONVERGENCE_SEED") {
        return alone(seed.parse().expect("a number"));
    }
    let fixed = std::env::var("CONVERGENCE_SEEDS").map_or(FIXED, |seeds| seeds.parse().expect("a number"));
    (0..fixed).for_each(alone);
    alone(rand::random());
}

/// In a runtime of its own: what a run serves, and with it its host, ends with that.
fn alone(seed: u64) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(run(seed));
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
    /// Names that were given out.
    made: u64,
    edits: usize,
    mark: u64,
    faults: Vec<FaultHandle>,
    history: Vec<String>,
    seed: u64,
    /// Customers there that were deleted, or merged into another one.
    gone: usize,
    /// E-mail addresses for which somebody said once that they want the newsletter, and when.
    subscribed: BTreeSet<(String, Option<u64>)>,
}

impl Run {
    async fn begin(seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let switches = Switches {
            provinces: *[Provinces::Drop, Provinces::Refuse, Provinces::Keep].choose(&mut rng).expect("one"),
            normalise: rng.random_bool(0.8),
            price_factor: *["1", "1.15", "1.4"]
                .map(|it| it.parse::<Decimal>().expect("a number"))
                .choose(&mut rng)
                .expect("one"),
            ..Switches::default()
        };
        let history = vec![format!("{switches:?}")];
        let world = World::both_ways_with(ShopifyConfig { switches, ..ShopifyConfig::default() }).await;
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
        // Two clocks never show the same.
        let apart = SignedDuration::from_secs(rng.random_range(-300..300));
        world.remote.clock(|clock| clock.turn(apart));
        let mark = world.remote.mark();
        Self {
            rng,
            world,
            made: 0,
            edits: 0,
            mark,
            faults: Vec::new(),
            history,
            seed,
            gone: 0,
            subscribed: BTreeSet::new(),
        }
    }

    async fn step(&mut self) {
        match self.rng.random_range(0..18) {
            0 => self.made_here().await,
            1 => self.made_there(),
            2..=4 => self.edited_here().await,
            5..=7 => self.edited_there(),
            8 | 9 => self.works().await,
            10 => self.remote_fails(),
            11 => self.crashes().await,
            12 => {
                self.reported("the budget is gone");
                self.world.remote.drain_bucket(0);
            }
            13 => {
                let seconds = self.rng.random_range(1..400);
                self.reported(&format!("{seconds} seconds pass"));
                self.world.advance(seconds * 1000);
                self.world.host.scheduler().schedule().await.expect("the schedule");
            }
            14 => {
                self.reported("webhooks pile up");
                self.world.remote.pause_deliveries();
            }
            15 => self.deleted_or_merged_there(),
            _ => {
                self.reported("webhooks arrive");
                self.world.remote.resume_deliveries();
                self.world.remote.deliveries_done().await;
            }
        }
    }

    fn reported(&mut self, what: &str) {
        self.history.push(what.to_owned());
    }

    async fn works(&mut self) {
        self.reported("the background works");
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
        self.reported(&format!("request {nth} from now on: {fault}"));
        self.faults.push(self.world.remote.inject(RequestMatcher::everything().nth(nth), fault));
    }

    /// Kills a worker in the middle of a request that may have been applied.
    async fn crashes(&mut self) {
        let nth = self.rng.random_range(1..3);
        let fault = match self.rng.random_bool(0.5) {
            true => Fault::hold().before_applying(),
            false => Fault::hold().after_applying(),
        };
        self.reported(&format!("the worker is gone during request {nth}: {fault}"));
        let held = self.world.remote.inject(RequestMatcher::everything().nth(nth), fault);
        with_timeout(async {
            tokio::select! {
                () = held.reached() => {}
                _ = self.world.work() => {}
            }
        })
        .await;
        held.cancel();
        held.release();
        // No worker extends the lease of what it ran.
        self.world.advance(61_000);
    }

    /// Ends all faults, and lets time pass.
    async fn heals(&mut self) {
        let world = &self.world;
        world.remote.deliver_well();
        world.remote.resume_deliveries();
        self.faults.iter().for_each(FaultHandle::cancel);
        let mut last = None;
        for round in 0..ROUNDS {
            // The last rounds see a whole day go by: what only the wide look of a day finds.
            world.advance(if round == 3 { 25 * 3_600_000 } else { 400_000 });
            world.host.scheduler().schedule().await.expect("the schedule");
            world.until_quiet().await;
            world.remote.deliver_everything().await;
            world.remote.clock(fake_shopify::Clock::resume);
            world.until_quiet().await;
            let state = (world.customers().await, world.remote.customers());
            if round > 4 && last.as_ref() == Some(&state) {
                return;
            }
            last = Some(state);
        }
        panic!("no end: {}", self.transcript());
    }

    fn transcript(&self) -> String {
        format!("CONVERGENCE_SEED={}\n{}", self.seed, self.history.join("\n"))
    }

    /// Checks that nothing is written any more.
    async fn is_quiet(&self) {
        let before = (self.world.customers().await, self.world.remote.customers());
        let mark = self.world.remote.mark();
        for _ in 0..3 {
            self.world.advance(400_000);
            self.world.host.scheduler().schedule().await.expect("the schedule");
            self.world.until_quiet().await;
        }
        assert_eq!(self.world.remote.writes_since(mark), 0, "{}", self.transcript());
        assert_eq!(
            before,
            (self.world.customers().await, self.world.remote.customers()),
            "{}",
            self.transcript()
        );
    }
}
