//! What people do on either side.

use fake_shopify::{Address as There, Consent as TheirConsent, ConsentState};
use host_core::shop::{Address, Consent};
use jiff::Timestamp;
use rand::RngExt as _;
use rand::seq::IndexedRandom as _;
use scenarios::person;

use super::Run;

/// What people write as country, province, post code and telephone number, and what Shopify may make its own of.
const PLACES: [(&str, &str, &str, &str); 8] = [
    ("IT", "MI", "20121", "02 1234 5678"),
    ("IT", "Milano", "20121", ""),
    ("CH", "BE", "3011", "031 123 45 67"),
    ("CH", "", "3011", "+41 (0)31 123 45 67"),
    ("CA", "ON", "k1a0b1", "0000"),
    ("PT", "PT-11", "1000-001", ""),
    ("GB", "", "sw1a1aa", ""),
    ("DE", "BY", "80331", "089 123456"),
];

fn milliseconds(time: Timestamp) -> u64 {
    u64::try_from(time.as_millisecond()).expect("a time")
}

impl Run {
    fn new_name(&mut self) -> String {
        self.made += 1;
        format!("n{}", self.made)
    }

    fn now(&self) -> Timestamp {
        self.world.remote.clock(|clock| clock.now())
    }

    /// Some time of the last ten days, to the second; or nobody knows.
    fn some_time(&mut self) -> Option<Timestamp> {
        let ago = jiff::SignedDuration::from_secs(self.rng.random_range(0..864_000));
        let at = Timestamp::from_second((self.now() - ago).as_second()).expect("a time");
        self.rng.random_bool(0.8).then_some(at)
    }

    fn is_subscribed(&mut self, email: &str, at: Option<Timestamp>) {
        self.subscribed.insert((email.to_lowercase(), at.map(milliseconds)));
    }

    pub(super) async fn made_here(&mut self) {
        let name = self.new_name();
        self.edits += 1;
        let mut customer = person(&name);
        if self.rng.random_bool(0.3) {
            // Known by a telephone number alone, as people write it.
            customer.email = String::new();
            customer.phone = self.national_phone();
            customer.addresses[0].country = "CH".into();
            customer.addresses[0].province = "BE".into();
        }
        self.reported(&format!("{name} is made here: {:?} {:?}", customer.email, customer.phone));
        self.world.save(&customer).await;
    }

    pub(super) fn made_there(&mut self) {
        let name = self.new_name();
        self.edits += 1;
        let phone = format!("+4179{:07}", 5_550_000 + self.made);
        let by_phone = self.rng.random_bool(0.3);
        self.reported(&format!("{name} is made there: {by_phone}"));
        self.world.remote.create_customer(|there| {
            match by_phone {
                true => there.phone = Some(phone),
                false => there.email = Some(format!("{name}@there.example")),
            }
            there.first_name = Some(name.clone());
            there.locale = "it".into();
        });
    }

    fn national_phone(&self) -> String {
        let digits = format!("{:07}", 5_550_000 + self.made);
        match self.made % 3 {
            0 => format!("079 {digits}"),
            1 => format!("004179{digits}"),
            _ => format!("+41 (0)79 {digits}"),
        }
    }

    fn an_address(&mut self, street: &str) -> Address {
        let (country, province, zip, phone) = *PLACES.choose(&mut self.rng).expect("one");
        Address {
            line1: street.to_owned(),
            city: "Town".into(),
            country: country.into(),
            province: province.into(),
            postal_code: zip.into(),
            phone: phone.into(),
            ..Address::default()
        }
    }

