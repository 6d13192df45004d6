//! Every limit and time-out of the host, each with its reason. Numbers without a measurement
//! behind them say so.

use std::time::Duration;

// The queue.

/// How long a claimed job belongs to its worker unless its lease is extended. Arbitrary: long enough that a
/// paused process rarely loses it, short enough that a dead machine's jobs don't wait long.
pub const LEASE: Duration = Duration::from_secs(60);
/// How often a lease is extended while a call runs: three misses before it's lost. All leases of a
/// process are extended together: 512 in 3 ms; one by one they took 1.3 s (measured).
pub const LEASE_EXTENSION: Duration = Duration::from_secs(15);
/// The first pause after a transient failure; doubles from there.
pub const BACKOFF_FIRST: Duration = Duration::from_secs(1);
/// The longest pause between two attempts: an ERP that's back is noticed within the hour.
pub const BACKOFF_MAX: Duration = Duration::from_secs(3600);
/// The longest that a remote's Retry-After is honoured; anything above is taken for a mistake.
pub const RETRY_AFTER_MAX: Duration = Duration::from_secs(3600);
/// The shortest wait that a connector may ask for without anything being wrong, so that a zero
/// doesn't make a loop.
pub const WAIT_MIN: Duration = Duration::from_millis(100);
/// The pause after the remote asks for fewer requests without naming a time.
pub const THROTTLE_DEFAULT: Duration = Duration::from_secs(60);
/// The shortest pause after the remote asks for fewer requests, so that a zero doesn't hammer.
pub const THROTTLE_MIN: Duration = Duration::from_secs(1);
/// Jobs of an installation that fail one after the other, with no success between them, before the whole
/// installation waits: its remote is down or broken, and to ask it for each of thousands of jobs would only cost
/// others.
pub const OUTAGE_FAILURES: u32 = 3;
/// The longest pause of such an installation. Longer than [`IDLE_PATIENCE`], so that `work --until-idle` ends; short
/// enough that nobody has to do anything once the remote is back.
pub const OUTAGE_PAUSE_MAX: Duration = Duration::from_secs(60);
/// Transient failures before a job is parked: with the pauses above, about two days.
pub const FAILURES_UNAVAILABLE: u32 = 60;
/// Transient failures up to which a time that the remote or the connector gave is kept exactly.
pub const FAILURES_TRUSTED: u32 = 20;
/// Invalid answers in a row before a job is parked.
pub const BREAKDOWNS_UNEXPECTED: u32 = 5;
/// Traps, time-outs and crashed workers in a row before a job is parked as poison.
pub const BREAKDOWNS_BROKEN: u32 = 5;
/// Jobs of one installation that run at a time, in all processes together. A shop's remote is often
/// one small server: four calls keep it busy, and more would only wait there. Less where few slots are
/// free, or where its remote doesn't answer in time: then down to one. A kind of work of which nothing
/// runs may have a slot more, next to four that are of [`KINDS_BEFORE_APART`] others, or next to a share that was
/// lowered: what comes in begins while every send hangs. See [`call_slots`](crate::call_slots).
pub const RUNNING_PER_INSTALLATION: u32 = 4;
/// Kinds of work of one installation that may hang while another one still begins: sends, and what a look found to be
/// written there.
pub const KINDS_BEFORE_APART: u32 = 2;
/// Jobs that one process runs at a time. They mostly wait for the network, so that this is no number
/// of threads: it is how many remotes may hang before another shop notices. A call that waits costs
/// 0.4 MB of memory (measured: 385 calls of TotalGest that hang, 192 MB instead of 37 MB without any;
/// TLS not included), and 65 MB of addresses where instances come from a pool. With 200 shops that
/// hang, another shop's order was sent 0.02 to 0.25 s after it was placed (the worker looks every
/// 0.25 s). Where more than 512 shops begin to hang within the same half minute, others wait until the
/// first of those calls run out of time; from then on those shops have half of the slots at most.
pub const RUNNING_PER_PROCESS: u32 = 512;
/// Jobs that one look at the queue claims at most, in one transaction. To find one job takes 1 ms,
/// most of it the disk's, whether another shop has 100,000 jobs or none, and 4 ms with 5,000 shops
/// whose jobs wait; to claim 512 and to end them all, 70 to 100 ms (measured: the bench `claims`).
pub const CLAIMED_AT_ONCE: usize = 64;
/// Ticks at a person's request that run concurrently: each has a line on the screen.
pub const TICKS_BY_HAND: usize = 8;
/// How long `work --until-idle` waits for the next attempt of a job before it calls that idle.
pub const IDLE_PATIENCE: Duration = Duration::from_secs(40);

