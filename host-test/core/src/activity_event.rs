//! The kinds of entries in the activity list. Those that show them word them, by a match without a default: a new kind
//! doesn't compile without its words.

/// Declares the kinds with the words by which they are stored.
macro_rules! events {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal,)*) => {
        /// An event in the activity list.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum ActivityEvent {
            $($(#[doc = $doc])* $variant,)*
            /// An event that a program of another version stored.
            Unknown(String),
        }

        impl ActivityEvent {
            /// The name by which the event is stored and shown to programs.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Unknown(name) => name,
                }
            }
        }

        impl From<&str> for ActivityEvent {
            fn from(name: &str) -> Self {
                match name {
                    $($name => Self::$variant,)*
                    other => Self::Unknown(other.to_owned()),
                }
            }
        }
    };
}

events! {
    /// The plugin was switched on again.
    Active = "active",
    /// A record was found at the remote and linked.
    AlreadyThere = "already-there",
    /// Settings were checked and saved.
    Connected = "connected",
    /// A person decided what becomes of jobs.
    Decided = "decided",
    /// The plugin was switched off.
    Disabled = "disabled",
    /// An attempt failed and is tried again.
    Failed = "failed",
    /// Links were forgotten with their account.
    Forgotten = "forgotten",
    /// A list of all products waits for a person's confirmation.
    Held = "held",
    /// A pass changed records here.
    Imported = "imported",
    /// A record here was linked with one at the remote for the first time.
    Matched = "matched",
    /// A remark about something that succeeded.
    Note = "note",
    /// A job failed for good; a person can send it again.
    Parked = "parked",
    /// The installation, or a job, waits for its owner.
    Paused = "paused",
    /// A record was created or updated at the remote.
    Sent = "sent",
    /// There is a reason not to send a record.
    Skipped = "skipped",
    /// Switches were saved.
    Switched = "switched",
    /// A record of the remote was taken.
    Taken = "taken",
    /// The remote may have applied a request; a person has to look.
    Uncertain = "uncertain",
}

impl PartialEq<str> for ActivityEvent {
    fn eq(&self, name: &str) -> bool {
        self.as_str() == name
    }
}

impl PartialEq<&str> for ActivityEvent {
    fn eq(&self, name: &&str) -> bool {
        self.as_str() == *name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_this_version_does_not_know_is_kept_as_it_is() {
        for name in ["note", "already-there", "of-the-future"] {
            assert_eq!(ActivityEvent::from(name).as_str(), name);
        }
        assert_eq!(ActivityEvent::from("held"), ActivityEvent::Held);
        assert_eq!(ActivityEvent::from("of-the-future"), ActivityEvent::Unknown("of-the-future".into()));
    }
}
