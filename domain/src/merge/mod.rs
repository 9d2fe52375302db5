//! What becomes of one record that was changed on two phones: field by field, the last one wins,
//! and no words are lost.
//!
//! `base` is what both phones had seen, `theirs` what is kept now, `mine` what arrives. A field that
//! mine left as in the base takes theirs; a field that mine changed takes mine. Where both changed
//! words, those that give way are handed back, to be kept beside the record. Without a base every
//! field that differs counts as changed by both.

#[cfg(test)]
mod tests;

use crate::{
    Id,
    changes::ERASED,
    earlier_words::WordsField,
    gatherings::GatheringDraft,
    goals::GoalDraft,
    recognitions::CelebrationDraft,
    sharing::SharedWith,
    successes::{SuccessDraft, SuccessWords, says_something},
};

/// What two drafts became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged<D> {
    /// One draft.
    pub draft: D,
    /// Words that gave way.
    pub lost: Vec<LostWords>,
}

/// Words that gave way to others.
#[derive(Clone, PartialEq, Eq)]
pub struct LostWords {
    /// Where they stood.
    pub field: WordsField,
    /// The words, whole.
    pub words: String,
}

/// Shows the length only, as all words do.
impl std::fmt::Debug for LostWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}: {} bytes of words", self.field, self.words.len())
    }
}

/// One goal, changed on two phones.
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
        shared_with: eyes(base.map(|it| &it.shared_with), &theirs.shared_with, &mine.shared_with),
        state: one(base.map(|it| &it.state), &theirs.state, &mine.state),
    };
    Merged { draft, lost }
}

/// One success, changed on two phones. A draft that does not say who may see it leaves that as it
/// is kept.
pub fn successes(
    base: Option<&SuccessDraft>,
    theirs: &SuccessDraft,
    mine: &SuccessDraft,
) -> Merged<SuccessDraft> {
    let mut lost = Vec::new();
    let shared_with = match (&theirs.shared_with, &mine.shared_with) {
        (Some(theirs), Some(mine)) => {
            Some(eyes(base.and_then(|it| it.shared_with.as_ref()), theirs, mine))
        }
        (Some(said), None) | (None, Some(said)) => Some(said.clone()),
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
        // One phone took away the goal, the other the words: something must stay said.
        draft.words = theirs.words.clone().or_else(|| mine.words.clone());
        draft.goal_id = theirs.goal_id.or(mine.goal_id).filter(|_| draft.words.is_none());
        lost.retain(|lost| Some(&*lost.words) != draft.words.as_deref());
    }
    if says_something(&draft).is_err() {
        draft.file_ids.clone_from(&theirs.file_ids);
    }
    Merged { draft, lost }
}

/// One gathering, changed on two phones. Field by field the last one wins; words that give way are
/// not kept: a plan is for others to read, and what it says last is what holds.
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

/// What two phones decided about the same kind words. Each decision is about who sees them, also one that
/// says what was so before: only whom both let see them does. What was reported stays so.
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

/// One field.
fn one<T: PartialEq + Clone>(base: Option<&T>, theirs: &T, mine: &T) -> T {
    if base == Some(mine) { theirs.clone() } else { mine.clone() }
}

/// A field of words: what gives way is put with the lost, unless the words that stay hold it. Where the words of
/// the base are erased, nobody knows whether mine changed them: theirs stay.
fn words<T: PartialEq + Clone + Said>(
    lost: &mut Vec<LostWords>,
    field: WordsField,
    base: Option<&T>,
    theirs: &T,
    mine: &T,
) -> T {
    let erased = base.and_then(Said::said) == Some(ERASED);
    let both_changed = base != Some(theirs) && base != Some(mine);
    let (stays, gives_way) = if erased { (theirs, mine) } else { (mine, theirs) };
    if let Some(gives_way) = gives_way.said().filter(|_| both_changed)
        && !stays.said().is_some_and(|stays| stays.contains(gives_way))
    {
        lost.push(LostWords { field, words: gives_way.to_owned() });
    }
    if erased { theirs.clone() } else { one(base, theirs, mine) }
}

/// Who may see it: where both changed that, whoever both let see it.
fn eyes(base: Option<&SharedWith>, theirs: &SharedWith, mine: &SharedWith) -> SharedWith {
    if base == Some(mine) {
        return theirs.clone();
    }
    if base == Some(theirs) {
        return mine.clone();
    }
    theirs.intersection(mine)
}

/// Who is invited, as a set: what mine added and took away since the base, done to theirs. Without a base,
/// whoever both invite.
fn team(base: Option<&[Id]>, theirs: &[Id], mine: &[Id]) -> Vec<Id> {
    if base.is_some() {
        return files(base, theirs, mine);
    }
    mine.iter().copied().filter(|id| theirs.contains(id)).collect()
}

/// Files as a set: what mine added and took away since the base, done to theirs. Without a base,
/// nothing was taken away.
fn files(base: Option<&[Id]>, theirs: &[Id], mine: &[Id]) -> Vec<Id> {
    let base = base.unwrap_or_default();
    let taken_away = |id: &Id| base.contains(id) && !mine.contains(id);
    let mut files: Vec<Id> = theirs.iter().copied().filter(|id| !taken_away(id)).collect();
    for id in mine {
        if !base.contains(id) && !files.contains(id) {
            files.push(*id);
        }
    }
    files
}

/// What a field of words says, if anything.
trait Said {
    fn said(&self) -> Option<&str>;
}

impl<const MAX: usize> Said for crate::text::Line<MAX> {
    fn said(&self) -> Option<&str> {
        Some(self)
    }
}

impl<const MAX: usize> Said for Option<crate::text::Line<MAX>> {
    fn said(&self) -> Option<&str> {
        self.as_deref()
    }
}

impl Said for Option<crate::goals::Why> {
    fn said(&self) -> Option<&str> {
        self.as_deref()
    }
}

impl Said for Option<SuccessWords> {
    fn said(&self) -> Option<&str> {
        self.as_deref()
    }
}