// Sessions.

/// A session is refreshed when so little of it is left: longer than most calls take, so that it
/// rarely ends in the middle of one. Never more than half of its life.
pub const SESSION_MARGIN: Duration = Duration::from_secs(60);
/// How long a refresh belongs to its worker: a call's time, and that of its commit.
pub const SESSION_LEASE: Duration = Duration::from_secs(90);
/// How often calls that wait for another process's refresh look whether it's done.
pub const SESSION_POLL: Duration = Duration::from_millis(50);
/// How long a failed refresh also answers the calls that come after it: half of the first pause after a
/// failure, which is the shortest that there is, so that no job meets the same failure twice.
pub const SESSION_FAILURE: Duration = Duration::from_millis(500);
/// The latest end of a session that is believed, ten years from now: anything above is taken for a
/// mistake, and the session's end for unknown.
pub const SESSION_LONGEST: Duration = Duration::from_secs(10 * 365 * 24 * 3600);

// Ticks.

/// The time between two ticks: the platform's guides promise five minutes.
pub const TICK: Duration = Duration::from_secs(300);
/// How often the ticks that are due are looked for.
pub const SCHEDULE: Duration = Duration::from_secs(2);
/// A cursor, in bytes: a place in a list, not a list.
pub const TICK_CURSOR: usize = 64 * 1024;
/// A full list that leaves out at least so many records, and half or more of what the shop
/// had, waits for a person; so does an empty one after any other.
pub const SUSPICIOUS_MISSING: u64 = 3;
/// Causes for which jobs failed or wait that a page shows, those with the most jobs first.
pub const CAUSES: u32 = 100;
/// Refused changes of one call, outside a tick, that are in the activity one by one.
pub const REFUSALS_REPORTED: usize = 20;
/// Problems of one installation's ticks that are listed one by one; more are only counted.
pub const PROBLEMS: u32 = 1_000;

// Remotes that call.

/// How long a delivery's id is known. Shopify tries for four hours, and others have been seen to
/// repeat one after days.
pub const DELIVERY_KNOWN: Duration = Duration::from_secs(30 * 24 * 3600);
/// How long a shop owner may take to authorize a plugin at the remote.
pub const AUTHORIZATION: Duration = Duration::from_secs(15 * 60);
/// How long a used or expired state parameter is kept, so that a browser that brings it back gets the reason.
pub const AUTHORIZATION_KNOWN: Duration = Duration::from_secs(24 * 3600);
/// How often what a plugin leaves at the remote is reconciled without any change here.
pub const RECONCILE: Duration = Duration::from_secs(24 * 3600);

// Reports.

/// Reports of sends by hand that are kept for an installation. Arbitrary: some weeks of work.
pub const REPORTS: u32 = 100;
/// Orders with a number that another has, of one import, that the activity lists one by one.
pub const REPEATED_NUMBERS: usize = 20;
/// Orders that are named for one such number.
pub const ORDERS_OF_NUMBER: u32 = 5;

// What one call may keep.

