//! Turns at the processor for calls that compute for long.
//!
//! A call mostly waits, and computes for some milliseconds in between. One that has computed for
//! longer than that shares the processor with others like it: few of them run at a time, a slice each,
//! and the rest of the machine is for calls that have hardly begun. So however many calls compute, a
//! call that only has to send an order is never behind more than a few slices.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use host_core::limits;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The turns of all calls of a host.
#[derive(Clone)]
pub(crate) struct Turns(Arc<Semaphore>);

impl Turns {
    /// Turns for all processors but one, where there is more than one: it stays free for calls that need no turn.
    pub(crate) fn new() -> Self {
        let processors = available_parallelism().map_or(1, usize::from);
        Self(Arc::new(Semaphore::new(processors.saturating_sub(1).max(1))))
    }

    /// Runs a call that yields after each slice.
    pub(crate) fn take<F: Future>(&self, call: F) -> TakingTurns<F> {
        TakingTurns { call: Box::pin(call), computed: Duration::ZERO, turns: self.clone(), next: None }
    }
}

type Turn = Pin<Box<dyn Future<Output = Option<OwnedSemaphorePermit>> + Send>>;

/// A call that takes turns once it has computed for long.
pub(crate) struct TakingTurns<F> {
    call: Pin<Box<F>>,
    /// The time that it has computed, the host's part included.
    computed: Duration,
    turns: Turns,
    /// Waits for its turn.
    next: Option<Turn>,
}

impl<F: Future> Future for TakingTurns<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let this = &mut *self;
        let turn = if this.computed < limits::COMPUTING_WITHOUT_TURNS {
            None
        } else {
            let turns = &this.turns.0;
            let next = this.next.get_or_insert_with(|| {
                let turns = turns.clone();
                // The semaphore is never closed.
                Box::pin(async move { turns.acquire_owned().await.ok() })
            });
            let Poll::Ready(turn) = next.as_mut().poll(context) else { return Poll::Pending };
            this.next = None;
            turn
        };
        let began = Instant::now();
        let polled = this.call.as_mut().poll(context);
        this.computed += began.elapsed();
        if let Some(turn) = turn {
            // Passed on directly, turns would follow each other without end, and the runtime would
            // look at sockets and timers only now and then. This is passed on after it has.
            tokio::spawn(async move {
                tokio::task::yield_now().await;
                drop(turn);
            });
        }
        polled
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Computes for a slice, gives way, and so on.
    async fn compute(slices: usize, running: &AtomicUsize, most: &AtomicUsize) {
        for _ in 0..slices {
            most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            let began = Instant::now();
            while began.elapsed() < limits::EPOCH {}
            running.fetch_sub(1, Ordering::SeqCst);
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn a_call_that_has_hardly_begun_goes_before_all_that_have_computed_for_long() {
        let turns = Turns(Arc::new(Semaphore::new(1)));
        let slices = Arc::new(AtomicUsize::new(0));
        for _ in 0..50 {
            let (turns, slices) = (turns.clone(), slices.clone());
            let call = async move {
                std::thread::sleep(limits::COMPUTING_WITHOUT_TURNS);
                loop {
                    tokio::task::yield_now().await;
                    slices.fetch_add(1, Ordering::SeqCst);
                }
            };
            tokio::spawn(async move { turns.take(call).await });
        }
        // All have begun, and have taken their first slice.
        while slices.load(Ordering::SeqCst) < 10 {
            tokio::task::yield_now().await;
        }
        let (mut polls, mut before) = (0, 0);
        let light = poll_fn(move |context| {
            let now = slices.load(Ordering::SeqCst);
            before = if polls == 0 { now } else { before };
            polls += 1;
            context.waker().wake_by_ref();
            if polls > 20 { Poll::Ready(now - before) } else { Poll::Pending }
        });
        let meanwhile = tokio::spawn(turns.take(light)).await.unwrap();
        assert!(meanwhile <= 3 * 20, "{meanwhile} slices of others while a call was polled 20 times");
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn no_more_calls_compute_at_a_time_than_there_are_turns_and_all_come_to_their_end() {
        let turns = Turns(Arc::new(Semaphore::new(2)));
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let mut calls = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (running, most) = (running.clone(), most.clone());
            let mut call = turns.take(async move { compute(5, &running, &most).await });
            call.computed = limits::COMPUTING_WITHOUT_TURNS;
            calls.spawn(call);
        }
        calls.join_all().await;
        assert_eq!(most.load(Ordering::SeqCst), 2);
    }
}
