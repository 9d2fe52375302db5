//! A JSON value that is passed on verbatim, as `serde_json::value::RawValue` expects it.

use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess};

use super::Unreadable;

/// The struct and field name by which `serde_json` marks a raw value.
pub(crate) const RAW: &str = "$serde_json::private::RawValue";

/// The text of a JSON value.
pub(super) struct Raw<'de>(pub(super) &'de str);

impl<'de> MapAccess<'de> for Raw<'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        seed.deserialize(RAW.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Unreadable> {
        seed.deserialize(self.0.into_deserializer())
    }
}
