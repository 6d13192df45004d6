//! What to do about one order, given what is known of it here and what Smarty lists: the rules of order identity, and
//! nothing else. No HTTP, no storage.
//!
//! One order of the shop must become one order at Smarty, though creating isn't idempotent, takes no reference and may be
//! applied late. Where Smarty keeps the text in which our reference stands, an order is recognized by that and by nothing
//! else. Where it doesn't, orders of one customer are never in flight together, and a record is taken for ours only where
//! nothing else is possible.

use serde::{Deserialize, Serialize};

/// Whether the account lists the text that holds our reference as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TextState {
    /// No order of ours was seen in the list yet.
    Unknown,
    /// It does.
    Kept,
    /// It doesn't.
    Dropped,
    /// Now and then: a reference that is seen counts, its absence proves nothing.
    Mixed,
}

/// How the last request that sent the order ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Request {
    /// The order was never sent.
    Never,
    /// No answer of Smarty's own, and it may still be at work: to be looked for again after so many milliseconds.
    UnderWay(u64),
    /// No answer of Smarty's own, but it must be through with it by now.
    TimeOver,
    /// Smarty's application answered, or it was certainly not sent.
    Answered,
}

impl Request {
    fn is_settled(self) -> bool {
        !matches!(self, Self::UnderWay(_))
    }
}

/// A record at Smarty without a readable reference, linked to no order of ours, made after the order could be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LookAlike {
    pub(crate) id: u64,
    /// Every field that is listed equals what this order sent.
    pub(crate) is_same: bool,
    /// It may just as well be what another order sent.
    pub(crate) is_claimed: bool,
}

/// A record with the order's reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) id: u64,
    /// It doesn't count there any more.
    pub(crate) is_cancelled: bool,
}

/// What is known.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) text: TextState,
    pub(crate) request: Request,
    /// Records with this order's reference, by ascending ids, but for those that are linked to other orders.
    pub(crate) hits: Vec<Hit>,
    pub(crate) look_alikes: Vec<LookAlike>,
    /// Smarty answered this look within the time after which its answer says nothing about requests that it queues.
    pub(crate) is_prompt: bool,
    /// After a restore, for so many milliseconds: what was sent before may still be under way.
    pub(crate) quarantine: Option<u64>,
    /// The owner wants to be asked rather than have anything repeated or taken for theirs.
    pub(crate) ask_first: bool,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It's there under this id; the others are copies that count as well.
    Adopt { id: u64, copies: Vec<u64> },
    /// Nobody can tell: these may be it.
    Uncertain(Vec<u64>),
    /// Look again after so many milliseconds, for this reason.
    Wait(u64, Reason),
    /// It isn't there, and nothing is under way: it may be sent.
    Absent,
}

/// Why an order waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// A request got no answer.
    Unanswered,
    /// The store was restored.
    Restored,
}

/// How soon a look is repeated that Smarty answered too slowly.
const SLOW_LOOK_MS: u64 = 10_000;

/// The rules, in their order.
pub(crate) fn decide(facts: &Facts) -> Decision {
    // One that was cancelled is the order only where no other is: somebody copied it there, to correct it, or it was sent
    // anew. Of the others the first: a copy that somebody made there is newer than its original.
    let mut alive = facts.hits.iter().filter(|hit| !hit.is_cancelled).map(|hit| hit.id);
    if let Some(id) = alive.next().or(facts.hits.first().map(|hit| hit.id)) {
        return Decision::Adopt { id, copies: alive.collect() };
    }
    if let Some(decision) = about_look_alikes(facts) {
        return decision;
    }
    match facts.request {
        Request::UnderWay(pause) => return Decision::Wait(pause, Reason::Unanswered),
        Request::TimeOver if !facts.is_prompt => return Decision::Wait(SLOW_LOOK_MS, Reason::Unanswered),
        Request::TimeOver if facts.ask_first => return Decision::Uncertain(Vec::new()),
        Request::TimeOver | Request::Never | Request::Answered => {}
    }
    match facts.quarantine {
        Some(left) => Decision::Wait(left, Reason::Restored),
        None => Decision::Absent,
    }
}

