//! Random JSON and random bytes: they are read or refused without a panic, and no digit is lost.

use proptest::prelude::*;

use super::*;
use crate::decimal;

/// JSON of any form, with the names that a [`Row`] reads.
fn any_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "null|true|false|0|1|\"1\"|\"\"|-?[1-9][0-9]{0,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?",
        "\\PC{0,6}".prop_map(|text| serde_json::to_string(&text).unwrap()),
        Just(r#""\ud800""#.to_owned()),
    ];
    let name = "id|price|paid|tags|images|size|eu|rows|Data|items|x|\\\\ud800";
    leaf.prop_recursive(4, 40, 6, move |inner| {
        let fields = proptest::collection::vec((name, inner.clone()), 0..6);
        prop_oneof![
            proptest::collection::vec(inner, 0..4).prop_map(|elements| format!("[{}]", elements.join(", "))),
            fields.prop_map(|fields| {
                let fields: Vec<_> =
                    fields.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                format!("{{{}}}", fields.join(","))
            }),
        ]
    })
}

fn read_all(json: &[u8]) {
    let _ = from_json::<Row>(json);
    let _ = from_json::<Node>(json);
    let _ = from_json::<Scalar>(json);
    let _ = from_json::<Flag>(json);
    let _ = from_json::<List<Lenient<Row>>>(json);
    let _ = from_json::<OneOrMany<Row>>(json);
    let _ = from_json::<WrappedList<Row, Data>>(json);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_without_a_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..60),
        json in "[\\[\\]{}:,\"\\\\u0-9a-fdtn. eE+-]{0,40}",
        valid in any_json(),
        cut in any::<proptest::sample::Index>(),
    ) {
        read_all(&bytes);
        read_all(json.as_bytes());
        read_all(valid.as_bytes());
        read_all(&valid.as_bytes()[..cut.index(valid.len() + 1)]);
    }

    #[test]
    fn what_is_json_is_none_of_a_type_and_never_a_failure_of_a_lenient_one(valid in any_json()) {
        prop_assert!(from_json::<Lenient<Row>>(valid.as_bytes()).is_some());
        prop_assert!(from_json::<List<Row>>(valid.as_bytes()).is_some());
        prop_assert!(from_json::<OneOrMany<Row>>(valid.as_bytes()).is_some());
        prop_assert!(from_json::<WrappedList<Row, Data>>(valid.as_bytes()).is_some());
        prop_assert!(from_json::<Fields<Row>>(valid.as_bytes()).is_some());
        prop_assert_eq!(from_json::<Source<'_>>(valid.as_bytes()).map(Source::as_str), Some(valid.trim()));
        let list = format!("[{valid}]");
        prop_assert!(from_json::<(Scalar,)>(list.as_bytes()).is_some());
    }

    #[test]
    fn no_digit_is_lost_wherever_a_number_is(
        number in "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?",
        quoted in any::<bool>(),
    ) {
        let value = if quoted { format!("\"{number}\"") } else { number.clone() };
        let json = format!(
            r#"{{"id": {value}, "price": {value}, "tags": {value}, "images": [{value}], "size": {{"eu": {value}}}, "rows": {{"Data": [{{"eu":{value}}}]}}}}"#
        );
        let row = row(&json);
        let eu = |size: &Size| size.eu.to_string();
        let reported = [
            row.id.to_string(),
            row.price.to_string(),
            row.tags.as_ref().unwrap()[0].to_string(),
            row.images.as_ref().unwrap()[0].to_string(),
            row.size.as_ref().map(eu).unwrap(),
            row.rows.as_ref().unwrap().first().map(eu).unwrap(),
        ];
        for reported in reported {
            prop_assert_eq!(&reported, &number);
        }
    }

    #[test]
    fn a_decimal_is_the_number_that_was_written(units in any::<i64>(), scale in 0u32..12) {
        let number = crate::Decimal::new(units, scale);
        let row = row(&format!(r#"{{"price": {number}}}"#));
        prop_assert_eq!(decimal::required(&row.price), Ok(number));
    }

    #[test]
    fn any_text_is_read_as_it_was_written(text in "\\PC{0,20}|[\u{0}-\u{1f}\"\\\\ ]{0,8}") {
        let json = serde_json::json!({ "id": text, "price": text }).to_string();
        let row = row(&json);
        prop_assert_eq!(row.id.get(), Some(text.trim()));
        prop_assert_eq!(row.price.get(), Some(text.as_str()));
    }

    #[test]
    fn any_text_is_read_again_as_it_was_written(key in ".{0,8}", text in "\\PC{0,20}|[\u{0}-\u{a0}\"\\\\/]{0,8}") {
        let written = to_json(&std::collections::BTreeMap::from([(&key, &text)])).unwrap();
        let read: Fields<Scalar> = from_json(&written).unwrap();
        prop_assert_eq!(read.into_fields(), [(key, text.as_str().into())]);
    }
}
