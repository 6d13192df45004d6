//! Customers as Shopify reports them.

use framework360_sdk::json::{self, Object, Value};
use framework360_sdk::shop::Timestamp;

use super::{Admin, Trouble, cost, document, time};
use crate::customer::{self, email_forms};

const PREFIX: &str = "gid://shopify/Customer/";
/// Requests for further addresses of one customer; beyond, something is wrong.
const ADDRESS_PAGES: usize = 50;

/// The number in a customer's global id; none where it isn't one.
pub(crate) fn number(gid: &str) -> Option<&str> {
    let number = gid.strip_prefix(PREFIX)?;
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    (digits && number.parse::<u64>().is_ok()).then_some(number)
}

/// The global id of a customer's number.
pub(crate) fn gid(number: &str) -> String {
    format!("{PREFIX}{number}")
}

/// A customer. What isn't told, which is null, is none: that isn't the same as an empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Customer {
    pub(crate) id: String,
    pub(crate) updated_at: Timestamp,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) email: Option<Email>,
    pub(crate) phone: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) locale: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) addresses: Vec<Placed>,
    /// One of the addresses; none where no address is flagged.
    pub(crate) default_address: Option<String>,
    /// Where its further addresses begin, where it has more than were told.
    pub(crate) more_addresses: Option<String>,
    /// The values of our metafields.
    pub(crate) orders_count: String,
    pub(crate) total_spent: String,
    /// The store's, ISO 4217; empty where it isn't told.
    pub(crate) currency: String,
}

impl Customer {
    /// Whether nothing at all is told of the person: it has no name yet, as a sale over the counter leaves it. Of one that
    /// was somebody before: the app isn't approved to see names and addresses, or the person was erased. Nothing of it may
    /// be taken for empty.
    pub(crate) fn is_hidden(&self) -> bool {
        let texts = [&self.first_name, &self.last_name, &self.phone];
        let empty = |text: &Option<String>| text.as_deref().unwrap_or_default().is_empty();
        texts.into_iter().all(empty) && self.email.is_none() && self.addresses.is_empty()
    }
}

/// An e-mail address, and whether advertising may be sent there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Email {
    pub(crate) address: String,
    pub(crate) consent: Consent,
    /// When the person said so, where that's known.
    pub(crate) consent_at: Option<Timestamp>,
}

/// How a consent stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Consent {
    /// Not told: there is no e-mail address, or nothing is said about it.
    #[default]
    Unknown,
    /// Nobody was asked, or what was given counts no longer. Only Shopify says so.
    NotSubscribed,
    Pending,
    Subscribed,
    Unsubscribed,
    /// Erased on the person's wish. Only Shopify says so.
    Redacted,
    /// The address takes no mail. Only Shopify says so.
    Invalid,
}

impl Consent {
    pub(super) fn read(text: &str) -> Self {
        match text {
            "" => Self::Unknown,
            "SUBSCRIBED" => Self::Subscribed,
            "UNSUBSCRIBED" => Self::Unsubscribed,
            "PENDING" => Self::Pending,
            "NOT_SUBSCRIBED" => Self::NotSubscribed,
            "REDACTED" => Self::Redacted,
            // One that this version doesn't know allows nothing, and nothing is written over it.
            _ => Self::Invalid,
        }
    }
}

/// An address and its id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) id: String,
    pub(crate) address: MailingAddress,
}

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct MailingAddress {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) company: String,
    pub(crate) address1: String,
    pub(crate) address2: String,
    pub(crate) zip: String,
    pub(crate) city: String,
    /// Without the country: "QC".
    pub(crate) province: String,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: String,
    pub(crate) phone: String,
}

/// Some addresses, and where the further ones begin.
type Addresses = (Vec<Placed>, Option<String>);

/// A page of customers, the longest unchanged first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CustomerPage {
    pub(crate) customers: Vec<Customer>,
    /// Where the next page begins.
    pub(crate) after: Option<String>,
}

