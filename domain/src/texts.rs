//! A macro for texts in Danish and English: a missing translation does not compile.

/// Defines a struct of texts and its two values, `DANISH` and `ENGLISH`.
///
/// ```
/// kurs_domain::texts! {
///     /// The texts of a page.
///     PageWords;
///
///     title = "Mål" => "Goals";
///     count: fn(usize) -> String =
///         |count| format!("{count} mål")
///         => |count| format!("{count} goals");
/// }
/// assert_eq!((PageWords::ENGLISH.count)(2), "2 goals");
/// ```
#[macro_export]
macro_rules! texts {
    (
        $(#[$doc:meta])* $texts:ident;
        $($(#[$about:meta])* $name:ident $(: $of:ty)? = $danish:expr => $english:expr;)*
    ) => {
        $(#[$doc])*
        pub struct $texts {
            $($(#[$about])* pub $name: $crate::texts!(@of $($of)?),)*
        }

        impl $texts {
            /// The texts in Danish.
            pub const DANISH: Self = Self { $($name: $danish,)* };
            /// The texts in English.
            pub const ENGLISH: Self = Self { $($name: $english,)* };
        }
    };
    (@of) => { &'static str };
    (@of $of:ty) => { $of };
}
