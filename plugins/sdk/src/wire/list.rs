//! Lists: plain ones, those that may be one element, and those in an envelope.

use std::marker::PhantomData;
use std::ops::Deref;

use serde::de::{Deserialize, Deserializer};

use super::reader;

/// A list; none where it's missing or no list, or where one of its elements has another form than expected. For a list
/// of which such elements are passed over, the elements are [`Lenient`](super::Lenient).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T>(pub Option<Vec<T>>);

impl<T> List<T> {
    /// The elements; none at all where it has another form.
    #[must_use]
    pub fn elements(&self) -> &[T] {
        self.0.as_deref().unwrap_or_default()
    }

    /// The elements, by value; none at all where it has another form.
    #[must_use]
    pub fn into_elements(self) -> Vec<T> {
        self.0.unwrap_or_default()
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        reader::raw(deserializer).map(|raw| Self(reader::read(raw)))
    }
}

impl<T> Deref for List<T> {
    type Target = Option<Vec<T>>;

    fn deref(&self) -> &Option<Vec<T>> {
        &self.0
    }
}

/// One element, or a list of them as in [`List`]; none where it's missing, null or has another form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOrMany<T>(pub Option<Vec<T>>);

impl<T> OneOrMany<T> {
    /// The elements; none at all where it has another form.
    #[must_use]
    pub fn elements(&self) -> &[T] {
        self.0.as_deref().unwrap_or_default()
    }

    /// The elements, by value; none at all where it has another form.
    #[must_use]
    pub fn into_elements(self) -> Vec<T> {
        self.0.unwrap_or_default()
    }
}

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = reader::raw(deserializer)?;
        Ok(Self(match raw.as_bytes().first() {
            Some(b'[') => reader::read(raw),
            Some(b'n') => None,
            _ => reader::read(raw).map(|one| vec![one]),
        }))
    }
}

impl<T> Deref for OneOrMany<T> {
    type Target = Option<Vec<T>>;

    fn deref(&self) -> &Option<Vec<T>> {
        &self.0
    }
}

/// The paths at which the lists of one remote may be.
///
/// ```
/// use framework360_sdk::wire::{self, Envelope, Scalar, WrappedList};
///
/// struct Data;
/// impl Envelope for Data {
///     const PATHS: &'static [&'static [&'static str]] = &[&["Data", "items"], &["items"]];
/// }
///
/// let ids: WrappedList<Scalar, Data> = wire::from_json(br#"{"Data": {"items": [7, "8"]}}"#).unwrap();
/// assert_eq!(ids.into_elements(), ["7".into(), "8".into()]);
/// ```
pub trait Envelope {
    /// Paths of names from the value to the list: the first that leads to a list counts.
    const PATHS: &'static [&'static [&'static str]];
}

/// A list as in [`List`], bare or in an envelope.
#[derive(Debug)]
pub struct WrappedList<T, E>(pub Option<Vec<T>>, PhantomData<E>);

impl<T, E> WrappedList<T, E> {
    /// The elements; none at all where it has another form.
    #[must_use]
    pub fn elements(&self) -> &[T] {
        self.0.as_deref().unwrap_or_default()
    }

    /// The elements, by value; none at all where it has another form.
    #[must_use]
    pub fn into_elements(self) -> Vec<T> {
        self.0.unwrap_or_default()
    }
}

impl<T, E> Default for WrappedList<T, E> {
    fn default() -> Self {
        Self(None, PhantomData)
    }
}

impl<'de, T: Deserialize<'de>, E: Envelope> Deserialize<'de> for WrappedList<T, E> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = reader::raw(deserializer)?;
        let list = if raw.starts_with('[') {
            Some(raw)
        } else {
            let field =
                |raw, name| reader::values(raw, std::slice::from_ref(name))?.pop()?.map(|field| field.0);
            let within = |path: &&'static [&'static str]| path.iter().try_fold(raw, field);
            E::PATHS.iter().filter_map(within).find(|raw| raw.starts_with('['))
        };
        Ok(Self(list.and_then(reader::read), PhantomData))
    }
}

impl<T, E> Deref for WrappedList<T, E> {
    type Target = Option<Vec<T>>;

    fn deref(&self) -> &Option<Vec<T>> {
        &self.0
    }
}
