//! Three-way merge of a record that was changed on two phones: the last write wins per field, and no
//! text is lost.
//!
//! `base` is the version that both phones had seen, `theirs` the stored one, `mine` the arriving one. A
//! field that mine left as in the base takes theirs; a field that mine changed takes mine. Where both
//! changed a text, the losing text is returned, to be stored beside the record. Without a base, every
//! field that differs counts as changed by both.

#[cfg(test)]
mod tests;

use crate::{
    Id,
    changes::ERASED,
    earlier_words::WordsField,
    feedback::{FeedbackDraft, FeedbackWords},
    gatherings::GatheringDraft,
    goals::GoalDraft,
    recognitions::CelebrationDraft,
    sharing::SharedWith,
    successes::{SuccessDraft, SuccessWords, says_something},
};

/// The result of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged<D> {
    /// The merged draft.
    pub draft: D,
    /// Texts that lost, to be stored beside the record.
    pub lost: Vec<LostWords>,
}

/// A text that lost in a merge.
#[derive(Clone, PartialEq, Eq)]
pub struct LostWords {
    /// The field it was in.
    pub field: WordsField,
    /// The whole text.
    pub words: String,
}

/// Prints the length only, because texts must not reach the logs.
impl std::fmt::Debug for LostWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}: {} bytes of words", self.field, self.words.len())
    }
}

/// Merges two drafts of a goal.
pub fn goals(base: Option<&GoalDraft>, theirs: &GoalDraft, mine: &GoalDraft) -> Merged<GoalDraft> {
    let mut lost = Vec::new();
    let draft = GoalDraft {
        text: words(&mut lost, WordsField::Text, base.map(|it| &it.text), &theirs.text, &mine.text),
        why: words(&mut lost, WordsField::Why, base.map(|it| &it.why), &theirs.why, &mine.why),
        first_step: words(
            &mut lost,
            WordsField::FirstStep,
            base.map(|it| &it.first_step),
            &theirs.first_step,
            &mine.first_step,
        ),
        pictogram: one(base.map(|it| &it.pictogram), &theirs.pictogram, &mine.pictogram),
        repeat: one(base.map(|it| &it.repeat), &theirs.repeat, &mine.repeat),
        part_of_day: one(base.map(|it| &it.part_of_day), &theirs.part_of_day, &mine.part_of_day),
        remind_at: one(base.map(|it| &it.remind_at), &theirs.remind_at, &mine.remind_at),
        confidence: one(base.map(|it| &it.confidence), &theirs.confidence, &mine.confidence),
        shared_with: audience(
            base.map(|it| &it.shared_with),
            &theirs.shared_with,
            &mine.shared_with,
        ),
        state: one(base.map(|it| &it.state), &theirs.state, &mine.state),
    };
    Merged { draft, lost }
}

/// Merges two drafts of a success. A draft without `shared_with` leaves that as stored.
pub fn successes(
    base: Option<&SuccessDraft>,
    theirs: &SuccessDraft,
    mine: &SuccessDraft,
) -> Merged<SuccessDraft> {
    let mut lost = Vec::new();
    let shared_with = match (&theirs.shared_with, &mine.shared_with) {
        (Some(theirs), Some(mine)) => {
            Some(audience(base.and_then(|it| it.shared_with.as_ref()), theirs, mine))
        }
        (Some(either), None) | (None, Some(either)) => Some(either.clone()),
        (None, None) => None,
    };
    let mut draft = SuccessDraft {
        goal_id: one(base.map(|it| &it.goal_id), &theirs.goal_id, &mine.goal_id),
        on: one(base.map(|it| &it.on), &theirs.on, &mine.on),
        at: one(base.map(|it| &it.at), &theirs.at, &mine.at),
        words: words(
            &mut lost,
            WordsField::Words,
            base.map(|it| &it.words),
            &theirs.words,
            &mine.words,
        ),
        feeling: one(base.map(|it| &it.feeling), &theirs.feeling, &mine.feeling),
        file_ids: files(base.map(|it| &it.file_ids[..]), &theirs.file_ids, &mine.file_ids),
        shared_with,
        once_more: one(base.map(|it| &it.once_more), &theirs.once_more, &mine.once_more),
    };
    if says_something(&draft).is_err() {
        // One phone removed the goal, the other the words: the success must not become empty.
        draft.words = theirs.words.clone().or_else(|| mine.words.clone());
        draft.goal_id = theirs.goal_id.or(mine.goal_id).filter(|_| draft.words.is_none());
        lost.retain(|lost| Some(&*lost.words) != draft.words.as_deref());
    }
    if says_something(&draft).is_err() {
        draft.file_ids.clone_from(&theirs.file_ids);
    }
    Merged { draft, lost }
}

/// Merges two drafts of a gathering. Losing texts are not stored: a plan is for others to read, and only
/// its latest content counts.
pub fn gatherings(
    base: Option<&GatheringDraft>,
    theirs: &GatheringDraft,
    mine: &GatheringDraft,
) -> GatheringDraft {
    GatheringDraft {
        title: one(base.map(|it| &it.title), &theirs.title, &mine.title),
        words: one(base.map(|it| &it.words), &theirs.words, &mine.words),
        success_id: one(base.map(|it| &it.success_id), &theirs.success_id, &mine.success_id),
        on: one(base.map(|it| &it.on), &theirs.on, &mine.on),
        at: one(base.map(|it| &it.at), &theirs.at, &mine.at),
        place: one(base.map(|it| &it.place), &theirs.place, &mine.place),
        shown_name: one(base.map(|it| &it.shown_name), &theirs.shown_name, &mine.shown_name),
        team: team(base.map(|it| &it.team[..]), &theirs.team, &mine.team),
        cancelled: one(base.map(|it| &it.cancelled), &theirs.cancelled, &mine.cancelled),
    }
}

