//! The settings: can they be right, and does TotalGest take them?

use framework360_sdk::http::{Failure, Kind};
use framework360_sdk::{Account, CheckError, Error, FieldError, Message, installation, unavailable};

use crate::api::{self, Said, Served, TotalGest, Trouble};
use crate::endpoint::Endpoint;
use crate::error_policy;
use crate::session::Credentials;
use crate::{ORDERS_OUT, PRODUCTS_IN, say};

/// The longest id that TotalGest gives out, in characters.
const ID: usize = 100;
/// The longest user name and password that it takes.
const CREDENTIAL: usize = 200;

/// Settings that can't be right, without asking TotalGest.
pub(crate) fn configure() -> Result<(), Vec<FieldError>> {
    let setting = |key| installation::setting(key).unwrap_or_default();
    let mut errors = Vec::new();
    let mut wrong = |key: &str, flaw: Option<Message>| errors.extend(flaw.map(|flaw| field(key, flaw)));
    wrong("shop_id", wrong_id(&setting("shop_id")));
    wrong("owner_id", wrong_id(&setting("owner_id")));
    let endpoint = setting("endpoint");
    let missing = endpoint.is_empty().then(say::setting_missing);
    wrong("endpoint", missing.or_else(|| Endpoint::read(&endpoint).err()));
    wrong("username", wrong_text(&setting("username"), CREDENTIAL));
    wrong("password", wrong_text(&installation::raw_setting("password").unwrap_or_default(), CREDENTIAL));
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Asks who is there before anything secret is sent, then begins a session of its own and looks at what it may do.
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
    let begun = totalgest.login(&username, &password).map_err(no_session)?;
    let reported = totalgest.account(&begun.token).map_err(|trouble| no_account(&totalgest, trouble))?;
    // What is switched off needs no right.
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

/// Where nobody answered. A name that doesn't exist, a certificate for another name and plain http are the setting's
/// fault; a server that doesn't answer may only be down, so that no setting is called wrong for it.
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

/// What is wrong with the address where something answered; none where it's TotalGest.
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

fn no_session(trouble: Trouble) -> CheckError {
    match error_policy::of_login(trouble) {
        Error::Unauthorized(message) if message == say::user_refused() => one("username", message),
        // Nobody says which of the two is wrong.
        Error::Unauthorized(message) => {
            CheckError::Fields(vec![field("username", message.clone()), field("password", message)])
        }
        error => CheckError::Failed(error),
    }
}

fn no_account(totalgest: &TotalGest, trouble: Trouble) -> CheckError {
    match (trouble.said, trouble.failure.kind) {
        (Some(Said::UnknownShop), _) => one("shop_id", say::shop_unknown(totalgest.shop_id())),
        (Some(Said::UnknownOwner), _) => one("owner_id", say::owner_unknown(totalgest.owner_id())),
        (Some(Said::NoRights), _) => one("username", say::no_rights()),
        (_, Kind::Status(403)) => CheckError::Failed(error_policy::declined(&trouble)),
        // The session has only just begun: what ends it isn't for us to fix.
        (_, Kind::Status(400..=499)) if !error_policy::is_passing(&trouble) => {
            CheckError::Failed(Error::Unexpected(error_policy::unclear(&trouble)))
        }
        _ => CheckError::Failed(trouble.failure.into()),
    }
}

fn wrong_id(id: &str) -> Option<Message> {
    // As a step of a path these two mean another place.
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
