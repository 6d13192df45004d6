//! What remotes send: every form that a value may have, and malformed JSON. Random JSON is in [`random_json`].

use serde::Deserialize;

use super::*;

mod random_json;

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
struct Row {
    id: Trimmed,
    price: Scalar,
    paid: Flag,
    tags: OneOrMany<Scalar>,
    images: List<Scalar>,
    size: Lenient<Size>,
    rows: WrappedList<Size, Data>,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
struct Size {
    eu: Scalar,
}

#[derive(Debug)]
struct Data;

impl Envelope for Data {
    const PATHS: &'static [&'static [&'static str]] = &[&["Data", "items"], &["Data"], &["items"]];
}

impl<T: PartialEq, E> PartialEq for WrappedList<T, E> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// A node of any depth.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Node {
    child: Lenient<Box<Node>>,
}

fn row(json: &str) -> Row {
    from_json(json.as_bytes()).unwrap_or_else(|| panic!("{json}"))
}

fn size(eu: &str) -> Size {
    Size { eu: eu.into() }
}

#[test]
fn numbers_keep_the_text_they_came_with() {
    for (json, price) in [
        (r#"{"price": 19.90}"#, Some("19.90")),
        (r#"{"price": "19.9"}"#, Some("19.9")),
        (r#"{"price": 1E400}"#, Some("1E400")),
        (r#"{"price": -0}"#, Some("-0")),
        (r#"{"price": 123456789012345678901234567890.10}"#, Some("123456789012345678901234567890.10")),
        (r#"{"price": true}"#, Some("true")),
        (r#"{"price": ""}"#, Some("")),
        (r#"{"price": null}"#, None),
        (r#"{"price": {"a": 1}}"#, None),
        (r#"{"price": [1]}"#, None),
        ("{}", None),
    ] {
        assert_eq!(row(json).price.get(), price, "{json}");
    }
    assert_eq!(row(r#"{"price": " 17 "}"#).price.to_u64(), Some(17));
    assert_eq!(row(r#"{"price": 18446744073709551615}"#).price.to_u64(), Some(u64::MAX));
    for json in ["-1", "1.0", "1e3", "18446744073709551616", "null", "{}"] {
        assert_eq!(row(&format!(r#"{{"price": {json}}}"#)).price.to_u64(), None, "{json}");
    }
}

#[test]
fn blanks_around_a_text_are_taken_off_where_they_mean_nothing() {
    let row = row(r#"{"id": "\t 7 a\n", "price": " 1 "}"#);
    assert_eq!((&*row.id, &*row.price), ("7 a", " 1 "));
}

#[test]
fn escapes_in_names_and_texts_are_read() {
    let row = row(r#"{"pr\u0069ce": "a\n\"\ud83d\ude00\u00e8"}"#);
    assert_eq!(&*row.price, "a\n\"\u{1f600}è");
}

#[test]
fn half_a_surrogate_pair_makes_its_own_field_empty_and_no_other() {
    let row = row(r#"{"id": 7, "price": "\ud800", "unknown": "\udc00"}"#);
    assert_eq!((row.id.get(), row.price.get()), (Some("7"), None));
}

#[test]
fn every_form_of_a_flag_is_understood() {
    for (json, paid) in [
        ("1", Some(true)),
        ("0", Some(false)),
        ("\"1\"", Some(true)),
        ("\"0\"", Some(false)),
        ("true", Some(true)),
        ("\" False \"", Some(false)),
        ("\"x\"", None),
        ("1.0", None),
        ("2", None),
        ("[]", None),
        ("null", None),
    ] {
        assert_eq!(*row(&format!(r#"{{"paid": {json}}}"#)).paid, paid, "{json}");
    }
    assert_eq!(*row("{}").paid, None);
}

#[test]
fn one_is_a_list_of_one() {
    let tags = |json: &str| row(&format!(r#"{{"tags": {json}}}"#)).tags.0;
    assert_eq!(tags("\"a\""), Some(vec!["a".into()]));
    assert_eq!(tags("[\"a\", 2]"), Some(vec!["a".into(), "2".into()]));
    assert_eq!(tags("[]"), Some(Vec::new()));
    assert_eq!(tags("null"), None);
    assert_eq!(row("{}").tags.0, None);
    let sizes: OneOrMany<Size> = from_json(br#"{"eu": 38}"#).unwrap();
    assert_eq!(sizes.into_elements(), [size("38")]);
    let sizes: OneOrMany<Size> = from_json(b"\"38\"").unwrap();
    assert_eq!(sizes.0, None);
}

#[test]
fn a_list_is_read_whole_or_not_at_all() {
    let sizes = |json: &str| from_json::<List<Size>>(json.as_bytes()).unwrap().0;
    assert_eq!(sizes(r#"[{"eu": 1}, {}]"#), Some(vec![size("1"), Size::default()]));
    for json in [r#"[{"eu": 1}, 2]"#, r#"[["38"]]"#, r#"{"eu": 1}"#, "null", "7"] {
        assert_eq!(sizes(json), None, "{json}");
    }
    let passed_over: List<Lenient<Size>> = from_json(br#"[{"eu": 1}, 2]"#).unwrap();
    assert_eq!(passed_over.into_elements(), [Lenient(Some(size("1"))), Lenient(None)]);
}

#[test]
fn a_list_is_found_in_its_envelope() {
    let sizes = |json: &str| from_json::<WrappedList<Size, Data>>(json.as_bytes()).unwrap().0;
    for json in [
        r#"[{"eu": 1}]"#,
        r#"{"items": [{"eu": 1}]}"#,
        r#"{"Data": [{"eu": 1}]}"#,
        r#"{"count": 1, "Data": {"more": {}, "items": [{"eu": 1}]}}"#,
        r#"{"Data": {"items": {}}, "items": [{"eu": 1}]}"#,
    ] {
        assert_eq!(sizes(json), Some(vec![size("1")]), "{json}");
    }
    for json in [r#"{"Data": {"items": 1}}"#, r#"{"list": []}"#, r#"{"items": [1]}"#, "null", "\"items\""] {
        assert_eq!(sizes(json), None, "{json}");
    }
}

#[test]
fn what_has_another_form_is_empty_and_no_failure_of_the_whole() {
    for json in ["null", "7", "\"38\"", "[]", "[\"38\"]"] {
        let row = row(&format!(r#"{{"id": 1, "size": {json}, "images": {{}}, "rows": 7}}"#));
        assert_eq!(row, Row { id: "1".into(), ..Row::default() }, "{json}");
    }
    assert_eq!(row(r#"{"size": {"eu": 38, "us": {}}}"#).size.into_option(), Some(size("38")));
}

#[test]
fn the_first_of_two_fields_of_a_name_counts_and_others_are_ignored() {
    let row = row(r#"{"x": {"y": [1]}, "id": 1, "price": null, "id": 2, "price": 3, "x": 4}"#);
    assert_eq!((row.id.get(), row.price.get()), (Some("1"), None));
}

#[test]
fn plain_types_are_read_as_serde_reads_them_but_no_float() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum State {
        OnSale,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    struct Plain {
        count: u32,
        change: i64,
        open: bool,
        name: String,
        note: Option<String>,
        state: State,
        others: std::collections::BTreeMap<String, Scalar>,
    }
    let json = r#"{"count": 7, "change": -7, "open": true, "name": "a\u00e8", "note": null, "state": "on_sale", "others": {"b": 1.50}}"#;
    let plain: Plain = from_json(json.as_bytes()).unwrap();
    let others = std::collections::BTreeMap::from([("b".to_owned(), "1.50".into())]);
    let (name, state) = ("aè".to_owned(), State::OnSale);
    assert_eq!(plain, Plain { count: 7, change: -7, open: true, name, note: None, state, others });
    for (field, other) in
        [("7,", "7.5,"), ("7,", "-7,"), ("7,", "4294967296,"), ("on_sale", "gone"), ("true", "1")]
    {
        assert!(from_json::<Plain>(json.replacen(field, other, 1).as_bytes()).is_none(), "{other}");
    }
    assert!(from_json::<f64>(b"1.5").is_none(), "it would lose digits");
}

#[test]
fn what_is_no_object_is_no_struct_at_any_level() {
    for json in ["[]", "[\"1\", 2]", "null", "7", "\"id\"", ""] {
        assert!(from_json::<Row>(json.as_bytes()).is_none(), "{json}");
        assert!(from_json::<Vec<Row>>(format!("[{{}}, {json}]").as_bytes()).is_none(), "{json}");
    }
    assert!(from_json::<Vec<Scalar>>(b" [1, null] ").is_some());
}

#[test]
fn what_is_no_json_is_refused() {
    for wrong in [
        "",
        "{",
        "{\"a\": [1,]}",
        "{\"a\": 01}",
        "nul",
        "{} 2",
        "{\"a\": NaN}",
        "{\"a\" 1}",
        "{\"a\": \"\n\"}",
    ] {
        assert!(from_json::<Row>(wrong.as_bytes()).is_none(), "{wrong}");
    }
    assert!(from_json::<Row>(b"{\"a\": \"\xff\"}").is_none(), "no UTF-8");
    assert!(from_json::<Row>(b"\xef\xbb\xbf{}").is_some(), "a byte order mark");
}

#[test]
fn depth_is_bounded_in_what_is_read_and_in_what_is_ignored() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    for field in ["price", "rows", "size", "unknown"] {
        let json = |depth| format!(r#"{{"{field}": {}}}"#, nested(depth));
        assert!(from_json::<Row>(json(127).as_bytes()).is_some(), "{field}");
        assert!(from_json::<Row>(json(128).as_bytes()).is_none(), "{field}");
        assert!(from_json::<Row>(json(1_000_000).as_bytes()).is_none(), "{field}");
    }
    let nodes = |depth: usize| format!("{}{{}}{}", "{\"child\": ".repeat(depth), "}".repeat(depth));
    let mut node: Node = from_json(nodes(127).as_bytes()).unwrap();
    let mut depth = 0;
    while let Some(child) = node.child.into_option() {
        node = *child;
        depth += 1;
    }
    assert_eq!(depth, 127);
    assert!(from_json::<Node>(nodes(100_000).as_bytes()).is_none());
    let brackets = format!(r#"{{"price": "{}\"[\\"}}"#, "[".repeat(1_000));
    assert_eq!(row(&brackets).price.len(), 1_003, "in a text they nest nothing");
    let behind_a_text = format!(r#"{{"price": "\\", "unknown": {}}}"#, nested(128));
    assert!(from_json::<Row>(behind_a_text.as_bytes()).is_none());
}

#[test]
fn fields_of_any_names_come_in_their_order_and_whole_or_not_at_all() {
    let fields = |json: &str| from_json::<Fields<Scalar>>(json.as_bytes()).unwrap().0;
    let field = |name: &str, value: &str| (name.to_owned(), Scalar::from(value));
    let reported = fields(r#"{"b": 1, "a\u00e8": "x", "b": [2]}"#).unwrap();
    assert_eq!(reported, [field("b", "1"), field("aè", "x"), ("b".to_owned(), Scalar::default())]);
    assert_eq!(fields("{}"), Some(Vec::new()));
    for other in ["[]", "null", "1", "\"{}\"", r#"{"\ud800": 1}"#] {
        assert_eq!(fields(other), None, "{other}");
    }
    let sizes = |json: &str| from_json::<Fields<Size>>(json.as_bytes()).unwrap().0;
    assert_eq!(sizes(r#"{"s": {"eu": 38}}"#), Some(vec![("s".to_owned(), size("38"))]));
    assert_eq!(sizes(r#"{"s": {"eu": 38}, "m": 40}"#), None);
}

#[test]
fn a_source_is_the_text_of_its_value_and_read_as_whatever_it_is() {
    let source = |json: &'static str| from_json::<Lenient<Source<'_>>>(json.as_bytes()).unwrap().0.unwrap();
    for (json, text) in [(" {\"eu\":  1} ", "{\"eu\":  1}"), ("\n7.0 ", "7.0"), ("null", "null")] {
        assert_eq!(source(json).as_str(), text);
    }
    assert_eq!(source(r#"{"eu": 38}"#).read(), Some(size("38")));
    assert_eq!(source("[38]").read::<Size>(), None);
    #[derive(Deserialize)]
    struct Refusal<'json> {
        #[serde(borrow)]
        error: Option<Source<'json>>,
    }
    let error = |json| from_json::<Refusal<'_>>(json).unwrap().error.map(Source::as_str);
    assert_eq!(error(br#"{"id": 1, "error": {"code": 3} }"#), Some(r#"{"code": 3}"#));
    assert_eq!((error(b"{}"), error(br#"{"error": null}"#)), (None, None));
}

#[test]
fn a_number_is_written_in_its_own_digits_and_nothing_else_as_one() {
    let written = |digits: &str| to_json(&Number::new(digits.to_owned()));
    for number in ["0", "-0.00", "6.00", "1E+3", "123456789012345678901234567890.10"] {
        assert_eq!(written(number).as_deref(), Some(number.as_bytes()));
    }
    for other in [
        "",
        " 1",
        "1 ",
        "01",
        "+1",
        "1.",
        ".5",
        "NaN",
        "1,5",
        "1,\"a\":2",
        "true",
        "null",
        "\"1\"",
        "[1]",
        "-",
    ] {
        assert_eq!(written(other), None, "{other}");
    }
}

#[test]
fn a_field_that_is_missing_is_what_null_is_and_one_of_another_type_has_its_default_or_refuses_the_struct() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Bare {
        id: Trimmed,
        paid: Flag,
        tags: OneOrMany<Scalar>,
        size: Lenient<Size>,
        sizes: Fields<Size>,
        note: Option<String>,
        #[serde(default)]
        count: u32,
        #[serde(default)]
        name: String,
        before: u64,
        #[serde(skip)]
        skipped: u8,
    }
    let read = |json: &str| from_json::<Bare>(json.as_bytes());
    let empty = Bare {
        id: Trimmed::default(),
        paid: Flag::default(),
        tags: OneOrMany(None),
        size: Lenient(None),
        sizes: Fields(None),
        note: None,
        count: 0,
        name: String::new(),
        before: 7,
        skipped: 0,
    };
    assert_eq!(read(r#"{"before": 7, "skipped": 9}"#), Some(empty));
    let reported = read(r#"{"name": "a", "count": 3, "before": 7, "note": "b", "id": 1}"#).unwrap();
    assert_eq!(
        (reported.count, &*reported.name, reported.note.as_deref(), &*reported.id),
        (3, "a", Some("b"), "1")
    );
    for other in
        ["{}", r#"{"before": null}"#, r#"{"before": 7, "count": null}"#, r#"{"before": 7, "name": 1}"#]
    {
        assert_eq!(read(other), None, "{other}");
    }
}