    pub(super) async fn edited_here(&mut self) {
        let customers = self.world.customers().await;
        let Some(mut customer) = customers.choose(&mut self.rng).cloned() else { return };
        let value = self.new_name();
        let field = self.rng.random_range(0..11);
        match field {
            0 => customer.first_name.clone_from(&value),
            1 => customer.last_name.clone_from(&value),
            2 => customer.note.clone_from(&value),
            3 => customer.tags.push(value.clone()),
            4 => drop(customer.tags.pop()),
            5 => {
                customer.email = format!("{value}@changed.example");
                // Nobody there knows of the address before: the record says it of this one.
                if customer.remote_id.is_none() && customer.email_marketing == Consent::Subscribed {
                    self.subscribed.insert((customer.email.clone(), customer.email_marketing_at));
                }
            }
            6 | 7 => {
                let all = [Consent::Subscribed, Consent::Unsubscribed, Consent::Pending];
                customer.email_marketing = *all.choose(&mut self.rng).expect("one");
                let at = self.some_time();
                customer.email_marketing_at = at.map(milliseconds);
                if customer.email_marketing == Consent::Subscribed {
                    self.is_subscribed(&customer.email, at);
                }
                self.reported(&format!("{:?} at {at:?}", customer.email_marketing));
            }
            8 => customer.tags.push(format!("{value}-{}", "x".repeat(41))),
            9 if !customer.addresses.is_empty() => {
                let at = self.rng.random_range(0..customer.addresses.len());
                customer.addresses[at].line1.clone_from(&value);
            }
            _ => {
                let address = self.an_address(&value);
                self.reported(&format!("{address:?}"));
                customer.addresses.push(address);
            }
        }
        self.edits += 1;
        self.reported(&format!("{} is changed here: field {field} to {value}", customer.id));
        customer.remote_id = None;
        customer.updated_at = milliseconds(self.now());
        self.world.save(&customer).await;
    }

    pub(super) fn edited_there(&mut self) {
        let customers = self.world.remote.customers();
        let Some(customer) = customers.choose(&mut self.rng).cloned() else { return };
        let value = self.new_name();
        let field = self.rng.random_range(0..11);
        let state = [
            ConsentState::Subscribed,
            ConsentState::Unsubscribed,
            ConsentState::Pending,
            ConsentState::NotSubscribed,
            ConsentState::Redacted,
        ]
        .choose(&mut self.rng)
        .copied()
        .expect("one");
        let at = self.some_time();
        if let (6 | 7, ConsentState::Subscribed, Some(email)) = (field, state, &customer.email) {
            self.is_subscribed(email, at);
        }
        let place = self.an_address(&value);
        self.edits += 1;
        self.reported(&format!(
            "{} is changed there: field {field} to {value} ({state:?} at {at:?})",
            customer.id
        ));
        self.world.remote.update_customer(customer.id, |there| match field {
            0 => there.first_name = Some(value.clone()),
            1 => there.last_name = Some(value.clone()),
            2 => there.note = Some(value.clone()),
            3 => there.tags.push(value.clone()),
            4 => drop(there.tags.pop()),
            5 => there.email = Some(format!("{value}@changed.example")),
            6 | 7 => {
                there.email_consent = TheirConsent { state, updated_at: at, ..TheirConsent::default() };
            }
            8 | 9 if !there.addresses.is_empty() => {
                let at = usize::try_from(customer.id).unwrap_or_default() % there.addresses.len();
                there.addresses[at].address1 = Some(value.clone());
            }
            _ => there.addresses.push(There {
                address1: Some(value.clone()),
                city: Some(place.city),
                country_code: Some(place.country),
                zip: Some(place.postal_code),
                ..There::default()
            }),
        });
    }

    pub(super) fn deleted_or_merged_there(&mut self) {
        let customers = self.world.remote.customers();
        let [one, other, ..] = customers.as_slice() else { return };
        let (one, other) = if self.rng.random_bool(0.5) { (one.id, other.id) } else { (other.id, one.id) };
        self.edits += 1;
        match self.rng.random_range(0..4) {
            0 => {
                self.reported(&format!("{one} is deleted there"));
                self.world.remote.delete_customer(one);
                self.gone += 1;
            }
            1 => {
                self.reported(&format!("{other} is merged there into {one}"));
                self.world.remote.merge_customers(one, other);
                self.gone += 1;
            }
            _ => {
                self.reported(&format!("a merge of {other} into {one} begins there, and comes to nothing"));
                self.world.remote.report_merge(one, other, "in_progress", false);
                self.world.remote.report_merge(one, other, "failed", false);
            }
        }
    }
}
