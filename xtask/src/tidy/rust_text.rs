//! A minimal Rust lexer that tells code, strings and comments apart.
//!
//! A rule about code must not match a comment that explains the rule, nor one about texts an identifier.
//! Every view keeps the line breaks, so line numbers are the same in all of them.

/// The three kinds of text in a Rust file, each with the other two blanked out.
pub(super) struct Views {
    pub(super) code: String,
    pub(super) strings: String,
    pub(super) comments: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    String,
    Comment,
}

pub(super) fn views(text: &str) -> Views {
    let mut views = Views { code: String::new(), strings: String::new(), comments: String::new() };
    let mut rest = text;
    while !rest.is_empty() {
        let (kind, length) = next(rest, text.len() - rest.len(), text);
        let (piece, after) = rest.split_at(length);
        views.push(kind, piece);
        rest = after;
    }
    views
}

/// A string literal.
pub(super) struct Literal {
    /// The line on which it begins.
    pub(super) line: usize,
    /// Its value.
    pub(super) text: String,
    /// Whether it follows the `=>` of an entry of `texts!`.
    pub(super) is_translation: bool,
}

pub(super) fn literals(text: &str) -> Vec<Literal> {
    let (mut literals, mut line, mut rest) = (Vec::new(), 1, text);
    // Bracket depth: an entry of `texts!` is in one pair.
    let (mut depth, mut before, mut is_translation) = (0, "", false);
    while !rest.is_empty() {
        let (kind, length) = next(rest, text.len() - rest.len(), text);
        let (piece, after) = rest.split_at(length);
        match (kind, piece) {
            (Kind::String, _) if !piece.starts_with('\'') => {
                literals.push(Literal { line, text: value(piece), is_translation });
            }
            (Kind::Code, "(" | "[" | "{") => depth += 1,
            (Kind::Code, ")" | "]" | "}") => depth -= 1,
            (Kind::Code, ">") if depth == 1 && before == "=" => is_translation = true,
            (Kind::Code, ";") if depth == 1 => is_translation = false,
            _ => {}
        }
        line += piece.matches('\n').count();
        (before, rest) = (piece, after);
    }
    literals
}

/// The value of a literal: without its quotes, with its escapes resolved.
fn value(piece: &str) -> String {
    let body = piece.trim_start_matches(is_word).trim_matches('#');
    let body = body.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(body);
    if !piece.starts_with('"') {
        return body.to_owned();
    }
    let mut value = String::new();
    let mut rest = body;
    while let Some((before, escape)) = rest.split_once('\\') {
        value += before;
        let letter = escape.chars().next().unwrap_or_default();
        rest = &escape[letter.len_utf8()..];
        match letter {
            '\n' => rest = rest.trim_start(),
            'n' => value.push('\n'),
            'u' => {
                let (digits, after) = rest.split_once('}').unwrap_or((rest, ""));
                let number = u32::from_str_radix(digits.trim_start_matches('{'), 16);
                value.extend(number.ok().and_then(char::from_u32));
                rest = after;
            }
            letter => value.push(letter),
        }
    }
    value + rest
}

impl Views {
    fn push(&mut self, kind: Kind, piece: &str) {
        for (own, view) in [
            (Kind::Code, &mut self.code),
            (Kind::String, &mut self.strings),
            (Kind::Comment, &mut self.comments),
        ] {
            if own == kind {
                view.push_str(piece);
            } else {
                view.extend(piece.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
            }
        }
    }
}

/// The kind and the length in bytes of the token that begins here.
fn next(rest: &str, at: usize, whole: &str) -> (Kind, usize) {
    if rest.starts_with("//") {
        return (Kind::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (Kind::Comment, block_comment(rest));
    }
    if rest.starts_with('"') {
        return (Kind::String, quoted(rest, '"'));
    }
    if !whole[..at].ends_with(is_word)
        && let Some(length) = raw_string(rest)
    {
        return (Kind::String, length);
    }
    if let Some(length) = character(rest) {
        return (Kind::String, length);
    }
    (Kind::Code, rest.chars().next().map_or(0, char::len_utf8))
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let here = &rest[at..];
        if here.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// A quoted literal with escapes.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if letter == '\\' {
            escaped = true;
        } else if letter == quote {
            return at + 1;
        }
    }
    rest.len()
}

