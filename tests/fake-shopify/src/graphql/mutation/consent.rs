//! Consent to mails that advertise.
//!
//! The latest record wins, by its own time (facts, section 4.3): an older one than what is known is
//! answered without an error and changes nothing; one of the same time replaces it; one without a
//! time is of now, and one in the future is refused (assumed). Where no time is known, any wins, be
//! it over INVALID or REDACTED (assumed): it is the connector that must not send it.

use apollo_compiler::resolvers::FieldError;
use fakes::Call;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use super::{
    super::{object::Object, root::customer_number},
    customer_missing, payload, shown,
};
use crate::{
    customer::{Consent, ConsentState, Customer, OptInLevel, enum_name},
    rules::UserError,
    state::State,
};

#[derive(Deserialize)]
pub(super) struct Arguments {
    input: Update,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Update {
    customer_id: String,
    email_marketing_consent: Input,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Input {
    marketing_state: ConsentState,
    #[serde(default)]
    marketing_opt_in_level: Option<OptInLevel>,
    #[serde(default)]
    consent_updated_at: Option<Timestamp>,
}

pub(super) fn update(state: &mut State, call: &Call, arguments: Arguments) -> Result<Object, FieldError> {
    let Update { customer_id, email_marketing_consent: nullable } = arguments.input;
    let id = customer_number(Some(&Value::from(customer_id)))?;
    let done = updated(state, call, id, &nullable).map_err(|error| vec![error]);
    let done = done.and_then(|()| shown(state, id));
    Ok(payload(
        "CustomerEmailMarketingConsentUpdatePayload",
        "customer",
        "CustomerEmailMarketingConsentUpdateUserError",
        done,
    ))
}

fn updated(state: &mut State, call: &Call, id: u64, nullable: &Input) -> Result<(), UserError> {
    let missing = || customer_missing(&["input", "customerId"]).code("INVALID");
    let mut customer = state.customers.get(&id).cloned().ok_or_else(missing)?;
    customer.email_consent = latest(&customer, nullable, state.clock.now())?;
    state.replace(customer);
    call.applied("Customer", "customerEmailMarketingConsentUpdate", id);
    Ok(())
}

/// The customer's consent after this input: its latest record wins.
pub(super) fn latest(customer: &Customer, nullable: &Input, now: Timestamp) -> Result<Consent, UserError> {
    let refused = |field: &str, message: &str| {
        UserError::new(&["input", "emailMarketingConsent", field], message).code("INVALID")
    };
    if customer.email.is_none() {
        let why = "An email address is required to set the email marketing consent state.";
        return Err(refused("marketingState", why));
    }
    let state = nullable.marketing_state;
    if matches!(state, ConsentState::NotSubscribed | ConsentState::Redacted | ConsentState::Invalid) {
        let why = format!("Cannot specify {} as a marketing state input", enum_name(state));
        return Err(refused("marketingState", &why));
    }
    let at = nullable.consent_updated_at.unwrap_or(now);
    if at > now {
        return Err(refused("consentUpdatedAt", "Consent updated at must not be in the future"));
    }
    let known = &customer.email_consent;
    if known.updated_at.is_some_and(|known| known > at) {
        return Ok(known.clone());
    }
    let opt_in_level =
        nullable.marketing_opt_in_level.or(known.opt_in_level).or(Some(OptInLevel::SingleOptIn));
    Ok(Consent { state, opt_in_level, updated_at: Some(at) })
}
