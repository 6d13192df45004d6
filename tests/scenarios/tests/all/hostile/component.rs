//! Components made from a few lines of WebAssembly text, so that they can misbehave at will.
//!
//! Every export of the contract is there and answers with as little as it may: an empty list,
//! success without a word. A test replaces the one that it is about.

use std::fmt::Write as _;
use std::path::Path;

use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::abi::{AbiVariant, WasmSignature, WasmType};
use wit_parser::{Resolve, WorldId, WorldItem};

use crate::hostile::memory::{EMPTY, Memory, SCRATCH};

/// The contract of this repository.
const CONTRACT: &str = "0.2.0";

/// A component to be built.
pub(crate) struct Draft {
    /// Its id in the manifest.
    id: String,
    /// The version of the contract that it was built against.
    contract: String,
    hosts: Vec<String>,
    /// Passages of the contract that are replaced: the original, and the replacement.
    edits: Vec<(&'static str, &'static str)>,
    /// WIT of packages next to the contract's, and the lines in the world that use them.
    packages: Vec<String>,
    world: String,
    /// Core imports and functions.
    code: String,
    /// The bodies of exports that don't just return something empty.
    bodies: Vec<(&'static str, String)>,
}

impl Draft {
    /// A component that does nothing wrong.
    pub(crate) fn new(id: &str) -> Self {
        Self {
            id: id.into(),
            contract: CONTRACT.into(),
            hosts: Vec::new(),
            edits: Vec::new(),
            packages: Vec::new(),
            world: String::new(),
            code: String::new(),
            bodies: Vec::new(),
        }
    }

    /// Builds it against another version of the contract.
    pub(crate) fn contract(mut self, version: &str) -> Self {
        self.contract = version.into();
        self
    }

    /// Builds it against a contract of the same version in which a passage is replaced.
    pub(crate) fn edit(mut self, passage: &'static str, instead: &'static str) -> Self {
        self.edits.push((passage, instead));
        self
    }

    /// Names a host in its manifest.
    pub(crate) fn host(mut self, pattern: &str) -> Self {
        self.hosts.push(pattern.into());
        self
    }

    /// Uses an interface of another package: its WIT, and the line in the world.
    pub(crate) fn takes(mut self, package: &str, line: &str) -> Self {
        self.packages.push(package.into());
        writeln!(self.world, "    {line}").expect("text");
        self
    }

    /// Adds core imports or functions.
    pub(crate) fn code(mut self, code: &str) -> Self {
        self.code.push_str(code);
        self.code.push('\n');
        self
    }

    /// Sets the body of an export of `connector`. [`EMPTY`] is the address of an empty answer.
    pub(crate) fn does(mut self, export: &'static str, body: &str) -> Self {
        self.bodies.push((export, body.into()));
        self
    }

    /// Writes it into a folder under its name.
    pub(crate) fn write(&self, folder: &Path) {
        self.write_as(folder, &self.id);
    }

    /// Writes it into a folder under another name.
    pub(crate) fn write_as(&self, folder: &Path, name: &str) {
        std::fs::write(folder.join(format!("{name}.wasm")), self.encode()).expect("a file");
    }

    fn encode(&self) -> Vec<u8> {
        let (resolve, world) = self.resolve();
        let text = self.module(&resolve, world);
        let mut module = wat::parse_str(&text).unwrap_or_else(|error| panic!("{error}"));
        let names_as_written = false;
        embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8, names_as_written)
            .expect("metadata");
        let mut encoder = ComponentEncoder::default();
        encoder.module(&module).expect("a module that fits its world").encode().expect("a component")
    }

    fn resolve(&self) -> (Resolve, WorldId) {
        let wit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../wit");
        let mut resolve = Resolve::default();
        let mut push =
            |text: &str| resolve.push_source("test.wit", text).unwrap_or_else(|error| panic!("{error:#}"));
        for file in ["deps/shop.wit", "deps/platform.wit", "connector.wit"] {
            let text = std::fs::read_to_string(wit.join(file)).expect("the contract");
            let ours = format!("package framework360:connector@{CONTRACT};");
            let theirs = format!("package framework360:connector@{};", self.contract);
            let edited = |text: String, (passage, instead): &(&str, &str)| text.replace(passage, instead);
            push(&self.edits.iter().fold(text.replace(&ours, &theirs), edited));
        }
        for package in &self.packages {
            push(package);
        }
        let own = push(&format!(
            "package test:hostile;\nworld hostile {{\n    include framework360:connector/base@{};\n{}}}",
            self.contract, self.world
        ));
        let world = resolve.select_world(&[own], Some("hostile")).expect("a world");
        (resolve, world)
    }

    fn module(&self, resolve: &Resolve, world: WorldId) -> String {
        let mut text = format!("(module\n{}", self.code);
        for (key, item) in &resolve.worlds[world].exports {
            let WorldItem::Interface { id, .. } = item else { continue };
            let interface = resolve.name_world_key(key);
            for (name, function) in &resolve.interfaces[*id].functions {
                let signature = resolve.wasm_signature(AbiVariant::GuestExport, function);
                let body = self.body(name);
                writeln!(text, "(func (export \"{interface}#{name}\") {} {body})", types(&signature))
                    .expect("text");
            }
        }
        let memory = Memory::with_manifest(&self.id, &self.hosts);
        write!(text, "{}", memory.text()).expect("text");
        text.push_str(ALLOCATOR);
        text.push(')');
        text
    }

    fn body(&self, export: &str) -> String {
        match self.bodies.iter().find(|(name, _)| *name == export) {
            Some((_, body)) => body.clone(),
            None if export == "describe" => format!("i32.const {}", Memory::MANIFEST),
            None => format!("i32.const {EMPTY}"),
        }
    }
}

/// An allocator that hands out memory from behind all data, and takes none back.
const ALLOCATOR: &str = "(global $next (mut i32) (i32.const 65536))
(func (export \"cabi_realloc\") (param i32 i32 i32 i32) (result i32)
    (local $at i32)
    (local.set $at (i32.and (i32.add (global.get $next) (i32.const 7)) (i32.const -8)))
    (global.set $next (i32.add (local.get $at) (local.get 3)))
    (if (i32.gt_u (global.get $next) (i32.mul (memory.size) (i32.const 65536)))
        (then (drop (memory.grow (i32.const 16)))))
    (local.get $at))
";

fn types(signature: &WasmSignature) -> String {
    let name = |ty: &WasmType| match ty {
        WasmType::I32 | WasmType::Pointer | WasmType::Length => "i32",
        WasmType::I64 | WasmType::PointerOrI64 => "i64",
        WasmType::F32 => "f32",
        WasmType::F64 => "f64",
    };
    let list = |what: &str, types: &[WasmType]| {
        let names: Vec<&str> = types.iter().map(name).collect();
        if names.is_empty() { String::new() } else { format!("({what} {})", names.join(" ")) }
    };
    format!("{} {}", list("param", &signature.params), list("result", &signature.results))
}

/// A text at a fixed place that code can point to: address and length as two constants.
pub(crate) fn text_at(text: &str) -> (String, String) {
    let data = format!("(data (i32.const {SCRATCH}) {text:?})");
    (data, format!("(i32.const {SCRATCH}) (i32.const {})", text.len()))
}
