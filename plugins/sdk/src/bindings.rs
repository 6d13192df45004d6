//! What wit-bindgen makes of `wit/`. Authors use the modules around it instead.
//!
//! The world is `base`: what every plugin exports. An optional interface (session, lifecycle, customers,
//! webhooks, oauth) gets a `generate!` of its own beside this one, with an inline world that exports it alone
//! and `with` pointing at the types here, and a macro of its own that exports it. The custom section that
//! tells the linker about an export comes from the export macro, not from `generate!`, so a component
//! exports what its author asked for and nothing else.

wit_bindgen::generate!({
    path: "../../wit",
    world: "framework360:connector/base",
    generate_all,
    additional_derives: [PartialEq],
    pub_export_macro: true,
    export_macro_name: "export_base",
    default_bindings_module: "framework360_sdk::bindings",
});
