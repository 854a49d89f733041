//! What the page looks like: one component a file, state in, what happened out by callbacks. What
//! has no state of its own is a plain function (`view_…`): a component costs the reader a kilobyte.
//! No component asks, stores or parses anything. Every list and every conditional stands in an
//! element of its own, which keeps its neighbours in place when it changes.

mod chips;
mod copy_link;
mod date_field;
mod dating_card;
mod dating_chip;
mod dialog;
mod emptiness;
mod examples;
mod facet_panel;
mod fault_box;
mod filter_panel;
mod help;
mod invitation;
mod marked_text;
mod names;
mod not_a_hit;
mod notices;
mod page;
mod page_text;
mod pager;
mod period_filter;
mod reading_bar;
mod reading_pane;
mod result_card;
mod result_list;
mod search_box;
mod select_field;
mod settings;
mod status;
mod top_bar;

pub use chips::view_chips;
pub use copy_link::{CopyLink, CopyOutcome};
pub use date_field::DateField;
pub use dating_card::view_dating_card;
pub use dating_chip::view_dating_chip;
pub use emptiness::{is_one_word, view_nothing};
pub use facet_panel::{FacetPanel, FacetValue};
pub use fault_box::view_fault_box;
pub use filter_panel::{view_filter_panel, view_level, view_sort};
pub use help::HelpDialog;
pub use invitation::view_invitation;
pub use marked_text::{PassageMark, view_excerpt, view_runs};
pub use names::{view_name, view_outlet, view_relayed};
pub use not_a_hit::view_not_a_hit;
pub use notices::view_notices;
pub use page::{Page, PageProps};
pub use page_text::view_page_text;
pub use pager::view_pager;
pub use period_filter::view_period_filter;
pub use reading_bar::view_reading_bar;
pub use reading_pane::ReadingPane;
pub use result_card::view_result_card;
pub use result_list::ResultList;
pub use search_box::SearchBox;
pub use select_field::SelectField;
pub use settings::SettingsDialog;
pub use status::Status;
pub use top_bar::view_top_bar;
