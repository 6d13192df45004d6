//! Smarty's tax ids: from its list, or chosen by the owner where there is none.

use fakes::smarty::{Dialect, Tax, dialect};
use host_core::model::Phase;
use host_platform::Enabled;
use scenarios::{ConnectorHarness as _, Smartygest, World, oracle, orders};

fn chosen(json: &str) -> std::collections::BTreeMap<String, String> {
    [("tax_ids".to_owned(), json.to_owned())].into()
}

#[tokio::test]
async fn without_a_list_the_order_waits_for_the_owners_choice_and_then_goes_on_by_itself() {
    for taxes in [dialect::Taxes::NotFound, dialect::Taxes::Error] {
        let dialect = Dialect { taxes, ..Dialect::default() };
        let world = World::with(Smartygest::speaking(dialect).await).await;
        let order = orders::paid("1");
        world.order_and_rest(&order).await;
        let job = world.job(&order).await;
        assert_eq!((job.phase, job.failures), (Phase::Paused, 0), "{taxes:?}");
        let row = world.row("1").await;
        assert_eq!((row.state, row.text.as_str()), ("queued", "On hold"), "{taxes:?}");
        assert!(row.detail.contains("22 %") && row.detail.contains("VAT rates"), "{row:?}");

        let enabled = world.enable(chosen(r#"{"22": "3"}"#), &[]).await;
        assert!(matches!(enabled, Ok(Enabled::Saved(..))), "{enabled:?}");
        world.rest().await;
        oracle::sent_once(&world.remote, &order, &world.shown().await, "after the choice");
        assert_eq!(world.remote.smarty.orders()[0].rows[0].tax_id, Some(3));
    }
}

#[tokio::test]
async fn waiting_for_a_choice_hammers_nobody() {
    let dialect = Dialect { taxes: dialect::Taxes::NotFound, ..Dialect::default() };
    let world = World::with(Smartygest::speaking(dialect).await).await;
    world.order_and_rest(&orders::paid("1")).await;
    let requests = world.remote.requests();
    world.clock.advance(24 * 3600 * 1000);
    assert!(world.rest().await.is_empty());
    assert_eq!(world.remote.requests(), requests);
}

#[tokio::test]
async fn several_taxes_of_one_rate_are_left_to_the_owner() {
    let remote = Smartygest::start().await;
    let tax = |id| Tax { id, name: format!("IVA 22% ({id})"), value: 22.into() };
    remote.smarty.set_taxes(vec![tax(8), tax(9)]);
    let world = World::with(remote).await;
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    assert!(world.row("1").await.detail.contains("several VAT rates"), "{:?}", world.row("1").await);
    world.enable(chosen(r#"{"22": "9"}"#), &[]).await.unwrap();
    world.rest().await;
    assert_eq!(world.remote.smarty.orders()[0].rows[0].tax_id, Some(9));
}

#[tokio::test]
async fn a_choice_that_can_not_be_right_is_refused() {
    let world = World::<Smartygest>::new().await;
    let enabled = world.enable(chosen(r#"{"22": "nine"}"#), &[]).await;
    assert!(matches!(&enabled, Ok(Enabled::Invalid(problems)) if problems[0].problem.contains("22: nine")));
    let not_json = world.enable(chosen("22=9"), &[]).await;
    assert!(not_json.unwrap_err().to_string().contains("a JSON object"));
}

#[tokio::test]
async fn the_owner_chooses_among_smartys_own_rates() {
    let world = World::<Smartygest>::new().await;
    let offered =
        world.host.installations().choices(&world.installation().await, "tax_ids", "it").await.unwrap();
    assert_eq!(offered.len(), 5);
    assert_eq!((&*offered[0].value, &*offered[0].label), ("1", "IVA 22% (22 %)"));
}
