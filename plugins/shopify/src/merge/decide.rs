//! The rule for a value that differs on the two sides.

use super::directions::Directions;

/// How the two sides differ. `first`: they never agreed on this value.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "five independent facts, read in one place")]
pub(super) struct Differing {
    pub(super) first: bool,
    pub(super) ours_empty: bool,
    pub(super) theirs_empty: bool,
    pub(super) ours_changed: bool,
    pub(super) theirs_changed: bool,
}

/// The action for a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Take,
    Send,
    /// Leave both sides unchanged; no switch allows a change.
    Keep,
}

/// The side whose value counts where both changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Winner {
    Ours,
    Theirs,
}

/// Decides what to do, and which side won where a value lost.
pub(super) fn decide(it: Differing, directions: Directions, rule: Winner) -> (Verdict, Option<Winner>) {
    let Directions { into, out, manual } = directions;
    let send = if directions.sends() { Verdict::Send } else { Verdict::Keep };
    let take = if into { Verdict::Take } else { Verdict::Keep };
    if it.first && it.ours_empty {
        return (take, None);
    }
    if it.first && it.theirs_empty {
        return (send, None);
    }
    match (it.ours_changed, it.theirs_changed) {
        (true, false) => (send, None),
        (false, true) if into => (Verdict::Take, None),
        // A person sends our value, but an empty value empties nothing.
        (false, true) if manual && !it.ours_empty => (Verdict::Send, Some(Winner::Ours)),
        (false, true) => (Verdict::Keep, None),
        _ if manual => (Verdict::Send, Some(Winner::Ours)),
        _ => match (into, out, rule) {
            (true, true, Winner::Ours) => (Verdict::Send, Some(Winner::Ours)),
            (true, true, Winner::Theirs) => (Verdict::Take, Some(Winner::Theirs)),
            (true, false, _) => (Verdict::Take, None),
            (false, true, _) => (Verdict::Send, None),
            (false, false, _) => (Verdict::Keep, None),
        },
    }
}
