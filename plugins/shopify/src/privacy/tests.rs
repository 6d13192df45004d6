//! What the law asks for, and what is left afterwards.

use super::*;
use crate::PRIVACY;
use framework360_sdk::session;
use framework360_sdk::shop::Customer;
use framework360_sdk::testing::records::{Entry, save_customer};
use framework360_sdk::testing::{self, samples};

const GID: &str = "gid://shopify/Customer/7";

fn begin() {
    testing::reset();
    save_customer(Customer { id: "c-1".into(), remote_id: Some(GID.into()), ..samples::customer() });
    save_customer(Customer { id: "c-2".into(), remote_id: None, ..samples::customer() });
}

fn job(key: &str, gid: &str) -> Run {
    let payload = storage::encode(&Person { gid: gid.to_owned() }).into_bytes();
    Run { payload, ..samples::job(PRIVACY, key) }
}

fn links() -> usize {
    let linked = |entry: &&Entry| matches!(entry, Entry::Customer(customer) if customer.remote_id.is_some());
    testing::with(|host| host.records.iter().filter(linked).count())
}

#[test]
fn a_request_for_data_notes_what_is_stored_and_changes_nothing() {
    begin();
    let done = run(&job("customers/data_request/9999", GID)).unwrap();
    let expected = say::PrivacyRequest { number: "7", request: "9999", ours: "c-1" }.message();
    assert_eq!(done.notes, [expected]);
    let unknown = run(&job("customers/data_request/9999", "gid://shopify/Customer/8")).unwrap();
    assert_eq!(unknown.notes, [say::PrivacyRequestUnknown { number: "8", request: "9999" }.message()]);
    assert_eq!(links(), 1);
}

#[test]
fn a_customer_who_is_to_be_forgotten_is_unlinked_and_does_not_come_back_by_a_save() {
    begin();
    let done = run(&job("customers/redact/7", GID)).unwrap();
    assert_eq!(done.notes, [say::PrivacyErase { number: "7", ours: "c-1" }.message()]);
    assert_eq!(links(), 0);
    assert_eq!(sync_state::is_deleted("c-1"), Ok(true));
    // A repeat finds nobody.
    assert_eq!(run(&job("customers/redact/7", GID)).unwrap().notes, [say::privacy_erase_unknown("7")]);
}

#[test]
fn who_was_deleted_at_shopify_before_is_still_known_to_the_owner() {
    begin();
    sync_state::mark_deleted_as("c-2", "gid://shopify/Customer/9").unwrap();
    let deleted = "gid://shopify/Customer/9";
    let asked = run(&job("customers/data_request/1", deleted)).unwrap();
    assert_eq!(asked.notes, [say::PrivacyRequest { number: "9", request: "1", ours: "c-2" }.message()]);
    let erased = run(&job("customers/redact/9", deleted)).unwrap();
    assert_eq!(erased.notes, [say::PrivacyErase { number: "9", ours: "c-2" }.message()]);
    assert_eq!(
        (sync_state::was("9"), sync_state::is_deleted("c-2")),
        (Ok(None), Ok(true)),
        "and nothing of it is kept"
    );
    assert_eq!(links(), 1);
}

fn let_in(status: u16) {
    testing::with(|host| host.settings.insert("shop".to_owned(), "f360-test".to_owned()));
    session::store("shpat_1", None).unwrap();
    testing::remote(move |_| {
        testing::json(
            status,
            r#"{"data":{"shop":{"id":"1","name":"Store","myshopifyDomain":"f360-test.myshopify.com","currencyCode":"EUR"},
                "currentAppInstallation":{"id":"2","accessScopes":[]}}}"#,
        )
    });
}

#[test]
fn that_the_app_was_removed_is_believed_once_shopify_says_so_itself() {
    begin();
    let_in(200);
    assert_eq!(uninstalled().unwrap().outcome, Outcome::Nothing);
    let_in(401);
    assert_eq!(uninstalled(), Err(Error::Unauthorized(say::app_removed())));
    let_in(503);
    assert!(matches!(uninstalled(), Err(Error::Unavailable(_))));
}
