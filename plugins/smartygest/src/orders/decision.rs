//! The rules of order identity: what to do about one order, given what is known of it here and what Smarty lists. No
//! HTTP, no storage.
//!
//! One order of the shop must become one order at Smarty, though creating isn't idempotent, takes no reference and may
//! be applied late. Where Smarty preserves the text that holds our reference, an order is recognized by the reference
//! alone. Where it doesn't, orders of one customer are never in flight together, and a record is adopted only where
//! nothing else is possible.

use serde::{Deserialize, Serialize};

/// Whether the account lists the text that holds our reference as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TextState {
    /// No order of ours was seen in the list yet.
    Unknown,
    /// The account preserves it.
    #[serde(rename = "kept")]
    Preserved,
    /// The account doesn't preserve it.
    Dropped,
    /// The account preserves it now and then: a reference that is seen counts, its absence proves nothing.
    Mixed,
}

/// The state of the last request that sent the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RequestState {
    /// The order was never sent.
    Never,
    /// Smarty hasn't answered, and the request may still take effect: the next lookup comes after so many milliseconds.
    InFlight(u64),
    /// Smarty hasn't answered, and the grace period is over: the request took effect or never will.
    GraceOver,
    /// Smarty's application answered, or the request certainly wasn't sent.
    Answered,
}

impl RequestState {
    fn is_in_flight(self) -> bool {
        matches!(self, Self::InFlight(_))
    }
}

/// A record at Smarty without a readable reference, linked to no order of ours, made after the order could be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LookAlike {
    pub(crate) id: u64,
    /// Whether every listed field equals what this order sent.
    pub(crate) is_same: bool,
    /// Whether the record may just as well be what another order sent.
    pub(crate) is_claimed: bool,
}

/// A record with the order's reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) id: u64,
    /// Whether the record doesn't count at Smarty any more.
    pub(crate) is_cancelled: bool,
}

/// The facts about the order and Smarty's list on which a decision rests.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) text: TextState,
    pub(crate) request: RequestState,
    /// Records with this order's reference, by ascending ids, but for those that are linked to other orders.
    pub(crate) hits: Vec<Hit>,
    pub(crate) look_alikes: Vec<LookAlike>,
    /// Whether Smarty answered this lookup promptly. A slow answer says nothing about requests that Smarty still
    /// queues.
    pub(crate) is_prompt: bool,
    /// For how many milliseconds after a restore requests of the time before it may still be in flight.
    pub(crate) quarantine: Option<u64>,
    /// Whether the owner wants to be asked before a request is repeated or a record adopted.
    pub(crate) ask_first: bool,
}

/// The decision about the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// The order is the record with this id; the others are copies that count as well.
    Adopt { id: u64, copies: Vec<u64> },
    /// It can't be known: these records may be the order.
    Uncertain(Vec<u64>),
    /// The next lookup comes after so many milliseconds, for this reason.
    Wait(u64, WaitReason),
    /// The order isn't at Smarty, and no request is in flight: it may be sent.
    Absent,
}

/// Why an order waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WaitReason {
    /// A request got no answer.
    Unanswered,
    /// The store was restored.
    Restored,
}

/// After how many milliseconds a lookup is repeated that Smarty answered too slowly.
const SLOW_LOOKUP_MS: u64 = 10_000;

/// Applies the rules, in their order.
pub(crate) fn decide(facts: &Facts) -> Decision {
    // A cancelled record is the order only where there is no other: somebody copied it at Smarty to correct it, or the
    // order was sent again. Of the others the first counts: a copy that somebody made there is newer than its original.
    let mut alive = facts.hits.iter().filter(|hit| !hit.is_cancelled).map(|hit| hit.id);
    if let Some(id) = alive.next().or(facts.hits.first().map(|hit| hit.id)) {
        return Decision::Adopt { id, copies: alive.collect() };
    }
    if let Some(decision) = about_look_alikes(facts) {
        return decision;
    }
    match facts.request {
        RequestState::InFlight(pause) => return Decision::Wait(pause, WaitReason::Unanswered),
        RequestState::GraceOver if !facts.is_prompt => {
            return Decision::Wait(SLOW_LOOKUP_MS, WaitReason::Unanswered);
        }
        RequestState::GraceOver if facts.ask_first => return Decision::Uncertain(Vec::new()),
        RequestState::GraceOver | RequestState::Never | RequestState::Answered => {}
    }
    match facts.quarantine {
        Some(left) => Decision::Wait(left, WaitReason::Restored),
        None => Decision::Absent,
    }
}

