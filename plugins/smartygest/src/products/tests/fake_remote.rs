//! Smarty's list of products, whose order, bounds and manners a test chooses.

use std::cell::RefCell;
use std::rc::Rc;

use framework360_sdk::http::OutgoingRequest;
use framework360_sdk::testing::{self, Answer};
use serde_json::{Value, json};

use framework360_sdk::civil::{self, Civil};

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Order {
    ById,
    NewestFirst,
    OldestFirst,
}

/// A change to the list from outside.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    Rename(usize),
    Stock(usize),
    /// A change that becomes visible so many seconds after its stamp.
    Late(usize, Civil),
    /// So many at once, with one stamp.
    Bulk(usize),
    Add,
    Remove(usize),
    /// Smarty's clock is set, by so many minutes.
    Clock(i64),
    /// Our clock is set, by so many minutes.
    OurClock(i64),
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) stock: i64,
    /// The stamp; none where the list shows none.
    pub(super) stamp: Option<Civil>,
    /// Fields instead of, or next to, the usual ones.
    pub(super) more: Value,
}

pub(super) struct Remote {
    pub(super) rows: Vec<Row>,
    pub(super) order: Order,
    /// Whether a row that changed at `last_update_from` itself is left out.
    pub(super) exclusive: bool,
    pub(super) heeds_bound: bool,
    /// Whether rows without a stamp are in every list of changes.
    pub(super) lists_unstamped: bool,
    /// Minutes that the clock is ahead on which `last_update_from` is read.
    pub(super) bound_ahead: u64,
    pub(super) heeds_offset: bool,
    /// The most rows of a page, whatever is asked for.
    pub(super) cap: usize,
    /// Minutes that Smarty's clock is ahead of ours.
    pub(super) ahead: i64,
    /// Applied one after the other, each after a request.
    pub(super) edits: Vec<Edit>,
    pub(super) taxes: Value,
    /// Instead of the proper answer, once.
    pub(super) instead: Option<Answer>,
    /// Instead of every answer.
    pub(super) always: Option<Answer>,
    /// Rows with these ids are left out after they were counted for `limit` and `offset`.
    pub(super) hidden: fn(u64) -> bool,
    /// Stamps are kept to so many seconds.
    pub(super) precision: Civil,
    /// Whether stamps are shown as dates alone.
    pub(super) dates: bool,
    /// The time that a request takes next to its second, in milliseconds.
    pub(super) slow_ms: u64,
    pub(super) lists: usize,
    pub(super) tax_lists: usize,
    next_id: u64,
}

pub(super) type Shared = Rc<RefCell<Remote>>;

/// A list of so many rows, the last changed a minute ago and the others an hour apart, with a clock in Rome.
pub(super) fn remote(count: u64) -> Shared {
    let mut remote = Remote {
        rows: Vec::new(),
        order: Order::NewestFirst,
        exclusive: false,
        heeds_bound: true,
        lists_unstamped: false,
        bound_ahead: 0,
        heeds_offset: true,
        cap: 50,
        ahead: 120,
        edits: Vec::new(),
        taxes: json!([{"id": 1, "value": "22.00"}, {"id": "2", "value": 10}]),
        instead: None,
        always: None,
        hidden: |_| false,
        precision: 1,
        dates: false,
        slow_ms: 0,
        lists: 0,
        tax_lists: 0,
        next_id: 1,
    };
    let now = remote.clock();
    for back in 0..count {
        remote.add(Some(now - 60 - back * 3600));
    }
    let shared = Rc::new(RefCell::new(remote));
    let remote = Rc::clone(&shared);
    testing::remote(move |request| {
        let slow_ms = remote.borrow().slow_ms;
        testing::with(|host| host.now += 1_000 + slow_ms);
        remote.borrow_mut().answer(request)
    });
    shared
}

impl Remote {
    /// Now on Smarty's clock.
    pub(super) fn clock(&self) -> Civil {
        let now = testing::with(|host| host.now) / 1000;
        now.saturating_add_signed(self.ahead * 60)
    }

    /// The stamp of a change that is made now.
    fn stamp(&self) -> Civil {
        self.clock() / self.precision * self.precision
    }

