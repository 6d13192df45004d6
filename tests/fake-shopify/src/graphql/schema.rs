//! Shopify's schema, as far as the connector's documents need it, and reading documents by it.

use std::sync::LazyLock;

use apollo_compiler::{ExecutableDocument, Schema, response::GraphQLError, validation::Valid};

/// The Admin API's version that the schema is of: see `plugins/shopify/schema.mjs`.
pub const API_VERSION: &str = "2026-10";

/// Names and types, as `plugins/shopify/schema.mjs` made them.
pub const SDL: &str = include_str!("../../../../plugins/shopify/schema.graphql");

/// A directive of GraphQL itself that the library doesn't know yet.
const ONE_OF: &str = "directive @oneOf on INPUT_OBJECT\n";

/// What the Admin API has and the connector's documents don't ask for (yet): tests do.
const MORE: [(&str, &str); 1] = [(
    "enum CustomerState {",
    "enum CustomerState { DECLINED DISABLED ENABLED INVITED } extend type Customer { state: CustomerState! }",
)];

/// The schema; a reason where it isn't one.
static SCHEMA: LazyLock<Result<Valid<Schema>, String>> = LazyLock::new(|| {
    let known = Schema::builder().parse(ONE_OF, "one-of.graphql").parse(SDL, "schema.graphql");
    let missing = MORE.into_iter().filter(|(name, _)| !SDL.contains(name));
    let whole = missing.fold(known, |schema, (_, text)| schema.parse(text, "more.graphql"));
    whole.build().map_err(|errors| errors.to_string())?.validate().map_err(|errors| errors.to_string())
});

/// The schema that the fake serves and that documents are validated against.
pub fn schema() -> Result<&'static Valid<Schema>, String> {
    SCHEMA.as_ref().map_err(Clone::clone)
}

/// Reads a document and validates it, as the fake does with every request. What is wrong comes in
/// the form of an answer's `errors`.
pub fn validated(document: &str) -> Result<Valid<ExecutableDocument>, Vec<GraphQLError>> {
    let schema = schema().map_err(|reason| vec![GraphQLError::new(reason, None, &Default::default())])?;
    ExecutableDocument::parse_and_validate(schema, document, "document.graphql")
        .map_err(|errors| errors.errors.iter().map(|error| error.to_json()).collect())
}
