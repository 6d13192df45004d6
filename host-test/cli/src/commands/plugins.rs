//! `host-test plugins`

use host_platform::HostError;
use serde_json::json;

use crate::args::Global;
use crate::output::{Output, kib, table};

pub(crate) fn list(global: &Global, out: &Output) -> anyhow::Result<()> {
    let names = host_sandbox::plugins::plugin_names(&global.plugins).map_err(HostError::from)?;
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for name in names {
        let path = global.plugins.join(format!("{name}.wasm"));
        let (size, contract, problem) = match host_sandbox::plugins::read(&path) {
            Ok((_, inspection)) => (inspection.size, inspection.contract, String::new()),
            Err(error) => (0, String::new(), error.to_string()),
        };
        rows.push(vec![name.clone(), kib(size, &out.texts), contract.clone(), problem.clone()]);
        values.push(json!({ "name": name, "size": size, "contract": contract, "problem": problem }));
    }
    let mut head = out.texts.heads(&["head-plugin", "head-size", "head-contract"]);
    head.push(String::new());
    out.print(&json!({ "plugins": values }), &table(&head, &rows))
}