/// Who has an e-mail address, and who a phone number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) by_email: Option<String>,
    pub(crate) by_phone: Option<String>,
}

impl Admin {
    /// A customer with all its addresses; none where it is gone.
    pub(crate) fn customer(&self, gid: &str) -> Result<Option<Customer>, Trouble> {
        let variables = |object: &mut Object| {
            object.text("id", gid);
        };
        let found =
            self.ask(&document::CUSTOMER_BY_ID, variables, |data| nullable(data, "customer", customer))?;
        let Some(mut customer) = found else { return Ok(None) };
        for _ in 0..ADDRESS_PAGES {
            let Some(after) = customer.more_addresses.take() else { return Ok(Some(customer)) };
            let Some((addresses, more)) = self.further_addresses(gid, &after)? else { return Ok(None) };
            customer.addresses.extend(addresses);
            customer.more_addresses = more.filter(|more| *more != after);
        }
        Ok(Some(customer))
    }

    fn further_addresses(&self, gid: &str, after: &str) -> Result<Option<Addresses>, Trouble> {
        self.by_page("addresses", cost::addresses(self.bucket()), |first| {
            let variables = |object: &mut Object| {
                object.text("id", gid).number("first", first).text("after", after);
            };
            self.ask(&document::CUSTOMER_ADDRESSES, variables, |data| nullable(data, "customer", addresses))
        })
    }

    /// Customers of a search, all of them without one; `first` at a time.
    pub(crate) fn customers_changed(
        &self,
        query: Option<&str>,
        first: u64,
        after: Option<&str>,
    ) -> Result<CustomerPage, Trouble> {
        self.by_page("customers", first, |first| {
            let variables = |object: &mut Object| {
                object.number("first", first);
                for (name, value) in [("query", query), ("after", after)] {
                    if let Some(value) = value {
                        object.text(name, value);
                    }
                }
            };
            self.ask(&document::CUSTOMERS_CHANGED, variables, |data| {
                let connection = data.get("customers")?;
                let nodes = connection.get("nodes")?.elements()?;
                let customers = nodes.into_iter().map(customer).collect::<Option<_>>()?;
                Some(CustomerPage { customers, after: next(connection) })
            })
        })
    }

