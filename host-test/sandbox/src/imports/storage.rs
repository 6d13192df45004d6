//! `framework360:platform/storage`: the installation's own values.

use host_core::session;
use host_core::unit_of_work::UnitError;

use crate::bindings::framework360::platform::storage::{Error, Host};
use crate::call_state::CallState;
use crate::imports::injected;

impl Host for CallState {
    async fn get(&mut self, key: String) -> wasmtime::Result<Result<Option<Vec<u8>>, Error>> {
        if self.fails("storage.get") {
            return Ok(Err(made_to_fail("storage.get")));
        }
        let values = self.values(&[key]).await;
        Ok(values.map(|mut values| values.pop().flatten()))
    }

    async fn get_many(&mut self, keys: Vec<String>) -> wasmtime::Result<Result<Vec<Option<Vec<u8>>>, Error>> {
        if self.fails("storage.get-many") {
            return Ok(Err(made_to_fail("storage.get-many")));
        }
        Ok(self.values(&keys).await)
    }

    async fn set(&mut self, key: String, value: Vec<u8>) -> wasmtime::Result<Result<(), Error>> {
        if self.fails("storage.set") {
            return Ok(Err(made_to_fail("storage.set")));
        }
        self.learn(&key, Some(&value));
        Ok(self.unit.set(&key, Some(value)).map_err(to_guest_error))
    }

    async fn delete(&mut self, key: String) -> wasmtime::Result<Result<(), Error>> {
        if self.fails("storage.delete") {
            return Ok(Err(made_to_fail("storage.delete")));
        }
        Ok(self.unit.set(&key, None).map_err(to_guest_error))
    }

    async fn list_keys(
        &mut self,
        prefix: String,
        after: Option<String>,
        limit: u32,
    ) -> wasmtime::Result<Result<Vec<String>, Error>> {
        if self.fails("storage.list-keys") {
            return Ok(Err(made_to_fail("storage.list-keys")));
        }
        Ok(self.unit.keys(&prefix, after.as_deref(), limit).await.map_err(to_guest_error))
    }

    async fn checkpoint(&mut self) -> wasmtime::Result<Result<(), Error>> {
        if self.fails("storage.checkpoint") {
            return Ok(Err(made_to_fail("storage.checkpoint")));
        }
        self.hooks.fence.arm();
        Ok(match self.unit.checkpoint().await {
            Ok(()) => Ok(()),
            Err(UnitError::Store(error)) => {
                let text = error.to_string();
                self.store_error = Some(error);
                Err(Error::Unavailable(text))
            }
            Err(error) => Err(to_guest_error(error)),
        })
    }

    async fn record_fact(&mut self, key: String, value: Vec<u8>) -> wasmtime::Result<Result<(), Error>> {
        if self.fails("storage.record-fact") {
            return Ok(Err(made_to_fail("storage.record-fact")));
        }
        Ok(self.unit.record_fact(&key, value).await.map_err(to_guest_error))
    }
}

impl CallState {
    async fn values(&mut self, keys: &[String]) -> Result<Vec<Option<Vec<u8>>>, Error> {
        let values = self.unit.get(keys).await.map_err(to_guest_error)?;
        for (key, value) in keys.iter().zip(&values) {
            self.learn(key, value.as_deref());
        }
        Ok(values)
    }

    /// Adds a session's value to the secrets of the call.
    fn learn(&mut self, key: &str, value: Option<&[u8]>) {
        if session::holds(key)
            && let Some(value) = value
        {
            self.masks.learn(value);
        }
    }
}

fn to_guest_error(error: UnitError) -> Error {
    match error {
        UnitError::TooLarge(_) => Error::TooLarge,
        UnitError::Refused(_) | UnitError::Store(_) => Error::Unavailable(error.to_string()),
    }
}

fn made_to_fail(call: &str) -> Error {
    Error::Unavailable(injected(call).to_string())
}