/// `r"…"`, `r#"…"#` and their byte and C variants.
fn raw_string(rest: &str) -> Option<usize> {
    let start = ["r", "br", "cr"].into_iter().find(|prefix| {
        rest.strip_prefix(prefix).is_some_and(|after| after.starts_with(['"', '#']))
    })?;
    let after = &rest[start.len()..];
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let before = start.len() + hashes + 1;
    Some(body.find(&end).map_or(rest.len(), |at| before + at + end.len()))
}

/// `'a'` or `'\n'`, but not the lifetime `'a`.
fn character(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    if body.starts_with('\\') {
        return Some(quoted(rest, '\''));
    }
    let letter = body.chars().next()?;
    body[letter.len_utf8()..].starts_with('\'').then(|| letter.len_utf8() + 2)
}

/// Whether a character may be part of an identifier.
pub(super) fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The lines (from 1) with a whole-word match of a token: `axum::` does not match `utoipa_axum::`.
pub(super) fn lines_with(text: &str, token: &str) -> Vec<usize> {
    let bounded = token.starts_with(is_word);
    let stands = |line: &str| {
        line.match_indices(token).any(|(at, _)| !bounded || !line[..at].ends_with(is_word))
    };
    numbered(text).filter(|(_, line)| stands(line)).map(|(number, _)| number).collect()
}

/// The lines of a text, numbered from 1.
pub(super) fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line))
}

/// The line on which the tests of a file begin; past the end when it has none.
pub(super) fn tests_begin(code: &str) -> usize {
    lines_with(code, "#[cfg(test)]").first().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_strings_and_comments_are_told_apart() {
        let views =
            views("let a = \"b // c\"; // d \"e\"\n/* f /* g */ h */ i('j', '\\'', r#\"k\"l\"#)");
        assert_eq!(views.code.replace(' ', ""), "leta=;\ni(,,)");
        assert!(views.strings.contains("b // c") && views.strings.contains("k\"l"));
        assert!(views.comments.contains("d \"e\"") && views.comments.contains("g */ h"));
        assert_eq!(views.code.lines().count(), 2);
    }

    #[test]
    fn a_literal_is_read_as_the_program_has_it() {
        let text =
            "let a = \"b \\\n    c\";\n('d', \"e\\n\\u{ad}\\\"f\\\"\", r#\"g\\h\"#) // \"i\"";
        let read = literals(text);
        let texts: Vec<_> = read.iter().map(|read| (read.line, &*read.text)).collect();
        assert_eq!(texts, [(1, "b c"), (3, "e\n\u{ad}\"f\""), (3, "g\\h")]);
    }

    #[test]
    fn a_translation_stands_behind_the_arrow() {
        let text = "texts! {\n    a = \"b\" => \"c\";\n    d: fn(u8) -> String =\n        \
                    |n| match n { 1 => \"e\", _ => \"f\" }\n        => |n| match n { _ => \"g\" };\n    \
                    h = \"i\" => \"j\";\n}";
        let read = literals(text).into_iter().map(|read| (read.text, read.is_translation));
        let expected = [("b", false), ("c", true), ("e", false), ("f", false), ("g", true)];
        let expected = expected.into_iter().chain([("i", false), ("j", true)]);
        assert!(read.eq(expected.map(|(text, is)| (text.to_owned(), is))));
    }

    #[test]
    fn a_lifetime_is_code() {
        assert_eq!(views("fn a<'b>(c: &'b str)").code, "fn a<'b>(c: &'b str)");
    }

    #[test]
    fn a_name_that_ends_in_r_begins_no_raw_string() {
        assert_eq!(views("per\"x\" y").code, "per    y");
    }

    #[test]
    fn a_token_stands_by_itself() {
        assert_eq!(lines_with("use utoipa_axum::routes;\nuse axum::Router;", "axum::"), [2]);
    }
}
