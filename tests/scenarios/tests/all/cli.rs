//! The program's commands: what they print, and what wrong use of them leads to: one line that says what to do, the
//! right exit status, and nothing half done.

use scenarios::{Answer, Program};

mod json;
mod orders;
mod secrets;
mod settings;
mod store;
mod wrong_use;

const DONE: i32 = 0;
const FAILED: i32 = 1;
const USAGE: i32 = 2;

/// Checks the exit status, and that standard error holds one line; returns that line.
fn complaint(answer: &Answer, code: i32) -> String {
    assert_eq!(answer.code, Some(code), "{answer:?}");
    let lines: Vec<&str> = answer.err.lines().collect();
    assert_eq!(lines.len(), 1, "one line was expected: {answer:?}");
    let text = lines[0].strip_prefix("host-test: ").expect("the program's name in front");
    assert!(!text.contains("RUST_BACKTRACE") && !text.contains("panicked"), "{text}");
    text.to_owned()
}

/// Runs a command that is refused as wrong use; returns its one line.
async fn refused(program: &Program, args: &[&str]) -> String {
    complaint(&program.run(args).await, USAGE)
}

/// Writes orders to a file of the program's folder; returns its path.
fn file(program: &Program, orders: &[host_core::shop::Order]) -> String {
    let lines: Vec<String> = orders.iter().map(|order| serde_json::to_string(order).unwrap()).collect();
    program.file("orders.jsonl", &lines.join("\n"))
}
