//! The whole API in one place: every route with its access.

pub mod access;
mod assets;
mod collect;
pub mod cookie;
mod document;
pub mod etag;
pub mod extract;
mod headers;
mod health;
mod limits;
pub mod listen;
mod precondition;
mod problem;
mod share;
pub mod trace;

use std::{any::Any, time::Duration};

use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer,
    timeout::TimeoutLayer,
};
use utoipa_axum::{router::OpenApiRouter, routes};
use utoipa_swagger_ui::SwaggerUi;

use crate::kernel::Problem;
use crate::{
    access_log, assignments, changes, confirmations, drafts, earlier_words, events, feedback,
    files, gatherings, goals, guest, help_lines, identity, jobs, meeting_templates, meetings,
    outreach, praises, privacy, push, recognition_links, recognitions, reminders, staff,
    state::AppState, successes, suggestions, today, young_people,
};
use access::Access;
use collect::Api;

/// The largest body, in bytes; files have their own limit.
const MOST_BYTES: usize = 64 * 1024;
/// The longest that a request may take; event streams are not limited.
const LONGEST: Duration = Duration::from_secs(30);

/// Every route with its access.
pub fn api() -> Api {
    use Access::{
        Administrator, Anyone, Assigned, Confirmer, Demo, Owner, OwnerOrAssigned, SignedIn, Staff,
        Unconfirmed,
    };
    let api = Api::new(OpenApiRouter::with_openapi(document::head()));
    api
        // Sessions and one's own account
        .open_to(Anyone, routes!(identity::routes::create_session))
        .open_to(Unconfirmed, routes!(identity::routes::delete_sessions))
        .open_to(Demo, routes!(identity::routes::create_demo_session))
        .open_to(Unconfirmed, routes!(identity::routes::get_current_session))
        .open_to(Unconfirmed, routes!(identity::routes::delete_current_session))
        .open_to(Unconfirmed, routes!(identity::routes::get_me))
        .open_to(SignedIn, routes!(identity::routes::patch_me))
        .open_to(SignedIn, routes!(events::routes::get_events))
        .open_to(SignedIn, routes!(push::routes::list_push_subscriptions))
        .open_to(SignedIn, routes!(push::routes::put_push_subscription))
        .open_to(SignedIn, routes!(push::routes::delete_push_subscription))
        .open_to(SignedIn, routes!(push::routes::create_push_test))
        .open_to(SignedIn, routes!(push::routes::create_push_arrival))
        // The young person's own content
        .open_to(Owner, routes!(changes::routes::list_changes))
        .open_to(Owner, routes!(earlier_words::routes::delete_earlier_words))
        .open_to(Owner, routes!(goals::routes::list_goals))
        .open_to(Owner, routes!(goals::routes::put_goal))
        .open_to(OwnerOrAssigned, routes!(goals::routes::get_goal))
        .open_to(Owner, routes!(goals::routes::delete_goal))
        .open_to(Owner, routes!(reminders::routes::postpone_reminder))
        .open_to(Owner, routes!(today::routes::get_today))
        .open_to(Owner, routes!(successes::routes::list_successes))
        .open_to(Owner, routes!(successes::routes::get_success))
        .open_to(Owner, routes!(successes::routes::put_success))
        .open_to(Owner, routes!(successes::routes::delete_success))
        .open_to(Owner, routes!(files::routes::put_file))
        .open_to(OwnerOrAssigned, routes!(files::routes::get_file))
        .open_to(Owner, routes!(suggestions::routes::list_goal_suggestions))
        .open_to(Owner, routes!(suggestions::routes::answer_goal_suggestion))
        .open_to(Owner, routes!(recognitions::routes::list_celebrations))
        .open_to(Owner, routes!(recognitions::routes::put_celebration))
        .open_to(Owner, routes!(recognitions::routes::delete_celebration))
        .open_to(Owner, routes!(recognitions::routes::see_celebration))
        .open_to(Owner, routes!(recognition_links::routes::list_recognition_links))
        .open_to(Owner, routes!(recognition_links::routes::put_recognition_link))
        .open_to(Owner, routes!(recognition_links::routes::delete_recognition_link))
        .open_to(Owner, routes!(gatherings::routes::list_gatherings))
        .open_to(Owner, routes!(gatherings::routes::get_gathering))
        .open_to(Owner, routes!(gatherings::routes::put_gathering))
        .open_to(Owner, routes!(gatherings::routes::delete_gathering))
        .open_to(Owner, routes!(gatherings::routes::put_guest))
        .open_to(Owner, routes!(gatherings::routes::delete_guest))
        .open_to(Owner, routes!(praises::routes::list_praises))
        .open_to(SignedIn, routes!(feedback::routes::list_instruments))
        .open_to(Owner, routes!(feedback::routes::list_feedback))
        .open_to(Owner, routes!(feedback::routes::get_feedback))
        .open_to(Owner, routes!(feedback::routes::put_feedback))
        .open_to(Owner, routes!(feedback::routes::delete_feedback))
        .open_to(Owner, routes!(access_log::routes::list_access_log))
        .open_to(Owner, routes!(outreach::routes::list_outreach))
        .open_to(Owner, routes!(assignments::routes::list_own_assignments))
        // Meetings
        .open_to(OwnerOrAssigned, routes!(meetings::routes::get_meeting))
        .open_to(OwnerOrAssigned, routes!(meetings::routes::list_meetings))
        .open_to(Owner, routes!(meetings::own::routes::put_meeting_request))
        .open_to(Owner, routes!(meetings::own::routes::delete_meeting_request))
        .open_to(Owner, routes!(meetings::own::routes::patch_meeting_wishes))
        .open_to(Owner, routes!(meetings::own::routes::put_participant_suggestion))
        .open_to(Owner, routes!(meetings::own::routes::delete_participant_suggestion))
        .open_to(Owner, routes!(meetings::own::routes::put_contribution))
        .open_to(Owner, routes!(meetings::own::routes::delete_contribution))
        .open_to(Owner, routes!(meetings::own::routes::put_delegate))
        .open_to(Owner, routes!(meetings::own::routes::delete_delegate))
        .open_to(Owner, routes!(meetings::own::routes::put_view))
        .open_to(Owner, routes!(meetings::own::routes::put_reaction))
        .open_to(Owner, routes!(meetings::own::routes::see_meeting))
        .open_to(Assigned, routes!(meetings::routes::list_awaiting))
        .open_to(Assigned, routes!(meetings::routes::get_schedule))
        .open_to(Assigned, routes!(meetings::staff::routes::put_meeting))
        .open_to(Assigned, routes!(meetings::staff::routes::put_participant))
        .open_to(Assigned, routes!(meetings::staff::routes::remove_participant))
        .open_to(Assigned, routes!(meetings::staff::routes::answer_participant_suggestion))
        .open_to(Assigned, routes!(meetings::staff::routes::put_answer))
        .open_to(Assigned, routes!(meetings::staff::routes::put_decision))
        .open_to(Assigned, routes!(meetings::staff::routes::delete_decision))
        .open_to(Assigned, routes!(meetings::staff::routes::put_sought))
        .open_to(Assigned, routes!(meetings::staff::routes::finish_decision))
        .open_to(Assigned, routes!(meetings::staff::routes::put_fulfilment))
        .open_to(Assigned, routes!(meetings::staff::routes::delete_fulfilment))
        .open_to(Assigned, routes!(meetings::staff::routes::put_correction))
        .open_to(Assigned, routes!(meetings::staff::routes::put_note))
        .open_to(Assigned, routes!(meetings::staff::routes::delete_note))
        .open_to(Assigned, routes!(meetings::staff::routes::put_attendance))
        .open_to(Assigned, routes!(meetings::staff::routes::delete_attendance))
        .open_to(Assigned, routes!(meetings::staff::routes::put_informed))
        .open_to(Assigned, routes!(meetings::staff::routes::delete_informed))
        .open_to(Assigned, routes!(meetings::staff::routes::put_current_item))
        .open_to(Assigned, routes!(meetings::staff::routes::hear_to_end))
        .open_to(Assigned, routes!(meetings::staff::routes::hold_meeting))
        .open_to(Assigned, routes!(meetings::staff::routes::meet_reaction))
        .open_to(Assigned, routes!(meetings::staff::routes::close_meeting))
        .open_to(Assigned, routes!(meetings::staff::routes::cancel_meeting))
        .open_to(Assigned, routes!(meetings::staff::routes::get_minutes))
        .open_to(Staff, routes!(meeting_templates::routes::list_meeting_templates))
        // Caseworkers
        .open_to(Staff, routes!(young_people::routes::list_young_people))
        .open_to(Staff, routes!(young_people::routes::put_young_person))
        .open_to(Assigned, routes!(young_people::routes::get_young_person))
        .open_to(Assigned, routes!(young_people::routes::list_team))
        .open_to(Staff, routes!(young_people::routes::put_young_person_label))
        .open_to(Assigned, routes!(young_people::routes::put_star))
        .open_to(Assigned, routes!(young_people::routes::delete_star))
        .open_to(Assigned, routes!(drafts::routes::get_drafts))
        .open_to(Assigned, routes!(drafts::routes::patch_drafts))
        .open_to(Assigned, routes!(feedback::routes::list_shared_feedback))
        .open_to(Assigned, routes!(outreach::routes::put_outreach))
        .open_to(Assigned, routes!(outreach::routes::delete_outreach))
        .open_to(Staff, routes!(young_people::routes::put_young_person_invitation))
        .open_to(Assigned, routes!(suggestions::routes::put_goal_suggestion))
        .open_to(Assigned, routes!(recognitions::routes::put_recognition))
        .open_to(Assigned, routes!(gatherings::routes::answer_gathering))
        .open_to(Assigned, routes!(praises::routes::put_praise))
        // Guests: people without an account, by a link
        .open_to(Anyone, routes!(recognition_links::routes::get_guest_recognition))
        .open_to(Anyone, routes!(recognition_links::routes::create_guest_recognition))
        .open_to(Anyone, routes!(gatherings::routes::get_guest_gathering))
        .open_to(Anyone, routes!(gatherings::routes::answer_guest_gathering))
        .open_to(Anyone, routes!(praises::routes::get_guest_praise))
        .open_to(Anyone, routes!(help_lines::routes::list_help_lines))
        // Administration
        .open_to(Administrator, routes!(staff::routes::list_staff))
        .open_to(Administrator, routes!(staff::routes::put_staff))
        .open_to(Administrator, routes!(staff::routes::delete_staff))
        .open_to(Administrator, routes!(staff::routes::put_staff_invitation))
        .open_to(Confirmer, routes!(confirmations::routes::list_confirmations))
        .open_to(Confirmer, routes!(confirmations::routes::confirm_staff))
        .open_to(Administrator, routes!(assignments::routes::list_assignments))
        .open_to(Administrator, routes!(assignments::routes::put_assignment))
        .open_to(Administrator, routes!(assignments::routes::delete_assignment))
        .open_to(Administrator, routes!(meetings::routes::get_handover))
        .open_to(Administrator, routes!(meetings::routes::create_handover))
        .open_to(Administrator, routes!(meeting_templates::routes::put_meeting_template))
        .open_to(Administrator, routes!(jobs::routes::list_dead_letters))
        .open_to(Administrator, routes!(jobs::routes::retry_dead_letter))
}

