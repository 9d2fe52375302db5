//! A value that is handed on as it is written.

use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess};

use super::Unreadable;

/// The name by which `serde_json` asks for a value as it is written.
pub(crate) const RAW: &str = "$serde_json::private::RawValue";

/// A value as it is written.
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
