//! Workers, a shop, its owner and a remote in random order, with crashes and lost answers. Whatever
//! happens: each key is created once, unless a person said 'again', and none is lost.
//!
//! `SEEDS=500` runs more schedules than the usual, `SEED=17` a single one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use host_core::limits;
use host_core::model::{InstallationState, NewJob, Outcome, Phase, Resolution};
use host_core::next_state::{RunOutcome, next_state};
use host_core::shop::{Entity, Timestamp};
use host_core::store::{Answer, Claim, Commit, JobFilter, Read, Record, Store, StoreError};
use host_core::unit_of_work::{Access, Unit, UnitError};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use super::StoreHome;
use super::world::{LEASE, T0, World, carrying, connection, end, link, order, why};

const KEYS: usize = 5;
const WORKERS: usize = 3;
const STEPS: usize = 200;

pub async fn whatever_happens_each_key_is_created_once_and_none_is_lost(home: &dyn StoreHome) {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let seeds = match number("SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("SEEDS").unwrap_or(40),
    };
    let world = World::new(home).await;
    for seed in seeds {
        println!("seed {seed}");
        let mut simulation = Simulation::new(home, &world, seed).await;
        for _ in 0..STEPS {
            simulation.step().await;
        }
        simulation.come_to_rest().await;
        simulation.check().await;
    }
}

/// The progress of a worker that runs a job.
enum Stage {
    Claimed,
    /// About to create, having looked where it must.
    Ready {
        used_http: bool,
    },
    /// Created or found there: only the commit is missing.
    There {
        remote: String,
        outcome: Outcome,
        used_http: bool,
    },
}

struct Run {
    worker: usize,
    claim: Claim,
    unit: Unit,
    stage: Stage,
}

struct Simulation<'a> {
    home: &'a dyn StoreHome,
    world: &'a World,
    seed: u64,
    random: StdRng,
    /// Nothing goes wrong any more.
    calm: bool,
    now: Timestamp,
    workers: Vec<Arc<dyn Store>>,
    runs: Vec<Run>,
    /// The records at the remote: the creations under each key.
    remote: BTreeMap<String, Vec<String>>,
    said_again: BTreeSet<String>,
    pushed: BTreeMap<String, Vec<u8>>,
    served: BTreeMap<String, Vec<u8>>,
}

impl<'a> Simulation<'a> {
    /// Each seed has keys of its own in the one store.
    async fn new(home: &'a dyn StoreHome, world: &'a World, seed: u64) -> Self {
        let orders: Vec<_> = (0..KEYS).map(|key| order(&format!("{seed}-{key}"), "")).collect();
        world.store.orders_changed("s1", &orders, &[], &[], T0).await.unwrap();
        Self {
            home,
            world,
            seed,
            random: StdRng::seed_from_u64(seed),
            calm: false,
            now: T0 + seed * 1_000_000_000,
            workers: (0..WORKERS).map(|_| home.open()).collect(),
            runs: Vec::new(),
            remote: BTreeMap::new(),
            said_again: BTreeSet::new(),
            pushed: BTreeMap::new(),
            served: BTreeMap::new(),
        }
    }

    async fn step(&mut self) {
        self.now += self.random.random_range(0..500);
        match self.random.random_range(0..100) {
            0..10 => self.push(false).await,
            10..14 => self.push(true).await,
            14..34 => self.claim().await,
            34..70 => self.advance().await,
            70..74 => self.crash(),
            74..79 => self.recover().await,
            79..82 => self.now += self.random.random_range(0..2 * LEASE),
            82..88 => self.answer().await,
            88..91 => self.send_again().await,
            91..97 => self.change_settings().await,
            _ => self.disturb().await,
        }
    }

    fn key(&mut self) -> String {
        format!("{}-{}", self.seed, self.random.random_range(0..KEYS))
    }

    /// One time in `odds`, something goes wrong.
    fn bad_luck(&mut self, odds: u32) -> bool {
        !self.calm && self.random.random_range(0..odds) == 0
    }

    async fn push(&mut self, manual: bool) {
        let key = self.key();
        let payload = self.random.random::<u64>().to_be_bytes().to_vec();
        self.world.push_job(&NewJob { manual, ..carrying(&key, &payload) }, self.now).await;
        self.pushed.insert(key, payload);
    }

    async fn claim(&mut self) {
        let worker = self.random.random_range(0..WORKERS);
        let store = self.workers[worker].clone();
        let Some(claim) = store.job_claim(self.now, LEASE, None).await.unwrap() else { return };
        let unit = Unit::new(store, claim.installation.clone(), Some(claim.lease), Access::ReadWrite);
        self.runs.push(Run { worker, claim, unit, stage: Stage::Claimed });
    }

