//! The version of the contract that this host speaks.

/// The version of the packages in `wit/`.
pub const CONTRACT: &str = "0.2.0";
