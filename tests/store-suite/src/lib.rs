//! The conformance suite of all stores, as one list of cases: a database passes if [`every_case!`] passes on
//! its [`StoreHome`]. Nothing here knows which database it is.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "cases say in their names what they show, and one that can't go on fails"
)]

pub mod accounts;
pub mod authorizations;
pub mod catalogues;
pub mod commits;
pub mod customer_ticks;
pub mod customers;
pub mod deliveries;
pub mod edits;
pub mod imports;
pub mod leases;
pub mod lists;
pub mod modules;
pub mod pages;
pub mod panel_lists;
pub mod platform;
pub mod products;
pub mod pushes;
pub mod records;
mod remote;
pub mod reports;
pub mod runs;
pub mod saved;
pub mod schedule;
pub mod sessions;
pub mod simulation;
pub mod storage;
pub mod turns;
mod world;

use std::sync::Arc;

use host_core::store::Store;

/// The home of one fresh store. Each store that is opened there is another worker of it; a worker
/// that is dropped is gone, as after a crash.
pub trait StoreHome: Send + Sync {
    fn open(&self) -> Arc<dyn Store>;
}

/// Hands the list of cases to the macro `$run`, as `module { case, … }`.
#[macro_export]
macro_rules! every_case {
    ($run:ident) => {
        $run! {
            pushes {
                a_job_that_waits_is_replaced_by_a_push,
                a_job_that_runs_is_followed_by_the_last_push,
                a_push_that_came_during_a_failing_run_replaces_the_job_and_keeps_its_pause,
                an_uncertain_job_waits_for_the_person_and_the_push_comes_after,
                an_uncertain_job_that_a_person_sends_runs_again_as_one_that_may_have_arrived,
                a_push_onto_a_resolved_job_replaces_what_was_to_follow,
                a_person_cuts_a_pause_short_and_an_event_does_not,
                a_delay_counts_for_events_alone,
                events_that_follow_each_other_put_a_job_off_no_further_than_the_first,
                an_absurd_delay_is_as_good_as_never,
                a_person_who_asked_is_not_forgotten_when_an_event_follows,
                what_a_person_sends_goes_to_the_head_of_the_queue,
                a_paused_job_goes_on_with_a_push_or_when_settings_change,
                a_job_that_is_taken_back_does_not_run_and_counts_on_later,
                retry_sends_again_what_ended_or_waits_and_leaves_the_rest_alone,
                resolve_answers_uncertain_jobs_alone,
                what_failed_for_good_goes_on_once_a_person_entered_its_record_there,
                jobs_are_listed_newest_first_and_filtered,
                an_event_knows_the_job_that_it_led_to,
            }
            runs {
                the_attempt_is_durable_before_the_run,
                attempts_are_counted_for_good,
                an_attempt_without_http_is_not_counted,
                what_a_person_said_is_kept_until_an_attempt_may_have_reached_the_remote,
                a_record_that_is_there_is_adopted_by_the_next_attempt_too,
                the_same_key_never_runs_twice_at_a_time,
                one_installation_runs_no_more_than_its_share,
                a_paused_or_disabled_installation_runs_nothing,
                a_refused_credential_pauses_until_the_owner_connects_again,
                nothing_starts_before_the_remote_wants_more,
                only_the_jobs_that_were_asked_for_are_claimed,
                two_workers_never_claim_the_same_job,
            }
            turns {
                a_long_queue_of_one_shop_does_not_hold_up_another_shops_job,
                where_slots_are_scarce_installations_take_turns,
                who_runs_the_fewest_jobs_is_served_first,
                of_one_installation_the_job_that_is_due_for_longest_is_first,
                kinds_of_work_take_turns_whatever_one_of_them_has_in_its_queue,
                thousands_that_a_person_sends_leave_a_share_to_what_comes_in,
                kinds_share_the_time_and_not_the_number_of_jobs,
                a_kind_that_had_nothing_to_do_saves_nothing_up,
                sends_by_hand_that_take_long_leave_a_slot_to_what_comes_in,
                sends_that_all_hang_leave_a_slot_to_what_comes_in,
                a_slot_outside_the_share_is_not_one_that_others_need,
                where_a_remote_that_hangs_has_one_slot_each_other_kind_still_has_one,
                what_a_person_waits_for_is_first_whichever_shop_runs_fewer_jobs,
                the_last_free_slots_are_for_installations_that_run_nothing,
                an_installation_whose_remote_does_not_answer_has_fewer_slots,
                a_share_is_that_of_all_workers_together,
                many_jobs_that_were_asked_for_are_claimed_in_their_order_and_no_others,
                the_next_due_job_is_one_that_can_run,
            }
            leases {
                a_worker_that_lost_its_lease_can_do_nothing,
                an_extended_lease_is_kept,
                leases_are_kept_together_and_those_that_are_lost_are_named,
                a_lease_that_ran_out_is_freed_and_the_attempt_counts,
                the_jobs_of_a_worker_that_is_gone_are_free_at_once,
                a_worker_that_lives_keeps_its_jobs,
                a_job_that_kills_its_workers_is_parked,
                what_was_pushed_meanwhile_follows_a_job_whose_worker_is_gone,
                an_ended_run_cannot_end_again,
                a_wait_that_was_written_under_a_clock_that_was_ahead_is_as_long_as_it_was_meant,
                a_lease_is_held_until_another_worker_has_the_job_or_the_run_ends,
            }
            commits {
                everything_is_committed_together,
                a_link_that_is_taken_leaves_nothing_behind,
                a_link_that_is_taken_says_which_and_by_what,
                a_refusal_of_settings_that_changed_stops_and_slows_nothing,
                an_outdated_call_leaves_nothing_behind,
                a_call_is_outdated_when_what_it_read_changed,
                a_call_is_not_outdated_by_what_it_did_not_read,
                a_call_is_outdated_when_the_settings_changed,
                a_call_that_read_nothing_is_never_outdated_by_others,
                a_pause_that_was_asked_for_holds_the_installation_once_the_call_is_kept,
                a_refused_change_is_reported_and_the_rest_is_kept,
                a_unit_that_may_only_read_writes_nothing,
                what_is_too_large_is_refused,
                a_job_taken_back_in_the_call_that_queued_it_is_not_queued,
            }
            panel_lists {
                records_come_page_by_page_the_last_changed_first,
                records_are_found_by_how_their_number_begins_and_by_what_their_name_has_in_it,
                records_are_found_by_their_number_at_a_remote,
                customers_are_found_by_their_whole_telephone_number,
                records_are_listed_by_their_state_at_an_installation,
                a_standing_that_few_have_is_listed,
                a_standing_that_many_have_is_listed,
                many_that_are_not_linked_are_listed,
                a_search_finds_few_of_many,
                a_search_finds_many_or_all,
                jobs_that_failed_for_the_same_reason_are_one_cause,
                activities_are_listed_by_record_and_kind_and_counted_by_time,
            }
            storage {
                a_call_reads_its_own_writes,
                a_call_lists_its_own_writes_and_deletions,
                keys_with_odd_letters_are_listed_by_their_prefix,
                a_checkpoint_is_durable_though_the_call_fails,
                a_checkpoint_makes_nothing_but_writes_durable,
                a_checkpoint_is_refused_when_what_was_read_changed,
                after_a_checkpoint_the_call_still_commits,
                a_fact_stays_whatever_becomes_of_the_call_and_its_first_value_counts,
                a_call_does_not_depend_on_the_fact_that_it_recorded,
                an_installation_sees_its_own_storage_alone,
                a_value_is_bytes_and_empty_is_not_absent,
            }
            accounts {
                the_activity_names_the_person_who_changed_something,
                another_account_starts_with_no_links_and_no_storage,
                the_same_account_keeps_links_and_storage,
                an_unknown_account_keeps_links_and_storage,
                an_owner_can_say_that_it_is_another_account,
                products_that_stay_on_sale_without_a_link_are_reported,
                switches_alone_keep_the_account_and_storage,
                what_check_wrote_is_kept_with_the_connection,
                attempts_outlive_a_change_of_account,
                an_account_that_is_one_shops_alone_is_refused_to_another_shop,
                jobs_that_follow_a_connection_are_queued_with_it,
                shops_are_kept_and_their_change_is_noticed,
                secrets_do_not_show_in_debug_output,
            }
            records {
                a_link_is_unique_both_ways,
                linking_the_same_again_changes_nothing_but_the_text_that_it_brings,
                a_link_without_an_identifier_is_refused,
                links_belong_to_one_installation,
                unlinking_forgets_the_link_and_keeps_the_record,
                orders_and_their_events_are_stored_in_one_transaction,
                an_order_that_did_not_change_keeps_its_place,
                records_changed_since_a_cursor_come_oldest_first_and_each_once,
                an_order_never_brings_a_link_of_its_own,
                a_list_shows_each_row_with_its_link_and_the_job_that_says_most,
                a_completed_order_that_no_plugin_was_called_for_was_missed,
                an_order_with_a_number_that_another_has_is_kept_and_reported,
                activity_is_listed_newest_first,
                one_shop_sees_nothing_of_another,
            }
            edits {
                an_order_changed_after_it_was_sent_says_what_differs_and_since_when,
                an_order_that_is_changed_back_is_as_it_was_sent,
                an_order_that_is_found_there_again_keeps_how_it_was_sent,
                a_link_that_is_made_anew_is_of_the_order_as_it_is_then,
                each_plugin_knows_what_it_sent_itself,
                what_changed_while_the_request_was_under_way_differs_once_it_is_linked,
                an_order_that_was_cancelled_before_it_was_found_there_says_so,
                an_order_that_was_sent_again_after_a_change_is_compared_with_what_was_sent_last,
                a_run_that_sent_nothing_leaves_what_an_earlier_one_sent,
                an_order_of_which_nothing_was_noted_is_as_it_is_when_it_is_linked,
                what_was_sent_before_a_link_ended_is_not_what_is_sent_anew,
            }
            products {
                a_new_product_is_created_and_linked_with_its_variants,
                a_product_reported_again_changes_nothing,
                an_identifier_that_is_taken_in_the_shop_gets_a_number,
                a_product_is_known_by_its_identifier_though_its_sku_changed,
                a_product_that_the_shop_had_is_matched_by_its_sku,
                a_sku_in_another_case_is_matched_where_one_product_is_meant_and_the_owner_is_informed,
                a_sku_that_is_several_products_but_for_its_case_is_refused_with_their_names,
                what_a_first_match_replaces_is_reported_for_each_product_and_counted_for_the_pass,
                a_product_that_the_shop_had_is_matched_by_a_variants_sku,
                what_the_owner_keeps_off_sale_stays_off_sale,
                a_sku_that_several_products_have_is_refused_with_their_names,
                a_sku_of_two_records_on_sale_there_is_refused,
                a_record_made_anew_there_takes_over_the_product_of_the_old_one,
                a_product_is_not_merged_into_one_that_has_its_sku_on_a_variant,
                what_the_owner_changed_is_kept_until_the_remote_changes_it,
                variants_that_are_gone_there_disappear_and_the_others_keep_their_ids,
                stock_alone_changes_stock_alone,
                stock_of_what_is_not_known_is_refused,
                a_price_that_comes_with_the_stock_is_merged_as_well,
                a_product_that_is_gone_is_taken_off_sale_and_can_come_back,
                a_product_that_the_shop_cannot_take_is_refused_and_the_rest_is_kept,
                descriptions_are_harmless_before_they_are_kept,
                two_plugins_share_a_product_and_not_its_links,
                versions_are_returned_for_what_is_on_sale,
                a_link_is_as_old_as_the_last_change_that_was_taken,
            }
            pages {
                a_page_keeps_its_cursor_its_changes_and_its_problems_together,
                a_page_of_a_worker_that_lost_its_lease_changes_nothing,
                a_page_is_reported_by_the_job_of_the_tick_alone,
                a_page_is_outdated_when_its_cursor_was_reset_meanwhile,
                a_full_tick_begins_at_the_beginning,
                other_settings_begin_at_the_beginning_and_switches_do_not,
                another_currency_begins_at_the_beginning_and_another_name_does_not,
                another_account_knows_nothing_of_the_ticks_before,
                problems_stay_until_the_record_comes_through_or_is_gone,
                problems_without_an_identifier_are_listed_and_counted,
                problems_that_are_not_listed_one_by_one_are_counted,
                a_pass_reports_what_it_changed_once_at_its_end,
                a_pass_that_changed_nothing_is_not_news,
                absurd_progress_is_kept_as_far_as_it_goes,
            }
            lists {
                what_a_list_of_everything_leaves_out_is_taken_off_sale,
                a_record_with_a_problem_or_stock_alone_is_there,
                a_list_that_began_again_counts_from_its_last_beginning,
                a_list_that_was_cut_off_takes_nothing_off_sale,
                a_much_smaller_list_waits_for_a_person,
                an_empty_list_after_any_other_waits_for_a_person,
                a_held_list_is_reported_once_and_resolves_by_itself,
                what_was_named_since_is_not_taken_off_sale_by_a_late_yes,
                few_missing_records_are_not_suspicious,
                a_product_made_anew_there_comes_in_as_soon_as_the_old_one_is_gone,
                a_list_is_asked_for_again_only_where_something_went,
                a_product_made_anew_there_comes_in_after_a_persons_yes,
            }
            schedule {
                a_tick_is_queued_every_five_minutes,
                a_tick_that_still_runs_or_waits_is_passed_over,
                a_tick_never_stays_dead,
                a_tick_at_a_persons_request_goes_to_the_head,
                a_clock_that_was_set_back_stops_no_tick,
                orders_have_no_ticks,
                the_same_failure_is_remembered_over_ticks,
            }
            imports {
                products_that_the_shop_has_are_kept_and_distinguished,
                an_import_is_all_or_nothing,
                what_a_file_does_not_name_stays_as_it_is,
                what_is_given_twice_is_refused,
                an_import_that_may_resolve_a_problem_makes_the_next_tick_full,
                ambiguous_skus_are_reported,
                an_imported_product_is_linked_and_known_to_the_tick,
                customers_are_imported_and_linked,
                who_ordered_is_a_customer_of_the_shop,
            }
            sessions {
                a_refresh_keeps_the_session_and_counts_its_generation,
                a_session_that_is_over_when_it_comes_has_no_known_end,
                a_session_that_lasts_for_ages_has_no_known_end,
                one_worker_refreshes_and_the_others_see_that_it_does,
                a_refresh_whose_lease_ran_out_is_taken_over,
                a_refresh_whose_worker_is_gone_is_taken_over_at_once,
                how_a_refresh_failed_is_known_to_all_that_waited,
                a_call_that_read_the_session_is_not_outdated_by_its_refresh,
                a_session_is_written_by_its_refresh_alone,
                other_settings_end_the_session_and_switches_do_not,
                a_refresh_under_settings_that_changed_is_not_kept,
                sessions_belong_to_one_installation,
                an_authorization_begins_a_session_and_ends_the_one_before,
            }
            modules {
                what_was_paused_for_a_module_goes_on_when_it_is_back,
                other_facts_of_the_shop_let_all_that_is_paused_go_on,
            }
            reports {
                every_selected_order_is_in_exactly_one_part,
                an_order_that_is_there_is_reported_with_its_number,
                what_ends_later_and_elsewhere_completes_the_report,
                an_ended_row_says_what_it_said_whatever_becomes_of_the_order,
                a_run_that_was_under_way_is_not_the_one_that_was_asked_for,
                two_sends_of_one_order_both_end_with_it,
                an_order_that_a_person_must_decide_on_says_so,
                an_uncertain_order_that_is_sent_is_looked_for_and_its_report_says_how_that_ended,
                an_order_that_is_taken_back_or_kills_its_workers_is_in_the_report,
                a_send_that_a_paused_installation_holds_says_why,
                the_last_hundred_reports_are_kept,
                a_report_whose_orders_still_wait_outlives_a_hundred_newer_ones,
                a_run_whose_end_cannot_be_kept_ends_no_row,
                what_was_sent_without_something_says_what_was_left_out,
                a_record_that_is_sent_anew_keeps_its_link_until_another_takes_its_place,
            }
            customers {
                a_new_customer_is_created_with_what_is_reported_and_linked,
                what_the_remote_does_not_report_of_a_customer_stays,
                a_customer_reported_again_changes_nothing,
                what_is_older_than_what_was_taken_changes_nothing,
                a_time_far_ahead_does_not_freeze_a_customer_for_good,
                a_new_customers_id_that_is_taken_gets_a_number,
                a_customer_that_was_linked_before_is_changed_and_not_created,
                a_customer_that_cannot_be_taken_is_refused_and_the_rest_is_kept,
                a_link_moves_where_it_is_unlinked_first,
                the_link_that_is_the_result_may_take_the_place_of_one_that_is_unlinked,
                others_hear_of_a_customer_that_changed_and_of_no_other,
                what_a_remote_reported_names_its_customer,
            }
            saved {
                a_saved_customer_is_kept_and_its_event_queued_in_one_transaction,
                a_customer_saved_as_it_was_raises_no_event,
                what_is_not_given_of_a_saved_customer_stays,
                an_address_that_is_saved_alone_is_not_subscribed_with_the_consent_of_the_one_before,
                a_saved_customer_outdates_the_calls_that_read_it,
            }
            customer_ticks {
                a_page_of_customers_keeps_its_cursor_and_its_changes_together,
                a_pass_of_customers_reports_in_its_own_words_what_it_changed,
                a_list_of_everything_takes_no_customer_away,
                problems_of_customers_and_of_products_do_not_mix,
                problems_of_customers_go_when_they_come_through_or_are_gone,
                a_link_that_a_page_cannot_make_is_a_problem_of_that_customer,
                customers_and_products_have_each_their_own_schedule,
                other_settings_let_both_ticks_begin_again,
            }
            platform {
                the_platforms_address_is_kept_and_another_one_outdates_what_runs,
                what_waited_for_an_address_goes_on_when_there_is_one,
                platform_settings_belong_to_one_plugin,
                other_platform_settings_outdate_the_plugins_calls_and_no_others,
                other_platform_settings_let_jobs_go_on_and_keep_sessions,
            }
            authorizations {
                a_state_brings_back_what_was_begun_once,
                of_two_browsers_with_one_state_one_goes_on,
                who_comes_back_late_gets_the_reason,
                a_state_of_nobody_or_of_another_plugin_is_unknown,
                a_state_is_begun_once,
                old_states_are_forgotten_after_a_day,
                a_state_does_not_show_in_debug_output,
            }
            deliveries {
                a_delivery_is_queued_once_however_often_it_comes,
                two_equal_deliveries_at_a_time_have_one_effect,
                a_delivery_replaces_what_waits_and_follows_what_runs,
                a_delivery_reaches_every_installation_of_the_account,
                a_delivery_waits_for_a_paused_installation_and_not_for_a_disabled_one,
                what_the_law_demands_runs_whether_the_installation_works_or_not,
                a_delivery_for_an_account_that_nobody_has_changes_nothing,
                a_delivery_with_an_absurd_id_or_job_is_refused,
                a_delivery_is_known_for_a_month_and_then_forgotten,
            }
            catalogues {
                whatever_was_reported_in_between_the_shop_is_what_was_reported_last,
            }
            simulation {
                whatever_happens_each_key_is_created_once_and_none_is_lost,
            }
        }
    };
}
