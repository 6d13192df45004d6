//! Tests of what is masked, and what isn't.

use super::*;

fn masks() -> Masks {
    let settings = Settings([("key".to_owned(), " s3cr&t/key ".to_owned())].into());
    Masks::new(&settings, ["key"].into_iter())
}

#[test]
fn a_secret_is_masked_as_it_is_and_in_a_url() {
    for text in ["s3cr&t/key", " s3cr&t/key ", "https://x/?ApiKey=s3cr%26t%2Fkey&limit=1"] {
        let clean = masks().clean(text, 100);
        assert!(!clean.contains("s3cr"), "{clean}");
    }
}

#[test]
fn the_account_that_a_session_is_of_is_no_secret() {
    let mut masks = masks();
    masks.learn(b"one.shop.example");
    assert_eq!(masks.account("one.shop.example", 500), "one.shop.example");
    assert_eq!(masks.account("of s3cr&t/key", 500), format!("of {MASK}"));
    assert_eq!(masks.clean("https://one.shop.example/7", 500), format!("https://{MASK}/7"), "not yet known");

    let mut masks = super::Masks::none();
    masks.publish(["One.shop.example"].into_iter());
    masks.learn(b"one.shop.example");
    masks.learn(b"token-of-the-session");
    let reported = masks.clean("https://one.shop.example/7?token-of-the-session", 500);
    assert_eq!(reported, format!("https://one.shop.example/7?{MASK}"));
}

#[test]
fn a_secret_is_masked_however_a_server_writes_it() {
    let key = "Ab/Cd+Ef==ZZ9secret";
    let settings = Settings([("key".to_owned(), key.to_owned())].into());
    let masks = Masks::new(&settings, ["key"].into_iter());
    for text in [
        r"bad key Ab\/Cd+Ef==ZZ9secret",
        r"bad key Ab\u002fCd+Ef==ZZ9secret",
        "?k=Ab%2FCd%2BEf%3D%3DZZ9secret",
        "?k=ab%2fcd%2bef%3d%3dzz9secret",
        "?k=Ab%2fCd%2bEf%3d%3dZZ9secret",
        "?k=Ab/Cd%2BEf==ZZ9secret",
        "Ab&#x2F;Cd&#43;Ef&#61;&#61;ZZ9secret",
        "Ab%5c%2fCd%2bEf==ZZ9secret",
        "Ab/Cd Ef==ZZ9secret",
        "AB/CD+EF==ZZ9SECRET",
    ] {
        let clean = masks.clean(text, 200);
        assert!(!clean.to_lowercase().contains("zz9secret"), "{clean}");
    }
}

#[test]
fn what_a_session_holds_is_masked_from_when_it_is_known() {
    let mut masks = masks();
    masks.learn(br#"{"token": "tg_0123456789", "until": 5, "more": ["abcdef", "short"]}"#);
    masks.learn(b"plain/token-7");
    masks.learn(br#""tg_0123456789-longer""#);
    let reported = masks.clean("tg_0123456789-longer tg_0123456789 abcdef short plain%2Ftoken-7 until", 200);
    assert_eq!(reported, format!("{MASK} {MASK} {MASK} short {MASK} until"));
    let long: String = (0..1_250).map(|number| format!("{number:04x}")).collect();
    masks.learn(long.as_bytes());
    let reported = masks.clean(&format!("<{long}>"), 9_999);
    assert_eq!(reported, format!("<{MASK}>"));
    let excerpt = masks.clean(&format!("bad token {}…", &long[..200]), 9_999);
    assert_eq!(excerpt, format!("bad token {MASK}…"));
}

#[test]
fn long_text_is_cut_between_letters() {
    assert_eq!(masks().clean("aaäää", 3), "aa…");
}

fn of(secret: &str) -> Masks {
    let settings = Settings([("key".to_owned(), secret.to_owned())].into());
    Masks::new(&settings, ["key"].into_iter())
}

#[test]
fn a_secret_that_was_cut_off_before_it_came_here_is_masked_as_well() {
    let masks = of("tg.SECRETTOKEN0123456789abcdefgh/i");
    for (text, clean) in [
        ("got tg.SECRETTOKEN0123456789abcdefg… back", "got •••… back"),
        ("got “tg.SECRETTOK…”", "got “•••…”"),
        ("got tg.SECRETTOKEN0...", "got •••..."),
        ("?token=tg.SEC", "?token=•••"),
        ("?token=tg%2ESECRETTOKEN0123456789abcdefgh%2…", "?token=•••…"),
        ("tg.SECRETTOKEN0123456789abcdefgh/i…", "•••…"),
        ("tg.SE… tg.SE", "tg.SE… tg.SE"),
        ("sent by tg.secret", "sent by tg.secret"),
        ("tg.SECRET is no whole one", "tg.SECRET is no whole one"),
    ] {
        assert_eq!(masks.clean(text, 200), clean);
    }
    let message = Message { code: "c".into(), args: vec![("body".into(), "tg.SECRETTOKEN".into())] };
    assert_eq!(masks.message(message).args[0].1, MASK);
}

#[test]
fn no_text_of_a_record_keeps_a_secret() {
    use host_core::shop::{Link, Product, VariantOption};
    let masks = of("s3/cr\"t\nkey-1");
    let secret = || "x s3/cr\"t\nkey-1 y".to_owned();
    let variant = host_core::shop::ProductVariant {
        options: vec![VariantOption { name: secret(), value: secret() }],
        price: "1".into(),
        ..Default::default()
    };
    let product = Product {
        name: secret(),
        description: "?k=s3%2Fcr%22t%0Akey-1 s3\\/cr\\u0022t\\nkey-1".into(),
        category: vec![secret()],
        variants: vec![variant],
        extra: vec![("note".into(), secret())],
        price: "1".into(),
        ..Product::default()
    };
    let masked = format!("{:?}", masks.record(product));
    assert!(!masked.contains("s3") && masked.matches(MASK).count() == 7, "{masked}");
    let link = Link { url: secret(), ..Link::default() };
    assert_eq!(masks.record(link).url, format!("x {MASK} y"));
}

#[test]
fn identifiers_and_numbers_of_a_record_are_never_masked() {
    use host_core::shop::{Change, Link, Product, StockLevel, Subject};
    let masks = of("1234567890");
    let has = || "p-1234567890".to_owned();
    let product = Product {
        id: has(),
        remote_id: Some(has()),
        sku: has(),
        ean: has(),
        price: "1234567890".into(),
        name: "text".into(),
        ..Product::default()
    };
    let subject = Subject { id: has(), ..Subject::default() };
    let link = Link { subject: subject.clone(), remote_id: has(), ..Link::default() };
    let quantity = "1234567890".to_owned();
    for change in [
        Change::UpsertProduct(product.clone()),
        Change::SetStock(StockLevel { remote_id: has(), quantity, price: Some("1234567890.5".into()) }),
        Change::DeactivateProduct(has()),
        Change::Link(link),
        Change::Unlink(subject),
    ] {
        assert_eq!(masks.record(change.clone()), change);
    }
    let named = Product { name: has(), ..product.clone() };
    assert_eq!(masks.record(named), Product { name: format!("p-{MASK}"), ..product });
}

#[test]
fn a_short_password_or_another_case_falsifies_no_record() {
    use host_core::shop::Product;
    for secret in ["1234", "Milan-2026-Shop"] {
        let product = Product { name: "MILAN-2026-SHOP 1234".into(), ..Product::default() };
        assert_eq!(of(secret).record(product.clone()), product);
    }
    assert_eq!(of("1234").clean("password 1234", 200), format!("password {MASK}"));
}
