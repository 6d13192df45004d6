//! The topics of Shopify's webhooks.

use super::body::Body;

/// A topic that is of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    CustomersCreate,
    CustomersUpdate,
    CustomersDelete,
    CustomersMerge,
    CustomerTagsAdded,
    CustomerTagsRemoved,
    CustomersEmailMarketingConsentUpdate,
    AppUninstalled,
    CustomersDataRequest,
    CustomersRedact,
    ShopRedact,
}

/// What a topic's body is about, and the field that says which customer.
pub(super) enum About {
    /// A customer that may have changed or be gone; the field with its global id.
    Customer(fn(&Body) -> &Option<String>),
    /// Two customers that are one now.
    Merge,
    /// A customer's request for their personal data.
    DataRequest,
    /// The erasure of a customer.
    Person,
    /// The erasure of a store.
    Store,
    /// The app itself.
    App,
}

/// All topics: the name on the wire, and the name in the API where it can be subscribed to.
const ALL: [(&str, Option<&str>, Topic); 11] = [
    ("customers/create", Some("CUSTOMERS_CREATE"), Topic::CustomersCreate),
    ("customers/update", Some("CUSTOMERS_UPDATE"), Topic::CustomersUpdate),
    ("customers/delete", Some("CUSTOMERS_DELETE"), Topic::CustomersDelete),
    ("customers/merge", Some("CUSTOMERS_MERGE"), Topic::CustomersMerge),
    ("customer.tags_added", Some("CUSTOMER_TAGS_ADDED"), Topic::CustomerTagsAdded),
    ("customer.tags_removed", Some("CUSTOMER_TAGS_REMOVED"), Topic::CustomerTagsRemoved),
    (
        "customers_email_marketing_consent/update",
        Some("CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE"),
        Topic::CustomersEmailMarketingConsentUpdate,
    ),
    ("app/uninstalled", Some("APP_UNINSTALLED"), Topic::AppUninstalled),
    ("customers/data_request", None, Topic::CustomersDataRequest),
    ("customers/redact", None, Topic::CustomersRedact),
    ("shop/redact", None, Topic::ShopRedact),
];

impl Topic {
    /// The topic that a delivery's header names; none where it's of no interest.
    pub(super) fn of_wire(name: &str) -> Option<Self> {
        ALL.into_iter().find(|(wire, _, _)| *wire == name).map(|(_, _, topic)| topic)
    }

    /// The API's names of the topics to subscribe to. The app's removal is among them whatever the switches say.
    pub(crate) fn wanted(customers: bool) -> impl Iterator<Item = &'static str> {
        let names = ALL.into_iter().filter(move |(_, _, topic)| customers || *topic == Self::AppUninstalled);
        names.filter_map(|(_, name, _)| name)
    }

    pub(super) fn about(self) -> About {
        match self {
            Self::CustomersCreate | Self::CustomersUpdate | Self::CustomersDelete => {
                About::Customer(|body| &body.id)
            }
            Self::CustomerTagsAdded | Self::CustomerTagsRemoved => {
                About::Customer(|body| &body.tagged_customer_id)
            }
            Self::CustomersEmailMarketingConsentUpdate => About::Customer(|body| &body.customer_id),
            Self::CustomersMerge => About::Merge,
            Self::CustomersDataRequest => About::DataRequest,
            Self::CustomersRedact => About::Person,
            Self::ShopRedact => About::Store,
            Self::AppUninstalled => About::App,
        }
    }
}
