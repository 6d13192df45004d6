//! Components that misbehave: each is refused, stopped or bounded, reported in one line, and hurts
//! nobody else.

mod calls;
mod component;
mod files;
mod memory;
mod network;
mod probe;
