//! The lens *events*: lists the hits by the days they speak of, and reads the reports of one page of that.

use std::rc::Rc;

use super::{Engine, Step};
use crate::findings::{EventRow, Events, Fault, Ordinal};
use crate::search::events::{self, Entry, EventList};
use crate::search::lanes::Frame;
use crate::search::select::{axis, hits};
use crate::view::View;

impl Engine {
    /// A page of what the hits say happened when.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn events(&mut self, view: &View) -> Result<Step<Events>, Fault> {
        let kept = self.event_list.take().filter(|kept| kept.is_of(view));
        let list = match kept {
            Some(kept) => kept,
            None => Rc::new(done!(self.list_events(view)?)),
        };
        self.event_list = Some(Rc::clone(&list));
        let (page, entries) = list.page(view);
        let ordinals: Vec<Ordinal> = entries.iter().map(|entry| entry.ordinal).collect();
        let mut rest = entries.iter();
        let mut rows: Vec<EventRow> = Vec::with_capacity(entries.len());
        done!(self.each(view, &ordinals, &mut |_, stored, hits| {
            let dating = view.by_hand.summary(stored.id, &stored.report.dating);
            rows.extend(rest.next().map(|Entry { days, .. }| events::row(*days, stored, &hits, dating)));
        })?);
        Ok(Step::Done(list.events(page, rows)))
    }

    fn list_events(&mut self, view: &View) -> Result<Step<EventList>, Fault> {
        let matched = done!(self.matched(view)?);
        let loaded = done!(self.loaded(view, &matched, None)?);
        let from = loaded.source();
        let hits = hits(view, from);
        Ok(Step::Done(EventList::new(view, from, &hits, axis(view, from, Frame::Screen))))
    }
}
