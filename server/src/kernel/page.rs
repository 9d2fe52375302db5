//! Pages of lists: `?before=<cursor>&limit=`, newest first.

use kurs_domain::{Id, NaiveDate, Page};
use serde::Deserialize;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};

use super::Problem;

/// Which page is asked for.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// `next` of the page before.
    #[param(schema_with = by_day)]
    pub before: Option<String>,
    /// How many records, 1 to 200; 50 by default.
    #[serde(default = "usual")]
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub limit: u16,
}

fn usual() -> u16 {
    50
}

/// Sorts after every id: the cursor of a first page.
pub const AFTER_ALL_IDS: &str = "g";

/// The record after which a page begins: by id, or by day and id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The day as in its column, where a list is sorted by day; later than every day elsewhere.
    pub day: String,
    pub id: String,
}

impl PageQuery {
    /// The limit, validated.
    pub fn limit(&self) -> Result<i64, Problem> {
        if (1..=200).contains(&self.limit) {
            Ok(self.limit.into())
        } else {
            Err(Problem::invalid("invalid_query", "limit is 1 to 200"))
        }
    }

    /// Where the page begins; without a cursor, before every possible record.
    pub fn before(&self) -> Result<Cursor, Problem> {
        const LAST_DAY: &str = "9999-99-99";
        let Some(before) = &self.before else {
            return Ok(Cursor { day: LAST_DAY.to_owned(), id: AFTER_ALL_IDS.to_owned() });
        };
        let invalid = || Problem::invalid("invalid_cursor", "begin again without a cursor");
        let (day, id) = before.split_once('_').ok_or_else(invalid)?;
        // It is only compared as text: a day that does not exist does no harm.
        let is_day = day.len() == LAST_DAY.len()
            && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let day = match day {
            "" => LAST_DAY,
            day if is_day => day,
            _ => return Err(invalid()),
        };
        Ok(Cursor { day: day.to_owned(), id: Id::parse(id).map_err(|_| invalid())?.to_string() })
    }
}

/// The schema of a cursor that begins with a day, or with nothing.
pub fn by_day() -> RefOr<Schema> {
    cursor("([0-9]{4}-[0-9]{2}-[0-9]{2})?")
}

/// The schema of a cursor: `prefix`, a regular expression, and an id.
pub fn cursor(prefix: &str) -> RefOr<Schema> {
    let pattern = format!("^{prefix}_{}$", Id::PATTERN);
    ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern)).into()
}

/// A page of at most `limit` of `items`, which must have been queried with one more than `limit`.
/// `cursor` gives a record's cursor: its day, if the list is sorted by day, and its id.
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
