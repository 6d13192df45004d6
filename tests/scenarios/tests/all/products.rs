//! The import of a remote's products, for every connector: in this process, with a fake remote and a clock of
//! its own.

mod arriving;
mod changing;
mod failures;
mod faults;
mod languages;
mod matching;
mod moving;
mod schedule;
mod smarty;
mod suspicious;
