//! Pieces of a page that follow what they read.
//!
//! Every closure in a view is a type of its own, and the compiler writes the whole machinery of
//! drawing anew for each. Boxed they are one type, and that machinery is there once: it is a third
//! of what the phone would otherwise download.

use std::sync::Arc;

use kurs_domain::Id;
use leptos::prelude::*;

/// A part of a page that is drawn anew when what it reads changes.
pub type Piece = Box<dyn FnMut() -> AnyView + Send>;
/// A text or an attribute that follows what it reads.
pub type Text = Box<dyn FnMut() -> String + Send>;
/// Something that is so or not, such as a class that an element has.
pub type Flag = Box<dyn FnMut() -> bool + Send>;
/// What is done when something happens to an element.
pub type Act<E> = Box<dyn FnMut(E)>;

/// A part of a page that is drawn anew when what `draw` reads changes.
pub fn view<V: IntoView + 'static>(mut draw: impl FnMut() -> V + Send + 'static) -> Piece {
    Box::new(move || draw().into_any())
}

/// A text that follows what `write` reads.
pub fn text<S: Into<String>>(mut write: impl FnMut() -> S + Send + 'static) -> Text {
    Box::new(move || write().into())
}

/// Something that is so as long as `is` says so.
pub fn flag(is: impl FnMut() -> bool + Send + 'static) -> Flag {
    Box::new(is)
}

/// What `act` does when something happens to an element.
pub fn act<E>(act: impl FnMut(E) + 'static) -> Act<E> {
    Box::new(act)
}

/// A derived value; its readers run again only when it has changed.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    make: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let make: Box<dyn Fn() -> T + Send + Sync> = Box::new(make);
    Memo::new(move |_| make())
}

/// A value made of others, made anew for whoever reads it.
pub fn signal<T: Send + Sync + 'static>(make: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    let make: Box<dyn Fn() -> T + Send + Sync> = Box::new(make);
    Signal::derive(make)
}

/// Something in a list: what it is known by, and how it is drawn.
struct Item {
    id: Id,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

/// Draws each of `all`, and draws anew only what comes or goes: the same `id` is the same thing.
pub fn each<T: Send + 'static, V: IntoView + 'static>(
    all: impl Fn() -> Vec<T> + Send + Sync + 'static,
    id: fn(&T) -> Id,
    draw: impl Fn(T) -> V + Send + Sync + 'static,
) -> AnyView {
    let draw: Arc<dyn Fn(T) -> AnyView + Send + Sync> = Arc::new(move |one| draw(one).into_any());
    let item = move |one: T| {
        let draw = draw.clone();
        Item { id: id(&one), draw: Box::new(move || draw(one)) }
    };
    list(Box::new(move || all().into_iter().map(&item).collect()))
}

/// The one list there is.
fn list(all: Box<dyn Fn() -> Vec<Item> + Send + Sync>) -> AnyView {
    view! { <For each=all key=|item| item.id children=|item: Item| (item.draw)()/> }.into_any()
}

/// Whether something is to be shown.
pub struct Condition(Box<dyn Fn() -> bool + Send + Sync>);

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for Condition {
    fn from(holds: F) -> Self {
        Self(Box::new(holds))
    }
}

/// Shows what is in it while `when` holds.
#[component]
pub fn When(
    /// Whether it is shown.
    #[prop(into)]
    when: Condition,
    /// What is shown.
    children: ChildrenFn,
) -> impl IntoView {
    let holds = memo(when.0);
    view(move || holds.get().then(|| children()))
}
