//! Topics: the events that webhooks report.

use serde::Serialize;

/// The topics that the fake reports. Others can be subscribed to; nothing comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Topic {
    /// `customers/create`
    CustomersCreate,
    /// `customers/update`
    CustomersUpdate,
    /// `customers/delete`
    CustomersDelete,
    /// `customers/enable`: the account
    CustomersEnable,
    /// `customers/disable`: the account
    CustomersDisable,
    /// `customers/merge`
    CustomersMerge,
    /// `customer.tags_added`
    CustomerTagsAdded,
    /// `customer.tags_removed`
    CustomerTagsRemoved,
    /// `customers_email_marketing_consent/update`
    CustomersEmailMarketingConsentUpdate,
    /// `customers_marketing_consent/update`: to text messages
    CustomersMarketingConsentUpdate,
    /// `customers/purchasing_summary`
    CustomersPurchasingSummary,
    /// `app/uninstalled`
    AppUninstalled,
    /// `app/scopes_update`
    AppScopesUpdate,
    /// `customers/data_request`: a setting of the app, no subscription
    CustomersDataRequest,
    /// `customers/redact`: a setting of the app, no subscription
    CustomersRedact,
    /// `shop/redact`: a setting of the app, no subscription
    ShopRedact,
}

impl Topic {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::CustomersCreate,
        Self::CustomersUpdate,
        Self::CustomersDelete,
        Self::CustomersEnable,
        Self::CustomersDisable,
        Self::CustomersMerge,
        Self::CustomerTagsAdded,
        Self::CustomerTagsRemoved,
        Self::CustomersEmailMarketingConsentUpdate,
        Self::CustomersMarketingConsentUpdate,
        Self::CustomersPurchasingSummary,
        Self::AppUninstalled,
        Self::AppScopesUpdate,
        Self::CustomersDataRequest,
        Self::CustomersRedact,
        Self::ShopRedact,
    ];

    /// The topic's name in GraphQL; none for those that can't be subscribed to.
    pub fn graphql_name(self) -> Option<&'static str> {
        Some(match self {
            Self::CustomersCreate => "CUSTOMERS_CREATE",
            Self::CustomersUpdate => "CUSTOMERS_UPDATE",
            Self::CustomersDelete => "CUSTOMERS_DELETE",
            Self::CustomersEnable => "CUSTOMERS_ENABLE",
            Self::CustomersDisable => "CUSTOMERS_DISABLE",
            Self::CustomersMerge => "CUSTOMERS_MERGE",
            Self::CustomerTagsAdded => "CUSTOMER_TAGS_ADDED",
            Self::CustomerTagsRemoved => "CUSTOMER_TAGS_REMOVED",
            Self::CustomersEmailMarketingConsentUpdate => "CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE",
            Self::CustomersMarketingConsentUpdate => "CUSTOMERS_MARKETING_CONSENT_UPDATE",
            Self::CustomersPurchasingSummary => "CUSTOMERS_PURCHASING_SUMMARY",
            Self::AppUninstalled => "APP_UNINSTALLED",
            Self::AppScopesUpdate => "APP_SCOPES_UPDATE",
            Self::CustomersDataRequest | Self::CustomersRedact | Self::ShopRedact => return None,
        })
    }

    /// The topic's name in the header of a delivery.
    pub fn wire_name(self) -> &'static str {
        match self {
            Self::CustomersCreate => "customers/create",
            Self::CustomersUpdate => "customers/update",
            Self::CustomersDelete => "customers/delete",
            Self::CustomersEnable => "customers/enable",
            Self::CustomersDisable => "customers/disable",
            Self::CustomersMerge => "customers/merge",
            Self::CustomerTagsAdded => "customer.tags_added",
            Self::CustomerTagsRemoved => "customer.tags_removed",
            Self::CustomersEmailMarketingConsentUpdate => "customers_email_marketing_consent/update",
            Self::CustomersMarketingConsentUpdate => "customers_marketing_consent/update",
            Self::CustomersPurchasingSummary => "customers/purchasing_summary",
            Self::AppUninstalled => "app/uninstalled",
            Self::AppScopesUpdate => "app/scopes_update",
            Self::CustomersDataRequest => "customers/data_request",
            Self::CustomersRedact => "customers/redact",
            Self::ShopRedact => "shop/redact",
        }
    }

    /// The scope that an app needs for this topic.
    pub fn scope(self) -> Option<&'static str> {
        match self {
            Self::CustomersMerge => Some("read_customer_merge"),
            Self::AppUninstalled
            | Self::AppScopesUpdate
            | Self::CustomersDataRequest
            | Self::CustomersRedact
            | Self::ShopRedact => None,
            _ => Some("read_customers"),
        }
    }

    /// The topic of that name in GraphQL.
    pub fn from_graphql(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.graphql_name() == Some(name))
    }
}
