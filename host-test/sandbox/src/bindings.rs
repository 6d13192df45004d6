//! The contract's bindings, generated from `wit/` when this crate is compiled.

#![allow(
    missing_docs,
    unreachable_pub,
    unsafe_code,
    dead_code,
    clippy::all,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "generated; the contract's own words are in wit/"
)]

wasmtime::component::bindgen!({
    path: "../../wit",
    world: "framework360:connector/full",
    imports: { default: async | trappable },
    exports: { default: async },
    require_store_data_send: true,
    with: {
        "framework360:shop/types@0.2.0": crate::bindings::shop,
    },
});

/// The shop's types are host-core's own; an interface that only provides types links nothing.
pub mod shop {
    pub use host_core::shop::*;
    use wasmtime::component::{HasData, Linker};

    pub trait Host {}
    impl<T: ?Sized> Host for T {}
    pub trait HostWithStore<T> {}
    impl<T, D: ?Sized> HostWithStore<T> for D {}

    pub fn add_to_linker<T: 'static, D: HasData>(
        _: &mut Linker<T>,
        _: fn(&mut T) -> D::Data<'_>,
    ) -> wasmtime::Result<()> {
        Ok(())
    }
}
