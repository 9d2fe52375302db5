//! The texts of the history of a meeting.

use super::NamedTwice;
use crate::platform::language::chosen;
use kurs_domain::{isolate, meetings::Traced, texts};

texts! {
    /// The history of a meeting.
    TrailWords;

    trail = "Historik" => "History";
    traced: fn(Traced) -> &'static str =
        |what| match what {
            Traced::Asked => "bad om et møde",
            Traced::RequestWithdrawn => "tog ønsket om et møde tilbage",
            Traced::Planned => "planlagde mødet",
            Traced::KindChanged => "ændrede, hvad slags møde det er",
            Traced::TitleChanged => "ændrede navnet",
            Traced::PurposeChanged => "ændrede, hvad det handler om",
            Traced::TimeChanged => "ændrede tiden",
            Traced::DurationChanged => "ændrede, hvor mange minutter det varer",
            Traced::PlaceChanged => "ændrede stedet",
            Traced::AgendaChanged => "ændrede dagsordenen",
            Traced::WishesChanged => "ændrede sine ønsker til mødet",
            Traced::Invited => "inviterede",
            Traced::RolesChanged => "ændrede en rolle",
            Traced::LeftOut => "tog en deltager af listen",
            Traced::Suggested => "skrev et ønske om, hvem der skal med",
            Traced::SuggestionWithdrawn => "tog et ønske tilbage",
            Traced::SuggestionAnswered => "svarede på et ønske",
            Traced::Contributed => "sagde noget",
            Traced::ContributionWithdrawn => "tog noget tilbage",
            Traced::Heard => "åbnede det, der blev sagt",
            Traced::HeardToEnd => "læste eller hørte det, der blev sagt, til ende",
            Traced::Answered => "svarede",
            Traced::DelegateAppointed => "valgte en til at tale for sig",
            Traced::DelegateDismissed => "tog talerens link tilbage",
            Traced::DelegateBroughtBack => "gav den unge et svar",
            Traced::Held => "begyndte mødet",
            Traced::NoteWritten => "skrev en note",
            Traced::NoteRemoved => "fjernede en note",
            Traced::Informed => "skrev, at en deltager har fået besked",
            Traced::InformedRemoved => "tog tilbage, at en deltager har fået besked",
            Traced::Attended => "skrev, at en deltager var med",
            Traced::AttendanceRemoved => "tog tilbage, at en deltager var med",
            Traced::BreakAsked => "bad om en pause",
            Traced::BreakTaken => "holdt pause",
            Traced::ReactionMet => "så det, den unge viste",
            Traced::DecisionWritten => "skrev en beslutning",
            Traced::DecisionReworded => "skrev en beslutning om",
            Traced::DecisionDropped => "tog en beslutning ud",
            Traced::DecisionFinal => "gjorde en beslutning endelig",
            Traced::ViewGiven => "sagde sin mening om en beslutning",
            Traced::ViewSought => "spurgte om en mening",
            Traced::CommitmentFulfilled => "skrev, at en aftale er gjort",
            Traced::CommitmentReopened => "skrev, at en aftale ikke er gjort endnu",
            Traced::Corrected => "tilføjede en rettelse",
            Traced::Closed => "afsluttede mødet",
            Traced::CalledOff => "aflyste mødet",
        }
        => |what| match what {
            Traced::Asked => "asked for a meeting",
            Traced::RequestWithdrawn => "took the wish for a meeting back",
            Traced::Planned => "planned the meeting",
            Traced::KindChanged => "changed what kind of meeting it is",
            Traced::TitleChanged => "changed the name",
            Traced::PurposeChanged => "changed what it is about",
            Traced::TimeChanged => "changed the time",
            Traced::DurationChanged => "changed how many minutes it takes",
            Traced::PlaceChanged => "changed the place",
            Traced::AgendaChanged => "changed the agenda",
            Traced::WishesChanged => "changed their wishes for the meeting",
            Traced::Invited => "invited",
            Traced::RolesChanged => "changed a role",
            Traced::LeftOut => "took a participant off the list",
            Traced::Suggested => "wrote a wish about who is to come",
            Traced::SuggestionWithdrawn => "took a wish back",
            Traced::SuggestionAnswered => "answered a wish",
            Traced::Contributed => "said something",
            Traced::ContributionWithdrawn => "took something back",
            Traced::Heard => "opened what was said",
            Traced::HeardToEnd => "read or heard what was said to the end",
            Traced::Answered => "answered",
            Traced::DelegateAppointed => "chose somebody to speak for them",
            Traced::DelegateDismissed => "took the speaker's link back",
            Traced::DelegateBroughtBack => "gave the young person an answer",
            Traced::Held => "began the meeting",
            Traced::NoteWritten => "wrote a note",
            Traced::NoteRemoved => "removed a note",
            Traced::Informed => "wrote that a participant was informed",
            Traced::InformedRemoved => "took back that a participant was informed",
            Traced::Attended => "wrote that a participant came",
            Traced::AttendanceRemoved => "took back that a participant came",
            Traced::BreakAsked => "asked for a break",
            Traced::BreakTaken => "took a break",
            Traced::ReactionMet => "saw what the young person showed",
            Traced::DecisionWritten => "wrote a decision",
            Traced::DecisionReworded => "rewrote a decision",
            Traced::DecisionDropped => "took a decision out",
            Traced::DecisionFinal => "made a decision final",
            Traced::ViewGiven => "said what they think of a decision",
            Traced::ViewSought => "asked for a view",
            Traced::CommitmentFulfilled => "wrote that an agreement is done",
            Traced::CommitmentReopened => "wrote that an agreement is not done yet",
            Traced::Corrected => "added a correction",
            Traced::Closed => "closed the meeting",
            Traced::CalledOff => "called the meeting off",
        };
    from_to: NamedTwice =
        |before, after| isolate!(before, after; "Før: {before}\nNu: {after}")
        => |before, after| isolate!(before, after; "Before: {before}\nNow: {after}");
    no_role = "ingen rolle" => "no role";
}

chosen!(trail_texts: TrailWords);