    async fn advance(&mut self) {
        if self.runs.is_empty() {
            return;
        }
        let index = self.random.random_range(0..self.runs.len());
        let mut run = self.runs.swap_remove(index);
        let stage = std::mem::replace(&mut run.stage, Stage::Claimed);
        let next = match stage {
            Stage::Claimed => self.look(&mut run).await,
            Stage::Ready { used_http } => self.create(&mut run, used_http).await,
            Stage::There { remote, outcome, used_http } => {
                self.finish(run, remote, outcome, used_http).await;
                return;
            }
        };
        match next {
            Ok(stage) => self.runs.push(Run { stage, ..run }),
            Err(Some((ran, used_http))) => self.fail(&run.claim, ran, used_http).await,
            Err(None) => {}
        }
    }

    /// The connector's first half: is it there already, as far as can be known?
    async fn look(&mut self, run: &mut Run) -> Result<Stage, Option<(RunOutcome, bool)>> {
        let key = run.claim.job.key.clone();
        let there =
            |remote: String, used_http| Stage::There { remote, outcome: Outcome::AlreadyThere, used_http };
        run.unit.get(&[format!("note/{key}")]).await.unwrap();
        if self.bad_luck(15) {
            return Err(Some((RunOutcome::NotConfigured(why()), false)));
        }
        let record = run.unit.read(&[Read::Record(Entity::Order, key.clone())]).await.unwrap().pop();
        if let Some(Answer::Record(Some(Record::Order(order)))) = record
            && let Some(remote) = order.remote_id
        {
            return Ok(there(remote, false));
        }
        match &run.claim.job.resolution {
            Some(Resolution::There(remote)) => return Ok(there(remote.clone(), false)),
            Some(Resolution::NotThere) => return Ok(Stage::Ready { used_http: false }),
            None if run.claim.job.attempts == 1 => return Ok(Stage::Ready { used_http: false }),
            None => {}
        }
        if cannot_be_looked_for(&key) {
            return Err(Some((RunOutcome::Uncertain(why()), false)));
        }
        if self.bad_luck(6) {
            return Err(Some((RunOutcome::Unavailable(why(), None), true)));
        }
        Ok(match self.remote.get(&key).and_then(|created| created.first()) {
            Some(remote) => there(remote.clone(), true),
            None => Stage::Ready { used_http: true },
        })
    }

    /// The second half. A worker that was overtaken learns it from its checkpoint.
    async fn create(&mut self, run: &mut Run, used_http: bool) -> Result<Stage, Option<(RunOutcome, bool)>> {
        let key = run.claim.job.key.clone();
        run.unit.set(&format!("intent/{key}"), Some(run.claim.job.payload.clone())).unwrap();
        match run.unit.checkpoint().await {
            Ok(()) => {}
            Err(UnitError::Store(StoreError::LeaseLost)) => return Err(None),
            Err(UnitError::Store(StoreError::Outdated(_))) => {
                return Err(Some((RunOutcome::Outdated(why()), used_http)));
            }
            Err(error) => panic!("seed {}: {error}", self.seed),
        }
        if self.bad_luck(8) {
            let refusals = [
                RunOutcome::Throttled(why(), Some(1_000)),
                RunOutcome::Rejected(why()),
                RunOutcome::Unauthorized(why()),
            ];
            let refusal = refusals[self.random.random_range(0..refusals.len())].clone();
            return Err(Some((refusal, true)));
        }
        let created = self.remote.entry(key.clone()).or_default();
        created.push(format!("R-{key}-{}", created.len()));
        let remote = created.last().unwrap().clone();
        assert!(
            created.len() == 1 || self.said_again.contains(&key),
            "seed {}: {key} was created twice, at last by attempt {} ({:?})",
            self.seed,
            run.claim.job.attempts,
            run.claim.job.resolution,
        );
        if self.bad_luck(4) {
            // The answer is lost, or the connector breaks down over it.
            let ran = if self.random.random() {
                RunOutcome::Broken(why())
            } else if cannot_be_looked_for(&key) {
                RunOutcome::Uncertain(why())
            } else {
                RunOutcome::Unavailable(why(), None)
            };
            return Err(Some((ran, true)));
        }
        Ok(Stage::There { remote, outcome: Outcome::Sent, used_http: true })
    }

    async fn finish(&mut self, run: Run, remote: String, outcome: Outcome, used_http: bool) {
        let Run { claim, unit, .. } = run;
        let key = claim.job.key.clone();
        let commit = Commit {
            link: Some(link(&key, &remote)),
            ending: Some(next_state(&claim.job, RunOutcome::Succeeded(outcome), used_http, self.now)),
            ..unit.commit(self.now)
        };
        match self.world.store.commit(commit).await {
            Ok(_) => drop(self.served.insert(key, claim.job.payload)),
            Err(StoreError::LeaseLost) => {}
            Err(StoreError::Outdated(_) | StoreError::LinkConflict(_)) => {
                self.fail(&claim, RunOutcome::Outdated(why()), used_http).await;
            }
            Err(error) => panic!("seed {}: {error}", self.seed),
        }
    }