/// Merges two decisions about the same kind words. Every decision says who sees them, even one that
/// repeats the earlier one: only those whom both allow see them. A report is never undone.
pub fn celebrations(
    base: Option<&CelebrationDraft>,
    theirs: &CelebrationDraft,
    mine: &CelebrationDraft,
) -> CelebrationDraft {
    let shared_with = if base.is_some_and(|base| base.shared_with == theirs.shared_with) {
        mine.shared_with.clone()
    } else {
        theirs.shared_with.intersection(&mine.shared_with)
    };
    CelebrationDraft { shared_with, reported: theirs.reported || mine.reported }
}

/// Merges two drafts of feedback. Words that both phones wrote stand below one another; `None` where they
/// are too long for that.
pub fn feedback(
    base: Option<&FeedbackDraft>,
    theirs: &FeedbackDraft,
    mine: &FeedbackDraft,
) -> Option<FeedbackDraft> {
    let mut words = one(base.map(|it| &it.words), &theirs.words, &mine.words);
    let both_changed = base.is_none_or(|it| it.words != theirs.words && it.words != mine.words);
    if let (true, Some(before), Some(after)) = (both_changed, &theirs.words, &mine.words) {
        words = Some(match (before.contains(&**after), after.contains(&**before)) {
            (true, _) => before.clone(),
            (_, true) => after.clone(),
            _ => FeedbackWords::new(&format!("{before}\n\n{after}")).ok()?,
        });
    }
    let was = base.map(|it| &it.shared_with);
    Some(FeedbackDraft {
        answers: one(base.map(|it| &it.answers), &theirs.answers, &mine.answers),
        words,
        shared_with: audience(was, &theirs.shared_with, &mine.shared_with),
        ..mine.clone()
    })
}

/// Merges one field.
fn one<T: PartialEq + Clone>(base: Option<&T>, theirs: &T, mine: &T) -> T {
    if base == Some(mine) { theirs.clone() } else { mine.clone() }
}

/// Merges a text field: the losing text is added to `lost`, unless the winning text contains it. Where
/// the text of the base is erased, it is unknown whether mine changed it: theirs wins.
fn words<T: PartialEq + Clone + AsWords>(
    lost: &mut Vec<LostWords>,
    field: WordsField,
    base: Option<&T>,
    theirs: &T,
    mine: &T,
) -> T {
    let erased = base.and_then(AsWords::as_words) == Some(ERASED);
    let both_changed = base != Some(theirs) && base != Some(mine);
    let (winner, loser) = if erased { (theirs, mine) } else { (mine, theirs) };
    if let Some(loser) = loser.as_words().filter(|_| both_changed)
        && !winner.as_words().is_some_and(|winner| winner.contains(loser))
    {
        lost.push(LostWords { field, words: loser.to_owned() });
    }
    if erased { theirs.clone() } else { one(base, theirs, mine) }
}

/// Merges the audience: where both changed it, the intersection.
fn audience(base: Option<&SharedWith>, theirs: &SharedWith, mine: &SharedWith) -> SharedWith {
    if base == Some(mine) {
        return theirs.clone();
    }
    if base == Some(theirs) {
        return mine.clone();
    }
    theirs.intersection(mine)
}

/// Merges the invited as a set: what mine added and removed since the base, applied to theirs. Without a
/// base, the intersection.
fn team(base: Option<&[Id]>, theirs: &[Id], mine: &[Id]) -> Vec<Id> {
    if base.is_some() {
        return files(base, theirs, mine);
    }
    mine.iter().copied().filter(|id| theirs.contains(id)).collect()
}

/// Merges files as a set: what mine added and removed since the base, applied to theirs. Without a base,
/// nothing counts as removed.
fn files(base: Option<&[Id]>, theirs: &[Id], mine: &[Id]) -> Vec<Id> {
    let base = base.unwrap_or_default();
    let removed = |id: &Id| base.contains(id) && !mine.contains(id);
    let mut files: Vec<Id> = theirs.iter().copied().filter(|id| !removed(id)).collect();
    for id in mine {
        if !base.contains(id) && !files.contains(id) {
            files.push(*id);
        }
    }
    files
}

/// A text field, which may be empty.
trait AsWords {
    fn as_words(&self) -> Option<&str>;
}

impl<const MAX: usize> AsWords for crate::text::Line<MAX> {
    fn as_words(&self) -> Option<&str> {
        Some(self)
    }
}

impl<const MAX: usize> AsWords for Option<crate::text::Line<MAX>> {
    fn as_words(&self) -> Option<&str> {
        self.as_deref()
    }
}

impl AsWords for Option<crate::goals::Why> {
    fn as_words(&self) -> Option<&str> {
        self.as_deref()
    }
}

impl AsWords for Option<SuccessWords> {
    fn as_words(&self) -> Option<&str> {
        self.as_deref()
    }
}
