//! The connectors' storage.

use crate::model::InstallationId;
use crate::rows::StorageRows;

/// Writes the values that a call wrote; none deletes.
pub fn write<R: StorageRows>(
    rows: &R,
    installation: InstallationId,
    writes: &[(String, Option<Vec<u8>>)],
) -> Result<(), R::Error> {
    writes.iter().try_for_each(|(key, value)| match value {
        Some(value) => rows.put_storage_value(installation, key, value),
        None => rows.delete_storage_value(installation, key),
    })
}
