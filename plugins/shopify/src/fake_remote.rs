//! The connector within a small platform, and a fake Shopify that really runs its documents.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::rc::Rc;

use fake_shopify::{Shopify, ShopifyConfig, SignedDuration, Timestamp};
use framework360_sdk::http::{OutgoingRequest, TransportError};
use framework360_sdk::queue::Job;
use framework360_sdk::shop::{Consent, Customer};
use framework360_sdk::testing::records::{Entry, save_customer};
use framework360_sdk::testing::{self, Answer, samples};
use framework360_sdk::{Done, Error, Message, Next, Outcome, Run, changes, session};
use tokio::runtime::Runtime;

use crate::{CUSTOMERS_IN, CUSTOMERS_OUT, SEND_CUSTOMER, enqueue, jobs, tick};

/// 2026-11-22, noon.
const NOON: u64 = 1_795_348_800_000;

/// Something that happens while a request is in flight.
pub(crate) type During = Box<dyn FnMut(&str) -> bool>;

/// A shop of ours, and a store at Shopify.
pub(crate) struct FakeRemote {
    pub(crate) shopify: Shopify,
    runtime: Runtime,
    /// The next answer to a request that has this text in it is lost, though the request was applied.
    pub(crate) lose: Rc<RefCell<Option<&'static str>>>,
    /// Sees each request before Shopify does; true where its answer is to be lost.
    pub(crate) during: Rc<RefCell<Option<During>>>,
    attempts: BTreeMap<(String, String), u32>,
    /// The notes that the owner got.
    pub(crate) notes: Vec<Message>,
    /// Jobs that wait for a person, with the reason.
    pub(crate) parked: Vec<(String, Error)>,
    pub(crate) throttled: usize,
}

