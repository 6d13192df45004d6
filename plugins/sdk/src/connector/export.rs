//! The macro that exports a connector from its component.

/// Exports a [`Connector`](crate::Connector) from the component, and after a comma what else it is: `session` for a
/// [`Session`](crate::Session), likewise `lifecycle`, `customers`, `webhooks` and `oauth`. Once per crate; natively it
/// does nothing.
///
/// ```ignore
/// framework360_sdk::connector!(TotalGest, session);
/// ```
#[macro_export]
macro_rules! connector {
    ($connector:ident $(, $interface:ident)*) => {
        #[cfg(target_arch = "wasm32")]
        #[allow(unsafe_code, reason = "the exported functions of the canonical ABI are unsafe by nature")]
        const _: () = {
            use $crate::bindings;
            bindings::export_base!($connector with_types_in bindings);
            $($crate::export_optional!($interface $connector);)*
        };
    };
}

/// An optional interface of [`connector!`]; a name that isn't one doesn't compile.
#[doc(hidden)]
#[macro_export]
macro_rules! export_optional {
    (session $connector:ident) => {
        use $crate::bindings::session;
        session::export_session!($connector with_types_in session);
    };
    (lifecycle $connector:ident) => {
        use $crate::bindings::lifecycle;
        lifecycle::export_lifecycle!($connector with_types_in lifecycle);
    };
    (customers $connector:ident) => {
        use $crate::bindings::customers;
        customers::export_customers!($connector with_types_in customers);
    };
    (webhooks $connector:ident) => {
        use $crate::bindings::webhooks;
        webhooks::export_webhooks!($connector with_types_in webhooks);
    };
    (oauth $connector:ident) => {
        use $crate::bindings::oauth;
        oauth::export_oauth!($connector with_types_in oauth);
    };
}
