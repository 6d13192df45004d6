//! `host-test customers save` and `host-test customers show`

use std::collections::BTreeMap;
use std::sync::Arc;

use host_core::model::{Installation, Phase};
use host_core::shop::{Address, Consent, Customer, Entity, Partial};
use host_core::store::{Find, Listed, Record};
use host_platform::Host;
use serde_json::json;

use crate::args::At;
use crate::installation_args::installation;
use crate::labels;
use crate::output::{Output, pairs, table, time};
use crate::reasons::reason;
use crate::shop_time_zones::ShopTimeZones;
use crate::texts::{Texts, t};
use crate::usage_error::UsageError;

/// Saves customers as the shop's people entered them, and prints what each plugin did with them.
pub(crate) async fn save(
    host: &Arc<Host>,
    shop: &str,
    customers: &[Partial<Customer>],
    out: &Output,
) -> anyhow::Result<()> {
    let (saved, results) = host.customers().save(shop, customers).await?;
    let ids: Vec<String> = results.iter().map(|result| result.record.clone()).collect();
    let names = match host.installations().of_shop(shop).await?.first() {
        Some(installation) => names(host, installation, Some(&ids)).await?,
        None => BTreeMap::new(),
    };
    let (mut rows, mut values) = (Vec::new(), Vec::new());
    for result in &results {
        let became = match (result.phase, result.outcome) {
            (Phase::Done, Some(outcome)) => outcome.as_str(),
            (phase, _) => phase.as_str(),
        };
        let plugin = host.plugin(&result.plugin).await.ok();
        let reason = reason(plugin.as_deref(), result.message.as_ref(), out);
        let status = out.texts.word(labels::status_label(result.phase, result.outcome));
        let name = names.get(&result.record).unwrap_or(&result.record);
        rows.push(vec![result.record.clone(), name.clone(), result.plugin.clone(), status, reason.clone()]);
        values.push(json!({
            "customer": result.record, "name": name, "plugin": result.plugin, "became": became,
            "reason": reason,
        }));
    }
    let mut off = Vec::new();
    let mut text = t!(
        out.texts,
        "customers-kept",
        shop = shop,
        created = saved.created,
        updated = saved.updated,
        unchanged = saved.unchanged
    );
    text.push('\n');
    if !results.is_empty() {
        let head = ["head-id", "head-customer", "head-plugin", "head-became", "head-reason"];
        text.push_str(&table(&out.texts.heads(&head), &rows));
    } else if saved.created + saved.updated > 0 {
        text.push_str(&out.texts.word("customers-no-subscribers"));
        for (plugin, flows) in host.customers().switched_from(shop).await? {
            text.push_str(&not_subscribed(shop, &plugin, &flows, &out.texts));
            off.push(json!({ "plugin": plugin, "flows": flows }));
        }
    }
    let value = json!({
        "created": saved.created, "updated": saved.updated, "unchanged": saved.unchanged, "events": values,
        "switched_off": off,
    });
    out.print(&value, &text)
}

/// The switches that keep customers from a plugin, and the command that switches them on.
fn not_subscribed(shop: &str, plugin: &str, flows: &[String], texts: &Texts) -> String {
    let on: String = flows.iter().map(|flow| format!(" --flow {flow}")).collect();
    let command = format!("host-test enable {plugin} --shop {shop}{on}");
    let flows = flows.join(", ");
    format!("\n{}", t!(texts, "customers-not-subscribed", plugin = plugin, flows = flows, command = command))
}

/// The names of customers by id, as people know them: the e-mail address, else the name, else the id.
pub(crate) async fn names(
    host: &Arc<Host>,
    installation: &Installation,
    ids: Option<&[String]>,
) -> anyhow::Result<BTreeMap<String, String>> {
    let listed = host.records().listed(installation, Entity::Customer, ids, u32::MAX).await?;
    let named = listed.into_iter().filter_map(|row| match row.record {
        Record::Customer(customer) => Some((customer.id.clone(), known_as(&customer))),
        _ => None,
    });
    Ok(named.collect())
}

fn known_as(customer: &Customer) -> String {
    let name = format!("{} {}", customer.first_name, customer.last_name);
    let known = [customer.email.trim(), name.trim(), &customer.id];
    known.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned()
}

/// Prints everything that the shop has of a customer.
pub(crate) async fn show(host: &Arc<Host>, named: &str, at: &At, out: &Output) -> anyhow::Result<()> {
    let installation = installation(host, at, out).await?;
    let found = find(host, &installation, named).await?;
    if found.is_empty() {
        let shop = &installation.shop;
        return Err(UsageError(t!(out.texts, "customer-unknown", shop = shop, customer = named)).into());
    }
    let zones = ShopTimeZones::read(host).await?;
    let shown = found.iter().map(|(customer, listed)| text(customer, listed, &installation, &zones, out));
    let shown: Vec<String> = shown.collect();
    let links: Vec<_> = found
        .iter()
        .map(|(customer, listed)| {
            let link = listed.link.as_ref().map(|link| {
                json!({ "remote_id": link.remote_id, "number": link.number, "url": link.url,
                        "since": listed.linked_at.map(time) })
            });
            json!({ "customer": customer.id, "plugin": installation.plugin, "link": link })
        })
        .collect();
    let customers: Vec<&Customer> = found.iter().map(|(customer, _)| customer).collect();
    out.print(&json!({ "customers": customers, "links": links }), &shown.join("\n"))
}

