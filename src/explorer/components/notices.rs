//! What the answer did not do as asked.

use std::rc::Rc;

use yew::prelude::*;

use crate::explorer::messages::messages;
use crate::findings::Notice;
use crate::view::Language;

/// What there is to note.
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// The language of the interface.
    pub language: Language,
    /// The notices, in order.
    pub notices: Rc<[Notice]>,
}

/// One sentence a notice.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let words = messages(props.language);
    let has_any = !props.notices.is_empty();
    html! {
        <div class="notices-place">
            if has_any {
                <ul id="notices" class="notices" aria-label={words.notices()}>
                    for notice in props.notices.iter() {
                        <li>{ words.notice(notice) }</li>
                    }
                </ul>
            }
        </div>
    }
}
