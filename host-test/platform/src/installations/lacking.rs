//! Values that a mapping in the settings lacks, as the connector names them in the messages of the jobs that wait.

use host_core::limits;
use host_core::model::{Installation, Phase};
use host_sandbox::manifest::{FieldKind, Manifest};

use super::Installations;
use crate::error::HostError;

/// A value that a mapping lacks: a VAT rate that has no counterpart at the remote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// The key of the mapping's setting.
    pub setting: String,
    /// Our value, as an owner enters it.
    pub value: String,
    /// The number of jobs that wait for it.
    pub jobs: u64,
}

impl Installations<'_> {
    /// The values that the mappings of an installation lack, those with the most jobs first.
    ///
    /// # Errors
    /// The store.
    pub async fn lacking(
        self,
        installation: &Installation,
        manifest: &Manifest,
    ) -> Result<Vec<Lacking>, HostError> {
        let is_mapping = |key: &str| {
            manifest.settings.iter().any(|field| field.kind == FieldKind::Mapping && field.key == key)
        };
        let causes = self.host.store.causes(&[installation.id], &[Phase::Paused], limits::CAUSES).await?;
        let mut lacking: Vec<Lacking> = Vec::new();
        for cause in causes {
            let args = cause.message.map(|message| message.args).unwrap_or_default();
            for (setting, value) in args.into_iter().filter(|(name, _)| is_mapping(name)) {
                match lacking.iter_mut().find(|known| known.setting == setting && known.value == value) {
                    Some(known) => known.jobs += cause.jobs,
                    None => lacking.push(Lacking { setting, value, jobs: cause.jobs }),
                }
            }
        }
        Ok(lacking)
    }
}
