//! Addresses that are added and changed.

use apollo_compiler::resolvers::FieldError;
use fakes::Call;
use serde::Deserialize;
use serde_json::Value;

use super::{
    super::{
        nodes,
        object::{Object, coded},
        root::customer_number,
    },
    Nullable, customer_missing, nullable, payload,
};
pub(super) use crate::customer::Address;
use crate::{
    customer::number,
    normalise,
    rules::{self, UserError},
    state::State,
};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Arguments {
    customer_id: String,
    #[serde(default)]
    address_id: Option<String>,
    address: Input,
    #[serde(default)]
    set_as_default: Option<bool>,
}

/// Without what is deprecated.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Input {
    #[serde(default, deserialize_with = "nullable")]
    first_name: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    last_name: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    company: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    address1: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    address2: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    city: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    province_code: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    zip: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    country_code: Nullable<String>,
    #[serde(default, deserialize_with = "nullable")]
    phone: Nullable<String>,
}

impl Input {
    pub(super) fn applied_to(&self, mut address: Address) -> Address {
        for (nullable, kept) in [
            (&self.first_name, &mut address.first_name),
            (&self.last_name, &mut address.last_name),
            (&self.company, &mut address.company),
            (&self.address1, &mut address.address1),
            (&self.address2, &mut address.address2),
            (&self.city, &mut address.city),
            (&self.province_code, &mut address.province_code),
            (&self.zip, &mut address.zip),
            (&self.country_code, &mut address.country_code),
            (&self.phone, &mut address.phone),
        ] {
            if let Some(nullable) = nullable {
                *kept = rules::text(nullable.as_deref());
            }
        }
        address
    }
}

pub(super) fn create(state: &mut State, call: &Call, arguments: Arguments) -> Result<Object, FieldError> {
    let id = customer_number(Some(&Value::from(arguments.customer_id.as_str())))?;
    let fresh = Address { id: state.number(), ..Address::default() };
    let done = put(state, call, id, arguments.address.applied_to(fresh), &arguments, "customerAddressCreate");
    Ok(payload("CustomerAddressCreatePayload", "address", "UserError", done))
}

pub(super) fn update(state: &mut State, call: &Call, arguments: Arguments) -> Result<Object, FieldError> {
    let id = customer_number(Some(&Value::from(arguments.customer_id.as_str())))?;
    let nullable = arguments.address_id.as_deref().unwrap_or_default();
    let Some(address) = number("MailingAddress", nullable) else {
        return Err(coded("RESOURCE_NOT_FOUND", &format!("Invalid global id '{nullable}'")));
    };
    let customer = state.customers.get(&id);
    let known = customer.and_then(|customer| customer.addresses.iter().find(|known| known.id == address));
    let done = match (customer, known.cloned()) {
        (None, _) => Err(vec![customer_missing(&["customerId"])]),
        (_, None) => Err(vec![UserError::new(&["addressId"], "Address does not exist")]),
        (_, Some(known)) => {
            put(state, call, id, arguments.address.applied_to(known), &arguments, "customerAddressUpdate")
        }
    };
    Ok(payload("CustomerAddressUpdatePayload", "address", "UserError", done))
}

fn put(
    state: &mut State,
    call: &Call,
    id: u64,
    address: Address,
    arguments: &Arguments,
    action: &'static str,
) -> Result<Object, Vec<UserError>> {
    let mut customer =
        state.customers.get(&id).cloned().ok_or_else(|| vec![customer_missing(&["customerId"])])?;
    let address = normalise::address(address, &["address"], &state.switches).map_err(|error| vec![error])?;
    if address.says_the_same_as(&Address::default()) {
        return Err(vec![UserError::new(&["address"], "Address can't be blank")]);
    }
    if customer.addresses.iter().any(|other| other.id != address.id && other.says_the_same_as(&address)) {
        return Err(vec![UserError::new(&["address"], "Signature has already been taken")]);
    }
    // The first one becomes the default one by itself.
    if arguments.set_as_default == Some(true) || customer.addresses.is_empty() {
        customer.default_address = Some(address.id);
    }
    match customer.addresses.iter_mut().find(|known| known.id == address.id) {
        Some(known) => *known = address.clone(),
        None => customer.addresses.push(address.clone()),
    }
    state.replace(customer);
    call.applied("Customer", action, id);
    let shown = if state.switches.null_names { address.without_names() } else { address };
    Ok(nodes::address(&shown))
}
