//! What the pages of a meeting say: for a delegate, for the journal, and in a calendar.

use kurs_domain::meetings::{
    MeetingState, PlaceKind, ReactionKind, TakingPart,
    contributions::{AnswerOutcome, Prompt},
    decisions::{SoughtHow, ViewKind},
    participants::SuggestionKind,
    pictograms::BoardPictogram,
};

use super::guest::Named;

/// All texts of those pages.
pub struct MeetingWords {
    /// The title of every page for a delegate: it says nothing of anybody.
    pub title: &'static str,
    /// On the door: who asks somebody to speak for them.
    pub asked_by: Named,
    /// What that is.
    pub what_it_is: Named,
    /// That the link works in this browser alone from then on.
    pub one_browser: &'static str,
    /// The button that opens it.
    pub open: &'static str,
    /// Somebody else has opened the link.
    pub taken: &'static str,
    /// What to do.
    pub taken_words: Named,
    /// The heading inside: speaking for somebody.
    pub speaking_for: Named,
    /// What the young person asks their delegate to say or do.
    pub your_task: Named,
    /// The heading above what the young person says.
    pub said_by: Named,
    /// Nothing was ticked.
    pub nothing_ticked: Named,
    /// Read it as it stands.
    pub verbatim: &'static str,
    /// What the meeting is for.
    pub purpose: &'static str,
    /// When.
    pub when: &'static str,
    /// Where.
    pub place: &'static str,
    /// What there is to talk about.
    pub agenda: &'static str,
    /// How long, in minutes.
    pub minutes: fn(i64) -> String,
    /// A kind of place.
    pub place_kind: fn(PlaceKind) -> &'static str,
    /// How far it has come, and whether it goes on.
    pub state: fn(MeetingState, bool) -> &'static str,
    /// The heading of the form for words of the young person.
    pub bring: Named,
    /// What becomes of them.
    pub bring_hint: Named,
    /// The button.
    pub bring_send: &'static str,
    /// The heading of the form for an answer.
    pub back: Named,
    /// Who reads it.
    pub back_hint: Named,
    /// The button.
    pub back_send: &'static str,
    /// It is sent.
    pub sent: &'static str,
    /// What was brought back before.
    pub brought_before: &'static str,
    /// The heading above decisions.
    pub decisions: &'static str,
    /// There are none yet.
    pub no_decisions: &'static str,
    /// Not final yet.
    pub being_written: &'static str,
    /// Until when the link works.
    pub lasts: &'static str,

    /// On the link to a recording that a browser does not play.
    pub voice_fetch: &'static str,
    /// A voice note of so many seconds.
    pub voice: fn(u16) -> String,
    /// A drawing.
    pub drawing: &'static str,
    /// A point on a scale.
    pub point: fn(u8) -> String,
    /// What is on a pictogram.
    pub pictogram: fn(BoardPictogram) -> &'static str,
    /// Taken back.
    pub withdrawn: &'static str,
    /// Said by a delegate.
    pub by_delegate: Named,

    /// The title of the minutes.
    pub minutes_title: &'static str,
    /// About whom.
    pub about: &'static str,
    /// How far it has come.
    pub state_label: &'static str,
    /// Printed when.
    pub printed: Named,
    /// Who took part.
    pub participants: &'static str,
    /// Whom the young person wanted there, or not.
    pub suggestions: &'static str,
    /// What a suggestion asks for.
    pub suggestion: fn(SuggestionKind, &str) -> String,
    /// The answer was yes or no.
    pub yes_no: fn(bool) -> &'static str,
    /// Not answered yet.
    pub unanswered: &'static str,
    /// What the young person said to it.
    pub contributions: &'static str,
    /// When something was received.
    pub received: Named,
    /// Who has heard it.
    pub heard_by: Named,
    /// To which question something is the answer.
    pub prompt: fn(Prompt) -> &'static str,
    /// What became of it, before the words of the answer.
    pub outcome: fn(AnswerOutcome) -> &'static str,
    /// The recording or drawing as a file, by its fingerprint.
    pub file: fn(&str, &str) -> String,
    /// Why.
    pub why: &'static str,
    /// Who does what by when.
    pub action: fn(&str, &str, &str) -> String,
    /// The young person's view.
    pub view: &'static str,
    /// What they said.
    pub view_kind: fn(ViewKind) -> String,
    /// An earlier wording, by its number.
    pub wording: fn(i64) -> String,
    /// Who dropped a decision, and when.
    pub dropped: fn(&str, &str) -> String,
    /// What was taken off the agenda.
    pub past_agenda: &'static str,
    /// What something is about.
    pub about_this: Named,
    /// No view yet.
    pub no_view: &'static str,
    /// How it was sought.
    pub sought: &'static str,
    /// In which way.
    pub sought_how: fn(SoughtHow) -> &'static str,
    /// Final since.
    pub final_since: Named,
    /// What it came to.
    pub summary: &'static str,
    /// What was shown while it went on.
    pub reactions: &'static str,
    /// What a reaction shows.
    pub reaction: fn(ReactionKind) -> &'static str,
    /// How the young person took part.
    pub taking_part: &'static str,
    /// In which way.
    pub taking_part_kind: fn(Option<TakingPart>) -> &'static str,
    /// What the young person says of the meeting.
    pub feedback: &'static str,
    /// How to complain, beside every final decision.
    pub complain: &'static str,
    /// How to print.
    pub how_to_print: &'static str,

    /// What stands in a calendar: nothing private.
    pub calendar: &'static str,
}
