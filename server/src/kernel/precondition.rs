//! Preconditions of a write, and the version it builds on.

/// Versions that a precondition names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tags {
    /// `*`: any version at all.
    Any,
    /// These versions. What is not a version of ours is none.
    Versions(Vec<i64>),
}

/// The preconditions of a request; none where it has no such header.
#[derive(Debug, Clone, Default, PartialEq, Eq, utoipa::IntoParams)]
#[into_params(parameter_in = Header)]
pub struct Precondition {
    /// The versions of the record that the write may be done to, or `*`.
    #[param(rename = "If-Match", value_type = String, required = false)]
    pub matches: Option<Tags>,
    /// The versions of the record that it may not be done to, or `*`: only what is new.
    #[param(rename = "If-None-Match", value_type = String, required = false)]
    pub matches_none: Option<Tags>,
}

impl Precondition {
    /// Whether the write may be done to a record that exists or not; `is_current` tests whether a version
    /// stands for the current one.
    pub fn allows(&self, is_there: bool, is_current: impl Fn(i64) -> bool) -> bool {
        let meets = |tags: &Tags| match tags {
            Tags::Any => is_there,
            Tags::Versions(versions) => versions.iter().any(|version| is_current(*version)),
        };
        self.matches.as_ref().is_none_or(meets) && !self.matches_none.as_ref().is_some_and(meets)
    }
}

/// What a change says of the version it builds on: `?base=` asks for a merge, a precondition for a
/// refusal.
#[derive(Debug, Clone)]
pub struct Basis {
    pub base: Option<i64>,
    pub precondition: Precondition,
}
