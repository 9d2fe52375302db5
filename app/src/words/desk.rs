//! What the desk says, as one struct per screen: a language that leaves a text out does not compile.
//!
//! Numbers and names go in through functions, because languages put them in different places. No
//! text here judges a person: silence is an invitation, and what is not shared is left in peace.

use kurs_domain::{
    assignments::AssignmentChangeKind,
    gatherings::Coming,
    goals::{GoalState, PartOfDay},
    people::{ReachBy, Role},
    praise::PraiseBy,
};

use super::{desk_access::AccessWords, desk_meetings::MeetingWords, desk_room::RoomWords};

/// A text about somebody or something called by its name.
pub type Named = fn(&str) -> String;
/// A text about a number of things.
pub type Counted = fn(i64) -> String;

/// Everything the desk says.
pub struct DeskWords {
    /// Header, banner, pages for those without a desk.
    pub frame: FrameWords,
    /// The list of young people.
    pub list: ListWords,
    /// One young person.
    pub person: PersonWords,
    /// Suggestions made to one young person.
    pub suggestions: SuggestionWords,
    /// Cheering for one young person.
    pub cheers: CheerWords,
    /// Celebrations they plan.
    pub gatherings: GatheringWords,
    /// Praise to their parents.
    pub praises: PraiseWords,
    /// Meetings.
    pub meetings: MeetingWords,
    /// A meeting while it goes on.
    pub room: RoomWords,
    /// Making somebody, and how they come in.
    pub invitation: InvitationWords,
    /// The administrator's page.
    pub administration: AdministrationWords,
    /// Who may come in, who waits for that, and who may no longer.
    pub access: AccessWords,
    /// What is wrong, by the code of the problem.
    pub problem: fn(&str) -> &'static str,
    /// What somebody is to Kurs.
    pub role: fn(Role) -> &'static str,
}

/// Header, banner, pages for those without a desk.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct FrameWords {
    pub document_title: &'static str,
    pub home: &'static str,
    pub language: &'static str,
    pub sign_out: &'static str,
    pub sign_out_title: &'static str,
    pub sign_out_text: &'static str,
    pub sign_out_here: &'static str,
    pub sign_out_everywhere: &'static str,
    pub away: &'static str,
    pub signed_out_title: &'static str,
    pub signed_out: &'static str,
    pub session_ended: &'static str,
    pub to_sign_in: &'static str,
    pub try_demo: &'static str,
    pub hello: Named,
    pub lead: &'static str,
    pub lead_small_numbers: &'static str,
    pub not_found_title: &'static str,
    pub not_found: &'static str,
    pub no_such_person: &'static str,
    pub to_start: &'static str,
}

/// The list of young people.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct ListWords {
    pub title: &'static str,
    pub search: &'static str,
    pub none_found: Named,
    pub new: &'static str,
    pub empty_title: &'static str,
    pub empty: &'static str,
    pub choose_title: &'static str,
    pub choose: &'static str,
    pub new_successes: Counted,
    pub new_goals: Counted,
    pub new_answers: Counted,
    pub quiet: fn(i64, Option<ReachBy>) -> String,
    pub shares_nothing: &'static str,
    pub not_arrived: &'static str,
    /// The sparkline in words: how many shared successes in four weeks.
    pub marks: Counted,
}

/// One young person.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct PersonWords {
    pub back: &'static str,
    /// The right pane, for those who hear the page.
    pub pane: &'static str,
    pub transparency: Named,
    pub assigned_since: Named,
    pub prefers: fn(ReachBy) -> &'static str,
    pub reach_out_title: Named,
    pub reach_out: fn(&str, i64) -> String,
    pub reach_out_by: fn(&str, Option<ReachBy>) -> String,
    pub goals: &'static str,
    pub no_goals: Named,
    pub why: &'static str,
    pub first_step: &'static str,
    pub on_day: Named,
    pub every_day: &'static str,
    pub on_weekdays: Named,
    pub times_a_week: Counted,
    pub part_of_day: fn(PartOfDay) -> &'static str,
    pub state: fn(GoalState) -> &'static str,
    pub successes: &'static str,
    pub last_90_days: &'static str,
    pub no_successes: Named,
    pub a_success: &'static str,
    pub picture: &'static str,
    pub today: &'static str,
    pub yesterday: &'static str,
    /// A picture and a word for how something felt, from 0 (heavy) to 10 (really good).
    pub feeling: fn(u8) -> (&'static str, &'static str),
    pub of_ten: fn(u8) -> String,
    pub fresh: &'static str,
    pub announce: fn(&str, i64) -> String,
    pub show_more: &'static str,
    pub new_invitation: &'static str,
}

