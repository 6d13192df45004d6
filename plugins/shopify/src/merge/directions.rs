//! The directions in which changes may be written, by the owner's switches.

use framework360_sdk::installation;

use crate::{CUSTOMERS_IN, CUSTOMERS_OUT};

/// The directions in which changes may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Directions {
    /// Shopify => Framework360.
    pub(crate) into: bool,
    /// Framework360 => Shopify.
    pub(crate) out: bool,
    /// Whether a person sends this customer: then it is written to Shopify, whatever the switch says.
    pub(crate) manual: bool,
}

impl Directions {
    /// The directions of the switches as they are now.
    pub(crate) fn of_installation(manual: bool) -> Self {
        Self { into: installation::flow(CUSTOMERS_IN), out: installation::flow(CUSTOMERS_OUT), manual }
    }

    pub(crate) fn sends(self) -> bool {
        self.out || self.manual
    }
}
