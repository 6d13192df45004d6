//! The capacity of a process: how many jobs it may run at a time, by the resources of the machine.

use host_core::limits;

/// Files that a process needs next to the connections of its calls: the store, the listener and those
/// that it serves, logs.
const FILES_APART: u64 = 256;
/// Connections of one call: the one that it waits on, and one that is kept for the next call.
const FILES_PER_CALL: u64 = 2;
/// The number of jobs that run even where the machine gives less than they need.
const FEWEST: u32 = 8;

/// The number of jobs that run at a time.
pub(crate) fn slots() -> u32 {
    let slots = slots_for(open_files());
    if slots < limits::RUNNING_PER_PROCESS {
        tracing::warn!(slots, "few files may be open: fewer jobs run at a time (see `ulimit -n`)");
    }
    slots
}

fn slots_for(open_files: Option<u64>) -> u32 {
    let Some(open_files) = open_files else { return limits::RUNNING_PER_PROCESS };
    let slots = open_files.saturating_sub(FILES_APART) / FILES_PER_CALL;
    u32::try_from(slots).unwrap_or(u32::MAX).clamp(FEWEST, limits::RUNNING_PER_PROCESS)
}

/// How many files this process may have open; none is without end. Many systems begin with a small
/// number and allow a process to raise it: this one does.
#[cfg(unix)]
fn open_files() -> Option<u64> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let wanted = FILES_APART + u64::from(limits::RUNNING_PER_PROCESS) * FILES_PER_CALL;
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let current = current?;
    let more = maximum.map_or(wanted, |maximum| maximum.min(wanted));
    if more <= current {
        return Some(current);
    }
    match setrlimit(Resource::Nofile, Rlimit { current: Some(more), maximum }) {
        Ok(()) => Some(more),
        Err(_) => Some(current),
    }
}

#[cfg(not(unix))]
fn open_files() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_jobs_run_where_few_files_may_be_open() {
        assert_eq!(slots_for(None), limits::RUNNING_PER_PROCESS);
        assert_eq!(slots_for(Some(100_000)), limits::RUNNING_PER_PROCESS);
        assert_eq!(slots_for(Some(1_280)), 512);
        assert_eq!(slots_for(Some(1_024)), 384);
        assert_eq!(slots_for(Some(256)), FEWEST);
        assert_eq!(slots_for(Some(0)), FEWEST);
    }
}