/// A storage key, in bytes: the contract says so.
pub const STORAGE_KEY: usize = 512;
/// A storage value, in bytes: the contract says so.
pub const STORAGE_VALUE: usize = 1024 * 1024;
/// All writes that one call buffers, in bytes: they wait in the host's memory.
pub const STORAGE_BUFFERED: usize = 16 * 1024 * 1024;
/// Keys that one `list-keys` or `get-many` may ask for.
pub const STORAGE_KEYS: u32 = 10_000;
/// Jobs that one call may queue.
pub const JOBS_PER_CALL: usize = 10_000;
/// Changes that one call may ask for: some pages of a catalogue; they wait in the host's memory.
pub const CHANGES_PER_CALL: usize = 10_000;
/// A job's payload, in bytes: it names its record, and carries little else.
pub const JOB_PAYLOAD: usize = 256 * 1024;
/// A job's kind or key, in bytes.
pub const JOB_NAME: usize = 512;
/// A message's code, and the value of one of its arguments, in bytes; longer ones are cut.
pub const MESSAGE_TEXT: usize = 2_000;
/// Arguments of a message; more are dropped.
pub const MESSAGE_ARGS: usize = 20;
/// A product's description, in bytes after sanitising: a long page of text, and no picture.
pub const PRODUCT_DESCRIPTION: usize = 256 * 1024;
/// A product's description before sanitising, in bytes; a longer one is refused without a look at it.
pub const PRODUCT_DESCRIPTION_RAW: usize = 2 * PRODUCT_DESCRIPTION;
/// HTML elements in a product's description: nested ones cost the square of their number to
/// sanitise, 0.2 s for so many (measured, dev profile).
pub const PRODUCT_DESCRIPTION_TAGS: usize = 10_000;
/// Any other text of a product, in bytes.
pub const PRODUCT_TEXT: usize = 2_000;
/// Variants of a product. Arbitrary: Shopify allows 2,048.
pub const PRODUCT_VARIANTS: usize = 2_048;
/// Images of a product or a variant. Arbitrary: Shopify allows 250.
pub const PRODUCT_IMAGES: usize = 250;
/// Steps of a product's category, options of a variant, further fields of a product. Arbitrary.
pub const PRODUCT_PARTS: usize = 250;
/// A customer's note, in bytes. Shopify allows 5,000 letters.
pub const CUSTOMER_NOTE: usize = 64 * 1024;
/// Any other text of a customer, in bytes.
pub const CUSTOMER_TEXT: usize = 2_000;
/// Tags of a customer. Shopify allows 250.
pub const CUSTOMER_TAGS: usize = 1_000;
/// Addresses of a customer. Arbitrary: a customer who orders for a reseller may have some dozens.
pub const CUSTOMER_ADDRESSES: usize = 250;
/// Further fields of an address. Arbitrary.
pub const CUSTOMER_PARTS: usize = 50;
/// Letters of a remote's identifier that a new customer's id keeps. Arbitrary: numbers are shorter.
pub const CUSTOMER_NAME: usize = 64;
/// How far a remote's clock may be ahead of ours. A customer that was reported with a later time would
/// never be taken again until then.
pub const CLOCK_AHEAD: Duration = Duration::from_secs(24 * 3600);
/// Records that one `find` or `changed` answers with, or `versions` is asked for.
pub const RECORDS: u32 = 1_000;

// What one call may use.

