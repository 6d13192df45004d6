//! Rows of connectors' storage, sealed at rest.

use super::base::Rows;
use crate::model::InstallationId;

/// The rows of connectors' storage: one for each installation and key.
pub trait StorageRows: Rows {
    /// The value of a key.
    fn storage_value(&self, installation: InstallationId, key: &str) -> Result<Option<Vec<u8>>, Self::Error>;

    /// The first `limit` keys, in byte order, that begin with `prefix` and come after `after`.
    fn storage_keys(
        &self,
        installation: InstallationId,
        prefix: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<String>, Self::Error>;

    /// Writes a value, new or not.
    fn put_storage_value(
        &self,
        installation: InstallationId,
        key: &str,
        value: &[u8],
    ) -> Result<(), Self::Error>;

    /// Writes a value where the key has none yet.
    fn insert_storage_value(
        &self,
        installation: InstallationId,
        key: &str,
        value: &[u8],
    ) -> Result<(), Self::Error>;

    /// Removes a value.
    fn delete_storage_value(&self, installation: InstallationId, key: &str) -> Result<(), Self::Error>;

    /// Removes the values that hold a [session](crate::session::PREFIX).
    fn delete_session_values(&self, installation: InstallationId) -> Result<(), Self::Error>;

    /// Removes all values of an installation.
    fn delete_storage(&self, installation: InstallationId) -> Result<(), Self::Error>;
}
