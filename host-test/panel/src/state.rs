//! The state of something on a page: a shape, a word, only then a colour.

use askama::Template;
use host_core::model::Phase;
use host_core::store::Standing;
use host_platform::StatusRow;

use crate::reader::Reader;

/// A state on a page.
#[derive(Clone, Template)]
#[template(
    ext = "html",
    source = r##"<span class="state is-{{ look }}"><svg class="i{% if spins %} spin{% endif %}" aria-hidden="true"><use href="#i-{{ icon }}"/></svg>{{ word }}</span>"##
)]
pub(crate) struct State {
    pub(crate) look: &'static str,
    pub(crate) icon: &'static str,
    pub(crate) spins: bool,
    pub(crate) word: String,
}

impl State {
    pub(crate) fn new(look: &'static str, icon: &'static str, word: String) -> Self {
        Self { look, icon, spins: false, word }
    }

    pub(crate) fn linked(word: String) -> Self {
        Self::new("linked", "linked", word)
    }

    pub(crate) fn failed(word: String) -> Self {
        Self::new("failed", "failed", word)
    }

    pub(crate) fn needs_you(word: String) -> Self {
        Self::new("uncertain", "you", word)
    }

    pub(crate) fn off(word: String) -> Self {
        Self::new("off", "off", word)
    }

    /// The cell of a column: the platform's word for the shape, the plugin's own to read.
    pub(crate) fn of_cell(cell: &StatusRow) -> Self {
        let word = cell.text.clone();
        let standing = if cell.on_hold { Some(Standing::OnHold) } else { Standing::parse(cell.state) };
        match standing {
            Some(Standing::Linked) => Self::linked(word),
            Some(Standing::OnHold) => Self::new("uncertain", "paused", word),
            Some(Standing::Queued) => Self::new("queued", "queued", word),
            Some(Standing::Failed) => Self::failed(word),
            Some(Standing::Uncertain) => Self::new("uncertain", "uncertain", word),
            Some(Standing::NotLinked) | None => Self::off(word),
        }
    }

    /// A job's.
    pub(crate) fn of_phase(phase: Phase, reader: &Reader) -> Self {
        match phase {
            Phase::Waiting => Self::new("queued", "queued", reader.word("phase-waiting")),
            Phase::Running => {
                Self { spins: true, ..Self::new("queued", "running", reader.word("phase-running")) }
            }
            Phase::Paused => Self::new("uncertain", "paused", reader.word("phase-paused")),
            Phase::Parked => Self::failed(reader.word("phase-parked")),
            Phase::Uncertain => Self::new("uncertain", "uncertain", reader.word("phase-uncertain")),
            Phase::Done => Self::linked(reader.word("phase-done")),
            Phase::Skipped => Self::new("off", "skipped", reader.word("phase-skipped")),
        }
    }
}

/// The word of a standing, as a filter names it.
pub(crate) fn standing_word(standing: Standing, reader: &Reader) -> String {
    reader.word(match standing {
        Standing::NotLinked => "standing-not-linked",
        Standing::Queued => "standing-queued",
        Standing::OnHold => "standing-on-hold",
        Standing::Linked => "standing-linked",
        Standing::Failed => "standing-failed",
        Standing::Uncertain => "standing-uncertain",
    })
}

/// A plugin's cell.
pub(crate) struct Cell {
    pub(crate) state: State,
    pub(crate) detail: String,
}
