//! Switches for what the contract leaves open.

use clap::Args;

/// How a TotalGest answers within its contract. The default is the plain one.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct Dialect {
    /// Leaves optional fields out where they hold nothing
    #[arg(long)]
    pub sparse: bool,
    /// Adds fields to every answer that the contract doesn't name
    #[arg(long)]
    pub chatty: bool,
    /// Stamps that sort otherwise than the changes they mark
    #[arg(long)]
    pub scrambled_stamps: bool,
    /// A list that begins at the beginning names removed products too
    #[arg(long)]
    pub list_removed: bool,
    /// Answers 403, instead of an empty list of rights, to a user who has none
    #[arg(long)]
    pub forbid_account: bool,
}

impl Dialect {
    /// A dialect of everything that is allowed and unusual.
    pub fn second() -> Self {
        Self { sparse: true, chatty: true, scrambled_stamps: true, list_removed: true, forbid_account: true }
    }

    pub(super) fn stamp(&self, number: u64) -> String {
        match self.scrambled_stamps {
            true => backwards(&format!("{number:012}")),
            false => format!("{number:012}"),
        }
    }

    /// None where it isn't one that was given out in this form.
    pub(super) fn number(&self, stamp: &str) -> Option<u64> {
        let digits = if self.scrambled_stamps { backwards(stamp) } else { stamp.to_owned() };
        let well_formed = digits.len() >= 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if well_formed { digits.parse().ok() } else { None }
    }
}

fn backwards(text: &str) -> String {
    text.chars().rev().collect()
}
