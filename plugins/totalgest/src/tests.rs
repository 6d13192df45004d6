//! Settings, sessions and orders with the fake TotalGest.

mod numbers;
mod orders;
mod random_answers;
mod rejections;
mod renumbered;
mod restores;
mod settings;
mod stored_bytes;