    pub(super) fn add(&mut self, stamp: Option<Civil>) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        let name = format!("Article {id}");
        self.rows.push(Row { id, name, stock: 5, stamp, more: json!({}) });
        id
    }

    pub(super) fn edit(&mut self, edit: &Edit) {
        let now = self.stamp();
        let count = self.rows.len();
        let pick = |index: usize| index % count.max(1);
        match edit {
            Edit::Add => drop(self.add(Some(now))),
            Edit::Clock(minutes) => self.ahead += minutes,
            Edit::OurClock(minutes) => {
                self.ahead -= minutes;
                testing::with(|host| host.now = host.now.checked_add_signed(minutes * 60_000).unwrap());
            }
            _ if count == 0 => {}
            Edit::Rename(index) => {
                let row = &mut self.rows[pick(*index)];
                row.name.push('x');
                row.stamp = row.stamp.map(|_| now);
            }
            Edit::Stock(index) => {
                let row = &mut self.rows[pick(*index)];
                row.stock += 1;
                row.stamp = row.stamp.map(|_| now);
            }
            Edit::Late(index, seconds) => {
                let late = (self.clock() - seconds) / self.precision * self.precision;
                let row = &mut self.rows[pick(*index)];
                row.name.push('l');
                // A row that was changed since keeps its later stamp.
                row.stamp = row.stamp.map(|stamp| stamp.max(late));
            }
            Edit::Bulk(of) => {
                for row in self.rows.iter_mut().take(*of) {
                    row.name.push('b');
                    row.stamp = row.stamp.map(|_| now);
                }
            }
            Edit::Remove(index) => drop(self.rows.remove(pick(*index))),
        }
    }

    fn answer(&mut self, request: &OutgoingRequest) -> Answer {
        let (path, query) = request.url.split_once('?').unwrap();
        let parameter = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")));
        if let Some(answer) = self.instead.take().or_else(|| self.always.clone()) {
            return answer;
        }
        if path.ends_with("/Taxes/list") {
            self.tax_lists += 1;
            return testing::json(200, &self.taxes.to_string());
        }
        assert!(path.ends_with("/Products/list"), "{path}");
        self.lists += 1;
        let number = |name: &str| parameter(name).map_or(0, |text| text.parse::<usize>().unwrap());
        let from = parameter("last_update_from").map(|text| text.replace("%3A", ":"));
        let from =
            from.filter(|_| self.heeds_bound).map(|text| civil::read(&text).unwrap() + self.bound_ahead * 60);
        let listed = |row: &&Row| match (from, row.stamp) {
            (None, _) => true,
            (Some(from), Some(stamp)) => {
                if self.exclusive {
                    stamp > from
                } else {
                    stamp >= from
                }
            }
            (Some(_), None) => self.lists_unstamped,
        };
        let mut rows: Vec<_> = self.rows.iter().filter(listed).collect();
        match self.order {
            Order::ById => {}
            Order::NewestFirst => rows.sort_by_key(|row| std::cmp::Reverse((row.stamp, row.id))),
            Order::OldestFirst => rows.sort_by_key(|row| (row.stamp, row.id)),
        }
        let offset = if self.heeds_offset { number("offset") } else { 0 };
        let page = rows.into_iter().skip(offset).take(number("limit").min(self.cap));
        let page = page.filter(|row| !(self.hidden)(row.id));
        let page: Vec<_> = page.map(|row| row.json(self.dates)).collect();
        let answer = testing::json(200, &Value::from(page).to_string());
        if !self.edits.is_empty() {
            let edit = self.edits.remove(0);
            self.edit(&edit);
        }
        answer
    }
}

impl Row {
    fn json(&self, dates: bool) -> Value {
        let stamp =
            |at| civil::text(at).replace('T', " ").get(..if dates { 10 } else { 19 }).unwrap().to_owned();
        let mut row = json!({
            "id": self.id, "sku": format!("SKU-{}", self.id), "title": self.name, "price": "19.90", "stock": self.stock,
            "tax_id": 1, "last_update": self.stamp.map(stamp),
        });
        row.as_object_mut().unwrap().extend(self.more.as_object().unwrap().clone());
        row
    }
}