/// Suggestions made to one young person.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct SuggestionWords {
    pub title: &'static str,
    pub label: Named,
    pub hint: Named,
    pub send: &'static str,
    pub sent: Named,
    pub room: fn(usize, usize) -> String,
    pub none: &'static str,
    pub by: fn(&str, &str) -> String,
    pub by_you: Named,
    pub waiting: &'static str,
    pub adopted: &'static str,
    pub dropped: &'static str,
    pub their_words: Named,
}

/// Cheering for one young person.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct CheerWords {
    pub title: &'static str,
    pub cheer: &'static str,
    pub cheer_for: Named,
    pub not_wished: Named,
    pub choose_card: &'static str,
    pub label: &'static str,
    pub hint: Named,
    pub says_nothing: &'static str,
    pub send: &'static str,
    pub sent: Named,
    pub by: fn(&str, &str) -> String,
    pub by_you: Named,
    pub seen: &'static str,
    pub reported: &'static str,
}

/// Celebrations that a young person plans.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct GatheringWords {
    pub title: &'static str,
    /// A day, and a time of it.
    pub at: fn(&str, &str) -> String,
    pub cancelled: &'static str,
    pub question: &'static str,
    pub coming: fn(Coming) -> &'static str,
    pub choose: &'static str,
    pub words: &'static str,
    pub send: &'static str,
    pub sent: Named,
}

/// Praise to a young person's parents.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct PraiseWords {
    pub title: &'static str,
    pub begin: &'static str,
    pub no_consent: Named,
    pub parent: &'static str,
    pub parent_hint: &'static str,
    pub how: &'static str,
    pub way: fn(PraiseBy) -> &'static str,
    pub label: &'static str,
    pub hint: Named,
    pub send: fn(PraiseBy) -> &'static str,
    pub sent: Named,
    /// How, who praised, who it went to, and when.
    pub praised: fn(PraiseBy, &str, &str, &str) -> String,
    pub letter: Named,
}

/// Making somebody, and how they come in.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct InvitationWords {
    pub new_title: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub language: &'static str,
    pub of_age: &'static str,
    pub of_age_hint: &'static str,
    pub make: &'static str,
    pub title: Named,
    pub hand_over: Named,
    /// On paper, to whoever is invited: where to write the code.
    pub on_paper: Named,
    pub until: fn(&str, &str) -> String,
    pub code: &'static str,
    pub link: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub qr: &'static str,
    pub print: &'static str,
    pub done: &'static str,
    pub made_before: Named,
    pub again_title: Named,
    pub again: &'static str,
    pub again_make: &'static str,
}

/// The administrator's page.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct AdministrationWords {
    pub title: &'static str,
    pub intro: &'static str,
    pub staff: &'static str,
    pub invite: &'static str,
    pub name: &'static str,
    pub role: &'static str,
    pub department: &'static str,
    pub arrived: &'static str,
    pub young_people: &'static str,
    pub no_young_people: &'static str,
    pub back: &'static str,
    pub assignments_intro: Named,
    pub now: &'static str,
    pub before: &'static str,
    pub nobody: Named,
    pub since: Named,
    pub from_until: fn(&str, &str) -> String,
    pub decided_by: Named,
    pub asked_for: Named,
    /// What was changed, who did it, and until when it lasts then.
    pub changed: fn(AssignmentChangeKind, &str, Option<&str>) -> String,
    pub assign_title: &'static str,
    pub caseworker: &'static str,
    pub choose_caseworker: &'static str,
    pub why_assign: Named,
    pub young_person_asked: Named,
    pub assign: &'static str,
    pub no_caseworkers: &'static str,
    pub end: &'static str,
    pub end_named: Named,
    pub why_end: Named,
    pub end_now: &'static str,
    pub assigned: Named,
    pub ended: Named,
    pub dead_letters: &'static str,
    pub dead_letters_intro: &'static str,
    pub dead_kind: Named,
    pub attempts: Counted,
    pub tried_again: &'static str,
}
