//! A JSON parser for the wire types.
//!
//! It supports only what the server writes: integers, no comments. It does not say why a text cannot be
//! read (that is for the server's log), because error messages, with the tables for formatting numbers
//! in them, would make the phone's download a tenth larger.

mod raw;

use std::borrow::Cow;

use serde::{
    Deserialize, Deserializer,
    de::{
        self, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
        Visitor,
    },
    forward_to_deserialize_any,
};

pub(crate) use self::raw::RAW;
use self::raw::Raw;

/// The text is not valid JSON, or not of the expected type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// The deepest nesting of lists and objects.
const MAX_DEPTH: u8 = 32;

/// Parses the whole of `text` as a `T`.
///
/// # Errors
/// [`Unreadable`]
pub fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Unreadable> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let value = T::deserialize(&mut reader)?;
    if reader.peek().is_some() { Err(Unreadable) } else { Ok(value) }
}

struct Reader<'de> {
    text: &'de str,
    at: usize,
    depth: u8,
}

impl<'de> Reader<'de> {
    /// The next byte that is not white space, without consuming it.
    #[inline(never)]
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    #[inline(never)]
    fn take(&mut self, byte: u8) -> Result<(), Unreadable> {
        if self.peek() == Some(byte) {
            self.at += 1;
            return Ok(());
        }
        Err(Unreadable)
    }

    #[inline(never)]
    fn take_word(&mut self, word: &str) -> Result<(), Unreadable> {
        let rest = self.text.get(self.at..).ok_or(Unreadable)?;
        if rest.starts_with(word) {
            self.at += word.len();
            return Ok(());
        }
        Err(Unreadable)
    }

    #[inline(never)]
    fn integer(&mut self) -> Result<i64, Unreadable> {
        self.peek();
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        if after.starts_with(['.', 'e', 'E']) {
            return Err(Unreadable);
        }
        self.at += end;
        number.parse().map_err(|_| Unreadable)
    }

    #[inline(never)]
    fn boolean(&mut self) -> Result<bool, Unreadable> {
        let boolean = self.peek() == Some(b't');
        self.take_word(if boolean { "true" } else { "false" })?;
        Ok(boolean)
    }

    #[inline(never)]
    fn string(&mut self) -> Result<Cow<'de, str>, Unreadable> {
        self.take(b'"')?;
        let rest = &self.text[self.at..];
        let end = rest.find(['"', '\\']).ok_or(Unreadable)?;
        if rest.as_bytes()[end] == b'"' {
            self.at += end + 1;
            return Ok(Cow::Borrowed(&rest[..end]));
        }
        let mut whole = rest[..end].to_owned();
        self.at += end;
        loop {
            let rest = &self.text[self.at..];
            let end = rest.find(['"', '\\']).ok_or(Unreadable)?;
            whole.push_str(&rest[..end]);
            self.at += end + 1;
            if rest.as_bytes()[end] == b'"' {
                return Ok(Cow::Owned(whole));
            }
            whole.push(self.escaped()?);
        }
    }

    fn visit_text<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.string()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    /// The character after a backslash.
    fn escaped(&mut self) -> Result<char, Unreadable> {
        let byte = *self.text.as_bytes().get(self.at).ok_or(Unreadable)?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.four_digits()?;
                let mut units = vec![first];
                if (0xD800..0xDC00).contains(&first) {
                    self.take_word("\\u")?;
                    units.push(self.four_digits()?);
                }
                char::decode_utf16(units).next().ok_or(Unreadable)?.map_err(|_| Unreadable)?
            }
            _ => return Err(Unreadable),
        })
    }

    fn four_digits(&mut self) -> Result<u16, Unreadable> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Unreadable)?;
        self.at += 4;
        u16::from_str_radix(digits, 16).map_err(|_| Unreadable)
    }

    /// Parses a list or an object, between `open` and `close`.
    fn within<T>(
        &mut self,
        (open, close): (u8, u8),
        read: impl FnOnce(&mut Items<'_, 'de>) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        self.take(open)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Unreadable);
        }
        let value = read(&mut Items { reader: self, close, first: true })?;
        self.depth -= 1;
        self.take(close)?;
        Ok(value)
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.peek().ok_or(Unreadable)? {
            b'"' => self.visit_text(visitor),
            b'{' => self.within((b'{', b'}'), |items| visitor.visit_map(items)),
            b'[' => self.within((b'[', b']'), |items| visitor.visit_seq(items)),
            b't' | b'f' => visitor.visit_bool(self.boolean()?),
            b'n' => self.take_word("null").and_then(|()| visitor.visit_unit()),
            _ => visitor.visit_i64(self.integer()?),
        }
    }

    // Types that ask for a specific kind of value get their own method, so that the compiler leaves out
    // the branches of `deserialize_any` they cannot need.

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.within((b'{', b'}'), |items| visitor.visit_map(items))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.within((b'[', b']'), |items| visitor.visit_seq(items))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.visit_text(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.visit_text(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.visit_text(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.boolean()?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_i64(self.integer()?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_i64(self.integer()?)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_i64(self.integer()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.peek() == Some(b'n') {
            self.take_word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        if name != RAW {
            return visitor.visit_newtype_struct(self);
        }
        self.peek();
        let begin = self.at;
        de::IgnoredAny::deserialize(&mut *self)?;
        visitor.visit_map(Raw(&self.text[begin..self.at]))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        if self.peek() == Some(b'{') {
            return self.within((b'{', b'}'), |items| visitor.visit_enum(items));
        }
        let word = String::deserialize(self)?;
        visitor.visit_enum(word.into_deserializer())
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return self.deserialize_any(visitor);
        }
        // A skipped number need not be an integer.
        let rest = &self.text[self.at..];
        let in_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E');
        self.at += rest.find(|c| !in_number(c)).unwrap_or(rest.len());
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u16 u32 u128 f32 f64 char bytes byte_buf unit
        unit_struct tuple tuple_struct map
    }
}

/// The items between two brackets.
struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    close: u8,
    first: bool,
}

impl Items<'_, '_> {
    /// Whether another item follows; takes the comma before it.
    fn more(&mut self) -> Result<bool, Unreadable> {
        if self.reader.peek() == Some(self.close) {
            return Ok(false);
        }
        if !std::mem::take(&mut self.first) {
            self.reader.take(b',')?;
        }
        Ok(true)
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'_, 'de> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        if self.more()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for &mut Items<'_, 'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        if !self.more()? {
            return Ok(None);
        }
        let key = seed.deserialize(&mut *self.reader)?;
        self.reader.take(b':')?;
        Ok(Some(key))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Unreadable> {
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> EnumAccess<'de> for &mut Items<'_, 'de> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self), Unreadable> {
        let variant = seed.deserialize(&mut *self.reader)?;
        self.reader.take(b':')?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Items<'_, 'de> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        Err(Unreadable)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        seed.deserialize(&mut *self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.reader.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.reader.deserialize_any(visitor)
    }
}

#[cfg(test)]
mod tests;
