//! The panel in a real browser: what its HTML alone doesn't show.

use fakes::{Fault, RequestMatcher};
use host_core::shop::Order;
use scenarios::{
    Catalogue as _, Chromium, ConnectorHarness as _, Screen, Smartygest, Subject as _, TotalGest, World,
    orders,
};

const SCREENS: [(&str, Screen); 3] =
    [("desk", Screen::DESK), ("night", Screen::NIGHT), ("telephone", Screen::TELEPHONE)];

/// The elements that reach beyond the window's right edge, where the page scrolls there.
const WIDE: &str = "document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 200))";

/// An order with HTML wherever somebody else can write.
fn hostile() -> Order {
    let evil = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
    let mut order = orders::paid("66");
    order.number = format!("66{evil}");
    order.customer.first_name = evil.into();
    order.billing.last_name = evil.into();
    order.lines[0].name = evil.into();
    order.note = evil.into();
    order
}

/// Nothing keeps anybody from using the open page, and it doesn't scroll sideways.
async fn can_be_used(chromium: &Chromium, at: &str) {
    let barriers = chromium.barriers().await;
    assert!(barriers.is_empty(), "{at}: {barriers:#?}");
    let wide: Vec<String> = chromium.value(WIDE).await;
    assert!(wide.is_empty(), "{at} scrolls sideways: {wide:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_can_be_used_by_everybody_on_every_screen_and_runs_no_stranger_s_html() {
    let world = World::<TotalGest>::new().await;
    let refused = TotalGest::refusal("rate 20 unknown");
    world.remote.erp.inject(TotalGest::creation().nth(2), refused);
    for order in [orders::paid("1"), orders::paid("2"), hostile()] {
        world.order(&order).await;
        world.rest().await;
    }
    let chromium = Chromium::start(&world.host).await;
    for (screen_name, screen) in SCREENS {
        chromium.look_on(screen).await;
        for (name, path) in [
            ("plugins", "/demo/plugins"),
            ("plugin", "/demo/plugins/totalgest"),
            ("orders", "/demo/list/orders"),
            ("order", "/demo/list/orders/66"),
            ("products", "/demo/list/products"),
            ("customers", "/demo/list/customers"),
            ("queue", "/demo/queue"),
            ("activity", "/demo/activity"),
            ("nowhere", "/demo/nowhere"),
            ("platform", "/platform"),
        ] {
            let at = format!("{name} on a {screen_name}");
            chromium.open(path).await;
            can_be_used(&chromium, &at).await;
            let title: String = chromium.value("document.title").await;
            assert!(title != "owned", "{at} ran what a record holds");
            assert!(!chromium.text().await.contains(TotalGest::PASSWORD), "{at} shows a secret");
            chromium.picture(&format!("{name}-{screen_name}")).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_that_need_somebody_can_be_used_by_everybody_on_every_screen() {
    let world = World::<Smartygest>::new().await;
    let ask = [("unanswered".to_owned(), "ask".to_owned())].into();
    let both = [(Smartygest::ORDERS_OUT, true), (Smartygest::PRODUCTS_IN, true)];
    world.enable(ask, &both).await.unwrap();
    world.ticked().await;
    let lost = world.remote.inject(RequestMatcher::post("Sales_Orders/post").always(), Fault::reset());
    world.order_and_rest(&orders::paid("1")).await;
    lost.cancel();
    let mut of_another_rate = orders::paid("2");
    of_another_rate.lines[0].vat_rate = "21".into();
    world.order_and_rest(&of_another_rate).await;
    world.clock.advance(60 * 60 * 1_000);
    let gone = Fault::status(http::StatusCode::SERVICE_UNAVAILABLE);
    let _down = world.remote.inject(Smartygest::listing().always(), gone);
    world.host.scheduler().schedule().await.unwrap();
    world.work().await;
    let chromium = Chromium::start(&world.host).await;
    for (screen_name, screen) in SCREENS {
        chromium.look_on(screen).await;
        for (name, path, says) in [
            ("plugins", "/demo/plugins", "Late"),
            ("plugin", "/demo/plugins/smartygest", "1 record waits for it"),
            ("queue", "/demo/queue", "Uncertain: look there, then decide"),
            ("order", "/demo/list/orders/1", "Uncertain: look there, then decide"),
        ] {
            let at = format!("{name} that needs somebody on a {screen_name}");
            chromium.open(path).await;
            let text = chromium.text().await;
            assert!(text.contains(says), "{at}: {text}");
            can_be_used(&chromium, &at).await;
            chromium.picture(&format!("needs-you-{name}-{screen_name}")).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_value_changes_in_place_and_nothing_else_moves() {
    let world = World::<Smartygest>::new().await;
    let all: Vec<Order> = (10..40).map(|id| orders::paid(&id.to_string())).collect();
    world.host.orders().save("demo", &all).await.unwrap();
    let chromium = Chromium::start(&world.host).await;
    chromium.open("/demo/list/orders").await;
    assert!(chromium.text().await.contains("Queued"), "{}", chromium.text().await);
    let () = chromium.value("void (window.same = true, scrollTo(0, 300))").await;
    let before: Vec<String> =
        chromium.value("[...document.querySelectorAll('[data-entry]')].map(row => row.dataset.entry)").await;
    world.rest().await;
    world.host.orders().save("demo", &[orders::paid("99")]).await.unwrap();
    chromium.until("document.body.innerText.includes('Synchronized')").await;
    chromium.until("!document.querySelector('[data-newer]').hidden").await;
    assert!(chromium.text().await.contains("1 newer entry: show it"), "{}", chromium.text().await);
    let after: Vec<String> =
        chromium.value("[...document.querySelectorAll('[data-entry]')].map(row => row.dataset.entry)").await;
    assert_eq!(before, after, "no row came or went");
    assert!(chromium.value::<bool>("window.same === true").await, "it's the same page");
    // Who pauses it is left alone.
    let () = chromium.value("void document.querySelector('[data-pause]').click()").await;
    assert_eq!(chromium.value::<String>("document.querySelector('[data-pause]').textContent").await, "Go on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_is_open_says_that_something_changed_and_that_the_server_is_gone() {
    let world = World::<Smartygest>::new().await;
    let chromium = Chromium::start(&world.host).await;
    chromium.open("/demo/queue").await;
    assert!(chromium.text().await.contains("Nothing waits, nothing failed"), "{}", chromium.text().await);
    world.remote.inject(Smartygest::creation().always(), Smartygest::refusal("rate 20 unknown"));
    world.order_and_rest(&orders::paid("1")).await;
    chromium.until("!document.querySelector('[data-version]').hidden").await;
    chromium.picture("changed").await;
    chromium.click_named("link", "Something changed here: show it").await;
    assert!(chromium.text().await.contains("1 failed"), "{}", chromium.text().await);
    // Enter on a row's box sends nothing.
    chromium.open("/demo/list/orders").await;
    chromium.turn("checkbox", "Select").await;
    chromium.press("Enter").await;
    chromium.stop();
    chromium.until("!document.querySelector('[data-lost-text]').hidden").await;
    assert!(chromium.text().await.contains("No connection"), "{}", chromium.text().await);
    chromium.picture("connection-lost").await;
    assert!(chromium.value::<String>("location.pathname").await.ends_with("/list/orders"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn products_that_are_missing_are_taken_off_sale_when_a_person_says_so() {
    let world = World::<Smartygest>::new().await;
    world.take_products().await;
    let ids = world.remote.seed(40);
    assert_eq!(world.ticked().await.created, 40);
    for id in ids.iter().take(38) {
        drop(world.remote.remove(id));
    }
    world.tick(true).await;
    let chromium = Chromium::start(&world.host).await;
    chromium.open("/demo/plugins").await;
    chromium.picture("held-1-plugins").await;
    chromium.click_named("link", "Look and decide").await;
    assert!(chromium.barriers().await.is_empty(), "{:#?}", chromium.barriers().await);
    chromium.picture("held-2-list").await;
    chromium.turn("button", "Take 38 products off sale…").await;
    chromium.until("document.querySelector('#ask-held').matches(':popover-open')").await;
    chromium.picture("held-3-question").await;
    let () = chromium.value("void document.querySelector('#ask-held button.danger').focus()").await;
    chromium.click_through("#ask-held button.danger").await;
    let text = chromium.text().await;
    assert!(text.contains("The products were taken off sale."), "{text}");
    let on_sale = world.products().await.into_iter().filter(|product| product.active).count();
    assert_eq!(on_sale, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_has_the_keyboard_and_its_safe_answer_first() {
    let world = World::<Smartygest>::new().await;
    let chromium = Chromium::start(&world.host).await;
    chromium.open("/demo/plugins/smartygest").await;
    let () = chromium.value("void document.querySelector('[popovertarget=ask-off]').click()").await;
    chromium.until("document.querySelector('#ask-off').matches(':popover-open')").await;
    let focused: String = chromium.value("document.activeElement.innerText").await;
    assert_eq!(focused, "Leave it on");
    chromium.press("Escape").await;
    chromium.until("!document.querySelector('#ask-off').matches(':popover-open')").await;
    assert!(world.host.installations().get("demo", "smartygest").await.unwrap().flows.values().any(|on| *on));
}
