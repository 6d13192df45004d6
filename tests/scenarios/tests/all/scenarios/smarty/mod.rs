//! What is Smarty's own: customers, taxes, dialects, orders that can't be known again.

mod answers;
mod body;
mod column;
mod connecting;
mod customers;
mod decisions;
mod dialects;
mod eligibility;
mod failures;
mod secrets;
mod taxes;
