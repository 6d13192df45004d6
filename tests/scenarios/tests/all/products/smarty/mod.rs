//! What is Smarty's own: variants, dialects, lists by number of the row, time stamps without a zone.

mod arriving;
mod changing;
mod dialects;
mod failures;
mod matching;
mod moving;
mod time;
