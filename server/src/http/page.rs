//! Pages of lists: `?before=<cursor>&limit=`, newest first.

use kurs_domain::{Id, NaiveDate, Page};
use serde::Deserialize;

use super::error::ApiError;

/// Which page is asked for.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// `next` of the page before.
    pub before: Option<String>,
    /// How many records, 1 to 200; 50 when not said.
    #[serde(default = "usual")]
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub limit: u16,
}

fn usual() -> u16 {
    50
}

/// After which record a page begins: by id, or by day and id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The day, where a list is sorted by day.
    pub day: NaiveDate,
    /// The id.
    pub id: String,
}

impl PageQuery {
    /// The limit, checked.
    pub fn limit(&self) -> Result<i64, ApiError> {
        if (1..=200).contains(&self.limit) {
            Ok(self.limit.into())
        } else {
            Err(ApiError::invalid("invalid_query", "limit is 1 to 200"))
        }
    }

    /// Where the page begins: before everything that can be when nothing is said.
    pub fn before(&self) -> Result<Cursor, ApiError> {
        let Some(before) = &self.before else {
            return Ok(Cursor { day: NaiveDate::MAX, id: "g".to_owned() });
        };
        let invalid = || ApiError::invalid("invalid_cursor", "begin again without a cursor");
        let (day, id) = before.split_once('_').ok_or_else(invalid)?;
        Ok(Cursor {
            day: if day.is_empty() {
                NaiveDate::MAX
            } else {
                day.parse().map_err(|_| invalid())?
            },
            id: Id::parse(id).map_err(|_| invalid())?.to_string(),
        })
    }
}

impl Cursor {
    /// The day as it stands in a column; later than every day when none is said.
    pub fn day_text(&self) -> String {
        if self.day == NaiveDate::MAX { "9999-99-99".to_owned() } else { self.day.to_string() }
    }
}

/// A page of at most `limit` of `items`, of which one more than that was asked for. `cursor` says
/// where a record stands: its day, if the list is sorted by day, and its id.
pub fn page<T>(
    mut items: Vec<T>,
    limit: i64,
    cursor: impl Fn(&T) -> (Option<NaiveDate>, Id),
) -> Page<T> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(|last| {
        let (day, id) = cursor(last);
        format!("{}_{id}", day.map(|day| day.to_string()).unwrap_or_default())
    });
    Page { items, next }
}
