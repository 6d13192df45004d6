mod addresses;
mod clocks;
mod consent;
mod convergence;
mod creating;
mod crossing;
mod fields;
mod finding;
mod flow;
mod limits;
mod passes;
mod phones;
mod replaced_addresses;
mod withdrawal;

use fake_shopify::{Address as Theirs, Customer, Data, Decimal, SignedDuration};
use framework360_sdk::shop::{self, Consent};
use framework360_sdk::testing::{records::save_customer, samples};
use framework360_sdk::{Error, Outcome, Resolution, Run};

use crate::fake_remote::{FakeRemote, customer, our, ours};
use crate::sync_state::SyncState;
use crate::{CUSTOMERS_IN, CUSTOMERS_OUT, MERGED, SEND_CUSTOMER};

pub(super) fn mail(address: &str) -> impl FnOnce(&mut Customer) {
    let address = address.to_owned();
    move |customer| customer.email = Some(address)
}

pub(super) fn address(line1: &str) -> shop::Address {
    shop::Address {
        line1: line1.to_owned(),
        city: "Bern".to_owned(),
        country: "CH".to_owned(),
        tax_code: "T-1".to_owned(),
        phone: String::new(),
        company: String::new(),
        line2: String::new(),
        province: String::new(),
        ..samples::address()
    }
}

pub(super) fn number(id: &str) -> u64 {
    our(id).remote_id.unwrap().rsplit('/').next().unwrap().parse().unwrap()
}
