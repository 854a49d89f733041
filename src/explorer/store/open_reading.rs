//! What the reading pane has to show, and when that is the same as before.

use std::rc::Rc;

use crate::findings::Reading;

/// What the reading pane has to show.
#[derive(Clone, Debug)]
pub enum OpenReading {
    /// No report is open.
    Closed,
    /// The open report has not come yet.
    Loading,
    /// The open report.
    Here(Rc<Reading>),
    /// The edition has no such report.
    NotHere,
    /// It cannot be had, as the present fault says.
    Failed,
}

/// By what came, not by what it says: an answer that says the same is drawn anew, and the page need
/// not carry the comparison of whole reports.
impl PartialEq for OpenReading {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Here(one), Self::Here(other)) => Rc::ptr_eq(one, other),
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        }
    }
}
