//! A modal dialog and the small button that opens it.

use yew::prelude::*;

use crate::explorer::browser::dialog;

/// What a dialog and its button are called: `id` is that of the button, the dialog's has
/// `-dialog` after it.
#[derive(Clone, Copy, Debug)]
pub struct DialogNames {
    /// The id of the button.
    pub id: &'static str,
    /// The title of both.
    pub title: &'static str,
    /// The button that closes it.
    pub close: &'static str,
    /// The outline of the button's sign, in a field of 24 by 24.
    pub sign: &'static str,
}

/// The button, and the dialog with its content. It closes with Escape, its button, and a click
/// beside it.
pub fn view_dialog(names: DialogNames, content: Html) -> Html {
    let DialogNames { id, title, close, sign } = names;
    let (dialog_id, title_id) = (format!("{id}-dialog"), format!("{id}-title"));
    let on_open = {
        let dialog_id = dialog_id.clone();
        Callback::from(move |_: MouseEvent| dialog::open(&dialog_id, id))
    };
    let on_close = {
        let dialog_id = dialog_id.clone();
        Callback::from(move |_: MouseEvent| dialog::close(&dialog_id))
    };
    let on_backdrop = {
        let on_close = on_close.clone();
        Callback::from(move |event: MouseEvent| {
            if dialog::is_on_backdrop(&event) {
                on_close.emit(event);
            }
        })
    };
    html! {
        <div class="dialog-place">
            <button {id} class="button icon-button" type="button" aria-haspopup="dialog" aria-label={title} {title} onclick={on_open}>
                <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false"><path d={sign} /></svg>
            </button>
            <dialog id={dialog_id} class="dialog" aria-labelledby={title_id.clone()} onclick={on_backdrop}>
                <div class="dialog-sheet">
                    <div class="dialog-head">
                        <h2 id={title_id}>{ title }</h2>
                        <button class="button close-dialog" type="button" onclick={on_close}>{ close }</button>
                    </div>
                    { content }
                </div>
            </dialog>
        </div>
    }
}
