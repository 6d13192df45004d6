//! From the settings to an account and a session, and what each mistake is reported as, and where.

use framework360_sdk::http::TransportError;
use framework360_sdk::testing::{self, Answer};
use framework360_sdk::{CheckError, Connector, Error, FieldKind, Message, Session, session};
use serde_json::json;

use crate::fake_remote::{self, answer, html, problem};
use crate::say::STRINGS;
use crate::{TotalGest, say};

fn set(key: &str, value: &str) {
    testing::with(|host| host.settings.insert(key.into(), value.into()));
}

/// The fields and codes of a refusal.
fn refused() -> Vec<(String, String)> {
    match TotalGest::check() {
        Err(CheckError::Fields(fields)) => {
            fields.into_iter().map(|field| (field.key, field.message.code)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn one(key: &str, code: &str) -> Vec<(String, String)> {
    vec![(key.into(), code.into())]
}

/// Why it can't be known whether the settings are right, where the first request is answered so.
fn unknown(answer: Answer) -> Error {
    let totalgest = fake_remote::start();
    totalgest.borrow_mut().instead = vec![Some(answer)];
    let checked = TotalGest::check();
    assert_eq!(totalgest.borrow().seen, ["GET /erp/v1"], "no password leaves before TotalGest is known");
    match checked {
        Err(CheckError::Failed(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn right_settings_are_an_account_with_the_shops_name_there() {
    let totalgest = fake_remote::start();
    let account = TotalGest::check().unwrap();
    assert_eq!(account.id, "tg00.example.ch/erp/shop-7/owner%2F3");
    assert_eq!(account.name, "Bottega");
    let seen = ["GET /erp/v1", "POST /erp/v1/sessions", "GET /erp/v1/shops/shop-7/owners/owner%2F3"];
    assert_eq!(totalgest.borrow().seen, seen);
    set("endpoint", "HTTPS://TG00.example.ch:443/erp");
    assert_eq!(TotalGest::check().unwrap(), account, "another spelling of the same address");
}

#[test]
fn checking_leaves_no_session_behind() {
    let _totalgest = fake_remote::start();
    testing::with(|host| host.storage.clear());
    TotalGest::check().unwrap();
    assert!(testing::with(|host| host.storage.is_empty()));
}

#[test]
fn every_mistake_is_reported_at_its_field() {
    let _totalgest = fake_remote::start();
    set("shop_id", "shop-8");
    assert_eq!(refused(), one("shop_id", "shop-unknown"));
    set("shop_id", "shop-7");
    set("owner_id", "owner-4");
    assert_eq!(refused(), one("owner_id", "owner-unknown"));
    set("owner_id", "owner/3");
    set("password", "wrong");
    let both = ["username", "password"].map(|key| (key.to_owned(), "credentials-refused".to_owned()));
    assert_eq!(refused(), both);
}

#[test]
fn missing_rights_are_named() {
    let totalgest = fake_remote::start();
    testing::with(|host| host.flows = vec![crate::ORDERS_OUT.into(), crate::PRODUCTS_IN.into()]);
    for (rights, code) in [
        (vec![], "no-rights"),
        (vec!["orders:write"], "no-right-products"),
        (vec!["products:read"], "no-right-orders"),
    ] {
        totalgest.borrow_mut().rights = rights;
        assert_eq!(refused(), one("username", code));
    }
    totalgest.borrow_mut().instead = vec![None, Some(problem(403, "no-rights"))];
    assert_eq!(refused(), one("username", "user-refused"));
}

#[test]
fn what_is_switched_off_needs_no_right() {
    let totalgest = fake_remote::start();
    let (orders, products) = ("orders:write", "products:read");
    for (flow, right, other) in
        [(crate::ORDERS_OUT, orders, products), (crate::PRODUCTS_IN, products, orders)]
    {
        testing::with(|host| host.flows = vec![flow.into()]);
        totalgest.borrow_mut().rights = vec![right];
        assert!(TotalGest::check().is_ok(), "{flow}");
        totalgest.borrow_mut().rights = vec![other];
        assert!(TotalGest::check().is_err(), "{flow}");
    }
    for right in [orders, products] {
        testing::with(|host| host.flows.clear());
        totalgest.borrow_mut().rights = vec![right];
        assert!(TotalGest::check().is_ok(), "{right}");
    }
}

#[test]
fn an_account_is_what_was_entered_and_shows_no_token_that_a_server_echoes() {
    let totalgest = fake_remote::start();
    let named = |text: &str| json!({"id": text, "name": format!("Bottega {text}")});
    let token = "tg_0123456789abcdef";
    let account =
        json!({"shop": named(token), "owner": named(token), "rights": ["products:read", "orders:write"]});
    totalgest.borrow_mut().instead = vec![None, None, Some(answer(200, &account))];
    let reported = TotalGest::check().unwrap();
    assert_eq!(
        (reported.id.as_str(), reported.name.as_str()),
        ("tg00.example.ch/erp/shop-7/owner%2F3", "Bottega …")
    );
}

#[test]
fn what_is_no_totalgest_is_reported_at_the_address_and_gets_no_password() {
    let moved = |target: &str| {
        let header = ("location".to_owned(), target.as_bytes().to_vec());
        Ok((301, vec![header], Vec::new()))
    };
    let table: [(Answer, &str); 14] = [
        (Err(TransportError::UnknownHost), "host-unknown"),
        (Err(TransportError::Certificate), "host-certificate"),
        (Err(TransportError::Denied), "host-not-allowed"),
        (Err(TransportError::TooLarge), "not-totalgest"),
        (html(200, "<!doctype html>"), "not-totalgest-page"),
        (html(404, "<p>"), "not-totalgest-path"),
        (answer(200, &json!({"service": "smarty", "version": "1.0"})), "not-totalgest"),
        (answer(200, &json!([1])), "not-totalgest"),
        (testing::json(200, ""), "not-totalgest"),
        (answer(401, &json!({})), "not-totalgest"),
        (answer(200, &json!({"service": "totalgest", "version": "2.0"})), "other-version"),
        (answer(200, &json!({"service": "totalgest", "version": 10})), "other-version"),
        (moved("https://new.example.ch/api?key=secret"), "not-totalgest-moved"),
        (moved("javascript:alert(1)"), "not-totalgest-moved"),
    ];
    for (given, code) in table {
        let totalgest = fake_remote::start();
        totalgest.borrow_mut().instead = vec![Some(given)];
        assert_eq!(refused(), one("endpoint", code));
        assert_eq!(totalgest.borrow().seen, ["GET /erp/v1"], "{code}");
    }
}

#[test]
fn a_redirect_shows_where_to_without_what_may_be_secret() {
    let totalgest = fake_remote::start();
    let header = ("location".to_owned(), b"https://new.example.ch/api?key=secret".to_vec());
    totalgest.borrow_mut().instead = vec![Some(Ok((308, vec![header], Vec::new())))];
    let Err(CheckError::Fields(fields)) = TotalGest::check() else { panic!("taken") };
    let text = STRINGS.render(&fields[0].message, "en");
    assert!(text.ends_with("https://new.example.ch/api"), "{text}");
}

#[test]
fn plain_http_is_reported_as_such_where_the_platform_forbids_it() {
    let _totalgest = fake_remote::start();
    testing::remote(|_| Err(TransportError::Denied));
    set("endpoint", "http://tg00.example.ch");
    assert_eq!(refused(), one("endpoint", "host-plain"));
}

#[test]
fn a_server_that_may_be_back_later_makes_no_setting_wrong() {
    for lost in [TransportError::NoConnection, TransportError::Timeout, TransportError::Interrupted] {
        let Error::Unavailable(retry) = unknown(Err(lost)) else { panic!("{lost:?}") };
        assert_eq!(retry.message, say::host_silent("tg00.example.ch/erp"));
    }
    assert!(matches!(unknown(problem(503, "unavailable")), Error::Unavailable(_)));
    assert!(matches!(unknown(html(500, "<p>")), Error::Unavailable(_)));
    assert!(matches!(unknown(problem(429, "too-many-requests")), Error::Throttled(_)));
}

#[test]
fn the_messages_of_check_are_all_different_in_every_language() {
    let messages: [Message; 17] = [
        say::host_unknown("x"),
        say::host_silent("x"),
        say::host_certificate("x"),
        say::host_plain("x"),
        say::host_not_allowed("x"),
        say::not_totalgest("x"),
        say::not_totalgest_page("x"),
        say::not_totalgest_path("x"),
        say::NotTotalgestMoved { place: "x", target: "" }.message(),
        say::other_version("x"),
        say::credentials_refused(),
        say::user_refused(),
        say::shop_unknown("x"),
        say::owner_unknown("x"),
        say::no_rights(),
        say::no_right_products(),
        say::no_right_orders(),
    ];
    let languages = ["en", "it", "fr", "de", "es", "nl"];
    let mut texts: Vec<_> = languages
        .iter()
        .flat_map(|locale| messages.iter().map(|message| STRINGS.render(message, locale)))
        .collect();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), messages.len() * languages.len());
}

#[test]
fn settings_that_cannot_be_right_are_reported_without_a_request() {
    let totalgest = fake_remote::start();
    for (key, value, code) in [
        ("shop_id", " ", "setting-missing"),
        ("shop_id", "..", "setting-characters"),
        ("owner_id", "a\tb", "setting-characters"),
        ("owner_id", &"x".repeat(101), "setting-too-long"),
        ("endpoint", "", "setting-missing"),
        ("endpoint", "ftp://x", "endpoint-scheme"),
        ("username", "a\nb", "setting-characters"),
        ("password", "", "setting-missing"),
        ("password", "secret\n", "setting-characters"),
        ("password", &"x".repeat(201), "setting-too-long"),
    ] {
        let before = testing::with(|host| host.settings.insert(key.into(), value.into())).unwrap();
        let errors = TotalGest::configure().unwrap_err();
        let reported: Vec<_> =
            errors.iter().map(|error| (error.key.as_str(), error.message.code.as_str())).collect();
        assert_eq!(reported, [(key, code)], "{value}");
        assert!(TotalGest::check().is_err());
        set(key, &before);
    }
    assert_eq!(TotalGest::configure(), Ok(()));
    assert!(totalgest.borrow().seen.is_empty());
}

#[test]
fn a_session_is_stored_until_it_is_over() {
    let _totalgest = fake_remote::start();
    testing::with(|host| host.storage.clear());
    assert_eq!(session::token(), Err(Error::Expired));
    assert_eq!(TotalGest::renew(), Ok(Some(1_795_338_000_000 + 3_600_000)));
    assert_eq!(session::token().as_deref(), Ok("tg_0123456789abcdef"));
    testing::with(|host| host.now += 3_600_000);
    assert_eq!(session::token(), Err(Error::Expired));
}

#[test]
fn a_refused_login_pauses_and_a_temporary_failure_does_not() {
    let totalgest = fake_remote::start();
    let with = |given: Answer| {
        totalgest.borrow_mut().instead = vec![Some(given)];
        TotalGest::renew().unwrap_err()
    };
    let refused = Error::Unauthorized(say::credentials_refused());
    assert_eq!(with(problem(401, "invalid-credentials")), refused);
    assert_eq!(with(html(401, "")), refused);
    assert_eq!(with(problem(403, "no-rights")), Error::Unauthorized(say::user_refused()));
    assert!(matches!(with(problem(429, "too-many-requests")), Error::Throttled(_)));
    assert!(matches!(with(problem(503, "unavailable")), Error::Unavailable(_)));
    assert!(matches!(with(Err(TransportError::Timeout)), Error::Unavailable(_)));
    for unclear in [
        answer(201, &json!({"expires_in": 5})),
        answer(201, &json!({"token": "a\nb"})),
        html(200, "<p>"),
        html(400, "<p>"),
        html(404, "<p>"),
        html(405, "<p>"),
        answer(302, &json!({})),
        Err(TransportError::TooLarge),
    ] {
        assert_eq!(with(unclear), framework360_sdk::unavailable(say::session_unclear()));
    }
}

#[test]
fn what_a_server_says_to_a_login_is_not_repeated_as_it_may_hold_the_password() {
    let totalgest = fake_remote::start();
    for status in [400, 401, 403, 409, 422, 500, 503] {
        let echo = json!({"type": "x", "detail": "wrong: correct horse "});
        totalgest.borrow_mut().instead = vec![Some(answer(status, &echo))];
        let error = TotalGest::renew().unwrap_err();
        assert!(!format!("{error:?}").contains("horse"), "{error:?}");
    }
}

#[test]
fn the_settings_are_labelled_as_the_guides_label_them() {
    for (locale, labels) in [
        ("fr", ["ID Boutique", "ID Propriétaire", "Endpoint API", "Nom d'utilisateur", "Mot de passe"]),
        ("nl", ["Winkel ID", "Eigenaar ID", "API Endpoint", "Gebruikersnaam", "Wachtwoord"]),
        ("es", ["ID Negocio", "ID Owner", "Endpoint API", "Username", "Password"]),
        ("en", ["Shop ID", "Owner ID", "API endpoint", "Username", "Password"]),
        ("it", ["ID negozio", "ID proprietario", "Endpoint API", "Nome utente", "Password"]),
        ("de", ["Shop-ID", "Inhaber-ID", "API-Endpunkt", "Benutzername", "Passwort"]),
    ] {
        let manifest = TotalGest::describe();
        let shown: Vec<_> =
            manifest.settings.iter().map(|field| STRINGS.render(&field.label, locale)).collect();
        assert_eq!(shown, labels, "{locale}");
        assert!(
            manifest
                .settings
                .iter()
                .all(|field| field.required && !STRINGS.render(&field.help, locale).is_empty())
        );
    }
}

#[test]
fn the_switches_are_on_at_first_and_named_as_the_guides_name_them() {
    for (locale, orders, products) in [
        ("fr", "Exportation Commandes", "Synchronisation Produits"),
        ("nl", "Besteluitvoer", "Productensynchronisatie"),
        ("es", "Exportación de Pedidos", "Sincronización de Productos"),
        ("en", "Order Export", "Product Synchronization"),
        ("it", "Esportazione Ordini", "Sincronizzazione Prodotti"),
        ("de", "Bestell-Export", "Produktsynchronisation"),
    ] {
        let manifest = TotalGest::describe();
        let [out, into] = manifest.flows.as_slice() else { panic!("two switches") };
        let helps = [out, into].map(|flow| STRINGS.render(&flow.help, locale));
        assert!(helps[0].starts_with(orders) && helps[1].starts_with(products), "{locale}");
        assert_eq!(out.label, "Framework360 => TotalGest");
        assert_eq!(into.label, "TotalGest => Framework360");
        assert!(out.default_on && into.default_on);
    }
    let manifest = TotalGest::describe();
    let kinds: Vec<_> = manifest.settings.iter().map(|field| field.kind).collect();
    let text = FieldKind::Text;
    assert_eq!(kinds, [text, text, FieldKind::Url, text, FieldKind::Secret]);
    assert_eq!(manifest.requires, ["ecommerce"]);
    assert_eq!(manifest.columns[0].send_job.as_deref(), Some("export-order"));
}
