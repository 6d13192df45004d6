//! The check of the settings: first by themselves, then with a request to the store.

use framework360_sdk::{Account, CheckError, Error, FieldError, installation};

use crate::api::Admin;
use crate::oauth::Scopes;
use crate::say;
use crate::shop_domain::ShopDomain;

/// Checks the settings without a request to Shopify. The store's address may be missing: Shopify's install link brings
/// it.
pub(crate) fn configure() -> Result<(), Vec<FieldError>> {
    let entered = installation::setting("shop").map(|entered| ShopDomain::entered(&entered));
    match entered {
        Some(Err(message)) => Err(vec![FieldError { key: "shop".to_owned(), message }]),
        Some(Ok(_)) | None => Ok(()),
    }
}

/// Asks Shopify which store this is, and which scopes the app has there. The account's id is the store's permanent
/// address, which webhooks name.
pub(crate) fn check() -> Result<Account, CheckError> {
    configure().map_err(CheckError::Fields)?;
    let failed = CheckError::Failed;
    let store = Admin::of_installation().map_err(failed)?.store().map_err(|error| failed(error.into()))?;
    let granted: Scopes = store.scopes.iter().map(String::as_str).collect();
    if let Some(missing) = granted.missing() {
        return Err(failed(Error::Unauthorized(missing)));
    }
    let Some(domain) = ShopDomain::reported(&store.domain) else {
        return Err(failed(Error::Unexpected(say::store_unclear())));
    };
    let name = if store.name.is_empty() { domain.as_str().to_owned() } else { store.name };
    Ok(Account { id: domain.as_str().to_owned(), name })
}
