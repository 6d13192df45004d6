use fake_shopify::{Address as Theirs, ConsentState};
use framework360_sdk::clock;
use framework360_sdk::shop::{Consent, Customer};
use framework360_sdk::testing::{self, records::save_customer};

use super::{address, mail};
use crate::fake_remote::{FakeRemote, customer, our, ours};

/// A generator that a seed repeats.
struct Rng(u64);

impl Rng {
    fn roll(&mut self, sides: u64) -> u64 {
        // Knuth's numbers for a linear congruence.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// The first dozen; with `CONVERGES_SEEDS` so many.
fn seeds() -> std::ops::RangeInclusive<u64> {
    1..=std::env::var("CONVERGES_SEEDS").map_or(12, |most| most.parse().unwrap())
}

/// Two or three of ours get each other's addresses, saved in any order; so many edits.
fn swap(fake_remote: &mut FakeRemote, rng: &mut Rng) -> usize {
    let mut ring = ours();
    let count = 2 + rng.roll(2) as usize;
    while ring.len() > count {
        ring.remove(rng.roll(ring.len() as u64) as usize);
    }
    let emails: Vec<String> = ring.iter().map(|it| it.email.clone()).collect();
    for (at, mine) in ring.iter_mut().enumerate() {
        mine.email.clone_from(&emails[(at + 1) % emails.len()]);
    }
    if rng.roll(2) == 0 {
        ring.reverse();
    }
    let edits = ring.len();
    // Saved one after the other, or all before anything is sent.
    if rng.roll(2) == 0 {
        ring.iter().cloned().for_each(save_customer);
    }
    ring.into_iter().for_each(|mine| fake_remote.save(Customer { email: mine.email, ..our(&mine.id) }));
    edits
}

const MINUTE: i64 = 60_000;

/// What is said of a customer's address at Shopify now, by Shopify's clock.
fn says_there(fake_remote: &FakeRemote, id: u64, state: ConsentState) {
    let now = fake_remote.shopify.clock(|clock| clock.now());
    fake_remote.shopify.update_customer(id, |it| {
        it.email_consent = fake_shopify::Consent { state, updated_at: Some(now), ..it.email_consent.clone() };
    });
}

/// Whatever was before: who takes a consent back on one side alone stays unsubscribed on both.
fn withdrawals_count(fake_remote: &mut FakeRemote, rng: &mut Rng, seed: u64) {
    for mine in ours() {
        let there =
            fake_remote.shopify.customers().into_iter().find(|it| mine.remote_id == Some(it.gid())).unwrap();
        if there.email.is_none() {
            continue;
        }
        if rng.roll(2) == 0 {
            says_there(fake_remote, there.id, ConsentState::Unsubscribed);
        } else {
            save_customer(Customer {
                email_marketing: Consent::Unsubscribed,
                email_marketing_at: Some(clock::now()),
                ..our(&mine.id)
            });
        }
        for _ in 0..3 {
            fake_remote.reported(there.id);
            fake_remote.save(our(&mine.id));
            fake_remote.wait(6 * MINUTE as u64);
        }
        let state = fake_remote.shopify.customer(there.id).unwrap().email_consent.state;
        assert_eq!(
            (our(&mine.id).email_marketing, state),
            (Consent::Unsubscribed, ConsentState::Unsubscribed),
            "seed {seed}"
        );
    }
}

/// Whatever happens: edits on both sides, triggers that are lost, doubled or late, answers that are lost, a bucket that
/// is empty. In the end one pass brings all in step, and the next one finds nothing to write.
#[test]
fn whatever_happens_both_sides_end_up_in_step_with_few_writes() {
    for seed in seeds() {
        let mut rng = Rng(seed);
        let mut fake_remote = FakeRemote::new();
        // Shopify's clock and ours are up to ten minutes apart.
        let apart = MINUTE * (rng.roll(21) as i64 - 10);
        testing::with(|host| host.now = host.now.checked_add_signed(apart).unwrap());
        let (mut edits, mut cursor) = (0, None);
        for at in 0..3 {
            fake_remote.save(customer(&format!("c-{at}"), &format!("c{at}@example.ch")));
            // Who has nothing but an address can't let it go.
            fake_remote.shopify.create_customer(|it| {
                mail(&format!("t{at}@example.ch"))(it);
                it.first_name = Some("Theirs".to_owned());
            });
        }
        edits += 6;
        for step in 0..60u64 {
            fake_remote.wait(rng.roll(3) * 1_000);
            match rng.roll(10) {
                0 => fake_remote.shopify.drain_bucket(0),
                1 => {
                    fake_remote
                        .lose
                        .replace(Some(["customerUpdate(", "tagsAdd", "customer(id"][rng.roll(3) as usize]));
                }
                2 => cursor = Some(fake_remote.pass(cursor.take()).0),
                3..=5 => {
                    let there = fake_remote.shopify.customers();
                    let id = there[rng.roll(there.len() as u64) as usize].id;
                    let what = rng.roll(8);
                    if what == 5 || what == 6 {
                        says_there(
                            &fake_remote,
                            id,
                            [ConsentState::Subscribed, ConsentState::Unsubscribed][what as usize - 5],
                        );
                    }
                    fake_remote.shopify.update_customer(id, |it| match what {
                        5 | 6 => {}
                        7 => {
                            if let Some(last) = it.addresses.last_mut() {
                                last.address1 = Some(format!("Strasse {step}"));
                            }
                        }
                        0 => it.first_name = Some(format!("There {step}")),
                        1 => it.note = Some(format!("there {step}")),
                        2 => it.tags.push(format!("t{step}")),
                        3 => it.tags.truncate(1),
                        _ => it.addresses.push(Theirs {
                            city: Some(format!("Ort {step}")),
                            zip: Some("3000".to_owned()),
                            ..Theirs::default()
                        }),
                    });
                    edits += 1;
                    for _ in 0..rng.roll(3) {
                        fake_remote.reported(id);
                    }
                }
                6 => edits += swap(&mut fake_remote, &mut rng),
                _ => {
                    let all = ours();
                    let mut mine = all[rng.roll(all.len() as u64) as usize].clone();
                    match rng.roll(7) {
                        0 => mine.first_name = format!("Here {step}"),
                        1 => mine.note = format!("here {step}"),
                        2 => mine.tags.push(format!("h{step}")),
                        3 => mine.orders_count += 1,
                        4 => mine.addresses.push(address(&format!("Gasse {step}"))),
                        5 => {
                            if let Some(last) = mine.addresses.last_mut() {
                                last.line1 = format!("Weg {step}");
                            }
                        }
                        _ => {
                            mine.email_marketing =
                                [Consent::Subscribed, Consent::Unsubscribed][rng.roll(2) as usize];
                            mine.email_marketing_at = Some(clock::now());
                            mine.updated_at = clock::now();
                        }
                    }
                    edits += 1;
                    if rng.roll(3) == 0 {
                        save_customer(mine);
                    } else {
                        fake_remote.save(mine);
                    }
                }
            }
        }
        fake_remote.lose.replace(None);
        let (after, _) = fake_remote.pass(cursor);
        let (after, _) = fake_remote.pass(Some(after));
        let writes = fake_remote.writes();
        let mine = ours();
        fake_remote.pass(Some(after));
        assert_eq!((fake_remote.writes(), ours()), (writes, mine), "seed {seed}: not quiet");
        withdrawals_count(&mut fake_remote, &mut rng, seed);
        assert!(writes <= 2 * edits, "seed {seed}: {writes} writes for {edits} edits");
        assert!(fake_remote.parked.is_empty(), "seed {seed}: {:?}", fake_remote.parked);
        assert_eq!(ours().len(), fake_remote.shopify.customers().len(), "seed {seed}");
        for there in fake_remote.shopify.customers() {
            let mine = ours().into_iter().find(|it| it.remote_id == Some(there.gid())).unwrap();
            let tags = |tags: &[String]| {
                tags.iter().map(|it| it.to_lowercase()).collect::<std::collections::BTreeSet<_>>()
            };
            assert_eq!(there.first_name.unwrap_or_default(), mine.first_name, "seed {seed}");
            assert_eq!(there.email.unwrap_or_default(), mine.email, "seed {seed}");
            assert_eq!(there.note.unwrap_or_default(), mine.note, "seed {seed}");
            assert_eq!(tags(&there.tags), tags(&mine.tags), "seed {seed}");
            assert_eq!(there.addresses.len(), mine.addresses.len(), "seed {seed}");
        }
    }
}
