//! The visibility rules, written as plainly as possible, as an oracle for the server. Shares no code with
//! it.

use std::collections::BTreeMap;

use kurs_domain::Id;

pub(super) const YOUNG: usize = 2;
pub(super) const STAFF: usize = 3;

/// An audience; caseworkers by number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Eyes {
    #[default]
    OnlyMe,
    Team,
    These(Vec<usize>),
}

impl Eyes {
    fn let_see(&self, staff: usize) -> bool {
        match self {
            Self::OnlyMe => false,
            Self::Team => true,
            Self::These(all) => all.contains(&staff),
        }
    }

    /// The same without those who are not assigned.
    pub(super) fn of_team(&self, team: [bool; STAFF]) -> Self {
        let Self::These(all) = self else { return self.clone() };
        let left: Vec<_> = all.iter().copied().filter(|staff| team[*staff]).collect();
        if left.is_empty() { Self::OnlyMe } else { Self::These(left) }
    }

    /// Whether somebody sees it who did not under `before`; caseworker [`STAFF`] stands for one that no list
    /// names.
    pub(super) fn show_more_than(&self, before: &Self) -> bool {
        (0..=STAFF).any(|staff| self.let_see(staff) && !before.let_see(staff))
    }
}

/// The kind of a record, with its relevant state.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// `shared_ms` is when it was last shared more widely.
    Goal {
        shared_ms: i64,
    },
    Success {
        goal: Option<Id>,
        files: Vec<Id>,
    },
    Suggestion {
        by: usize,
        answer: Option<String>,
        goal: Option<Id>,
    },
    Cheer {
        by: usize,
        success: Option<Id>,
        seen: bool,
        reported: bool,
    },
    /// The answers of the team.
    Gathering {
        answers: [Option<String>; STAFF],
    },
    Meeting,
    /// Who has read it. Taken back unread it leaves nothing; later only its words are erased.
    Contribution {
        read_by: [bool; STAFF],
    },
}

/// One record.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) owner: usize,
    pub(super) kind: Kind,
    pub(super) eyes: Eyes,
    pub(super) words: Option<String>,
    pub(super) deleted: bool,
}

/// The state of the model.
#[derive(Debug, Clone, Default)]
pub(super) struct Truth {
    pub(super) assigned: [[bool; STAFF]; YOUNG],
    pub(super) records: BTreeMap<Id, Record>,
}

impl Truth {
    /// Whether `staff` may see the record `id`. This is the whole rule.
    pub(super) fn may_see(&self, staff: usize, id: Id) -> bool {
        let Some(it) = self.records.get(&id) else { return false };
        self.assigned[it.owner][staff]
            && !it.deleted
            && match &it.kind {
                Kind::Goal { .. } | Kind::Gathering { .. } => it.eyes.let_see(staff),
                Kind::Meeting | Kind::Contribution { .. } => true,
                Kind::Success { goal, .. } => {
                    it.eyes.let_see(staff) && goal.is_none_or(|goal| self.may_see(staff, goal))
                }
                Kind::Suggestion { by, answer, .. } => *by == staff || answer.is_none(),
                Kind::Cheer { by, .. } => it.eyes.let_see(staff) || *by == staff,
            }
    }

    /// Whether `staff` may have the file `id`.
    pub(super) fn may_have(&self, staff: usize, id: Id) -> bool {
        self.records.iter().any(|(success, it)| {
            matches!(&it.kind, Kind::Success { files, .. } if files.contains(&id))
                && self.may_see(staff, *success)
        })
    }

    /// All that `staff` may know, one line a record. While it stays the same, what happens is hidden from
    /// them.
    pub(super) fn view(&self, staff: usize) -> Vec<String> {
        let shown = |id: &Option<Id>| id.filter(|id| self.may_see(staff, *id));
        let seen = self.records.iter().filter(|(id, _)| self.may_see(staff, **id));
        let mut lines: Vec<_> = seen
            .map(|(id, it)| {
                let more = match &it.kind {
                    Kind::Goal { .. } | Kind::Meeting => String::new(),
                    Kind::Gathering { answers } => format!("{:?}", answers[staff]),
                    Kind::Contribution { read_by } => format!("{read_by:?}"),
                    Kind::Success { goal, files } => format!("{goal:?} {files:?}"),
                    Kind::Suggestion { by, answer, goal } => {
                        let own = *by == staff;
                        format!("{:?} {:?}", answer.as_ref().filter(|_| own), shown(goal))
                    }
                    Kind::Cheer { by, success, seen, reported } => {
                        let own = *by == staff;
                        format!("{:?} {} {}", shown(success), *seen && own, *reported && !own)
                    }
                };
                format!("{id} {:?} {more}", it.words)
            })
            .collect();
        lines.push(format!("{:?}", self.assigned.map(|team| team[staff])));
        lines
    }

    /// What must be in the answers to `staff`: ids and words. Nothing else that was ever said may.
    pub(super) fn readable(&self, staff: usize) -> Vec<String> {
        let seen = self.records.iter().filter(|(id, _)| self.may_see(staff, **id));
        seen.flat_map(|(id, it)| {
            let answer = match &it.kind {
                Kind::Suggestion { by, answer, .. } if *by == staff => answer.clone(),
                Kind::Gathering { answers } => answers[staff].clone(),
                _ => None,
            };
            [Some(id.to_string()), it.words.clone(), answer].into_iter().flatten()
        })
        .collect()
    }

    /// Reading a meeting marks its contributions as read.
    pub(super) fn read_meetings(&mut self, staff: usize) {
        let assigned = self.assigned.map(|team| team[staff]);
        for it in self.records.values_mut().filter(|it| assigned[it.owner] && !it.deleted) {
            if let (Kind::Contribution { read_by }, Some(_)) = (&mut it.kind, &it.words) {
                read_by[staff] = true;
            }
        }
    }

    /// Ends an assignment, and with it sharing by name.
    pub(super) fn unassign(&mut self, owner: usize, staff: usize) {
        self.assigned[owner][staff] = false;
        let mut team = [true; STAFF];
        team[staff] = false;
        for it in self.records.values_mut().filter(|it| it.owner == owner) {
            it.eyes = it.eyes.of_team(team);
        }
    }
}
