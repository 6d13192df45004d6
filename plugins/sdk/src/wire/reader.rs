//! Reads a type with serde's derives from a value's JSON text.
//!
//! `serde_json` checks the text and finds where a value ends; which type the value becomes is decided here, by its own
//! text. So a type may look at the text before it decides (a number keeps its digits, another form than expected is
//! empty), a struct is an object at every level (serde alone takes a list of values for one as well), and the first
//! field of a name counts.
//!
//! Why not `serde_json`'s own deserializer: measured on TotalGest at opt-level 3, the component became 54 KiB smaller
//! (517 instead of 571). It has code for every form in every struct, and the words of errors that nobody reads. Structs
//! are read as lists of their fields, in their order: 20 KiB less in Smartygest at opt-level z.

use std::borrow::Cow;
use std::fmt;

use serde::de::value::{CowStrDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use serde_json::value::RawValue;

/// The name under which a type asks for the text itself.
const RAW: &str = "$framework360::wire::raw";

/// Reads a whole text; none where it isn't JSON of that type.
pub(super) fn read<'json, T: Deserialize<'json>>(text: &'json str) -> Option<T> {
    T::deserialize(Raw(text)).ok()
}

/// One JSON value without blanks around it; none where it's none.
pub(super) fn value(text: &str) -> Option<&RawValue> {
    let mut rest = text;
    let value = next_value(&mut rest)?;
    rest.is_empty().then_some(value)
}

/// Takes the text of the value with which `rest` begins, and the blanks around it.
fn next<'json>(rest: &mut &'json str) -> Option<&'json str> {
    next_value(rest).map(RawValue::get)
}

#[inline(never)]
fn next_value<'json>(rest: &mut &'json str) -> Option<&'json RawValue> {
    let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
    let value = values.next()?.ok()?;
    *rest = blanks_off(rest.get(values.byte_offset()..)?);
    Some(value)
}

/// The text behind JSON's own four blanks.
fn blanks_off(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\r', '\n'])
}

/// The text of the next value. Inlined, so that a type that reads it shows that it can't fail: the code that cleans up
/// after a failure isn't part of every struct then.
#[inline(always)]
pub(super) fn raw<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'de str, D::Error> {
    struct Text;

    impl<'de> Visitor<'de> for Text {
        type Value = &'de str;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a value that wire::from_json reads")
        }

        fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok(text)
        }
    }

    deserializer.deserialize_newtype_struct(RAW, Text)
}

/// A string's characters, from its text; none where it's no string, or holds half a surrogate pair.
#[inline(never)]
pub(super) fn string(text: &str) -> Option<Cow<'_, str>> {
    let between = text.strip_prefix('"')?.strip_suffix('"')?;
    if !between.contains('\\') {
        return Some(Cow::Borrowed(between));
    }
    serde_json::Deserializer::from_str(text).deserialize_any(Characters).ok()?.map(Cow::Owned)
}

/// Takes a string. Each other form has an answer of its own, so that the words of an error aren't part of a component.
struct Characters;

impl<'de> Visitor<'de> for Characters {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(text.to_owned()))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
        Ok(None)
    }
}

/// The elements of a list, each as its text; none where it's no list.
#[inline(never)]
fn elements(text: &str) -> Option<Vec<Raw<'_>>> {
    let mut rest = blanks_off(text.strip_prefix('[')?);
    let mut elements = Vec::new();
    while rest != "]" {
        elements.push(Raw(next(&mut rest)?));
        rest = rest.strip_prefix(',').unwrap_or(rest);
    }
    Some(elements)
}

/// Hands over every field of an object; none where it's no object.
#[inline(never)]
fn entries<'json>(text: &'json str, keep: &mut dyn FnMut(Cow<'json, str>, Raw<'json>)) -> Option<()> {
    let mut rest = blanks_off(text.strip_prefix('{')?);
    while rest != "}" {
        let name = string(next(&mut rest)?)?;
        rest = rest.strip_prefix(':')?;
        let value = next(&mut rest)?;
        rest = rest.strip_prefix(',').unwrap_or(rest);
        keep(name, Raw(value));
    }
    Some(())
}

