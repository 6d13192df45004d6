//! Name resolution, one look-up for each name at a time: the system's resolver holds a thread for as
//! long as it waits, so that a name whose servers don't answer must not hold one for every call.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

/// A name and a port.
type HostAndPort = (String, u16);
/// The addresses of a name; none where it can't be resolved.
type Addresses = Option<Vec<SocketAddr>>;
/// A look-up under way; it holds the result once it has come.
type Pending = watch::Receiver<Option<Addresses>>;

/// The look-ups that are under way.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookups(Arc<Mutex<HashMap<HostAndPort, Pending>>>);

impl Lookups {
    /// The addresses of a name; none where it can't be resolved.
    pub(super) async fn resolve(&self, name: String, port: u16) -> Addresses {
        let look_up = |(name, port): HostAndPort| async move {
            let found = tokio::net::lookup_host((name, port)).await;
            found.ok().map(Iterator::collect)
        };
        self.resolve_by((name, port), look_up).await
    }

    async fn resolve_by<F>(&self, place: HostAndPort, look_up: impl FnOnce(HostAndPort) -> F) -> Addresses
    where
        F: Future<Output = Addresses> + Send + 'static,
    {
        let mut pending = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            match all.get(&place) {
                Some(pending) => pending.clone(),
                None => {
                    let (sender, pending) = watch::channel(None);
                    all.insert(place.clone(), pending.clone());
                    let (found, all) = (look_up(place.clone()), self.0.clone());
                    // A task of its own: it goes on when the callers that wait for it have given up.
                    tokio::spawn(async move {
                        let found = found.await;
                        all.lock().unwrap_or_else(PoisonError::into_inner).remove(&place);
                        sender.send_replace(Some(found));
                    });
                    pending
                }
            }
        };
        let found = pending.wait_for(Option::is_some).await.ok()?;
        found.clone().flatten()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::FutureExt as _;
    use tokio::sync::Notify;

    use super::*;

    #[tokio::test]
    async fn a_name_is_looked_up_once_at_a_time_however_many_wait_or_give_up() {
        let (lookups, count) = (Lookups::default(), Arc::new(AtomicUsize::new(0)));
        let answers = Arc::new(Notify::new());
        let address: SocketAddr = "192.0.2.1:443".parse().unwrap();
        let resolve = |name: &str| {
            let (lookups, count, answers) = (lookups.clone(), count.clone(), answers.clone());
            let place = (name.to_owned(), 443);
            async move {
                let look_up = |_| async move {
                    count.fetch_add(1, Ordering::SeqCst);
                    answers.notified().await;
                    Some(vec![address])
                };
                lookups.resolve_by(place, look_up).await
            }
        };
        let waits = tokio::spawn(resolve("a.example"));
        tokio::task::yield_now().await;
        for _ in 0..10 {
            assert!(resolve("a.example").now_or_never().is_none(), "it gave up");
        }
        assert_eq!(count.load(Ordering::SeqCst), 1);
        answers.notify_one();
        assert_eq!(waits.await.unwrap(), Some(vec![address]));
        // What was found isn't kept.
        answers.notify_one();
        assert_eq!(resolve("a.example").await, Some(vec![address]));
        assert_eq!(count.load(Ordering::SeqCst), 2);
    }
}
