//! The documents, each with the fragments that it names.

/// An operation, and what it needs to be complete.
pub(super) struct Document {
    operation: &'static str,
    fragments: &'static [&'static str],
}

impl Document {
    /// The document's text, as it is sent.
    pub(super) fn text(&self) -> String {
        let mut text = self.operation.to_owned();
        for fragment in self.fragments {
            text.push('\n');
            text.push_str(fragment);
        }
        text
    }
}

const ADDRESS: &str = include_str!("../../graphql/fragments/address.graphql");
const CUSTOMER: &str = include_str!("../../graphql/fragments/customer.graphql");

const fn plain(operation: &'static str) -> Document {
    Document { operation, fragments: &[] }
}
const fn with_address(operation: &'static str) -> Document {
    Document { operation, fragments: &[ADDRESS] }
}
const fn with_customer(operation: &'static str) -> Document {
    Document { operation, fragments: &[CUSTOMER, ADDRESS] }
}

pub(super) const SHOP: Document = plain(include_str!("../../graphql/shop.graphql"));

pub(super) const CUSTOMER_BY_ID: Document = with_customer(include_str!("../../graphql/customer.graphql"));
pub(super) const CUSTOMERS_CHANGED: Document =
    with_customer(include_str!("../../graphql/customers-changed.graphql"));
pub(super) const CUSTOMERS_BY_ID: Document = plain(include_str!("../../graphql/customers-by-id.graphql"));
pub(super) const CUSTOMERS_COUNT: Document = plain(include_str!("../../graphql/customers-count.graphql"));
pub(super) const CUSTOMERS_MATCH: Document = plain(include_str!("../../graphql/customers-match.graphql"));
pub(super) const CUSTOMER_ADDRESSES: Document =
    with_address(include_str!("../../graphql/customer-addresses.graphql"));

pub(super) const CUSTOMER_CREATE: Document =
    with_customer(include_str!("../../graphql/customer-create.graphql"));
pub(super) const CUSTOMER_UPDATE: Document = plain(include_str!("../../graphql/customer-update.graphql"));
pub(super) const CUSTOMER_TAGS: Document = plain(include_str!("../../graphql/customer-tags.graphql"));
pub(super) const CUSTOMER_EMAIL_CONSENT: Document =
    plain(include_str!("../../graphql/customer-email-consent.graphql"));
pub(super) const CUSTOMER_ADDRESS_CREATE: Document =
    with_address(include_str!("../../graphql/customer-address-create.graphql"));
pub(super) const CUSTOMER_ADDRESS_UPDATE: Document =
    with_address(include_str!("../../graphql/customer-address-update.graphql"));
pub(super) const METAFIELDS_SET: Document = plain(include_str!("../../graphql/metafields-set.graphql"));

pub(super) const WEBHOOKS: Document = plain(include_str!("../../graphql/webhooks.graphql"));
pub(super) const WEBHOOK_CREATE: Document = plain(include_str!("../../graphql/webhook-create.graphql"));
pub(super) const WEBHOOK_UPDATE: Document = plain(include_str!("../../graphql/webhook-update.graphql"));
pub(super) const WEBHOOK_DELETE: Document = plain(include_str!("../../graphql/webhook-delete.graphql"));