/// The value of each of these names in an object, the first one where there are several; none where it's no object.
#[inline(never)]
pub(super) fn values<'json>(text: &'json str, names: &[&str]) -> Option<Vec<Option<Raw<'json>>>> {
    let mut values = vec![None; names.len()];
    entries(text, &mut |name, value| {
        let place = names.iter().zip(&mut values).find(|(wanted, _)| **wanted == name);
        if let Some((_, place)) = place
            && place.is_none()
        {
            *place = Some(value);
        }
    })?;
    Some(values)
}

/// The fields of a struct in their order. serde's derive has less code for a list than for an object, for which it
/// compares names and knows of each field whether it was there.
struct StructFields<'json> {
    values: Vec<Option<Raw<'json>>>,
    next: usize,
}

impl<'json> StructFields<'json> {
    #[inline(never)]
    fn take(&mut self) -> Option<Raw<'json>> {
        let value = self.values.get(self.next).copied().flatten();
        self.next += 1;
        value
    }
}

impl<'de> SeqAccess<'de> for StructFields<'de> {
    type Error = Mismatch;

    #[inline(always)]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mismatch> {
        let value = self.take();
        // A missing field counts as null, so that a type that is empty for null needs no other default.
        match seed.deserialize(value.unwrap_or(Raw("null"))) {
            Ok(read) => Ok(Some(read)),
            // serde's derive takes the default, or refuses the struct.
            Err(_) if value.is_none() => Ok(None),
            Err(mismatch) => Err(mismatch),
        }
    }
}

/// Every field of an object with its value's text; none where it's no object.
#[inline(never)]
pub(super) fn all_fields(text: &str) -> Option<Vec<(String, &str)>> {
    let mut fields = Vec::new();
    entries(text, &mut |name, value| fields.push((name.into_owned(), value.0)))?;
    Some(fields)
}

/// The text of a value.
#[derive(Clone, Copy)]
pub(super) struct Raw<'json>(pub(super) &'json str);

impl<'json> Raw<'json> {
    fn first(self) -> Option<u8> {
        self.0.as_bytes().first().copied()
    }
}

/// The error of a value that isn't of the type.
#[derive(Debug)]
pub(super) struct Mismatch;

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value has another form")
    }
}

impl std::error::Error for Mismatch {}

impl Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    #[inline(always)]
    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    #[inline(always)]
    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    #[inline(always)]
    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    #[inline(always)]
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
}

impl<'de> IntoDeserializer<'de, Mismatch> for Raw<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Raw<'de> {
    type Error = Mismatch;

    /// Whole numbers are integers; others have a type only as text, since a float would lose digits.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.first() {
            Some(b'{') => self.deserialize_map(visitor),
            Some(b'[') => self.deserialize_seq(visitor),
            Some(b'"') => visitor.visit_string(string(self.0).ok_or(Mismatch)?.into_owned()),
            Some(b'n') => visitor.visit_unit(),
            Some(b't') => visitor.visit_bool(true),
            Some(b'f') => visitor.visit_bool(false),
            _ => match (self.0.parse(), self.0.parse()) {
                (Ok(number), _) => visitor.visit_u64(number),
                (_, Ok(number)) => visitor.visit_i64(number),
                _ => Err(Mismatch),
            },
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let values = values(self.0, names).ok_or(Mismatch)?;
        visitor.visit_seq(StructFields { values, next: 0 })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let mut fields = Vec::new();
        entries(self.0, &mut |name, value| fields.push((name, value))).ok_or(Mismatch)?;
        visitor.visit_map(MapDeserializer::new(fields.into_iter()))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let elements = elements(self.0).ok_or(Mismatch)?;
        visitor.visit_seq(SeqDeserializer::new(elements.into_iter()))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.first() == Some(b'n') { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    #[inline(always)]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if name == RAW { visitor.visit_borrowed_str(self.0) } else { visitor.visit_newtype_struct(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let name = string(self.0).ok_or(Mismatch)?;
        visitor.visit_enum(CowStrDeserializer::new(name))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct identifier
    }
}
