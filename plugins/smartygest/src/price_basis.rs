//! The setting that says whether Smarty's prices include VAT.

use framework360_sdk::{Error, installation};

use crate::mapping::rows::Basis;
use crate::say;

/// Whether Smarty's prices include VAT, by the owner's setting.
pub(crate) fn of_settings() -> Result<Basis, Error> {
    match installation::setting("prices").as_deref() {
        None | Some("vat-included") => Ok(Basis::VatIncluded),
        Some("vat-excluded") => Ok(Basis::VatExcluded),
        Some(_) => Err(Error::NotConfigured(say::prices_unknown())),
    }
}
