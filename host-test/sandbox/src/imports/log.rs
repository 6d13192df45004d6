//! `framework360:platform/log`: log lines for engineers, without secrets and within limits.

use host_core::limits;

use crate::bindings::framework360::platform::log::{Host, Level};
use crate::call_state::CallState;
use crate::imports::injected;

impl Host for CallState {
    async fn write(&mut self, level: Level, message: String) -> wasmtime::Result<()> {
        if self.fails("log.write") {
            return Err(injected("log.write"));
        }
        self.log_lines = self.log_lines.saturating_add(1);
        if self.log_lines > limits::LOG_LINES {
            if self.log_lines == limits::LOG_LINES + 1 {
                tracing::warn!(plugin = self.plugin, "too many log lines in one call: the rest is left out");
            }
            return Ok(());
        }
        let message = self.masks.clean(&message, limits::LOG_LINE);
        let message = message.escape_debug();
        let plugin = &self.plugin;
        match level {
            Level::Debug => tracing::debug!(target: "plugin", plugin, "{message}"),
            Level::Info => tracing::info!(target: "plugin", plugin, "{message}"),
            Level::Warn => tracing::warn!(target: "plugin", plugin, "{message}"),
            Level::Error => tracing::error!(target: "plugin", plugin, "{message}"),
        }
        Ok(())
    }
}
