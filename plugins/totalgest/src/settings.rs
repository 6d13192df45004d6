//! The check of the settings: first by themselves, then with a login at TotalGest.

use framework360_sdk::http::{Failure, Kind};
use framework360_sdk::{Account, CheckError, Error, FieldError, Message, installation, unavailable};

use crate::api::{self, ProblemType, RequestError, Served, TotalGest};
use crate::endpoint::Endpoint;
use crate::error_policy;
use crate::session::Credentials;
use crate::{ORDERS_OUT, PRODUCTS_IN, say};

/// The longest id that TotalGest gives out, in characters.
const ID: usize = 100;
/// The longest user name and password that it takes.
const CREDENTIAL: usize = 200;

/// Checks the settings without a request to TotalGest.
pub(crate) fn configure() -> Result<(), Vec<FieldError>> {
    let setting = |key| installation::setting(key).unwrap_or_default();
    let mut errors = Vec::new();
    let mut add = |key: &str, message: Option<Message>| {
        errors.extend(message.map(|message| field(key, message)));
    };
    add("shop_id", wrong_id(&setting("shop_id")));
    add("owner_id", wrong_id(&setting("owner_id")));
    let endpoint = setting("endpoint");
    let missing = endpoint.is_empty().then(say::setting_missing);
    add("endpoint", missing.or_else(|| Endpoint::read(&endpoint).err()));
    add("username", wrong_text(&setting("username"), CREDENTIAL));
    add("password", wrong_text(&installation::raw_setting("password").unwrap_or_default(), CREDENTIAL));
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Checks which service answers before any secret is sent, then begins a session of its own and looks at the user's
/// rights.
pub(crate) fn check() -> Result<Account, CheckError> {
    configure().map_err(CheckError::Fields)?;
    let totalgest = TotalGest::of_installation().map_err(CheckError::Failed)?;
    let Some(Credentials { username, password }) = Credentials::of_installation() else {
        return Err(one("password", say::setting_missing()));
    };
    let served = totalgest.service().map_err(|failure| unreached(totalgest.endpoint(), failure))?;
    if let Some(message) = not_totalgest(totalgest.endpoint(), served) {
        return Err(one("endpoint", message));
    }
    let new_session = totalgest.login(&username, &password).map_err(no_session)?;
    let reported = totalgest.account(&new_session.token).map_err(|error| no_account(&totalgest, error))?;
    // A flow that is switched off needs no right.
    let no_products = installation::flow(PRODUCTS_IN) && !reported.may_read_products;
    let no_orders = installation::flow(ORDERS_OUT) && !reported.may_write_orders;
    let missing = match (no_products, no_orders) {
        (false, false) => return Ok(account(&totalgest, reported)),
        (true, true) => say::no_rights(),
        (true, false) => say::no_right_products(),
        (false, true) => say::no_right_orders(),
    };
    Err(one("username", missing))
}

/// The account is the place at which its orders are: another user of the same shop is no other account. It's made of
/// what was entered: what a server echoes may change from one answer to the next, and may be anything.
fn account(totalgest: &TotalGest, reported: api::Account) -> Account {
    let (shop, owner) = (totalgest.shop_id(), totalgest.owner_id());
    let place = totalgest.endpoint().place();
    let id = format!("{place}/{}/{}", api::segment(shop), api::segment(owner));
    Account { id, name: if reported.shop_name.is_empty() { shop.to_owned() } else { reported.shop_name } }
}

/// The error where nothing answered. A name that doesn't exist, a certificate for another name and plain http are
/// mistakes of the setting. A server that doesn't answer may only be down: that is no mistake of a setting.
fn unreached(endpoint: &Endpoint, failure: Failure) -> CheckError {
    let host = endpoint.host();
    match failure.kind {
        Kind::UnknownHost => one("endpoint", say::host_unknown(host)),
        Kind::Certificate => one("endpoint", say::host_certificate(host)),
        Kind::NotAllowed if endpoint.is_plain() => one("endpoint", say::host_plain(host)),
        Kind::NotAllowed => one("endpoint", say::host_not_allowed(host)),
        Kind::TooLarge => one("endpoint", say::not_totalgest(host)),
        Kind::Unreachable | Kind::HeldBack | Kind::TimedOut | Kind::Broken => {
            CheckError::Failed(unavailable(say::host_silent(endpoint.place())))
        }
        Kind::Status(403) => CheckError::Failed(error_policy::declined(&failure.into())),
        Kind::Invalid | Kind::Unreadable | Kind::Status(_) => CheckError::Failed(failure.into()),
    }
}

/// The error of an address at which something else than TotalGest answered; none where TotalGest did.
fn not_totalgest(endpoint: &Endpoint, served: Served) -> Option<Message> {
    let place = endpoint.place();
    Some(match served {
        Served::TotalGest => return None,
        Served::OtherVersion(version) => say::other_version(version),
        Served::Page => say::not_totalgest_page(place),
        Served::Nothing => say::not_totalgest_path(place),
        Served::Moved(target) => say::NotTotalgestMoved { place, target }.message(),
        Served::Other => say::not_totalgest(place),
    })
}

fn no_session(error: RequestError) -> CheckError {
    match error_policy::for_login(error) {
        Error::Unauthorized(message) if message == say::user_refused() => one("username", message),
        // TotalGest doesn't say which of the two is wrong.
        Error::Unauthorized(message) => {
            CheckError::Fields(vec![field("username", message.clone()), field("password", message)])
        }
        error => CheckError::Failed(error),
    }
}

fn no_account(totalgest: &TotalGest, error: RequestError) -> CheckError {
    match (error.problem_type, error.failure.kind) {
        (Some(ProblemType::UnknownShop), _) => one("shop_id", say::shop_unknown(totalgest.shop_id())),
        (Some(ProblemType::UnknownOwner), _) => one("owner_id", say::owner_unknown(totalgest.owner_id())),
        (Some(ProblemType::NoRights), _) => one("username", say::no_rights()),
        (_, Kind::Status(403)) => CheckError::Failed(error_policy::declined(&error)),
        // The session has only just new_session, so renewing it wouldn't help.
        (_, Kind::Status(400..=499)) if !error_policy::is_temporary(&error) => {
            CheckError::Failed(Error::Unexpected(error_policy::unreadable(&error)))
        }
        _ => CheckError::Failed(error.failure.into()),
    }
}

fn wrong_id(id: &str) -> Option<Message> {
    // As a segment of a path these two mean another folder.
    let step = matches!(id, "." | "..").then(say::setting_characters);
    step.or_else(|| wrong_text(id, ID))
}

fn wrong_text(text: &str, limit: usize) -> Option<Message> {
    if text.is_empty() {
        Some(say::setting_missing())
    } else if text.contains(char::is_control) {
        Some(say::setting_characters())
    } else if text.chars().count() > limit {
        Some(say::setting_too_long(limit))
    } else {
        None
    }
}

fn one(key: &str, message: Message) -> CheckError {
    CheckError::Fields(vec![field(key, message)])
}

fn field(key: &str, message: Message) -> FieldError {
    FieldError { key: key.to_owned(), message }
}
