//! What records and their parts are called on a page: an order by its number, a product and a customer by their name.

use host_core::shop::{Order, OrderState, PaymentState, Subject};
use host_core::store::Record;

use crate::Panel;
use crate::error_page::{ErrorPage, IntoErrorPage as _};
use crate::frame::Frame;
use crate::labels;
use crate::reader::Reader;

/// The title of a record, by its number or name, and a detail of it.
pub(crate) async fn title_of(
    panel: &Panel,
    frame: &Frame,
    subject: &Subject,
) -> Result<(String, String), ErrorPage> {
    let reader = &frame.reader;
    let record = panel.host.records().get(&frame.shop.id, subject).await.or_error_page(reader)?;
    Ok(match record {
        Some(Record::Order(order)) => {
            let detail =
                format!("{}, {}", customer_name(&order), reader.money(&order.total, &order.currency));
            let number = if order.number.is_empty() { order.id } else { order.number };
            (labels::record(subject.entity, &number, reader), detail)
        }
        Some(Record::Product(product)) => {
            (labels::record(subject.entity, &product.name, reader), product.sku)
        }
        Some(Record::Customer(customer)) => {
            let name = format!("{} {}", customer.first_name, customer.last_name);
            let name = if name.trim().is_empty() { customer.email.clone() } else { name };
            (labels::record(subject.entity, &name, reader), customer.email)
        }
        None => (labels::subject(subject, reader), String::new()),
    })
}

/// Who ordered, as the bill names them.
pub(crate) fn customer_name(order: &Order) -> String {
    let billed = format!("{} {}", order.billing.first_name, order.billing.last_name);
    let customer = format!("{} {}", order.customer.first_name, order.customer.last_name);
    let names = [order.billing.company.trim(), billed.trim(), customer.trim(), order.customer.email.trim()];
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned()
}

/// The payment method and the payment state of an order.
pub(crate) fn payment(order: &Order, reader: &Reader) -> String {
    let state = match (&order.state, &order.payment.state) {
        (OrderState::Cancelled, _) => "order-cancelled",
        (_, PaymentState::Paid) => "payment-paid",
        (_, PaymentState::Refunded | PaymentState::PartiallyRefunded) => "payment-refunded",
        _ => "payment-open",
    };
    let label = order.payment.label.trim();
    if label.is_empty() { reader.word(state) } else { format!("{label}, {}", reader.word(state)) }
}