impl FakeRemote {
    /// Both directions on, and no customers.
    pub(crate) fn new() -> Self {
        testing::reset();
        let runtime = Runtime::new().unwrap();
        let shopify = runtime.block_on(Shopify::start(ShopifyConfig::default())).unwrap();
        shopify.clock(|clock| clock.stop_at(Timestamp::from_millisecond(NOON.cast_signed()).unwrap()));
        let lose = Rc::new(RefCell::new(None::<&'static str>));
        let during = Rc::new(RefCell::new(None::<During>));
        let (base, losing, seeing) = (shopify.url(), lose.clone(), during.clone());
        testing::remote(move |request| {
            let text = String::from_utf8_lossy(request.body.as_deref().unwrap_or_default()).into_owned();
            let lost = seeing.borrow_mut().as_mut().is_some_and(|see| see(&text));
            let answer = exchange(&base, request);
            if lost {
                return Err(TransportError::Interrupted);
            }
            match losing.borrow_mut().take_if(|part| text.contains(*part)) {
                Some(_) => Err(TransportError::Interrupted),
                None => answer,
            }
        });
        testing::with(|host| {
            host.now = NOON;
            host.settings.insert("shop".to_owned(), "f360-test".to_owned());
            host.flows = vec![CUSTOMERS_IN.to_owned(), CUSTOMERS_OUT.to_owned()];
        });
        let token = token(&shopify);
        session::store(&token, None).unwrap();
        let (attempts, notes, parked) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { shopify, runtime, lose, during, attempts, notes, parked, throttled: 0 }
    }

    pub(crate) fn switch(&self, flows: &[&str]) {
        testing::with(|host| host.flows = flows.iter().map(|flow| (*flow).to_owned()).collect());
    }

    /// Time passes on both sides.
    pub(crate) fn wait(&self, ms: u64) {
        testing::with(|host| host.now += ms);
        self.shopify.clock(|clock| clock.advance(SignedDuration::from_millis(ms.cast_signed())));
    }

    /// One unit of work: what it left counts if it ended well.
    pub(crate) fn call<T>(&self, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        let before = testing::with(|host| {
            host.checkpoints.clear();
            host.pause_ms = None;
            (
                host.storage.clone(),
                host.records.clone(),
                host.jobs.clone(),
                host.saved.clone(),
                host.taken.clone(),
            )
        });
        let done = work();
        if done.is_err() {
            testing::with(|host| {
                let (storage, records, jobs, saved, taken) = before;
                host.storage = host.checkpoints.last().cloned().unwrap_or(storage);
                (host.records, host.jobs, host.saved, host.taken) = (records, jobs, saved, taken);
            });
        } else if let Some(ms) = testing::with(|host| host.pause_ms) {
            self.wait(ms);
        }
        done
    }

    /// One attempt of a job.
    pub(crate) fn attempt(&mut self, run: Run) -> Result<Done, Error> {
        let attempt = self.attempts.entry((run.kind.clone(), run.key.clone())).or_insert(0);
        *attempt += 1;
        let run = Run { attempt: *attempt, ..run };
        let done = self.call(|| {
            let done = jobs::run(&run)?;
            if let Outcome::Sent(link) | Outcome::AlreadyThere(link) = &done.outcome {
                changes::link(link);
            }
            Ok(done)
        });
        if let Ok(done) = &done {
            self.notes.extend(done.notes.clone());
        }
        done
    }

    /// A person sends our customer.
    pub(crate) fn send(&mut self, id: &str) -> Result<Done, Error> {
        self.attempt(Run { manual: true, ..samples::customer_run(SEND_CUSTOMER, id) })
    }

    /// Our customer is saved, and whatever that leads to is done.
    pub(crate) fn save(&mut self, customer: Customer) {
        let id = customer.id.clone();
        save_customer(customer);
        self.call(|| jobs::saved(&id)).unwrap();
        self.work();
    }

    /// A webhook named this customer.
    pub(crate) fn reported(&mut self, number: u64) {
        let gid = fake_shopify::Data::customer_gid(number);
        self.call(|| enqueue::pull(&gid, None)).unwrap();
        self.work();
    }

    /// Runs what is queued, as long as there is anything.
    pub(crate) fn work(&mut self) {
        let mut rounds = 0;
        while let Some(Job { kind, key, subject, payload, delay_ms }) = testing::with(|host| {
            let first = host.jobs.first()?;
            // A waiting job is replaced by a later one.
            let same = |job: &&Job| (&job.kind, &job.key) == (&first.kind, &first.key);
            let job = host.jobs.iter().rfind(same).cloned()?;
            host.jobs.retain(|other| (&other.kind, &other.key) != (&job.kind, &job.key));
            Some(job)
        }) {
            rounds += 1;
            assert!(rounds < 500, "no end of jobs: {kind} {key}");
            self.wait(delay_ms);
            let run = Run { subject: subject.clone(), payload: payload.clone(), ..samples::job(&kind, &key) };
            match self.attempt(run) {
                Ok(_) => {}
                Err(Error::Throttled(retry)) => {
                    self.throttled += 1;
                    self.wait(retry.after_ms.unwrap());
                    testing::with(|host| host.jobs.push(Job { kind, key, subject, payload, delay_ms: 0 }));
                }
                Err(Error::Unavailable(retry)) => {
                    self.wait(retry.after_ms.unwrap_or_default());
                    testing::with(|host| host.jobs.push(Job { kind, key, subject, payload, delay_ms: 0 }));
                }
                Err(error) => self.parked.push((key, error)),
            }
        }
    }

    /// Ticks until a pass is over; the cursor after it, and the pages it took.
    pub(crate) fn pass(&mut self, mut cursor: Option<String>) -> (String, usize) {
        for pages in 1..500 {
            match self.call(|| tick::tick(cursor.as_deref())) {
                Ok(page) => {
                    cursor = Some(page.cursor.clone());
                    self.work();
                    match page.next {
                        Next::AtTick => return (page.cursor, pages),
                        Next::Now => {}
                        Next::AfterMs(ms) => self.wait(ms),
                    }
                }
                Err(Error::Throttled(retry)) => {
                    self.throttled += 1;
                    self.wait(retry.after_ms.unwrap());
                }
                Err(error) => panic!("{error:?}"),
            }
        }
        panic!("no end of pages");
    }

    pub(crate) fn writes(&self) -> usize {
        self.shopify.writes_since(0)
    }

    pub(crate) fn codes(&self) -> Vec<&str> {
        self.notes.iter().map(|note| note.code.as_str()).collect()
    }
}

impl Drop for FakeRemote {
    fn drop(&mut self) {
        let _here = self.runtime.enter();
    }
}

/// All customers of ours.
pub(crate) fn ours() -> Vec<Customer> {
    testing::with(|host| {
        let customers = host.records.iter().filter_map(|entry| match entry {
            Entry::Customer(customer) => Some(customer.clone()),
            _ => None,
        });
        customers.collect()
    })
}

/// Ours of this id.
pub(crate) fn our(id: &str) -> Customer {
    ours().into_iter().find(|customer| customer.id == id).unwrap()
}

/// Ours, plain.
pub(crate) fn customer(id: &str, email: &str) -> Customer {
    Customer {
        id: id.to_owned(),
        remote_id: None,
        email: email.to_owned(),
        phone: String::new(),
        first_name: "Zoë".to_owned(),
        last_name: "Bärtschi".to_owned(),
        addresses: Vec::new(),
        email_marketing: Consent::Unknown,
        email_marketing_at: None,
        tags: Vec::new(),
        note: String::new(),
        locale: "de".to_owned(),
        orders_count: 0,
        total_spent: "0".to_owned(),
        currency: "CHF".to_owned(),
        updated_at: 0,
        extra: Vec::new(),
    }
}

fn token(shopify: &Shopify) -> String {
    let (scopes, to) = ("write_customers,read_customer_merge", "https%3A%2F%2Fshop.example%2Foauth");
    let url = format!(
        "{}/admin/oauth/authorize?client_id=f360-test-client&scope={scopes}&redirect_uri={to}&state=n",
        shopify.url()
    );
    let back = shopify.approve(&url).unwrap();
    let code = back.split("code=").nth(1).unwrap().split('&').next().unwrap();
    let body = serde_json::json!({ "client_id": "f360-test-client",
        "client_secret": "f360-test-secret-not-real", "code": code, "expiring": "0" });
    let path = "/admin/oauth/access_token";
    let (_, _, answer) = post(&shopify.url(), path, &[], body.to_string().as_bytes()).unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&answer).unwrap();
    answer["access_token"].as_str().unwrap().to_owned()
}

/// One request as the fake answers it.
pub(crate) fn exchange(base: &str, request: &OutgoingRequest) -> Answer {
    let path = request.url.strip_prefix("https://f360-test.myshopify.com").unwrap();
    post(base, path, &request.headers, request.body.as_deref().unwrap_or_default())
}

/// HTTP as simple as it goes: one request, one connection.
fn post(base: &str, path: &str, headers: &[(String, String)], body: &[u8]) -> Answer {
    let lost = |_| TransportError::Interrupted;
    let mut stream = TcpStream::connect(base.strip_prefix("http://").unwrap()).map_err(lost)?;
    let mut head = format!("POST {path} HTTP/1.1\r\nhost: f360-test.myshopify.com\r\nconnection: close\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("content-length: {}\r\n\r\n", body.len());
    stream.write_all(&[head.as_bytes(), body].concat()).map_err(lost)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(lost)?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or(TransportError::Interrupted)?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap();
    let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.into()));
    Ok((status, head.lines().skip(1).filter_map(header).collect(), answer[end + 4..].to_vec()))
}
