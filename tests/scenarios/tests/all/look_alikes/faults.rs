//! Which requests fail, hang, or are held while their order changes.

use std::time::Duration;

use fakes::{Fault, FaultHandle};
use http::{StatusCode, header::RETRY_AFTER};
use rand::RngExt as _;
use rand::rngs::ChaCha8Rng;
use tokio::sync::mpsc::UnboundedSender;

use crate::look_alikes::remotes::Remote;

/// No request is applied later than that, by the remote's clock: the connectors count on it.
const LATEST_S: u64 = 150;

/// What happens while a request is held or hangs.
#[derive(Debug)]
pub(crate) enum Trigger {
    /// Its order is edited or cancelled while it's under way.
    Change(FaultHandle),
    /// A worker is killed.
    Kill(FaultHandle),
}

/// The variant of a trigger.
type Announce = fn(FaultHandle) -> Trigger;

/// Injects all faults. A trigger is announced when its request is reached.
pub(crate) fn inject<R: Remote>(
    rng: &mut ChaCha8Rng,
    remote: &R,
    orders: usize,
    triggers: &UnboundedSender<Trigger>,
) {
    let mut taken = 0;
    for position in 1..=u64::try_from(orders).expect("a number") * 3 / 2 {
        let chance = rng.random_range(0..1000);
        let (fault, trigger): (Fault, Option<Announce>) = match chance {
            0..10 => (hanging(rng), Some(Trigger::Kill)),
            10..110 => (held(rng), Some(Trigger::Change)),
            110..360 => (failing(rng), None),
            _ => continue,
        };
        // What one fault takes, later ones don't count.
        let handle = remote.inject(R::creation().nth(position - taken), fault);
        taken += 1;
        if let Some(trigger) = trigger {
            let triggers = triggers.clone();
            tokio::spawn(async move {
                handle.reached().await;
                // Nobody receives it any more where the simulation is over.
                let _ = triggers.send(trigger(handle));
            });
        }
    }
    for list in R::lists() {
        for _ in 0..orders / 20 {
            let nth = rng.random_range(1..orders as u64 * 4);
            let fault = match rng.random_range(0..3) {
                0 => Fault::reset(),
                1 => Fault::truncated(),
                _ => Fault::status(StatusCode::SERVICE_UNAVAILABLE),
            };
            remote.inject(list.clone().nth(nth), fault);
        }
    }
}

fn hanging(rng: &mut ChaCha8Rng) -> Fault {
    match rng.random_range(0..3) {
        0 => Fault::hang(),
        1 => Fault::hang().after_applying(),
        _ => Fault::hang().late(late(rng)),
    }
}

fn held(rng: &mut ChaCha8Rng) -> Fault {
    let lost = rng.random_bool(0.5);
    let fault = if lost { Fault::reset().held() } else { Fault::hold() };
    if rng.random_bool(0.7) { fault.after_applying() } else { fault }
}

fn failing(rng: &mut ChaCha8Rng) -> Fault {
    match rng.random_range(0..10) {
        0 | 1 => Fault::reset(),
        2 | 3 => Fault::reset().after_applying(),
        4 => gateway(rng),
        5 => gateway(rng).after_applying(),
        6 => Fault::reset().late(late(rng)),
        7 => gateway(rng).late(late(rng)),
        8 => Fault::truncated(),
        _ => Fault::status(StatusCode::SERVICE_UNAVAILABLE).header(RETRY_AFTER, "5"),
    }
}

fn gateway(rng: &mut ChaCha8Rng) -> Fault {
    let statuses =
        [StatusCode::INTERNAL_SERVER_ERROR, StatusCode::BAD_GATEWAY, StatusCode::SERVICE_UNAVAILABLE];
    Fault::status(statuses[rng.random_range(0..statuses.len())])
}

fn late(rng: &mut ChaCha8Rng) -> Duration {
    Duration::from_secs(rng.random_range(1..=LATEST_S))
}
