//! The bindings that wit-bindgen generates from `wit/`. Authors use the modules around it instead.
//!
//! The world is `base`: what every plugin exports. An optional interface (session, lifecycle, customers, webhooks,
//! oauth) comes as a `generate!` of its own next to this one and an export macro of its own. The section that announces
//! an export to the linker comes with the export macro, not with `generate!`, so a component exports what its
//! author asked for and nothing else.

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
        inline: "package framework360:sdk; world session { export framework360:connector/session@0.2.0; }",
        world: "framework360:sdk/session",
        with: {
            "framework360:shop/types@0.2.0": crate::bindings::framework360::shop::types,
            "framework360:connector/types@0.2.0": crate::bindings::framework360::connector::types,
        },
        pub_export_macro: true,
        export_macro_name: "export_session",
        default_bindings_module: "framework360_sdk::bindings::session",
    });
}

/// The optional interface `lifecycle`.
pub mod lifecycle {
    wit_bindgen::generate!({
        path: "../../wit",
        inline: "package framework360:sdk; world lifecycle { export framework360:connector/lifecycle@0.2.0; }",
        world: "framework360:sdk/lifecycle",
        with: {
            "framework360:shop/types@0.2.0": crate::bindings::framework360::shop::types,
            "framework360:connector/types@0.2.0": crate::bindings::framework360::connector::types,
        },
        pub_export_macro: true,
        export_macro_name: "export_lifecycle",
        default_bindings_module: "framework360_sdk::bindings::lifecycle",
    });
}

/// The optional interface `customers`.
pub mod customers {
    wit_bindgen::generate!({
        path: "../../wit",
        inline: "package framework360:sdk; world customers { export framework360:connector/customers@0.2.0; }",
        world: "framework360:sdk/customers",
        with: {
            "framework360:shop/types@0.2.0": crate::bindings::framework360::shop::types,
            "framework360:connector/types@0.2.0": crate::bindings::framework360::connector::types,
        },
        pub_export_macro: true,
        export_macro_name: "export_customers",
        default_bindings_module: "framework360_sdk::bindings::customers",
    });
}

/// The optional interface `webhooks`.
pub mod webhooks {
    wit_bindgen::generate!({
        path: "../../wit",
        inline: "package framework360:sdk; world webhooks { export framework360:connector/webhooks@0.2.0; }",
        world: "framework360:sdk/webhooks",
        with: {
            "framework360:shop/types@0.2.0": crate::bindings::framework360::shop::types,
            "framework360:platform/queue@0.2.0": crate::bindings::framework360::platform::queue,
        },
        pub_export_macro: true,
        export_macro_name: "export_webhooks",
        default_bindings_module: "framework360_sdk::bindings::webhooks",
    });
}

/// The optional interface `oauth`.
pub mod oauth {
    wit_bindgen::generate!({
        path: "../../wit",
        inline: "package framework360:sdk; world oauth { export framework360:connector/oauth@0.2.0; }",
        world: "framework360:sdk/oauth",
        with: {
            "framework360:shop/types@0.2.0": crate::bindings::framework360::shop::types,
            "framework360:connector/types@0.2.0": crate::bindings::framework360::connector::types,
        },
        additional_derives: [PartialEq],
        pub_export_macro: true,
        export_macro_name: "export_oauth",
        default_bindings_module: "framework360_sdk::bindings::oauth",
    });
}
