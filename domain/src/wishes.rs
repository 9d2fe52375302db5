//! A person's preferences for celebrations, push messages and praise.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

/// How a success is celebrated on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Celebrate {
    /// The size of the celebration.
    pub style: CelebrationStyle,
    /// Whether a soft sound is played.
    pub sound: bool,
    /// Whether the phone vibrates shortly.
    pub vibration: bool,
}

/// The size of a celebration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum CelebrationStyle {
    /// A picture that fills the width, and words.
    #[default]
    Big,
    /// A line of words.
    Small,
    /// Only the mark.
    None,
}

/// Preferences for push messages. No push is sent until a phone subscribes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushWishes {
    /// Whether the text on a locked screen says what it is about; otherwise it contains nothing private.
    pub says_what: bool,
    /// Whether cheers are sent as push messages.
    pub cheers: bool,
    /// The largest number of reminders per day.
    pub reminders_a_day: RemindersADay,
}

impl Default for PushWishes {
    fn default() -> Self {
        Self { says_what: false, cheers: true, reminders_a_day: RemindersADay::default() }
    }
}

/// The largest number of reminders per day, 1 to 10; 3 by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u8, minimum = 1, maximum = 10))]
pub struct RemindersADay(u8);

impl RemindersADay {
    /// `None` if `most` is not 1 to 10.
    pub fn new(most: u8) -> Option<Self> {
        (1..=10).contains(&most).then_some(Self(most))
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Default for RemindersADay {
    fn default() -> Self {
        Self(3)
    }
}

impl<'de> Deserialize<'de> for RemindersADay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let most = u8::deserialize(deserializer)?;
        Self::new(most).ok_or_else(|| D::Error::custom("out_of_range: 1 to 10 reminders a day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_quiet() {
        let celebrate = Celebrate::default();
        assert!(!celebrate.sound && !celebrate.vibration);
        let push = PushWishes::default();
        assert!(!push.says_what);
        assert_eq!(push.reminders_a_day.get(), 3);
        assert_eq!((RemindersADay::new(0), RemindersADay::new(11)), (None, None));
    }
}
