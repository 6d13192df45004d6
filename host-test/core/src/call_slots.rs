//! Who may begin a call now: how a process shares its slots out among installations.
//!
//! A remote that hangs keeps its installation's calls open until they time out. So that this costs
//! nobody else anything, the share of an installation shrinks while the free slots become fewer, and
//! the last ones are for installations that have none. Those whose remotes keep timing out get fewer
//! still, and never more than half of all slots together.
//!
//! What hangs is often one kind of work: sends, and not what comes in. So a share is what the jobs of
//! one kind may fill; a kind of which nothing runs may have a slot next to it, see [`Slots::has_room_apart`].

use std::collections::BTreeMap;

use crate::limits;
use crate::model::InstallationId;

/// The call slots of a worker, and which of them are taken.
#[derive(Debug, Clone, Default)]
pub struct Slots {
    /// The number of all slots.
    pub all: u32,
    /// The number of free slots.
    pub free: u32,
    /// Installations whose remotes don't answer in time, and how many slots each may have.
    pub slow: BTreeMap<InstallationId, u32>,
    /// The number of slots that these installations use.
    pub slow_running: u32,
}

impl Slots {
    /// `count` slots, all of them free, and no slow installation.
    #[must_use]
    pub fn free(count: u32) -> Self {
        Self { all: count, free: count, ..Self::default() }
    }

    /// The number of slots that an installation may have, including those that it has now.
    #[must_use]
    pub fn share(&self, installation: InstallationId) -> u32 {
        if self.free == 0 {
            return 0;
        }
        let most = limits::RUNNING_PER_INSTALLATION;
        // All of it while half of the slots are free; in proportion below that; never less than one.
        let scaled = u64::from(most) * u64::from(self.free) * 2 / u64::from(self.all.max(1));
        let share = u32::try_from(scaled).unwrap_or(most).clamp(1, most);
        match self.slow.get(&installation) {
            None => share,
            Some(_) if self.slow_running >= self.all.div_ceil(2) => 0,
            Some(few) => share.min(*few),
        }
    }

    /// Whether an installation that has its share may have a slot more for a kind of work of which
    /// nothing runs. Not where slots are scarce: those are for installations that have none.
    #[must_use]
    pub fn has_room_apart(&self, installation: InstallationId) -> bool {
        let quarter = self.all.div_ceil(4);
        let is_slow = self.slow.contains_key(&installation);
        self.free >= quarter.max(1) && (!is_slow || self.slow_running < quarter)
    }

    /// Whether an installation may begin another job; `apart` candidates may have one next to their share.
    fn has_room(&self, one: &Candidate) -> bool {
        one.running < self.share(one.installation) || (one.apart && self.has_room_apart(one.installation))
    }

    /// Takes a slot for an installation.
    pub fn take(&mut self, installation: InstallationId) {
        self.free = self.free.saturating_sub(1);
        if self.slow.contains_key(&installation) {
            self.slow_running += 1;
        }
    }
}

/// An installation that has work to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Which installation.
    pub installation: InstallationId,
    /// How many of its jobs run, in all processes.
    pub running: u32,
    /// When it was served last: a number that grows with every claim.
    pub turn: u64,
    /// A person waits for some of its work.
    pub manual: bool,
    /// Some of its work is of a kind of which nothing runs, and may run next to its share.
    pub apart: bool,
}

/// The candidate that is served next, by its index in the list: first the one that a person waits for, then
/// the one that runs the fewest jobs, then the one that was served longest ago. None if no candidate may have
/// another slot.
#[must_use]
pub fn next_candidate(candidates: &[Candidate], slots: &Slots) -> Option<usize> {
    let eligible = candidates.iter().enumerate();
    let eligible = eligible.filter(|(_, one)| slots.has_room(one));
    let first = eligible.min_by_key(|(_, one)| (!one.manual, one.running, one.turn, one.installation));
    first.map(|(place, _)| place)
}

/// Installations whose remotes don't answer in time, and how many slots each may still have. Each process
/// keeps its own: after a restart every remote has its chance again.
#[derive(Debug, Default)]
pub struct SlowRemotes(BTreeMap<InstallationId, u32>);

impl SlowRemotes {
    /// Halves the slots of an installation whose remote let a call time out, down to one, which finds out when the
    /// remote answers again. Returns the new number.
    pub fn timed_out(&mut self, installation: InstallationId) -> u32 {
        let share = self.0.entry(installation).or_insert(limits::RUNNING_PER_INSTALLATION);
        *share = (*share / 2).max(1);
        *share
    }

    /// Doubles the slots of an installation whose remote answered, up to the usual share. Returns whether that is
    /// reached.
    pub fn answered(&mut self, installation: InstallationId) -> bool {
        let Some(share) = self.0.get_mut(&installation) else { return false };
        *share = share.saturating_mul(2);
        let recovered = *share >= limits::RUNNING_PER_INSTALLATION;
        if recovered {
            self.0.remove(&installation);
        }
        recovered
    }

