//! The endpoint as people write it.

use fakes::totalgest::TotalGestConfig;
use host_platform::Enabled;
use scenarios::{Catalogue as _, ConnectorHarness as _, TotalGest, World, oracle, orders};

async fn works_under(base: &str, entered: &[&str]) {
    for entered in entered {
        let config = TotalGestConfig { base: base.into(), ..TotalGestConfig::default() };
        let world = World::unconnected(TotalGest::with(config).await).await;
        let mut settings = world.remote.settings();
        settings.insert("endpoint".into(), (*entered).to_owned());
        let enabled = world.enable(settings, &[]).await;
        assert!(matches!(enabled, Ok(Enabled::Saved(..))), "{entered:?}: {enabled:?}");
        world.remote.seed(3);
        assert_eq!(world.ticked().await.created, 3, "{entered:?}");
        let order = orders::paid("1");
        world.order_and_rest(&order).await;
        oracle::sent_once(&world.remote, &order, &world.shown().await, entered);
        for request in world.remote.ledger().requests {
            assert_eq!(request.header("host"), Some(TotalGest::HOST), "{entered:?}");
            assert!(request.path.starts_with(&format!("{base}/v1")), "{entered:?}: {}", request.path);
        }
    }
}

#[tokio::test]
async fn the_name_alone_a_scheme_and_slashes_mean_the_same() {
    let forms = ["tg00.bweb.ch", "https://tg00.bweb.ch", "tg00.bweb.ch/", " HTTPS://TG00.bweb.ch// "];
    works_under("", &forms).await;
}

#[tokio::test]
async fn a_path_belongs_to_the_address() {
    let forms = ["tg00.bweb.ch/erp/api", "tg00.bweb.ch/erp/api/", "https://tg00.bweb.ch/erp/api"];
    works_under("/erp/api", &forms).await;
}

#[tokio::test]
async fn what_is_no_address_is_refused_without_asking_anyone() {
    let world = World::unconnected(TotalGest::start().await).await;
    for entered in
        ["ftp://tg00.bweb.ch", "tg00.bweb.ch?shop=1", "anna:secret@tg00.bweb.ch", "tg00 bweb.ch", "https://"]
    {
        let mut settings = world.remote.settings();
        settings.insert("endpoint".into(), entered.into());
        let enabled = world.enable(settings, &[]).await;
        let reported = match &enabled {
            Ok(Enabled::Invalid(problems)) => problems,
            other => panic!("{entered}: {other:?}"),
        };
        assert_eq!((reported.len(), reported[0].field.as_str()), (1, "endpoint"), "{entered}: {reported:?}");
        assert!(!reported[0].problem.contains("secret"), "{reported:?}");
    }
    assert_eq!(world.remote.requests(), 0);
}

#[tokio::test]
async fn ids_with_signs_of_an_address_in_them_stay_one_part_of_the_path() {
    let odd = "shop 7/ä?#%2F";
    let config =
        TotalGestConfig { shop_id: odd.into(), owner_id: "0007".into(), ..TotalGestConfig::default() };
    let world = World::unconnected(TotalGest::with(config).await).await;
    let mut settings = world.remote.settings();
    settings.insert("shop_id".into(), odd.into());
    settings.insert("owner_id".into(), "0007".into());
    let enabled = world.enable(settings, &[]).await;
    assert!(matches!(enabled, Ok(Enabled::Saved(..))), "{enabled:?}");
    let order = orders::paid("1");
    world.order_and_rest(&order).await;
    oracle::sent_once(&world.remote, &order, &world.shown().await, "odd ids");
}
