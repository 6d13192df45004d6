//! Turns `texts/` into Rust; see `framework360_texts`.

fn main() -> std::process::ExitCode {
    framework360_texts::build("texts")
}