/// The customer with this id, else all with this e-mail address, and the state of each at the remote.
async fn find(
    host: &Arc<Host>,
    installation: &Installation,
    named: &str,
) -> anyhow::Result<Vec<(Customer, Listed)>> {
    let by_email = Find::Email(named.to_owned());
    let mut found = Vec::new();
    for record in host.records().named(installation, Entity::Customer, named, by_email).await? {
        let Record::Customer(customer) = record else { continue };
        let ids = [customer.id.clone()];
        let listed = host.records().listed(installation, Entity::Customer, Some(&ids), 1).await?.pop();
        found.extend(listed.map(|listed| (*customer, listed)));
    }
    Ok(found)
}

fn text(
    customer: &Customer,
    listed: &Listed,
    installation: &Installation,
    zones: &ShopTimeZones,
    out: &Output,
) -> String {
    let texts = &out.texts;
    let at = |at| zones.time(out, &installation.shop, at);
    let consent = texts.word(match customer.email_marketing {
        Consent::Unknown => "consent-unknown",
        Consent::Subscribed => "consent-subscribed",
        Consent::Unsubscribed => "consent-unsubscribed",
        Consent::Pending => "consent-pending",
    });
    let consent = match customer.email_marketing_at {
        Some(since) => t!(texts, "consent-since", consent = consent, at = at(since)),
        None => consent,
    };
    let link = listed.link.as_ref().map(|link| {
        let known_as = [link.number.as_str(), &link.remote_id].into_iter().find(|name| !name.is_empty());
        let known_as = known_as.unwrap_or_default();
        match listed.linked_at {
            Some(since) => t!(texts, "link-since", link = known_as, at = at(since)),
            None => known_as.to_owned(),
        }
    });
    let url = listed.link.as_ref().map(|link| link.url.clone()).unwrap_or_default();
    let name = format!("{} {}", customer.first_name, customer.last_name);
    let spent = match customer.total_spent.as_str() {
        "" => String::new(),
        spent => texts.amount(format!("{spent} {}", customer.currency).trim()),
    };
    let rows = [
        (texts.word("customer-id"), customer.id.clone()),
        (texts.word("customer-email"), customer.email.clone()),
        (texts.word("customer-phone"), customer.phone.clone()),
        (texts.word("customer-name"), name.trim().to_owned()),
        (texts.word("customer-locale"), customer.locale.clone()),
        (texts.word("customer-email-marketing"), consent),
        (texts.word("customer-tags"), customer.tags.join(", ")),
        (texts.word("customer-note"), customer.note.clone()),
        (texts.word("customer-orders"), texts.amount(&customer.orders_count.to_string())),
        (texts.word("customer-spent"), spent),
        (texts.word("customer-updated-at"), at(customer.updated_at)),
        (
            t!(texts, "customer-link", plugin = &installation.plugin),
            link.unwrap_or_else(|| texts.word("none")),
        ),
        (texts.word("customer-url"), url),
    ];
    let mut text = pairs(rows.into_iter().filter(|(_, value)| !value.is_empty()));
    if !customer.addresses.is_empty() {
        let rows: Vec<Vec<String>> = customer.addresses.iter().map(cells).collect();
        let head = ["head-name", "head-street", "head-city", "head-country", "head-phone"];
        let title = texts.word("customer-addresses");
        text.push_str(&format!("\n{title}:\n{}", table(&texts.heads(&head), &rows)));
    }
    text
}

/// The cells of an address: name, street, town, country, telephone.
fn cells(address: &Address) -> Vec<String> {
    let joined = |parts: &[&str], by: &str| {
        let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
        parts.join(by)
    };
    let name = joined(&[&address.first_name, &address.last_name], " ");
    vec![
        joined(&[&name, &address.company], ", "),
        joined(&[&address.line1, &address.line2], ", "),
        joined(&[&address.postal_code, &address.city, &address.province], " "),
        address.country.clone(),
        address.phone.clone(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_is_known_by_the_e_mail_address_else_the_name_else_the_id() {
        let nameless = Customer { id: "7".into(), ..Customer::default() };
        let named = Customer { last_name: "Lovelace".into(), ..nameless.clone() };
        let reached = Customer { email: "ada@example.ch".into(), ..named.clone() };
        assert_eq!([&nameless, &named, &reached].map(known_as), ["7", "Lovelace", "ada@example.ch"]);
    }
}
