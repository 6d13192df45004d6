//! The cost of a request: by what it asks for, and by what it got.

use apollo_compiler::{
    ExecutableDocument, Node,
    ast::{self, OperationType},
    executable::{Field, Operation, Selection, SelectionSet},
    response::JsonMap,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde_json::Value;

use super::object::plain;

/// The most that one query may cost, whatever the plan.
pub(crate) const MOST: u64 = 1000;
const MUTATION: u64 = 10;
const OBJECT: u64 = 1;

/// A request that is to be paid.
pub(crate) struct Cost<'a> {
    document: &'a ExecutableDocument,
    operation: &'a Operation,
    variables: Value,
}

impl<'a> Cost<'a> {
    pub(crate) fn of(
        document: &'a ExecutableDocument,
        operation: &'a Operation,
        variables: &JsonMap,
    ) -> Self {
        Self { document, operation, variables: plain(variables) }
    }

    /// The cost before it runs, as if everything existed. A query costs `factor` times as much, rounded up:
    /// how Shopify calculates isn't known exactly.
    pub(crate) fn requested(&self, factor: Decimal) -> u64 {
        let cost = self.root(None);
        match self.operation.operation_type {
            OperationType::Query => Decimal::from(cost)
                .checked_mul(factor)
                .and_then(|cost| cost.ceil().to_u64())
                .unwrap_or(u64::MAX),
            _ => cost,
        }
    }

    /// The cost after it ran.
    pub(crate) fn actual(&self, data: &Value) -> u64 {
        self.root(Some(data))
    }

    fn root(&self, data: Option<&Value>) -> u64 {
        let fields = self.fields(&self.operation.selection_set);
        let mutation = self.operation.operation_type == OperationType::Mutation;
        let cost = |field: &&Field| {
            let got = data.map(|data| data.get(field.response_key().as_str()).unwrap_or(&Value::Null));
            match mutation {
                true => MUTATION + self.inside(field, got),
                false => self.field(field, got),
            }
        };
        fields.iter().map(cost).sum()
    }

    fn field(&self, field: &Field, got: Option<&Value>) -> u64 {
        if field.selection_set.selections.is_empty() || got.is_some_and(Value::is_null) {
            return 0;
        }
        if field.selection_set.ty.as_str().ends_with("Connection") {
            return self.connection(field, got);
        }
        if field.name == "nodes" {
            let asked = self.argument(field, "ids").and_then(|ids| Some(ids.as_array()?.len()));
            return self.list(field, asked.unwrap_or(1), got);
        }
        match got {
            // A short list costs as one object, and an empty one nothing.
            Some(Value::Array(items)) => {
                items.first().map_or(0, |item| OBJECT + self.inside(field, Some(item)))
            }
            got => OBJECT + self.inside(field, got),
        }
    }

    /// The cost of a connection: its size times a node, and its other fields.
    fn connection(&self, field: &Field, got: Option<&Value>) -> u64 {
        let size = ["first", "last"].into_iter().find_map(|name| self.argument(field, name)?.as_u64());
        let size = usize::try_from(size.unwrap_or(1)).unwrap_or(usize::MAX);
        let cost = |part: &&Field| {
            let got = got.and_then(|got| got.get(part.response_key().as_str()));
            match part.name.as_str() {
                "nodes" | "edges" => self.list(part, size, got),
                _ => self.field(part, got),
            }
        };
        self.fields(&field.selection_set).iter().map(cost).sum()
    }

    fn list(&self, field: &Field, asked: usize, got: Option<&Value>) -> u64 {
        match got.and_then(Value::as_array) {
            Some(items) => {
                let there = items.iter().filter(|item| !item.is_null());
                there.map(|item| OBJECT + self.inside(field, Some(item))).sum()
            }
            None => (asked as u64).saturating_mul(OBJECT + self.inside(field, None)),
        }
    }

    fn inside(&self, field: &Field, got: Option<&Value>) -> u64 {
        let part = |part: &&Field| {
            self.field(part, got.map(|got| got.get(part.response_key().as_str()).unwrap_or(&Value::Null)))
        };
        self.fields(&field.selection_set).iter().map(part).sum()
    }

    /// The selected fields: fragments are unfolded, skipped ones are left out, and repeated ones counted once.
    fn fields(&self, set: &'a SelectionSet) -> Vec<&'a Field> {
        let mut fields: Vec<&Field> = Vec::new();
        for selection in &set.selections {
            let inner = match selection {
                Selection::Field(field) if self.included(&field.directives) => vec![&**field],
                Selection::FragmentSpread(spread) if self.included(&spread.directives) => self
                    .document
                    .fragments
                    .get(&spread.fragment_name)
                    .map(|fragment| self.fields(&fragment.selection_set))
                    .unwrap_or_default(),
                Selection::InlineFragment(inline) if self.included(&inline.directives) => {
                    self.fields(&inline.selection_set)
                }
                _ => Vec::new(),
            };
            for field in inner {
                if !fields.iter().any(|known| known.response_key() == field.response_key()) {
                    fields.push(field);
                }
            }
        }
        fields
    }

    fn included(&self, directives: &ast::DirectiveList) -> bool {
        let reported = |name: &str| {
            let argument = directives.get(name)?.specified_argument_by_name("if")?;
            self.value(argument)?.as_bool()
        };
        reported("include") != Some(false) && reported("skip") != Some(true)
    }

    fn argument(&self, field: &Field, name: &str) -> Option<Value> {
        self.value(field.specified_argument_by_name(name)?)
    }

    /// A value that decides on the cost.
    fn value(&self, value: &Node<ast::Value>) -> Option<Value> {
        match &**value {
            ast::Value::Variable(name) => self.variables.get(name.as_str()).cloned(),
            ast::Value::Boolean(it) => Some(Value::Bool(*it)),
            ast::Value::Int(it) => it.as_str().parse::<u64>().ok().map(Value::from),
            ast::Value::List(items) => Some(Value::Array(vec![Value::Null; items.len()])),
            _ => None,
        }
    }
}
