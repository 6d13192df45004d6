//! Shopify's customers in both directions, with the fake Shopify, its webhooks and its clock.

mod convergence;
mod echo;
mod guide;
mod importing;
mod inbound;
mod limits;
mod oauth;
mod outbound;
mod privacy;
mod races;
mod swaps;
mod switches;
mod throttling;
mod webhooks;
