//! `host-test status`

use host_core::shop::Entity;
use host_runtime::Host;

use crate::args::{At, List};
use crate::commands::installation;
use crate::output::{Output, table};

pub(crate) async fn run(
    host: &Host,
    list: List,
    at: &At,
    limit: u32,
    locale: &str,
    out: &Output,
) -> anyhow::Result<()> {
    let entity = match list {
        List::Orders => Entity::Order,
        List::Products => Entity::Product,
        List::Customers => Entity::Customer,
    };
    let installation = installation(host, at).await?;
    let status = host.status(&installation, entity, None, limit, locale).await?;
    let rows: Vec<Vec<String>> = status
        .rows
        .iter()
        .map(|row| vec![row.id.clone(), row.number.clone(), row.text.clone(), row.detail.clone()])
        .collect();
    out.print(&serde_json::to_value(&status)?, &table(&["ID", "NUMBER", &status.title, ""], &rows))
}
