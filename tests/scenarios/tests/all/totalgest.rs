//! What is TotalGest's own: five settings, sessions, Swiss money, and its guides line by line.

mod column;
mod connecting;
mod endpoint;
mod guides;
mod modules;
mod numbers;
mod orders;
mod products;
mod sending;
mod session;
mod shown;
