//! The contracts of this project.

use std::sync::{Arc, OnceLock};

use super::{Contract, LoadError};

const TOTALGEST: &str = include_str!("../../../../plugins/totalgest/openapi.json");

/// TotalGest's contract, compiled once for the whole process.
///
/// # Errors
/// The errors of [`Contract::load`].
pub fn totalgest() -> Result<Arc<Contract>, LoadError> {
    static LOADED: OnceLock<Arc<Contract>> = OnceLock::new();
    match LOADED.get() {
        Some(contract) => Ok(contract.clone()),
        None => {
            let contract = Arc::new(Contract::load(TOTALGEST)?);
            Ok(LOADED.get_or_init(|| contract).clone())
        }
    }
}
