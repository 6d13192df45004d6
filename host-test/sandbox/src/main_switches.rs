//! The keys of the main switches: what a manifest may not call a flow, and what an installation's flows are named by.

use host_core::shop::Entity;

/// The key of an entity's main switch, among an installation's flows.
pub fn main_key(entity: Entity) -> &'static str {
    match entity {
        Entity::Order => "orders",
        Entity::Product => "products",
        Entity::Customer => "customers",
    }
}
