//! The settings: can they be right, and which store is it?

use framework360_sdk::{Account, CheckError, Error, FieldError, installation};

use crate::api::Admin;
use crate::oauth::Scopes;
use crate::say;
use crate::shop_domain::ShopDomain;

/// Settings that can't be right, without asking Shopify. Without a store's address the owner comes by Shopify's install
/// link, which brings it.
pub(crate) fn configure() -> Result<(), Vec<FieldError>> {
    let entered = installation::setting("shop").map(|entered| ShopDomain::entered(&entered));
    match entered {
        Some(Err(message)) => Err(vec![FieldError { key: "shop".to_owned(), message }]),
        Some(Ok(_)) | None => Ok(()),
    }
}

/// Asks Shopify which store this is, and what the app may do there. The account is the store's permanent address: the
/// one that webhooks name.
pub(crate) fn check() -> Result<Account, CheckError> {
    configure().map_err(CheckError::Fields)?;
    let failed = CheckError::Failed;
    let store =
        Admin::of_installation().map_err(failed)?.store().map_err(|trouble| failed(trouble.into()))?;
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
