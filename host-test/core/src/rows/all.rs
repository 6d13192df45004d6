//! All kinds of rows together.

use super::activity::ActivityRows;
use super::authorizations::AuthorizationRows;
use super::claims::ClaimRows;
use super::deliveries::DeliveryRows;
use super::installations::InstallationRows;
use super::jobs::JobRows;
use super::links::LinkRows;
use super::lists::ListRows;
use super::platform::PlatformRows;
use super::problems::ProblemRows;
use super::product_links::ProductLinkRows;
use super::record_views::RecordViews;
use super::records::RecordRows;
use super::reports::ReportRows;
use super::restores::RestoreRows;
use super::sessions::SessionRows;
use super::shops::ShopRows;
use super::snapshots::SnapshotRows;
use super::storage::StorageRows;
use super::ticks::TickRows;
use super::usage::UsageRows;
use super::variant_links::VariantLinkRows;
use super::workers::Workers;

/// All rows: the trait that a database implements for its open transaction.
pub trait AllRows:
    ActivityRows
    + AuthorizationRows
    + ClaimRows
    + DeliveryRows
    + InstallationRows
    + JobRows
    + LinkRows
    + ListRows
    + PlatformRows
    + ProblemRows
    + ProductLinkRows
    + RecordRows
    + RecordViews
    + ReportRows
    + RestoreRows
    + SessionRows
    + ShopRows
    + SnapshotRows
    + StorageRows
    + TickRows
    + UsageRows
    + VariantLinkRows
    + Workers
{
}

impl<T> AllRows for T where
    T: ActivityRows
        + AuthorizationRows
        + ClaimRows
        + DeliveryRows
        + InstallationRows
        + JobRows
        + LinkRows
        + ListRows
        + ListRows
        + PlatformRows
        + ProblemRows
        + ProductLinkRows
        + RecordRows
        + RecordViews
        + ReportRows
        + RestoreRows
        + SessionRows
        + ShopRows
        + SnapshotRows
        + StorageRows
        + TickRows
        + UsageRows
        + VariantLinkRows
        + Workers
{
}
