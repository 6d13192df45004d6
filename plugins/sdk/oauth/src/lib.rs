//! What wit-bindgen makes of the contract's interface `oauth`. Authors use `framework360_sdk::OAuth` instead.
//!
//! The interface speaks of an account, which belongs to `connector`: a world that exports one without the other would
//! import it. So both stand in this world, `connector` without its functions: those come from the SDK's `base`. The
//! macros of a `generate!` belong to the crate, and there can be one for an interface in each: hence a crate.

#[allow(
    missing_docs,
    unsafe_code,
    unreachable_pub,
    clippy::all,
    clippy::indexing_slicing,
    clippy::expect_used
)]
#[allow(clippy::allow_attributes_without_reason, clippy::unwrap_used, clippy::panic, reason = "generated")]
#[doc(hidden)]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../../wit",
        inline: "package framework360:sdk; world oauth {
            export framework360:connector/connector@0.1.0;
            export framework360:connector/oauth@0.1.0;
        }",
        world: "framework360:sdk/oauth",
        generate_all,
        skip: [
            "describe", "configure", "check", "choices", "on-order-paid", "on-product-tick", "on-job",
            "list-column-status", "render",
        ],
        pub_export_macro: true,
        export_macro_name: "export_oauth",
        default_bindings_module: "framework360_oauth::bindings",
    });
}
