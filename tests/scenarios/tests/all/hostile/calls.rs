//! Calls that don't end, take too much or break down.

use std::time::Instant;

use host_core::model::Phase;
use host_core::shop::Entity;
use host_platform::{Enable, Enabled, Part};
use scenarios::{Log, World, orders, with_timeout};
use tokio::task::JoinSet;

use crate::hostile::component::{Draft, text_at};
use crate::hostile::memory::EMPTY;
use crate::hostile::probe::{Probe, SwitchOn as _};

/// The text that an owner reads who tries to enable it.
async fn enabling(world: &World<Probe>) -> String {
    match world.enable([].into(), &[]).await {
        Ok(Enabled::Failed(reason)) => reason,
        Err(error) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_endless_loop_is_stopped_and_meanwhile_others_go_on() {
    let world = Probe::world(&Draft::new("probe").does("configure", "(loop br 0) unreachable")).await;
    let plugin = world.host.plugin("probe").await.unwrap();
    let began = Instant::now();
    let stuck = enabling(&world);
    tokio::pin!(stuck);
    let mut slowest = std::time::Duration::ZERO;
    let mut calls = 0;
    let reason = loop {
        // The endless loop and the others share this one thread, with its timers.
        tokio::task::yield_now().await;
        let asked = Instant::now();
        tokio::select! {
            reason = &mut stuck => break reason,
            manifest = world.host.try_to_describe(&plugin) => {
                manifest.unwrap();
                calls += 1;
                slowest = slowest.max(asked.elapsed());
            }
        }
    };
    assert!(reason.contains("longer than 5 seconds") && reason.contains("\"configure\""), "{reason}");
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    assert!(calls > 20 && slowest.as_millis() < 2_000, "{calls} calls, the slowest took {slowest:?}");
}

#[tokio::test]
async fn any_number_of_endless_loops_leave_the_processor_to_others() {
    let world = Probe::world(&Draft::new("probe").does("configure", "(loop br 0) unreachable")).await;
    let plugin = world.host.plugin("probe").await.unwrap();
    let mut stuck = JoinSet::new();
    for _ in 0..30 {
        let host = world.host.clone();
        let enable = Enable { shop: "demo".into(), plugin: "probe".into(), ..Enable::default() };
        stuck.spawn(async move { host.installations().enable(enable).await });
    }
    let others = async {
        for _ in 0..30 {
            // Like a call that waits for its remote: all others have their turn meanwhile.
            tokio::task::yield_now().await;
            world.host.try_to_describe(&plugin).await.unwrap();
        }
    };
    tokio::select! {
        () = others => {}
        ended = stuck.join_next() => panic!("a loop came to its end before the others: {ended:?}"),
    }
    let ended = with_timeout(stuck.join_next()).await.unwrap().unwrap();
    let reason = match ended {
        Ok(Enabled::Failed(reason)) => reason,
        other => other.unwrap_err().to_string(),
    };
    assert!(reason.contains("\"configure\""), "{reason}");
}

#[tokio::test]
async fn an_endless_recursion_is_stopped() {
    let draft =
        Draft::new("probe").code("(func $again call $again)").does("configure", "call $again unreachable");
    let reason = enabling(&Probe::world(&draft).await).await;
    assert!(reason.contains("\"configure\"") && reason.contains("stack"), "{reason}");
}

#[tokio::test]
async fn memory_ends_at_its_limit() {
    // Grows until it can't any more; fails if that was before 60 or beyond 64 MiB.
    let body = format!(
        "(loop $more (br_if $more (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
         (if (i32.or (i32.lt_u (memory.size) (i32.const 960)) (i32.gt_u (memory.size) (i32.const 1024)))
            (then unreachable))
         i32.const {EMPTY}"
    );
    let world = Probe::world(&Draft::new("probe").does("check", &body)).await;
    let enabled = world.enable([].into(), &[]).await;
    assert!(matches!(enabled, Ok(Enabled::Saved(..))), "{enabled:?}");
}

#[tokio::test]
async fn a_component_that_begins_with_too_much_memory_is_refused() {
    let world = Probe::world(&Draft::new("probe").code("(table 30000 funcref)")).await;
    let text = world.host.plugin("probe").await.err().expect("it is refused").to_string();
    assert!(text.contains("probe.wasm") && text.contains("table"), "{text}");
}

#[tokio::test]
async fn a_flood_of_log_lines_is_cut_in_number_and_in_length_and_cannot_forge_lines() {
    let log = Log::start();
    let (data, text) = text_at("begin\n2026-01-01 ERROR forged\u{1b}[31m end");
    let body = format!(
        "(local $n i32)
         (loop $more
            (call $write (i32.const 2) {text})
            (call $write (i32.const 2) (i32.const 20000) (i32.const 30000))
            (br_if $more (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const 500))))
         i32.const {EMPTY}"
    );
    let import = "(import \"framework360:platform/log@0.2.0\" \"write\" (func $write (param i32 i32 i32)))";
    let world = Probe::world(&Draft::new("probe").code(import).code(&data).does("check", &body)).await;
    let enabled = world.enable([].into(), &[]).await;
    assert!(matches!(enabled, Ok(Enabled::Saved(..))), "the flood alone does it no harm: {enabled:?}");
    let logged = log.text();
    let lines: Vec<&str> = logged.lines().filter(|line| line.contains(" plugin: ")).collect();
    assert_eq!(lines.len(), 200);
    assert!(
        lines.iter().all(|line| line.len() < 12_000),
        "{}",
        lines.iter().map(|line| line.len()).max().unwrap()
    );
    assert!(logged.contains("too many log lines"));
    assert!(!logged.contains('\u{1b}') && !logged.lines().any(|line| line.starts_with("2026-01-01")));
}

#[tokio::test]
async fn a_job_that_breaks_down_every_time_is_parked_with_the_call_and_others_go_on() {
    let world = Probe::world(&Draft::new("probe").does("on-job", "unreachable")).await;
    world.switch_on().await;
    world.orders(&[orders::paid("1")]).await;
    world.clock.hurry(500);
    let report = world.send_all(Entity::Order, &["1".to_owned()]).await.unwrap();
    world.clock.hurry(0);
    assert_eq!(report[0].part, Part::Waiting, "nobody waits for the longer pauses");
    world.rest().await;
    let job = world.jobs().await.remove(0);
    assert_eq!((job.phase, job.failures), (Phase::Parked, 5));
    assert!(world.reason(&job).await.contains("\"on-job\""), "{}", world.reason(&job).await);
    // The next event of the same connector runs as ever.
    assert_eq!(world.order(&orders::paid("2")).await.phase, Phase::Done);
}

#[tokio::test]
async fn a_column_with_too_few_cells_is_reported_and_not_shown_next_to_the_wrong_rows() {
    let world = Probe::world(&Draft::new("probe")).await;
    world.switch_on().await;
    world.orders(&[orders::paid("1")]).await;
    let installation = world.installation().await;
    let status = world.host.columns().rows(&installation, Entity::Order, None, 10, "en");
    let error = with_timeout(status).await.unwrap_err().to_string();
    assert!(error.contains("one cell for each row"), "{error}");
}
