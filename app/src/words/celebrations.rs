//! The texts of celebrations at once, of the inbox, of links and of gatherings.

use kurs_domain::{
    celebrations::{MANY, SOME},
    gatherings::Coming,
    recognitions::SenderKind,
};

/// What is said at once: any first half goes with any second half.
pub struct Halves(pub &'static [&'static str], pub &'static [&'static str]);

/// How many halves there are of each kind, checked as it is compiled.
pub(super) const fn halves<const MANY_OR_SOME: usize>(
    first: &'static [&'static str; MANY_OR_SOME],
    second: &'static [&'static str; MANY_OR_SOME],
) -> Halves {
    assert!(MANY_OR_SOME == MANY as usize || MANY_OR_SOME == SOME as usize);
    Halves(first, second)
}

/// What celebrations say.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct CelebrationWords {
    /// By the kind of occasion; `#` stands for one's own count.
    pub said: [Halves; 8],
    pub undo: &'static str,
    pub undone: &'static str,
    pub unseen: fn(&str, SenderKind, usize) -> String,
    pub inbox: &'static str,
    pub inbox_empty: &'static str,
    pub inbox_empty_text: &'static str,
    pub from: fn(&str, SenderKind) -> String,
    pub for_success: &'static str,
    pub new: &'static str,
    pub more: &'static str,
    pub share: &'static str,
    pub read_aloud: &'static str,
    pub report: &'static str,
    pub report_text: fn(SenderKind) -> &'static str,
    pub report_yes: &'static str,
    pub reported: &'static str,
    pub reported_text: &'static str,
    pub reported_open: &'static str,
    pub reported_show: &'static str,
    pub delete: &'static str,
    pub delete_title: &'static str,
    pub delete_text: &'static str,
    pub said_deleted: &'static str,
    pub ask: &'static str,
    pub links: &'static str,
    pub links_text: &'static str,
    pub link_label: &'static str,
    pub link_label_hint: &'static str,
    pub link_shown: &'static str,
    pub link_shown_hint: &'static str,
    pub link_language: &'static str,
    pub link_lasts: &'static str,
    pub days: fn(i64) -> String,
    pub link_make: &'static str,
    pub link_away: &'static str,
    pub link_problem: fn(&str) -> &'static str,
    pub link_state: fn(i64, Option<&str>) -> String,
    pub link_close: &'static str,
    pub link_close_text: &'static str,
    pub link_qr: &'static str,
    pub link_show: &'static str,
    pub links_none: &'static str,
    pub share_out: &'static str,
    pub copied: &'static str,
    pub share_text: &'static str,
    pub gatherings: &'static str,
    pub gatherings_text: &'static str,
    pub at: fn(&str) -> String,
    pub gatherings_none: &'static str,
    pub plan: &'static str,
    pub plan_title: &'static str,
    pub change: &'static str,
    pub what: &'static str,
    pub what_hint: &'static str,
    pub about: &'static str,
    pub about_hint: &'static str,
    pub day: &'static str,
    pub time: &'static str,
    pub place: &'static str,
    pub team: &'static str,
    pub keep: &'static str,
    pub kept: &'static str,
    pub look_at: &'static str,
    pub cancelled: &'static str,
    pub cancel: &'static str,
    pub cancel_text: &'static str,
    pub uncancel: &'static str,
    pub let_go: &'static str,
    pub let_go_text: &'static str,
    pub coming: &'static str,
    pub no_answer: &'static str,
    pub answer: fn(Coming) -> &'static str,
    pub guests: &'static str,
    pub guests_text: &'static str,
    pub guest: &'static str,
    pub guest_add: &'static str,
    pub guest_remove: fn(&str) -> String,
    pub guests_away: &'static str,
    pub guests_wait: &'static str,
    pub invite_text: &'static str,
    pub gone: &'static str,
    pub gone_text: &'static str,
    pub story: &'static str,
    pub story_text: &'static str,
    pub story_title: &'static str,
    pub story_title_hint: &'static str,
    pub story_first: &'static str,
    pub story_from: &'static str,
    pub story_until: &'static str,
    pub story_with: [&'static str; 3],
    pub story_print: &'static str,
    pub story_print_hint: &'static str,
    pub story_empty: &'static str,
}

#[cfg(test)]
mod tests {
    use kurs_domain::celebrations::Occasion;

    use super::{
        super::{celebrations_da, celebrations_en},
        *,
    };

    /// Words that set one person beside another, count what did not happen, or drive.
    const NEVER: [&str; 28] = [
        "andre", "bedre", "bedst", "end de", "mere end", "flest", "færre", "slog", "vinder",
        "konkur", "i træk", "stime", "streak", "glemte", "endelig", "should", "burde", "skal du",
        "others", "better", "best", "than ", "most ", "beat", "winner", "in a row", "finally",
        "compar",
    ];

    fn all() -> Vec<String> {
        let both = [celebrations_da::WORDS.said, celebrations_en::WORDS.said];
        let mut all = Vec::new();
        for Halves(first, second) in both.iter().flatten() {
            for one in *first {
                all.extend(second.iter().map(|other| format!("{one} {other}")));
            }
        }
        all
    }

    #[test]
    fn nobody_is_compared_with_anybody() {
        for said in all() {
            let small = said.to_lowercase();
            for never in NEVER {
                assert!(!small.contains(never), "{never:?} in {said:?}");
            }
        }
    }

    #[test]
    fn plain_short_and_each_its_own() {
        let all = all();
        for said in &all {
            assert!(said.chars().count() <= 90, "{said}");
            assert!(!said.contains('!'), "{said}");
            assert_eq!(all.iter().filter(|other| *other == said).count(), 1, "{said}");
        }
        assert_eq!(all.len(), 2 * (12 * 12 + 7 * 4 * 4));
    }

    #[test]
    fn there_are_words_for_every_choice() {
        for words in [celebrations_da::WORDS.said, celebrations_en::WORDS.said] {
            for occasion in Occasion::ALL {
                let Halves(first, second) = &words[usize::from(occasion.kind())];
                let count = usize::from(occasion.halves());
                assert_eq!((first.len(), second.len()), (count, count), "{occasion:?}");
                let counts = matches!(occasion, Occasion::RoundCount(_));
                assert!(first.iter().all(|half| half.contains('#') == counts), "{occasion:?}");
            }
        }
    }
}
