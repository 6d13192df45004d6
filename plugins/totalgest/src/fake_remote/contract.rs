//! The schemas of `openapi.json`, against which bodies are checked.

use jsonschema::{Draft, Registry};
use serde_json::{Value, json};

/// The schemas, loaded.
pub(crate) struct Contract(Registry<'static>);

impl Contract {
    pub(crate) fn load() -> Self {
        let file: Value = serde_json::from_str(include_str!("../../openapi.json")).unwrap();
        let registry = Registry::new().draft(Draft::Draft202012).add("urn:file", file).unwrap();
        Self(registry.prepare().unwrap())
    }

    /// The violations of the schema of this name in a body.
    pub(crate) fn violations(&self, schema: &str, body: &Value) -> Vec<String> {
        let reference = json!({"$ref": format!("urn:file#/components/schemas/{schema}")});
        let validator = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .offline()
            .should_validate_formats(true)
            .with_registry(&self.0)
            .build(&reference)
            .unwrap();
        validator.iter_errors(body).map(|error| format!("{}: {error}", error.instance_path())).collect()
    }

    pub(crate) fn holds(&self, schema: &str, body: &Value) {
        let violations = self.violations(schema, body);
        assert!(violations.is_empty(), "{schema}: {violations:#?} in {body:#}");
    }
}
