//! The webhook subscriptions that the app has in the store: as many as the switches want, at the address where the
//! platform can be reached now.

use framework360_sdk::{Error, installation};

use crate::api::{Admin, Kind, RequestError, Subscription};
use crate::webhooks::topic::Topic;
use crate::{CUSTOMERS_IN, say};

/// The end of the path of every address at which a platform receives this plugin's webhooks. By it, subscriptions with
/// a former address are recognized. Other subscriptions of the same app are left alone.
const OURS: &str = "/plugins/shopify/webhooks";

/// Brings the subscriptions in line with the switches and the public address.
pub(crate) fn reconcile() -> Result<(), Error> {
    let address = address();
    // Where the platform can't be reached, every delivery would fail.
    let wanted: Vec<_> = match &address {
        Some(_) => Topic::wanted(installation::flow(CUSTOMERS_IN)).collect(),
        None => Vec::new(),
    };
    apply(&wanted, address.as_deref().unwrap_or_default())
}

/// Removes all of our subscriptions.
pub(crate) fn disable() -> Result<(), Error> {
    apply(&[], address().as_deref().unwrap_or_default())
}

fn address() -> Option<String> {
    let public = installation::shop().public_url;
    (!public.is_empty()).then(|| format!("{}/webhooks", public.trim_end_matches('/')))
}

fn apply(wanted: &[&'static str], address: &str) -> Result<(), Error> {
    let admin = Admin::of_installation()?;
    for step in plan(&admin.subscriptions()?, wanted, address) {
        match step {
            Step::End(id) => unless_done(admin.unsubscribe(&id)).map_err(Error::from)?,
            Step::Move(id, topic) => {
                unless_done(admin.move_subscription(&id, address)).map_err(|it| reported(topic, it))?
            }
            Step::Begin(topic) => {
                unless_done(admin.subscribe(topic, address)).map_err(|it| reported(topic, it))?
            }
        }
    }
    Ok(())
}

/// One change of the subscriptions.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// This one isn't wanted (any more).
    End(String),
    /// This one goes to a former address.
    Move(String, &'static str),
    /// Nothing is subscribed to this topic.
    Begin(&'static str),
}

/// The steps that bring the subscriptions in line: exactly one for each wanted topic, and no other of ours.
fn plan(there: &[Subscription], wanted: &[&'static str], address: &str) -> Vec<Step> {
    let ours: Vec<_> = there.iter().filter(|it| is_ours(&it.uri, address)).collect();
    let mut kept = Vec::new();
    let mut begun = Vec::new();
    for topic in wanted {
        let of_topic = || ours.iter().filter(|it| it.topic == *topic);
        // A subscription at the right address is kept, since Shopify refuses two at one address.
        match of_topic().find(|it| it.uri == address).or_else(|| of_topic().next()) {
            Some(it) if it.uri == address => kept.push((&it.id, None)),
            Some(it) => kept.push((&it.id, Some(Step::Move(it.id.clone(), topic)))),
            None => begun.push(Step::Begin(topic)),
        }
    }
    let superfluous = ours.iter().filter(|it| !kept.iter().any(|(id, _)| **id == it.id));
    let ends: Vec<_> = superfluous.map(|it| Step::End(it.id.clone())).collect();
    ends.into_iter().chain(kept.into_iter().filter_map(|(_, step)| step)).chain(begun).collect()
}

fn is_ours(uri: &str, address: &str) -> bool {
    let path = uri.split(['?', '#']).next().unwrap_or_default();
    uri == address || path.ends_with(OURS)
}

/// Treats a step that was done meanwhile as done: a subscription that is there, or gone, already.
fn unless_done(done: Result<(), RequestError>) -> Result<(), RequestError> {
    match done {
        Err(RequestError::Refused(refusals))
            if refusals.iter().all(|it| it.kind == Kind::Taken || it.text.contains("does not exist")) =>
        {
            Ok(())
        }
        done => done,
    }
}

fn reported(topic: &str, error: RequestError) -> Error {
    match error {
        RequestError::Refused(refusals) => {
            let reason = refusals.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" ");
            Error::Rejected(say::SubscriptionRefused { topic, reason }.message())
        }
        error => error.into(),
    }
}

#[cfg(test)]
mod tests;
