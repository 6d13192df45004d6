//! One operation of the file, compiled for checks of requests and answers.

use std::collections::BTreeMap;

use jsonschema::Validator;
use serde_json::Value;

use super::{LoadError, document::Node};

/// What the file says about one method of one path.
pub(super) struct Operation {
    pub(super) parameters: Vec<Parameter>,
    pub(super) security: Security,
    pub(super) body: Option<Body>,
    /// By status, as the file writes it: `200`, `4XX`, `default`.
    pub(super) answers: BTreeMap<String, Answer>,
}

pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) location: Location,
    pub(super) required: bool,
    pub(super) value: Scalar,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Location {
    Path,
    Query,
    Header,
}

/// A value that travels as plain text.
pub(super) struct Scalar {
    /// Whether the text is of a type that JSON writes without quotes.
    bare: bool,
    pub(super) schema: Validator,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Security {
    Open,
    Bearer,
}

pub(super) struct Body {
    pub(super) required: bool,
    pub(super) content: Content,
}

/// Schemas by media type, in lower case.
pub(super) type Content = BTreeMap<String, Validator>;

pub(super) struct Answer {
    pub(super) content: Content,
    /// By name in lower case.
    pub(super) headers: Vec<(String, bool, Scalar)>,
}

impl Operation {
    /// Loads an operation: `item` is the node of its path, `node` that of its method.
    pub(super) fn load(root: &Node<'_>, item: &Node<'_>, node: &Node<'_>) -> Result<Self, LoadError> {
        let mut parameters: Vec<Parameter> = Vec::new();
        for list in [item.get("parameters")?, node.get("parameters")?].into_iter().flatten() {
            for (_, parameter) in list.children()? {
                let parameter = Parameter::load(&parameter)?;
                // The operation's own parameter overrides the path's.
                parameters
                    .retain(|known| (&known.name, known.location) != (&parameter.name, parameter.location));
                parameters.push(parameter);
            }
        }
        let body = node.get("requestBody")?.map(|body| Body::load(&body)).transpose()?;
        let answers = node.need("responses")?.children()?.into_iter();
        let answers = answers.map(|(status, answer)| Ok((status, Answer::load(&answer)?)));
        let answers = answers.collect::<Result<_, LoadError>>()?;
        Ok(Self { parameters, security: Security::load(root, node)?, body, answers })
    }

    pub(super) fn answer(&self, status: u16) -> Option<&Answer> {
        let names = [status.to_string(), format!("{}XX", status / 100), "default".to_owned()];
        names.iter().find_map(|name| self.answers.get(name))
    }
}

impl Parameter {
    fn load(node: &Node<'_>) -> Result<Self, LoadError> {
        let location = match node.text("in") {
            Some("path") => Location::Path,
            Some("query") => Location::Query,
            Some("header") => Location::Header,
            _ => return Err(node.unsupported("a parameter neither in path, query nor header")),
        };
        let name = node.text("name").ok_or_else(|| node.unsupported("a parameter without a name"))?;
        Ok(Self {
            name: name.to_owned(),
            location,
            required: node.flag("required"),
            value: Scalar::load(node)?,
        })
    }
}

impl Scalar {
    /// Loads the value of a parameter or header.
    fn load(node: &Node<'_>) -> Result<Self, LoadError> {
        let schema = node.need("schema")?;
        let bare = match schema.text("type") {
            Some("integer" | "number" | "boolean") => true,
            Some("string") => false,
            _ => return Err(schema.unsupported("a parameter of another type than text, number or truth")),
        };
        Ok(Self { bare, schema: schema.validator()? })
    }

    pub(super) fn read(&self, text: &str) -> Value {
        let as_text = || Value::String(text.to_owned());
        if self.bare { serde_json::from_str(text).unwrap_or_else(|_| as_text()) } else { as_text() }
    }
}

impl Security {
    fn load(root: &Node<'_>, node: &Node<'_>) -> Result<Self, LoadError> {
        let Some(asked) = node.get("security")?.map_or_else(|| root.get("security"), |own| Ok(Some(own)))?
        else {
            return Ok(Self::Open);
        };
        let alternatives = asked.children()?;
        let [(_, requirement)] = alternatives.as_slice() else {
            return if alternatives.is_empty() {
                Ok(Self::Open)
            } else {
                Err(asked.unsupported("a choice of securities"))
            };
        };
        let names: Vec<&String> = requirement.fields().into_iter().flat_map(|fields| fields.keys()).collect();
        let [name] = names.as_slice() else { return Err(asked.unsupported("more than one scheme")) };
        let scheme = root.need("components")?.need("securitySchemes")?.need(name)?;
        match (scheme.text("type"), scheme.text("scheme")) {
            (Some("http"), Some("bearer")) => Ok(Self::Bearer),
            _ => Err(scheme.unsupported("another scheme than bearer")),
        }
    }
}

impl Body {
    fn load(node: &Node<'_>) -> Result<Self, LoadError> {
        Ok(Self { required: node.flag("required"), content: content(node)? })
    }
}

impl Answer {
    fn load(node: &Node<'_>) -> Result<Self, LoadError> {
        let headers = node.get("headers")?.map_or_else(|| Ok(Vec::new()), |headers| headers.children())?;
        let header = |(name, header): (String, Node<'_>)| {
            Ok((name.to_lowercase(), header.flag("required"), Scalar::load(&header)?))
        };
        let headers = headers.into_iter().map(header).collect::<Result<_, LoadError>>()?;
        Ok(Self { content: content(node)?, headers })
    }
}

fn content(node: &Node<'_>) -> Result<Content, LoadError> {
    let Some(content) = node.get("content")? else { return Ok(Content::new()) };
    let schema = |(kind, media): (String, Node<'_>)| {
        let json = kind == "application/json" || kind.ends_with("+json");
        if !json {
            return Err(media.unsupported("content other than JSON"));
        }
        Ok((kind.to_lowercase(), media.need("schema")?.validator()?))
    };
    content.children()?.into_iter().map(schema).collect()
}