    async fn fail(&mut self, claim: &Claim, ran: RunOutcome, used_http: bool) {
        match end(&*self.world.store, claim, ran, used_http, self.now).await {
            Ok(_) | Err(StoreError::LeaseLost) => {}
            Err(error) => panic!("seed {}: {error}", self.seed),
        }
    }

    /// A worker dies with all that it runs, and another takes its place.
    fn crash(&mut self) {
        let worker = self.random.random_range(0..WORKERS);
        self.runs.retain(|run| run.worker != worker);
        self.workers[worker] = self.home.open();
    }

    async fn recover(&mut self) {
        self.world.store.jobs_rescue(self.now).await.unwrap();
    }

    /// A person answers for an uncertain job: mostly looks at the remote first.
    async fn answer(&mut self) {
        for job in self.jobs(Phase::Uncertain).await {
            let truth = match self.remote.get(&job.key).and_then(|created| created.first()) {
                Some(remote) => Resolution::There(remote.clone()),
                None => Resolution::NotThere,
            };
            let said = if self.bad_luck(5) {
                self.said_again.insert(job.key.clone());
                Resolution::NotThere
            } else {
                truth
            };
            assert!(self.world.store.resolve(job.id, said, self.now).await.unwrap());
        }
    }

    async fn send_again(&mut self) {
        let filter = JobFilter { installation: Some(self.world.id()), ..JobFilter::default() };
        let mut jobs = self.world.store.jobs(&filter).await.unwrap();
        jobs.retain(|job| self.pushed.contains_key(&job.key));
        if jobs.is_empty() {
            return;
        }
        let job = &jobs[self.random.random_range(0..jobs.len())];
        self.world.store.retry(job.id, self.now).await.unwrap();
    }

    async fn change_settings(&mut self) {
        let store = &self.world.store;
        match self.random.random_range(0..5) {
            0 => store.set_state(self.world.id(), InstallationState::Disabled, None, self.now).await.unwrap(),
            1 => store.set_state(self.world.id(), InstallationState::Active, None, self.now).await.unwrap(),
            _ => drop(store.connect(connection("s1", "account-1")).await.unwrap()),
        }
    }

    /// Another call writes what a running one may have read.
    async fn disturb(&mut self) {
        let key = self.key();
        self.world.write(&format!("note/{key}"), Some(&self.now.to_be_bytes())).await;
    }

    async fn jobs(&self, phase: Phase) -> Vec<host_core::model::Job> {
        let filter = JobFilter { phase: Some(phase), ..JobFilter::default() };
        self.world.store.jobs(&filter).await.unwrap()
    }

    /// The faults end, the owner does what is to be done, and the workers go on until nothing is
    /// left to do.
    async fn come_to_rest(&mut self) {
        self.calm = true;
        self.runs.clear();
        self.world.store.connect(connection("s1", "account-1")).await.unwrap();
        for _ in 0..50 {
            self.now += LEASE + u64::try_from(limits::BACKOFF_MAX.as_millis()).unwrap();
            self.recover().await;
            self.answer().await;
            for phase in [Phase::Parked, Phase::Paused] {
                for job in self.jobs(phase).await {
                    self.world.store.retry(job.id, self.now).await.unwrap();
                }
            }
            self.claim().await;
            if self.runs.is_empty() {
                return;
            }
            while !self.runs.is_empty() {
                self.advance().await;
            }
        }
        panic!("seed {}: the work never ends", self.seed);
    }

    async fn check(&self) {
        let seed = self.seed;
        let filter = JobFilter { installation: Some(self.world.id()), ..JobFilter::default() };
        let jobs = self.world.store.jobs(&filter).await.unwrap();
        for (key, payload) in &self.pushed {
            let job = jobs.iter().find(|job| job.key == *key).unwrap();
            assert_eq!(job.phase, Phase::Done, "seed {seed}: {job:?}");
            let created = self.remote.get(key).map_or(&[][..], Vec::as_slice);
            assert!(!created.is_empty(), "seed {seed}: {key} was lost");
            assert!(created.len() == 1 || self.said_again.contains(key), "seed {seed}: {key}: {created:?}");
            assert_eq!(self.served.get(key), Some(payload), "seed {seed}: {key}: the last push was lost");
            let rows = self.world.store.records_list(
                self.world.id(),
                Entity::Order,
                Some(std::slice::from_ref(key)),
                1,
            );
            let link = rows.await.unwrap().pop().unwrap().link.unwrap();
            assert!(created.contains(&link.remote_id), "seed {seed}: {key} is linked with {link:?}");
        }
    }
}

/// The remote answers for some keys, and for others there is no way to ask.
fn cannot_be_looked_for(key: &str) -> bool {
    key.ends_with(['1', '3'])
}