/// Pages outside the API that a browser is sent to, with their access.
pub fn pages() -> Vec<access::Entry> {
    vec![access::Entry {
        method: "POST",
        path: share::PATH.to_owned(),
        access: access::Access::Anyone,
    }]
}

pub fn openapi() -> utoipa::openapi::OpenApi {
    let router = OpenApiRouter::with_openapi(document::head()).nest("/api/v1", api().router);
    let mut document = router.into_openapi();
    document::close_requests(&mut document);
    document
}

/// The whole server: the API, its documentation, health, and the client.
pub fn app(state: AppState) -> Router {
    let document = openapi();
    let (api, _) = api().router.split_for_parts();
    let api = api
        .fallback(|| async { Problem::no_such_route() })
        .layer(from_fn(etag::etag))
        // Compression next to secrets is safe here (BREACH): no other site can make a browser send requests
        // with its session, and texts next to the address of somebody's link are rate-limited to a
        // few a day.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(from_fn(etag::by_encoding))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST));
    let pages = guest::routes::pages()
        .merge(guest::meeting::routes::pages())
        .merge(privacy::routes::pages())
        .merge(help_lines::routes::pages())
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST));
    let all = Router::new()
        .merge(pages)
        .merge(share::page())
        .nest("/api/v1", api)
        .merge(SwaggerUi::new("/api/docs").url("/api/v1/openapi.json", document))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .fallback(assets::serve)
        .layer(from_fn_with_state(state.clone(), headers::check_csrf))
        .layer(from_fn_with_state(state.clone(), limits::limit))
        .layer(Extension(state.clone()))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(state.clone(), headers::secure))
        .layer(from_fn_with_state(state.clone(), trace::trace))
        .with_state(state);
    // Outside the router, because inside it the method has already been matched.
    Router::new().fallback_service(all).layer(from_fn(headers::no_head))
}

fn panicked(_: Box<dyn Any + Send>) -> Response {
    // The panic hook has logged the location; the message may contain what somebody wrote.
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