    /// Which of these customers aren't there any more; as many as a list of an input takes.
    pub(crate) fn gone<'a>(&self, gids: &'a [String]) -> Result<Vec<&'a String>, Trouble> {
        let (mut rest, mut gone) = (gids, Vec::new());
        while !rest.is_empty() {
            let (reported, found) = self.by_page("links", rest.len() as u64, |size| {
                let size = usize::try_from(size).unwrap_or(usize::MAX);
                let (asked, _) = rest.split_at_checked(size).unwrap_or((rest, &[]));
                Ok((asked.len(), self.gone_of(asked)?))
            })?;
            gone.extend(found);
            rest = rest.get(reported..).unwrap_or_default();
        }
        Ok(gone)
    }

    fn gone_of<'a>(&self, gids: &'a [String]) -> Result<Vec<&'a String>, Trouble> {
        let variables = |object: &mut Object| {
            object.texts("ids", gids.iter().map(String::as_str));
        };
        self.ask(&document::CUSTOMERS_BY_ID, variables, |data| {
            let nodes = data.get("nodes")?.elements()?;
            // An answer of another length says nothing of anybody.
            let answers = (nodes.len() == gids.len()).then_some(nodes)?;
            Some(gids.iter().zip(answers).filter(|(_, node)| node.is_null()).map(|(gid, _)| gid).collect())
        })
    }

    /// How many customers there are; none where that's more than Shopify counts.
    pub(crate) fn count_customers(&self) -> Result<Option<u64>, Trouble> {
        self.ask(
            &document::CUSTOMERS_COUNT,
            |_| {},
            |data| {
                let Some(count) = data.get("customersCount") else { return Some(None) };
                let exact = json::text(count, "precision") == "EXACT";
                Some(json::number(count, "count").filter(|_| exact))
            },
        )
    }

    /// Who has this e-mail address, and who this phone number in E.164; empty ones aren't looked for. A hit counts only
    /// where it has just what was asked for. Shopify keeps an internationalized address in the form in which it was
    /// entered, as far as is known, so whoever isn't found by the one is looked for by the others.
    pub(crate) fn find(&self, email: &str, phone: &str) -> Result<Found, Trouble> {
        let mut found = self.find_just(email, phone)?;
        for other in email_forms(email) {
            if found.by_email.is_none() {
                found.by_email = self.find_just(&other, "")?.by_email;
            }
        }
        Ok(found)
    }

    fn find_just(&self, email: &str, phone: &str) -> Result<Found, Trouble> {
        if email.is_empty() && phone.is_empty() {
            return Ok(Found::default());
        }
        let variables = |object: &mut Object| {
            object.text("email", email).flag("byEmail", !email.is_empty());
            object.text("phone", phone).flag("byPhone", !phone.is_empty());
        };
        self.ask(&document::CUSTOMERS_MATCH, variables, |data| {
            let hit = |name: &str, part: &str, leaf: &str, asked: &str, form: fn(&str) -> String| {
                let found = data.get(name).filter(|_| !asked.is_empty())?;
                let reported = json::text(found.get(part)?, leaf);
                let id = json::text(found, "id");
                (form(&reported) == form(asked) && number(&id).is_some()).then_some(id)
            };
            let digits = |phone: &str| phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
            Some(Found {
                by_email: hit("byEmail", "defaultEmailAddress", "emailAddress", email, customer::email),
                by_phone: hit("byPhone", "defaultPhoneNumber", "phoneNumber", phone, digits),
            })
        })
    }
}

/// A field that may be null: some of none then. None where what is there isn't of that form.
pub(super) fn nullable<'json, T>(
    data: Value<'json>,
    name: &str,
    read: impl FnOnce(Value<'json>) -> Option<T>,
) -> Option<Option<T>> {
    match data.get(name) {
        None => Some(None),
        Some(value) => read(value).map(Some),
    }
}

/// A customer with `CustomerFields`.
pub(super) fn customer(node: Value<'_>) -> Option<Customer> {
    let id = json::text(node, "id");
    number(&id)?;
    let email = node.get("defaultEmailAddress").map(|email| email_address(email, node));
    let tags = node.get("tags")?.elements()?.into_iter().filter_map(Value::text);
    let (addresses, more_addresses) = addresses(node)?;
    let value = |name| node.get(name).map(|field| json::text(field, "value")).unwrap_or_default();
    let reported = |name| Some(node.get(name)?.text()?.into_owned());
    Some(Customer {
        updated_at: time::read(&json::text(node, "updatedAt"))?,
        first_name: reported("firstName"),
        last_name: reported("lastName"),
        email: email.filter(|email| !email.address.is_empty()),
        phone: node
            .get("defaultPhoneNumber")
            .map(|phone| json::text(phone, "phoneNumber"))
            .filter(|phone| !phone.is_empty()),
        note: reported("note"),
        locale: reported("locale"),
        tags: tags.map(Into::into).collect(),
        addresses,
        default_address: node.get("defaultAddress").map(|address| json::text(address, "id")),
        more_addresses,
        orders_count: value("ordersCount"),
        total_spent: value("totalSpent"),
        currency: node.get("amountSpent").map(|spent| json::text(spent, "currencyCode")).unwrap_or_default(),
        id,
    })
}

