//! The check of the settings: first by themselves, then with a request that tries the key.

use framework360_sdk::http::Kind;
use framework360_sdk::{Account, CheckError, Choice, Error, FieldError, Message, installation};

use crate::api::{RequestError, Smarty};
use crate::orders::account::Carrier;
use crate::{orders, price_basis, say, taxes};

/// Checks the settings without a request to Smarty.
pub(crate) fn configure() -> Result<(), Vec<FieldError>> {
    let mut errors = Vec::new();
    if let Some(message) = wrong_key(&installation::raw_setting("api_key").unwrap_or_default()) {
        errors.push(field("api_key", message));
    }
    if price_basis::of_settings().is_err() {
        errors.push(field("prices", say::prices_unknown()));
    }
    if Carrier::of_settings().is_none() {
        errors.push(field("reference", say::reference_unknown()));
    }
    if !matches!(installation::setting("unanswered").as_deref(), None | Some("repeat" | "ask")) {
        errors.push(field("unanswered", say::unanswered_unknown()));
    }
    let choices = taxes::choices();
    let contradiction = choices.as_ref().ok().and_then(taxes::contradiction);
    if let Some(entry) = choices.err().or(contradiction) {
        errors.push(field(taxes::SETTING, say::tax_ids_unreadable(entry)));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Tries the key. Smarty doesn't say whose it is: the account has no id and no name.
pub(crate) fn check() -> Result<Account, CheckError> {
    let Some(mut smarty) = Smarty::of_installation() else {
        return Err(CheckError::Fields(vec![field("api_key", say::key_missing())]));
    };
    match smarty.try_key() {
        Ok(_) => {
            taxes::read_ahead(&smarty).map_err(CheckError::Failed)?;
            orders::connecting::begin(&mut smarty).map_err(CheckError::Failed)?;
            Ok(Account { id: String::new(), name: String::new() })
        }
        Err(error) => Err(key_error(error)),
    }
}

/// The error of the request that tries the key. Where Smarty refuses it, the key is wrong. An answer that isn't
/// Smarty's is reported as such, so that the owner doesn't look for a mistake in the key.
fn key_error(error: RequestError) -> CheckError {
    let refused = |words: &str| CheckError::Fields(vec![field("api_key", say::key_refused(words))]);
    let failure = match error {
        RequestError::Refused(words) => return refused(&words),
        RequestError::Http(failure) => failure,
    };
    match (failure.kind, Error::from(failure.clone())) {
        (Kind::Status(400 | 401 | 403 | 422), _) => refused(&failure.excerpt),
        (_, temporary @ (Error::Throttled(_) | Error::Unavailable(_))) => CheckError::Failed(temporary),
        (Kind::Unreadable | Kind::Status(_), _) => CheckError::Failed(Error::Unexpected(say::not_smarty())),
        (_, error) => CheckError::Failed(error),
    }
}

/// The choices that a setting offers.
pub(crate) fn choices(key: &str) -> Result<Vec<Choice>, Error> {
    let choice = |value: &str, label: Message| Choice { value: value.to_owned(), label };
    match key {
        "prices" => Ok(vec![
            choice("vat-included", say::prices_vat_included()),
            choice("vat-excluded", say::prices_vat_excluded()),
        ]),
        "reference" => Ok(vec![
            choice("row-name", say::reference_row_name()),
            choice("payment-type", say::reference_payment_type()),
            choice("none", say::reference_none()),
        ]),
        "unanswered" => {
            Ok(vec![choice("repeat", say::unanswered_repeat()), choice("ask", say::unanswered_ask())])
        }
        taxes::SETTING => taxes::offered(),
        _ => Ok(Vec::new()),
    }
}

fn wrong_key(key: &str) -> Option<Message> {
    if key.trim().is_empty() {
        Some(say::key_missing())
    } else if key.chars().any(|c| c.is_control() || c.is_whitespace()) {
        Some(say::key_characters())
    } else {
        None
    }
}

fn field(key: &str, message: Message) -> FieldError {
    FieldError { key: key.to_owned(), message }
}
