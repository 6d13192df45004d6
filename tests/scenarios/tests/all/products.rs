//! The remote's products come into the shop, for every connector: in this process, with a fake remote and a clock of
//! its own.

mod arriving;
mod changing;
mod faults;
mod languages;
mod matching;
mod moving;
mod schedule;
mod smarty;
mod suspicious;
mod trouble;
