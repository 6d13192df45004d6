//! What an owner does and what the world does, and what must come of it for every connector: in
//! this process, with a fake remote and a clock of its own.

mod answers;
mod column;
mod connecting;
mod eligibility;
mod failures;
mod secrets;
mod sending;
mod smarty;
mod switching;
