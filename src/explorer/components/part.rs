//! A part of the page that has hooks of its own. Yew compiles the life of a component anew for each
//! type of one, a kilobyte for the reader; so all parts are one component that holds them.

use std::any::Any;
use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// What a part is drawn from, and how.
pub trait Part: PartialEq + 'static {
    /// Draws it; its hooks are those of this place of the page.
    fn draw(&self, context: &mut HookContext) -> Html;
}

trait AnyPart {
    fn as_any(&self) -> &dyn Any;
    fn is(&self, other: &dyn AnyPart) -> bool;
    fn draw(&self, context: &mut HookContext) -> Html;
}

impl<T: Part> AnyPart for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn is(&self, other: &dyn AnyPart) -> bool {
        other.as_any().downcast_ref::<T>() == Some(self)
    }

    fn draw(&self, context: &mut HookContext) -> Html {
        Part::draw(self, context)
    }
}

/// What is held.
#[derive(Clone)]
pub struct Held(Rc<dyn AnyPart>);

impl Held {
    /// Holds a part.
    pub fn new(part: impl Part) -> Self {
        Self(Rc::new(part))
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(&*other.0)
    }
}

impl Hook for Held {
    type Output = Html;

    fn run(self, context: &mut HookContext) -> Html {
        self.0.draw(context)
    }
}

/// What the component shows.
#[derive(Properties, PartialEq)]
pub struct HolderProps {
    /// The part.
    pub part: Held,
}

/// Holds any part.
#[component]
pub fn Holder(props: &HolderProps) -> Html {
    use_held(&props.part)
}

fn use_held(part: &Held) -> impl Hook<Output = Html> + use<> {
    part.clone()
}

/// A part in its place. `key` tells it from whatever else may stand there or beside it: hooks of
/// one part are never those of another.
pub fn view_part(key: &str, part: impl Part) -> Html {
    view_held(key, Held::new(part))
}

fn view_held(key: &str, part: Held) -> Html {
    html! { <Holder key={key} {part} /> }
}