/// The default e-mail address of a customer. An erasure is "not subscribed" there, as if nobody had been asked: only the
/// field that came before it reports.
fn email_address(email: Value<'_>, customer: Value<'_>) -> Email {
    let reported = Email {
        address: json::text(email, "emailAddress"),
        consent: Consent::read(&json::text(email, "marketingState")),
        consent_at: time::read(&json::text(email, "marketingUpdatedAt")),
    };
    let older = customer.get("emailMarketingConsent");
    match older.map(|older| (Consent::read(&json::text(older, "marketingState")), older)) {
        Some((Consent::Redacted, older)) => Email {
            consent: Consent::Redacted,
            consent_at: time::read(&json::text(older, "consentUpdatedAt")).max(reported.consent_at),
            ..reported
        },
        _ => reported,
    }
}

/// A customer with `CustomerFields`, as text.
#[cfg(test)]
pub(crate) fn read_customer(text: &str) -> Option<Customer> {
    customer(json::parse(text.as_bytes())?.root())
}

fn addresses(node: Value<'_>) -> Option<Addresses> {
    let connection = node.get("addressesV2")?;
    let nodes = connection.get("nodes")?.elements()?;
    Some((nodes.into_iter().map(placed).collect::<Option<_>>()?, next(connection)))
}

/// An address with `AddressFields`.
pub(super) fn placed(node: Value<'_>) -> Option<Placed> {
    let text = |name| json::text(node, name);
    let address = MailingAddress {
        first_name: text("firstName"),
        last_name: text("lastName"),
        company: text("company"),
        address1: text("address1"),
        address2: text("address2"),
        zip: text("zip"),
        city: text("city"),
        province: text("provinceCode"),
        country: text("countryCodeV2"),
        phone: text("phone"),
    };
    // Such ids were seen with a query behind them: "gid://shopify/MailingAddress/1?model_name=CustomerAddress".
    let id = text("id");
    (!id.is_empty()).then_some(Placed { id, address })
}

/// Where a connection goes on.
pub(super) fn next(connection: Value<'_>) -> Option<String> {
    let page = connection.get("pageInfo")?;
    json::flag(page, "hasNextPage").filter(|more| *more)?;
    Some(json::text(page, "endCursor")).filter(|cursor| !cursor.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_erasure_is_told_by_the_older_field_alone() {
        let reported = |state: &str, older: &str| {
            let text = format!(
                r#"{{"id":"gid://shopify/Customer/1","updatedAt":"2026-01-01T00:00:00Z","tags":[],
                "addressesV2":{{"nodes":[],"pageInfo":{{"hasNextPage":false}}}},"emailMarketingConsent":{older},
                "defaultEmailAddress":{{"emailAddress":"zoe@example.ch","marketingState":"{state}"}}}}"#
            );
            let email = read_customer(&text).unwrap().email.unwrap();
            (email.consent, email.consent_at)
        };
        let older = |state: &str| format!(r#"{{"marketingState":"{state}","consentUpdatedAt":null}}"#);
        assert_eq!(reported("NOT_SUBSCRIBED", &older("REDACTED")), (Consent::Redacted, None));
        let dated = r#"{"marketingState":"REDACTED","consentUpdatedAt":"2026-01-01T00:00:00Z"}"#;
        assert_eq!(reported("NOT_SUBSCRIBED", dated), (Consent::Redacted, Some(1_767_225_600_000)));
        assert_eq!(reported("NOT_SUBSCRIBED", &older("NOT_SUBSCRIBED")), (Consent::NotSubscribed, None));
        assert_eq!(reported("SUBSCRIBED", &older("UNSUBSCRIBED")), (Consent::Subscribed, None));
        assert_eq!(reported("NOT_SUBSCRIBED", "null"), (Consent::NotSubscribed, None));
    }

    #[test]
    fn an_id_is_text_and_may_be_beyond_what_a_float_holds() {
        assert_eq!(number("gid://shopify/Customer/706405506930370084"), Some("706405506930370084"));
        for wrong in [
            "gid://shopify/Customer/",
            "gid://shopify/Customer/1\"",
            "gid://shopify/Order/1",
            "1",
            "gid://shopify/Customer/99999999999999999999999",
        ] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