    /// The shares for [`Slots::slow`].
    #[must_use]
    pub fn shares(&self) -> BTreeMap<InstallationId, u32> {
        self.0.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOTS: u32 = limits::RUNNING_PER_PROCESS;
    const MOST: u32 = limits::RUNNING_PER_INSTALLATION;

    /// Claims until nobody may have another slot; each candidate has more work than it may run.
    fn fill(candidates: &mut [Candidate], slots: &mut Slots) {
        while let Some(next) = next_candidate(candidates, slots) {
            slots.take(candidates[next].installation);
            candidates[next].running += 1;
        }
    }

    fn idle(count: u32) -> Vec<Candidate> {
        let one = |installation| Candidate { installation, running: 0, turn: 0, manual: false, apart: false };
        (1..=i64::from(count)).map(one).collect()
    }

    #[test]
    fn few_installations_have_their_whole_share() {
        for count in [1, 3, 50] {
            let (mut candidates, mut slots) = (idle(count), Slots::free(SLOTS));
            fill(&mut candidates, &mut slots);
            assert!(candidates.iter().all(|one| one.running == MOST), "{count}");
        }
    }

    #[test]
    fn two_hundred_installations_whose_remotes_hang_leave_slots_for_others() {
        let (mut candidates, mut slots) = (idle(200), Slots::free(SLOTS));
        fill(&mut candidates, &mut slots);
        assert!(candidates.iter().all(|one| (1..=MOST).contains(&one.running)));
        assert!(slots.free >= 100, "{} are free", slots.free);
        let another = Candidate { installation: 1_000, running: 0, turn: 9, manual: false, apart: false };
        assert_eq!(next_candidate(&[another], &slots), Some(0));
    }

    #[test]
    fn the_last_slots_are_for_installations_that_have_none() {
        let slots = Slots { all: SLOTS, free: 1, ..Slots::default() };
        let busy = Candidate { installation: 1, running: 1, turn: 0, manual: true, apart: false };
        let idle = Candidate { installation: 2, running: 0, turn: 9, manual: false, apart: false };
        assert_eq!(next_candidate(&[busy, idle], &slots), Some(1));
        assert_eq!(next_candidate(&[busy], &slots), None);
        assert_eq!(next_candidate(&[idle], &Slots { free: 0, ..slots }), None);
    }

    #[test]
    fn a_kind_that_runs_nothing_has_a_slot_next_to_a_full_share_unless_slots_are_scarce() {
        let full = Candidate { installation: 1, running: MOST, turn: 0, manual: false, apart: true };
        let hanging = Candidate { running: 1, ..full };
        let next = |one: Candidate, slots: &Slots| next_candidate(&[one], slots);
        let slow = |slow_running| Slots {
            slow: [(1, 1)].into(),
            slow_running,
            free: SLOTS - slow_running,
            all: SLOTS,
        };
        assert_eq!(next(full, &Slots::free(SLOTS)), Some(0));
        assert_eq!(next(Candidate { apart: false, ..full }, &Slots::free(SLOTS)), None);
        assert_eq!(next(hanging, &slow(1)), Some(0), "the share is 1");
        assert_eq!(next(Candidate { apart: false, ..hanging }, &slow(1)), None);
        assert_eq!(next(hanging, &slow(SLOTS / 4)), None, "too many remotes hang");
        assert_eq!(next(full, &Slots { free: SLOTS / 4 - 1, ..Slots::free(SLOTS) }), None);
        assert_eq!(next(full, &Slots { free: 0, ..Slots::free(1) }), None);
        assert_eq!(next(full, &Slots::free(1)), Some(0));
    }

    #[test]
    fn the_share_never_grows_while_slots_become_fewer() {
        let share = |free| Slots { all: SLOTS, free, ..Slots::default() }.share(1);
        assert_eq!((share(SLOTS), share(SLOTS / 2), share(1), share(0)), (MOST, MOST, 1, 0));
        assert!((0..SLOTS).all(|free| share(free) <= share(free + 1)));
        assert_eq!(Slots::free(1).share(1), MOST, "a worker with a single slot");
    }

    #[test]
    fn what_a_person_waits_for_is_first_then_who_runs_least_then_who_waited_longest() {
        let candidate = |installation, running, turn, manual| Candidate {
            installation,
            running,
            turn,
            manual,
            apart: false,
        };
        let mut candidates = vec![
            candidate(1, 0, 7, false),
            candidate(2, 1, 1, false),
            candidate(3, 0, 5, false),
            candidate(4, 2, 9, true),
        ];
        let mut served = Vec::new();
        while let Some(next) = next_candidate(&candidates, &Slots::free(SLOTS)) {
            served.push(candidates.remove(next).installation);
        }
        assert_eq!(served, [4, 3, 1, 2]);
    }

    #[test]
    fn a_remote_that_times_out_has_fewer_calls_down_to_one_and_all_again_when_it_answers() {
        let mut slow = SlowRemotes::default();
        assert!(!slow.answered(1), "nothing was wrong");
        let shares: Vec<u32> = (0..4).map(|_| slow.timed_out(1)).collect();
        assert_eq!(shares, [MOST / 2, 1, 1, 1]);
        let slots = Slots { slow: slow.shares(), ..Slots::free(SLOTS) };
        assert_eq!((slots.share(1), slots.share(2)), (1, MOST), "another isn't touched");
        assert!(!slow.answered(1));
        assert!(slow.answered(1));
        assert_eq!(slow.shares(), BTreeMap::new());
    }

    #[test]
    fn remotes_that_hang_never_have_more_than_half_of_the_slots() {
        let mut slow = SlowRemotes::default();
        for installation in 1..=600 {
            slow.timed_out(installation);
            slow.timed_out(installation);
        }
        let mut slots = Slots { slow: slow.shares(), ..Slots::free(SLOTS) };
        let mut candidates = idle(600);
        fill(&mut candidates, &mut slots);
        assert_eq!((slots.slow_running, slots.free), (SLOTS / 2, SLOTS / 2));
        assert!(candidates.iter().all(|one| one.running <= 1));
    }
}