fn about_look_alikes(facts: &Facts) -> Option<Decision> {
    if facts.look_alikes.is_empty() {
        return None;
    }
    let uncertain = || Some(Decision::Uncertain(facts.look_alikes.iter().map(|like| like.id).collect()));
    // Where references are preserved, a record without one is another order's or was edited.
    let may_adopt =
        facts.text == TextState::Dropped && !facts.ask_first && facts.request != RequestState::Never;
    if !may_adopt {
        return uncertain();
    }
    if let RequestState::InFlight(pause) = facts.request {
        return Some(Decision::Wait(pause, WaitReason::Unanswered));
    }
    if facts.request == RequestState::GraceOver && !facts.is_prompt {
        return Some(Decision::Wait(SLOW_LOOKUP_MS, WaitReason::Unanswered));
    }
    match facts.look_alikes.as_slice() {
        [only] if only.is_same && !only.is_claimed && !facts.request.is_in_flight() => {
            Some(Decision::Adopt { id: only.id, copies: Vec::new() })
        }
        _ => uncertain(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(text: TextState, request: RequestState) -> Facts {
        Facts {
            text,
            request,
            hits: Vec::new(),
            look_alikes: Vec::new(),
            is_prompt: true,
            quarantine: None,
            ask_first: false,
        }
    }

    fn same(id: u64) -> LookAlike {
        LookAlike { id, is_same: true, is_claimed: false }
    }

    fn hit(id: u64) -> Hit {
        Hit { id, is_cancelled: false }
    }

    fn cancelled(id: u64) -> Hit {
        Hit { id, is_cancelled: true }
    }

    #[test]
    fn a_cancelled_record_is_the_order_only_where_no_other_is_and_no_copy_in_any_case() {
        let among = |hits| decide(&Facts { hits, ..facts(TextState::Preserved, RequestState::Answered) });
        let adopts = |id, copies| Decision::Adopt { id, copies };
        assert_eq!(among(vec![cancelled(7), hit(9)]), adopts(9, vec![]));
        assert_eq!(among(vec![hit(7), cancelled(9)]), adopts(7, vec![]));
        assert_eq!(among(vec![cancelled(7), hit(9), hit(11)]), adopts(9, vec![11]));
        assert_eq!(among(vec![cancelled(7), cancelled(9)]), adopts(7, vec![]));
    }

    const STATES: [TextState; 4] =
        [TextState::Unknown, TextState::Preserved, TextState::Dropped, TextState::Mixed];
    const REQUESTS: [RequestState; 4] =
        [RequestState::Never, RequestState::InFlight(3_000), RequestState::GraceOver, RequestState::Answered];

    #[test]
    fn a_record_with_our_reference_is_ours_whatever_else_is_known() {
        for text in STATES {
            for request in REQUESTS {
                let facts = Facts {
                    hits: vec![hit(7), hit(9)],
                    look_alikes: vec![same(5)],
                    quarantine: Some(1),
                    ask_first: true,
                    ..facts(text, request)
                };
                assert_eq!(decide(&facts), Decision::Adopt { id: 7, copies: vec![9] });
            }
        }
    }

    #[test]
    fn a_look_alike_without_a_reference_is_never_adopted_where_references_are_preserved() {
        for text in [TextState::Unknown, TextState::Preserved, TextState::Mixed] {
            for request in REQUESTS {
                let facts = Facts { look_alikes: vec![same(5)], ..facts(text, request) };
                assert_eq!(decide(&facts), Decision::Uncertain(vec![5]), "{text:?} {request:?}");
            }
        }
    }

    #[test]
    fn where_references_are_dropped_the_only_equal_record_is_adopted_once_no_request_is_in_flight() {
        let with =
            |request, look_alikes| decide(&Facts { look_alikes, ..facts(TextState::Dropped, request) });
        for request in [RequestState::GraceOver, RequestState::Answered] {
            assert_eq!(with(request, vec![same(5)]), Decision::Adopt { id: 5, copies: Vec::new() });
            assert_eq!(with(request, vec![same(5), same(6)]), Decision::Uncertain(vec![5, 6]), "two");
            let near = LookAlike { is_same: false, ..same(5) };
            assert_eq!(with(request, vec![near]), Decision::Uncertain(vec![5]), "not equal");
            let claimed = LookAlike { is_claimed: true, ..same(5) };
            assert_eq!(with(request, vec![claimed]), Decision::Uncertain(vec![5]), "claimed");
        }
        assert_eq!(
            with(RequestState::InFlight(3_000), vec![same(5)]),
            Decision::Wait(3_000, WaitReason::Unanswered)
        );
        assert_eq!(
            with(RequestState::Never, vec![same(5)]),
            Decision::Uncertain(vec![5]),
            "it was never sent"
        );
    }

    #[test]
    fn an_unanswered_request_is_waited_out_and_then_sent_again() {
        for text in STATES {
            let wait = decide(&facts(text, RequestState::InFlight(12_000)));
            assert_eq!(wait, Decision::Wait(12_000, WaitReason::Unanswered));
            assert_eq!(decide(&facts(text, RequestState::GraceOver)), Decision::Absent);
            let slow = Facts { is_prompt: false, ..facts(text, RequestState::GraceOver) };
            assert_eq!(
                decide(&slow),
                Decision::Wait(SLOW_LOOKUP_MS, WaitReason::Unanswered),
                "an overloaded server"
            );
        }
    }

    #[test]
    fn after_a_restore_nothing_is_sent_for_a_while() {
        for request in [RequestState::Never, RequestState::GraceOver, RequestState::Answered] {
            let facts = Facts { quarantine: Some(90_000), ..facts(TextState::Preserved, request) };
            assert_eq!(decide(&facts), Decision::Wait(90_000, WaitReason::Restored));
        }
    }

    #[test]
    fn an_owner_who_wants_to_be_asked_is_asked() {
        let unanswered = Facts { ask_first: true, ..facts(TextState::Preserved, RequestState::GraceOver) };
        assert_eq!(decide(&unanswered), Decision::Uncertain(Vec::new()));
        let alike = Facts {
            ask_first: true,
            look_alikes: vec![same(5)],
            ..facts(TextState::Dropped, RequestState::GraceOver)
        };
        assert_eq!(decide(&alike), Decision::Uncertain(vec![5]));
        let first = Facts { ask_first: true, ..facts(TextState::Preserved, RequestState::Never) };
        assert_eq!(decide(&first), Decision::Absent);
    }
}
