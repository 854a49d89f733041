//! Effects that are compiled once. Yew's hook is compiled anew for every effect, with all that
//! keeps and compares what it depends on; here that stands behind pointers.

use std::any::Any;
use std::rc::Rc;

use yew::functional::{Hook, TearDown};

/// What an effect depends on.
trait Dependencies {
    fn as_any(&self) -> &dyn Any;
    fn is(&self, other: &dyn Dependencies) -> bool;
}

impl<T: PartialEq + 'static> Dependencies for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn is(&self, other: &dyn Dependencies) -> bool {
        other.as_any().downcast_ref::<T>() == Some(self)
    }
}

struct Watched(Rc<dyn Dependencies>);

impl PartialEq for Watched {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(&*other.0)
    }
}

type Ending = Box<dyn FnOnce()>;

/// As [`yew::functional::use_effect_with`].
pub fn use_effect_with<T, D>(
    dependencies: T,
    effect: impl FnOnce(&T) -> D + 'static,
) -> impl Hook<Output = ()>
where
    T: PartialEq + 'static,
    D: TearDown + 'static,
{
    let dependencies = Rc::new(dependencies);
    let watched = Watched(Rc::<T>::clone(&dependencies));
    let begin = move || -> Ending {
        let ending = effect(&dependencies);
        Box::new(move || ending.tear_down())
    };
    use_watched(watched, Box::new(begin))
}

fn use_watched(watched: Watched, begin: Box<dyn FnOnce() -> Ending>) -> impl Hook<Output = ()> {
    yew::functional::use_effect_with(watched, move |_| begin())
}