fn about_look_alikes(facts: &Facts) -> Option<Decision> {
    if facts.look_alikes.is_empty() {
        return None;
    }
    let uncertain = || Some(Decision::Uncertain(facts.look_alikes.iter().map(|like| like.id).collect()));
    // Where the reference is kept, what lacks it is somebody else's or was edited.
    let may_adopt = facts.text == TextState::Dropped && !facts.ask_first && facts.request != Request::Never;
    if !may_adopt {
        return uncertain();
    }
    if let Request::UnderWay(pause) = facts.request {
        return Some(Decision::Wait(pause, Reason::Unanswered));
    }
    if facts.request == Request::TimeOver && !facts.is_prompt {
        return Some(Decision::Wait(SLOW_LOOK_MS, Reason::Unanswered));
    }
    match facts.look_alikes.as_slice() {
        [only] if only.is_same && !only.is_claimed && facts.request.is_settled() => {
            Some(Decision::Adopt { id: only.id, copies: Vec::new() })
        }
        _ => uncertain(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(text: TextState, request: Request) -> Facts {
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
        let among = |hits| decide(&Facts { hits, ..facts(TextState::Kept, Request::Answered) });
        let adopts = |id, copies| Decision::Adopt { id, copies };
        assert_eq!(among(vec![cancelled(7), hit(9)]), adopts(9, vec![]));
        assert_eq!(among(vec![hit(7), cancelled(9)]), adopts(7, vec![]));
        assert_eq!(among(vec![cancelled(7), hit(9), hit(11)]), adopts(9, vec![11]));
        assert_eq!(among(vec![cancelled(7), cancelled(9)]), adopts(7, vec![]));
    }

    const STATES: [TextState; 4] =
        [TextState::Unknown, TextState::Kept, TextState::Dropped, TextState::Mixed];
    const REQUESTS: [Request; 4] =
        [Request::Never, Request::UnderWay(3_000), Request::TimeOver, Request::Answered];

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
    fn a_look_alike_without_a_reference_is_never_adopted_where_the_reference_is_kept() {
        for text in [TextState::Unknown, TextState::Kept, TextState::Mixed] {
            for request in REQUESTS {
                let facts = Facts { look_alikes: vec![same(5)], ..facts(text, request) };
                assert_eq!(decide(&facts), Decision::Uncertain(vec![5]), "{text:?} {request:?}");
            }
        }
    }

    #[test]
    fn where_the_reference_is_dropped_the_only_equal_record_is_adopted_once_the_request_is_settled() {
        let with =
            |request, look_alikes| decide(&Facts { look_alikes, ..facts(TextState::Dropped, request) });
        for request in [Request::TimeOver, Request::Answered] {
            assert_eq!(with(request, vec![same(5)]), Decision::Adopt { id: 5, copies: Vec::new() });
            assert_eq!(with(request, vec![same(5), same(6)]), Decision::Uncertain(vec![5, 6]), "two");
            let near = LookAlike { is_same: false, ..same(5) };
            assert_eq!(with(request, vec![near]), Decision::Uncertain(vec![5]), "not equal");
            let claimed = LookAlike { is_claimed: true, ..same(5) };
            assert_eq!(with(request, vec![claimed]), Decision::Uncertain(vec![5]), "claimed");
        }
        assert_eq!(with(Request::UnderWay(3_000), vec![same(5)]), Decision::Wait(3_000, Reason::Unanswered));
        assert_eq!(with(Request::Never, vec![same(5)]), Decision::Uncertain(vec![5]), "it was never sent");
    }

    #[test]
    fn an_unanswered_request_is_waited_out_and_then_sent_again() {
        for text in STATES {
            let wait = decide(&facts(text, Request::UnderWay(12_000)));
            assert_eq!(wait, Decision::Wait(12_000, Reason::Unanswered));
            assert_eq!(decide(&facts(text, Request::TimeOver)), Decision::Absent);
            let slow = Facts { is_prompt: false, ..facts(text, Request::TimeOver) };
            assert_eq!(
                decide(&slow),
                Decision::Wait(SLOW_LOOK_MS, Reason::Unanswered),
                "an overloaded server"
            );
        }
    }

    #[test]
    fn after_a_restore_nothing_is_sent_for_a_while() {
        for request in [Request::Never, Request::TimeOver, Request::Answered] {
            let facts = Facts { quarantine: Some(90_000), ..facts(TextState::Kept, request) };
            assert_eq!(decide(&facts), Decision::Wait(90_000, Reason::Restored));
        }
    }

    #[test]
    fn an_owner_who_wants_to_be_asked_is_asked() {
        let unanswered = Facts { ask_first: true, ..facts(TextState::Kept, Request::TimeOver) };
        assert_eq!(decide(&unanswered), Decision::Uncertain(Vec::new()));
        let alike = Facts {
            ask_first: true,
            look_alikes: vec![same(5)],
            ..facts(TextState::Dropped, Request::TimeOver)
        };
        assert_eq!(decide(&alike), Decision::Uncertain(vec![5]));
        let first = Facts { ask_first: true, ..facts(TextState::Kept, Request::Never) };
        assert_eq!(decide(&first), Decision::Absent);
    }
}
