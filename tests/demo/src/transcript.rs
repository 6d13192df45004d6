//! The transcript of a demo: its steps, its commands and what they printed, on standard output.

/// Prints the transcript to standard output.
pub(crate) struct Transcript;

impl Transcript {
    /// Prints the title of a step of the guide.
    pub(crate) fn step(&self, title: &str) {
        println!("\n── {title}");
    }

    /// Prints a sentence.
    pub(crate) fn say(&self, text: &str) {
        println!("{text}");
    }

    /// Prints a command and its output.
    pub(crate) fn show_command(&self, command: &str, output: &str) {
        println!("$ {command}");
        for line in output.trim_end().lines() {
            println!("  {line}");
        }
    }
}