/// Wall-clock time of one call, waiting for the network included.
pub const CALL: Duration = Duration::from_secs(60);
/// Wall-clock time of a call that has no HTTP: strings, describe, configure, a list's column, events.
pub const CALL_PURE: Duration = Duration::from_secs(5);
/// The time that a call has left when its HTTP ends, so that the connector can still report.
pub const CALL_MARGIN: Duration = Duration::from_secs(2);
/// The length of one epoch: how finely a component's own computing is measured.
pub const EPOCH: Duration = Duration::from_millis(10);
/// Epochs that a component computes before it must let others run: a fair share of a thread.
pub const EPOCHS_PER_SLICE: u64 = 1;
/// Computing time after which a call has to take turns with others that compute: several times what mapping an
/// order takes, so that most calls never wait for a turn.
pub const COMPUTING_WITHOUT_TURNS: Duration = Duration::from_millis(20);
/// Computing time of one call: mapping an order takes a millisecond, so this is a broken loop.
pub const CALL_COMPUTING: Duration = Duration::from_secs(10);
/// Linear memory of one component, in bytes.
pub const MEMORY: usize = 64 * 1024 * 1024;
/// Linear memory that every call may have, in bytes: what most need. Together at most
/// [`INSTANCES`] times this.
pub const MEMORY_SMALL: usize = 4 * 1024 * 1024;
/// Calls with HTTP that have more at a time; others wait for one of them to end. They bound what a
/// process takes where every connector takes all that it may: 2 GiB for these, 1 GiB for those without
/// HTTP, 2 GiB for all small ones.
pub const LARGE_MEMORIES: usize = 32;
/// Large memories for calls without HTTP, which take less time.
pub const LARGE_MEMORIES_WITHOUT_HTTP: usize = 16;
/// Entries of a component's tables: function pointers, so small numbers.
pub const TABLE_ELEMENTS: usize = 20_000;
/// Core instances, memories and tables inside one component.
pub const CORE_INSTANCES: usize = 20;
/// Resources (streams, requests, pollables) that one call holds at a time.
pub const RESOURCES: usize = 1_000;
/// Bytes that the host copies out of a component for one host call.
pub const HOSTCALL_BYTES: usize = 64 * 1024 * 1024;
/// Calls that no job makes (a column, a webhook, what a person tries) and that run at a time in one
/// process; more wait for one of them to end.
pub const CALLS_OUTSIDE_JOBS: u32 = 64;
/// Calls that run at a time in one process: how many instances the pool holds.
pub const INSTANCES: u32 = RUNNING_PER_PROCESS + CALLS_OUTSIDE_JOBS;
/// Notes about one record that are kept with its link; all are in the activity.
pub const NOTES: usize = 10;
/// A plugin's strings in all languages together, in bytes of Fluent source. Arbitrary: Shopify's are 110 KiB.
pub const PLUGIN_STRINGS: usize = 1024 * 1024;
/// A component file, in bytes.
pub const COMPONENT_FILE: u64 = 20 * 1024 * 1024;

// The log.

/// A log line, in bytes; longer ones are cut.
pub const LOG_LINE: usize = 2_000;
/// Log lines of one call; the rest are counted, not written.
pub const LOG_LINES: u32 = 200;

// HTTP.

/// One request from name resolution to the last byte, if the call has that long.
pub const HTTP_REQUEST: Duration = Duration::from_secs(30);
/// Name resolution, connection and TLS together, within the above.
pub const HTTP_CONNECT: Duration = Duration::from_secs(10);
/// How old a checkpoint may be when the request that it is for is written. A longer pause means that
/// the process was stopped, and somebody else may be at the job.
pub const FENCE: Duration = Duration::from_secs(10);
/// How long sent data may stay unacknowledged before the system gives the connection up: it would
/// otherwise still deliver a request that was given up on.
pub const HTTP_UNACKNOWLEDGED: Duration = Duration::from_secs(10);
/// Requests of one call.
pub const HTTP_REQUESTS: u32 = 200;
/// A request's body, in bytes.
pub const HTTP_REQUEST_BODY: u64 = 8 * 1024 * 1024;
/// A response's body, in bytes. The SDK reads less: `MAX_ANSWER` in `plugins/sdk/src/http.rs`.
pub const HTTP_RESPONSE_BODY: u64 = 16 * 1024 * 1024;
/// How much of a response may be read in vain, in bytes: a component gave up a longer one because it has no end.
pub const HTTP_RESPONSE_ABANDONED: u64 = 1024 * 1024;
/// A response's headers, in bytes.
pub const HTTP_RESPONSE_HEADERS: usize = 64 * 1024;
/// A component's header fields, in bytes of memory.
pub const HTTP_FIELDS: usize = 64 * 1024;
/// How long an unused connection is kept: below the 60 s after which common proxies close it.
pub const HTTP_KEEP_ALIVE: Duration = Duration::from_secs(30);
/// Unused connections kept for one host.
pub const HTTP_IDLE_CONNECTIONS: usize = 8;

// The store.

/// How long a writer waits for another process that writes.
pub const STORE_BUSY: Duration = Duration::from_secs(10);
