//! The key, the settings and how the plugin presents itself.

use framework360_sdk::http::TransportError;
use framework360_sdk::shop::{Entity, Link, Order, Subject};
use framework360_sdk::testing::{self, Answer, samples};
use framework360_sdk::{CheckError, Connector, Error, JobState, LinkState, Phase, Row, say as shared};
use serde_json::json;

use super::{code, html, job, run, shop};
use crate::{Smartygest, say};

#[test]
fn taxes_come_from_the_owner_then_from_the_list_of_the_day() {
    let smarty = shop(vec![samples::simple()]);
    smarty.borrow_mut().taxes = None;
    let failed = run(job("o-1", 1));
    assert_eq!(code(&failed), "not-configured tax-unlisted");
    assert!(format!("{failed:?}").contains("22 %"));
    testing::with(|host| host.settings.insert("tax_ids".into(), r#"{"22.0": "8"}"#.into()));
    assert_eq!(code(&run(job("o-1", 1))), "sent 3300 3400");
    assert_eq!(smarty.borrow().orders[0]["rows"][0]["tax_id"], 8);

    let smarty = shop(vec![samples::simple(), Order { id: "o-2".into(), ..samples::simple() }]);
    let _ = run(job("o-1", 1));
    let kept = testing::with(|host| host.storage["taxes"].clone());
    assert_eq!(
        String::from_utf8(kept).unwrap(),
        r#"{"v":3,"day":19845,"taxes":[{"id":4,"rate":"22","name":"IVA 22%"},{"id":5,"rate":"10","name":""}]}"#
    );
    smarty.borrow_mut().taxes = None;
    assert_eq!(code(&run(job("o-2", 1))), "sent 3301 3401", "the list of the day is enough");

    let smarty = shop(vec![samples::simple()]);
    smarty.borrow_mut().taxes = Some(json!({"items": [{"id": 1, "value": 22}, {"id": 2, "value": "22"}]}));
    let Err(Error::NotConfigured(message)) = run(job("o-1", 1)) else { panic!("one of two was guessed") };
    assert_eq!(message.code, "tax-ambiguous");
    let lacks = ("tax_ids".to_owned(), "22".to_owned());
    assert!(message.args.contains(&lacks), "the settings show a row for it: {message:?}");
}

#[test]
fn tax_ids_are_offered_without_http_as_smarty_last_listed_them() {
    let smarty = shop(vec![samples::simple()]);
    let asked = Smartygest::choices("tax_ids").unwrap();
    let without_http = |error| {
        smarty.borrow_mut().instead = vec![("Taxes/list", Err(error))];
        let offered = Smartygest::choices("tax_ids");
        smarty.borrow_mut().instead.clear();
        offered
    };
    assert_eq!(without_http(TransportError::Denied), Ok(Vec::new()), "never listed");
    assert_eq!(code(&run(job("o-1", 1))), "sent 3300 3400");
    assert_eq!(without_http(TransportError::Denied), Ok(asked));
    assert!(without_http(TransportError::NoConnection).is_err(), "the person who asks reads why");
}

#[test]
fn the_key_is_tried_and_the_failures_are_distinguished() {
    let check = |answer: Answer| {
        let smarty = shop(Vec::new());
        smarty.borrow_mut().instead.push(("Products/list", answer));
        match Smartygest::check() {
            Ok(account) => format!("ok {:?}", account.id),
            Err(CheckError::Fields(fields)) => format!("{} {}", fields[0].key, fields[0].message.code),
            Err(CheckError::Failed(error)) => code(&Err(error)),
        }
    };
    assert_eq!(check(testing::json(200, r#"{"Data": {"Records": []}}"#)), r#"ok """#);
    assert_eq!(check(testing::json(200, r#"[{"id": 1, "error": ""}]"#)), r#"ok """#);
    assert_eq!(check(testing::json(401, "")), "api_key key-refused");
    assert_eq!(check(testing::json(403, "")), "api_key key-refused");
    assert_eq!(check(testing::json(200, r#"{"error": "wrong"}"#)), "api_key key-refused");
    assert_eq!(check(testing::json(200, r#"{"error": {"code": 3}}"#)), "api_key key-refused");
    assert_eq!(check(html()), "unexpected not-smarty");
    assert_eq!(check(testing::json(404, "")), "unexpected not-smarty");
    assert_eq!(check(testing::json(302, "")), "unexpected not-smarty");
    assert_eq!(check(testing::json(503, "")), "unavailable sdk-server-error");
    assert_eq!(check(Err(TransportError::NoConnection)), "unavailable sdk-unreachable");
}

#[test]
fn settings_that_cannot_be_right_are_refused_by_their_field() {
    let fields = |key: &str, value: &str| {
        shop(Vec::new());
        testing::with(|host| host.settings.insert(key.into(), value.into()));
        Smartygest::configure()
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|field| field.message.code)
            .collect::<Vec<_>>()
    };
    assert!(fields("api_key", "abc-123").is_empty());
    assert_eq!(fields("api_key", "  "), ["key-missing"]);
    for key in [" K1", "K1\n", "K 1", "K\u{0}1"] {
        assert_eq!(fields("api_key", key), ["key-characters"], "{key:?}");
    }
    assert_eq!(fields("prices", "both"), ["prices-unknown"]);
    assert_eq!(fields("tax_ids", "[1]"), ["tax-ids-unreadable"]);
    assert_eq!(fields("tax_ids", r#"{"22": "one"}"#), ["tax-ids-unreadable"]);
    assert!(fields("tax_ids", r#"{"22": "1", "10": "", "N3.1": 7}"#).is_empty());
    assert_eq!(fields("tax_ids", r#"{"garbage": "1"}"#), ["tax-ids-unreadable"]);
    assert_eq!(fields("tax_ids", r#"{"22": "3", "22.00": "1"}"#), ["tax-ids-unreadable"]);
    assert_eq!(fields("tax_ids", r#"{"N3.1": "3", "n3.1": "1"}"#), ["tax-ids-unreadable"]);
    assert!(fields("tax_ids", r#"{"22": "3", "22.00": "3"}"#).is_empty());
}

#[test]
fn the_plugin_presents_itself_in_every_language() {
    testing::reset();
    for (locale, name, key) in [
        ("en", "Smarty Management", "Api Key"),
        ("it", "Gestionale Smarty", "Api Key"),
        ("fr-CH", "Gestionale Smarty", "Clé API"),
        ("de", "Gestionale Smarty", "API-Schlüssel"),
        ("es", "Gestionale Smarty", "Clave API"),
        ("nl", "Gestionale Smarty", "API-sleutel"),
    ] {
        let manifest = Smartygest::describe();
        let shown =
            [&manifest.name, &manifest.settings[0].label].map(|label| say::STRINGS.render(label, locale));
        assert_eq!(shown, [name, key]);
        let labels: Vec<_> = manifest.flows.iter().map(|flow| (flow.entity, flow.label.as_str())).collect();
        assert_eq!(
            labels,
            [(Entity::Order, "Framework360 => Smartygest"), (Entity::Product, "Smartygest => Framework360")]
        );
        assert!(
            manifest
                .flows
                .iter()
                .all(|flow| !flow.default_on && !say::STRINGS.render(&flow.help, locale).is_empty())
        );
        let columns: Vec<_> =
            manifest.columns.iter().map(|column| (column.entity, column.send_job.as_deref())).collect();
        assert_eq!(columns, [(Entity::Order, Some("export-order")), (Entity::Product, None)]);
        let choices = Smartygest::choices("prices").unwrap();
        assert!(choices.iter().any(|choice| choice.value == manifest.settings[1].default));
    }
    shop(Vec::new());
    let taxes = Smartygest::choices("tax_ids").unwrap();
    let label = say::STRINGS.render(&taxes[0].label, "it");
    assert_eq!((taxes[0].value.as_str(), label.as_str()), ("4", "IVA 22% (22 %)"));
}

#[test]
fn the_column_says_the_state_of_an_order_and_why() {
    let row = |link, job| Row {
        id: "o-1".into(),
        link,
        linked_at: None,
        linked_local: None,
        edited: None,
        notes: Vec::new(),
        job,
    };
    let link = Link {
        subject: Subject { entity: Entity::Order, id: "o-1".into() },
        remote_id: "3301".into(),
        number: "120".into(),
        url: String::new(),
    };
    let state = |phase, message| Some(JobState { phase, message: Some(message), attempts: 1, at: 0 });
    let rows = vec![
        row(None, None),
        row(Some(link), None),
        row(None, state(Phase::Skipped, say::skip_currency("CHF"))),
        row(None, state(Phase::Parked, shared::SdkWrongSum { total: "10.00", sum: "9.00" }.message())),
        row(None, state(Phase::Uncertain, say::look_alikes("A-7"))),
    ];
    let cells = Smartygest::list_column_status(Entity::Order, rows);
    let shown: Vec<_> = cells.iter().map(|cell| say::STRINGS.render_cell(cell, "fr-CH")).collect();
    let texts: Vec<_> =
        cells.iter().zip(&shown).map(|(cell, (text, _))| (cell.state, text.as_str())).collect();
    assert_eq!(
        texts,
        [
            (LinkState::NotLinked, "Non connecté"),
            (LinkState::Linked, "Synchronisé\u{a0}: 120"),
            (LinkState::NotLinked, "Non connecté"),
            (LinkState::Failed, "Non envoyé"),
            (LinkState::Uncertain, "À vérifier"),
        ]
    );
    let detail = |row: usize| shown[row].1.as_str();
    assert_eq!(detail(2), "Smarty ne gère que l'euro\u{a0}; cette commande est en CHF.");
    assert!(detail(3).contains("10,00") && detail(3).contains("9,00"), "{}", detail(3));
    assert!(detail(4).contains("A-7"), "{}", detail(4));
    let rendered = [shared::sdk_skip_test(), say::skip_currency("CHF")]
        .map(|message| say::STRINGS.render(&message, "nl"));
    assert_eq!(
        rendered,
        ["Testbestellingen worden niet verzonden.", "Smarty kent alleen euro; deze bestelling is in CHF."]
    );
}

/// What was there when the account was connected is none of ours.
#[test]
fn connecting_notes_up_to_where_the_account_is_known() {
    let smarty = shop(vec![samples::simple()]);
    let theirs = json!({"id": 77, "number": 77, "customer_id": 9, "rows": []});
    smarty.borrow_mut().orders.insert(0, theirs);
    Smartygest::check().unwrap();
    let noted = testing::with(|host| {
        host.storage.iter().find(|(key, _)| key.starts_with("watermark/")).map(|(_, value)| value.clone())
    });
    assert!(String::from_utf8(noted.unwrap()).unwrap().contains("77"));
}
