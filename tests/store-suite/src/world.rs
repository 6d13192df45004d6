//! A shop with one installation, and helpers to do what a host does with it.

use std::sync::Arc;

use host_core::model::{
    Account, Installation, InstallationId, Job, JobId, Message, NewJob, Outcome, Phase, Settings, Shop,
};
use host_core::next_state::{RunOutcome, next_state};
use host_core::shop::{Entity, Link, Order, Subject, Timestamp};
use host_core::store::{Claim, Commit, Connection, JobFilter, Refusal, Store, StoreError};
use host_core::unit_of_work::{Access, Unit};

use super::StoreHome;

/// The time at which every case begins.
pub(crate) const T0: Timestamp = 1_800_000_000_000;
/// The duration of a claim, in milliseconds.
pub(crate) const LEASE: u64 = 60_000;

/// A store with one active installation.
pub(crate) struct World {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) installation: Installation,
}

impl World {
    pub(crate) async fn new(home: &dyn StoreHome) -> Self {
        let store = home.open();
        store.put_shop(&shop("s1")).await.unwrap();
        let installation = store.connect(connection("s1", "account-1")).await.unwrap().0;
        Self { store, installation }
    }

    pub(crate) fn id(&self) -> InstallationId {
        self.installation.id
    }

    /// The installation as it is now.
    pub(crate) async fn now(&self) -> Installation {
        let known = self.store.installations(None).await.unwrap();
        known.into_iter().find(|known| known.id == self.id()).unwrap()
    }

    /// Another installation in a shop of its own.
    pub(crate) async fn neighbour(&self) -> Installation {
        self.store.put_shop(&shop("s2")).await.unwrap();
        self.store.connect(connection("s2", "account-2")).await.unwrap().0
    }

    /// Pushes as an event does.
    pub(crate) async fn push(&self, key: &str, at: Timestamp) -> JobId {
        self.push_job(&job(key), at).await
    }

    /// Pushes as a person does.
    pub(crate) async fn send(&self, key: &str, at: Timestamp) -> JobId {
        self.push_job(&NewJob { manual: true, ..job(key) }, at).await
    }

    pub(crate) async fn push_job(&self, job: &NewJob, at: Timestamp) -> JobId {
        self.store.jobs_enqueue(self.id(), std::slice::from_ref(job), at).await.unwrap()[0]
    }

    pub(crate) async fn try_claim(&self, at: Timestamp) -> Option<Claim> {
        self.store.job_claim(at, LEASE, None).await.unwrap()
    }

    pub(crate) async fn claim(&self, at: Timestamp) -> Claim {
        self.try_claim(at).await.expect("a job is due")
    }

    /// Ends a run that used HTTP.
    pub(crate) async fn end(&self, claim: &Claim, ran: RunOutcome, at: Timestamp) {
        end(&*self.store, claim, ran, true, at).await.unwrap();
    }

    /// Runs the next job to success.
    pub(crate) async fn run(&self, at: Timestamp) -> Claim {
        let claim = self.claim(at).await;
        self.end(&claim, RunOutcome::Succeeded(Outcome::Sent), at).await;
        claim
    }

    pub(crate) async fn job(&self, id: JobId) -> Job {
        let filter = JobFilter { ids: vec![id], ..JobFilter::default() };
        self.store.jobs(&filter).await.unwrap().pop().unwrap()
    }

    pub(crate) async fn phase(&self, id: JobId) -> Phase {
        self.job(id).await.phase
    }

    /// A unit of work that belongs to no job, under the settings as they are now.
    pub(crate) async fn unit(&self) -> Unit {
        Unit::new(self.store.clone(), self.now().await, None, Access::ReadWrite)
    }

    /// Commits a unit of [`unit`](Self::unit).
    pub(crate) async fn commit(&self, unit: &Unit) -> Result<Vec<Refusal>, StoreError> {
        Ok(self.store.commit(unit.commit(T0)).await?.refusals)
    }

    /// Writes into the storage.
    pub(crate) async fn write(&self, key: &str, value: Option<&[u8]>) {
        let writes = vec![(key.to_owned(), value.map(<[u8]>::to_vec))];
        self.store.commit(Commit { installation: self.id(), writes, ..Commit::default() }).await.unwrap();
    }

    /// The value of a storage key.
    pub(crate) async fn value(&self, key: &str) -> Option<Vec<u8>> {
        self.unit().await.get(&[key.to_owned()]).await.unwrap().pop().unwrap()
    }

    pub(crate) async fn link(&self, record: &str, remote: &str) -> Result<Vec<Refusal>, StoreError> {
        let link = Some(link(record, remote));
        let commit = Commit { installation: self.id(), link, now: T0, ..Commit::default() };
        Ok(self.store.commit(commit).await?.refusals)
    }
}

/// Ends a run as the host does.
pub(crate) async fn end(
    store: &dyn Store,
    claim: &Claim,
    ran: RunOutcome,
    used_http: bool,
    at: Timestamp,
) -> Result<Vec<Refusal>, StoreError> {
    let ending = next_state(&claim.job, ran, used_http, at);
    let commit = Commit {
        installation: claim.installation.id,
        lease: Some(claim.lease),
        ending: Some(ending),
        now: at,
        ..Commit::default()
    };
    Ok(store.commit(commit).await?.refusals)
}

pub(crate) fn shop(id: &str) -> Shop {
    Shop {
        id: id.into(),
        name: "Caffè Ticino".into(),
        public_url: "https://shop.example".into(),
        currency: "CHF".into(),
        locale: "it-CH".into(),
        time_zone: "Europe/Zurich".into(),
        modules: vec!["ecommerce".into()],
    }
}

pub(crate) fn connection(shop: &str, account: &str) -> Connection {
    Connection {
        shop: shop.into(),
        plugin: "erp".into(),
        settings: Settings([("api-key".to_owned(), "key-1".to_owned())].into()),
        flows: vec![("orders-out".into(), true)],
        account: Some(Account { id: account.into(), name: account.to_uppercase() }),
        forget: false,
        exclusive: false,
        writes: Vec::new(),
        session: None,
        then: Vec::new(),
        actor: None,
        now: T0,
    }
}

pub(crate) fn job(key: &str) -> NewJob {
    NewJob {
        kind: "export-order".into(),
        key: key.into(),
        subject: Some(about(key)),
        payload: Vec::new(),
        delay_ms: 0,
        manual: false,
        runs_when_disabled: false,
    }
}

pub(crate) fn carrying(key: &str, payload: &[u8]) -> NewJob {
    NewJob { payload: payload.to_vec(), ..job(key) }
}

pub(crate) fn about(order: &str) -> Subject {
    Subject { entity: Entity::Order, id: order.into() }
}

pub(crate) fn link(order: &str, remote: &str) -> Link {
    Link { subject: about(order), remote_id: remote.into(), number: String::new(), url: String::new() }
}

pub(crate) fn order(id: &str, note: &str) -> Order {
    Order { id: id.into(), number: format!("N-{id}"), note: note.into(), ..Order::default() }
}

pub(crate) fn why() -> Message {
    Message::host("test", &[])
}

pub(crate) fn sent() -> RunOutcome {
    RunOutcome::Succeeded(Outcome::Sent)
}

/// Records of which a file gives all fields.
pub(crate) fn given<T: Clone>(records: &[T]) -> Vec<host_core::shop::Partial<T>> {
    records.iter().cloned().map(Into::into).collect()
}
