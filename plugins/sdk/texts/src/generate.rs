//! The Rust source that a connector includes.

use std::fmt::Write as _;

use crate::check::Locale;

const MESSAGE: &str = "::framework360_sdk::Message";
const MAKE: &str = "::framework360_sdk::text::message";

/// Constructors from the English texts, then the sources.
pub(crate) fn source(locales: &[Locale]) -> String {
    let mut out = String::new();
    // Writing to a String can't fail.
    let _ = write(&mut out, locales);
    out
}

fn write(out: &mut String, locales: &[Locale]) -> std::fmt::Result {
    let Some(english) = locales.iter().find(|locale| locale.name == "en") else { return Ok(()) };
    for (code, text) in &english.texts {
        let shown = &text.shown;
        writeln!(out, "/// `{code}`: {shown}")?;
        let names: Vec<_> = text.arguments.iter().map(|name| (name.as_str(), rust_name(name))).collect();
        match names.as_slice() {
            [] => function(out, code, "", "")?,
            [(name, rust)] => {
                let parameter = format!("{rust}: impl ::core::fmt::Display");
                function(out, code, &parameter, &format!("({name:?}, &{rust})"))?;
            }
            several => named(out, code, several)?,
        }
    }
    writeln!(
        out,
        "/// What the connector says, in every language: Fluent source by the language's tag, English first."
    )?;
    writeln!(
        out,
        "pub static STRINGS: ::framework360_sdk::text::Strings = ::framework360_sdk::text::Strings(&["
    )?;
    for locale in locales {
        writeln!(out, "    ({:?}, {:?}),", locale.name, locale.source)?;
    }
    writeln!(out, "]);")
}

/// `say::wrong_key(reason)`
fn function(out: &mut String, code: &str, parameter: &str, argument: &str) -> std::fmt::Result {
    writeln!(out, "#[must_use]\npub fn {}({parameter}) -> {MESSAGE} {{", rust_name(code))?;
    writeln!(out, "    {MAKE}({code:?}, &[{argument}])\n}}")
}

/// `say::WrongSum { total, sum }.message()`: several arguments have a name each, as the compiler
/// doesn't notice two texts in the wrong order.
fn named(out: &mut String, code: &str, arguments: &[(&str, String)]) -> std::fmt::Result {
    let name: String = code.split('-').map(capitalised).collect();
    let types: Vec<_> = (1..=arguments.len()).map(|index| format!("T{index}")).collect();
    let bounds: Vec<_> = types.iter().map(|name| format!("{name}: ::core::fmt::Display")).collect();
    let (types, bounds) = (types.join(", "), bounds.join(", "));
    writeln!(out, "pub struct {name}<{types}> {{")?;
    for (index, (argument, rust)) in arguments.iter().enumerate() {
        writeln!(out, "    /// `{argument}` in the text.\n    pub {rust}: T{},", index.saturating_add(1))?;
    }
    writeln!(out, "}}\nimpl<{bounds}> {name}<{types}> {{\n    /// As a message.\n    #[must_use]")?;
    writeln!(out, "    pub fn message(&self) -> {MESSAGE} {{\n        {MAKE}({code:?}, &[")?;
    for (argument, rust) in arguments {
        writeln!(out, "            ({argument:?}, &self.{rust}),")?;
    }
    writeln!(out, "        ])\n    }}\n}}")
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn rust_name(name: &str) -> String {
    name.replace('-', "_").to_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::check::Locale;

    #[test]
    fn a_message_with_several_arguments_takes_them_by_name() {
        let texts =
            crate::fluent::read("sum-wrong = { $total } is not { $sum }\nhello = Hello { $name }\n").unwrap();
        let source = super::source(&[Locale {
            name: "en".to_owned(),
            source: "hello = Hello { $name }\n".to_owned(),
            texts,
        }]);
        assert!(source.contains("pub fn hello(name: impl ::core::fmt::Display)"), "{source}");
        assert!(source.contains("pub struct SumWrong<T1, T2>"), "{source}");
        assert!(source.contains(r#"("total", &self.total)"#), "{source}");
        assert!(source.contains(r#"("en", "hello = Hello { $name }\n")"#), "{source}");
    }
}
