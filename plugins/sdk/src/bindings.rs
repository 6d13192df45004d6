//! What wit-bindgen makes of `wit/`. Authors use the modules around it instead.
//!
//! The world is `base`: what every plugin exports. An optional interface (session, and later lifecycle, customers,
//! webhooks, oauth) comes as a `generate!` of its own beside this one and an export macro of its own, as
//! [`session`]. The section that tells the linker about an export comes with the export macro, not with
//! `generate!`, so a component exports what its author asked for and nothing else.

wit_bindgen::generate!({
    path: "../../wit",
    world: "framework360:connector/base",
    generate_all,
    additional_derives: [PartialEq],
    pub_export_macro: true,
    export_macro_name: "export_base",
    default_bindings_module: "framework360_sdk::bindings",
});

/// The optional interface `session`.
pub mod session {
    wit_bindgen::generate!({
        path: "../../wit",
        inline: "package framework360:sdk; world session { export framework360:connector/session@0.1.0; }",
        world: "framework360:sdk/session",
        with: {
            "framework360:shop/types@0.1.0": crate::bindings::framework360::shop::types,
            "framework360:connector/types@0.1.0": crate::bindings::framework360::connector::types,
        },
        pub_export_macro: true,
        export_macro_name: "export_session",
        default_bindings_module: "framework360_sdk::bindings::session",
    });
}
