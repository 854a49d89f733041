//! The lens *context*: reads the hits bit by bit, and keeps the occurrences it found for the next
//! question about them (another order, another page, more of them).

use super::{Engine, Step};
use crate::findings::{Context, Fault};
use crate::search::concordance::{Concordance, MOST_REPORTS};
use crate::search::select::first_hits;
use crate::view::View;

impl Engine {
    /// Every occurrence of the query's words, in as many reports as the view asks for.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn context(&mut self, view: &View) -> Result<Step<Context>, Fault> {
        let kept = self.concordance.take().filter(|kept| kept.is_of(view));
        let mut concordance = match kept {
            Some(kept) => kept,
            None => done!(self.unread_concordance(view)?),
        };
        let step = self.read_on(&mut concordance, view);
        let concordance = self.concordance.insert(concordance);
        done!(step?);
        Ok(Step::Done(concordance.context(view)))
    }

    /// What [`Engine::context`] gave last, as comma-separated values, every row of it: see
    /// [`Concordance::table`]. `None` where it gave nothing, or of other words.
    #[must_use]
    pub fn context_table(&self, view: &View) -> Option<String> {
        let concordance = self.concordance.as_ref().filter(|kept| kept.is_of(view))?;
        Some(concordance.table(view))
    }

    fn unread_concordance(&mut self, view: &View) -> Result<Step<Concordance>, Fault> {
        let matched = done!(self.matched(view)?);
        let loaded = done!(self.loaded_in_order(view, &matched)?);
        let (mut hits, n_hits) = first_hits(view, loaded.source(), MOST_REPORTS as usize);
        if !loaded.words.iter().any(|word| word.is_wanted) {
            // What has no word to look for need not be read.
            hits.clear();
        }
        Ok(Step::Done(Concordance::new(view, hits, n_hits)))
    }

    fn read_on(&mut self, concordance: &mut Concordance, view: &View) -> Result<Step<()>, Fault> {
        loop {
            let rows = concordance.to_read(view).to_vec();
            if rows.is_empty() {
                return Ok(Step::Done(()));
            }
            done!(self.each(view, &rows, &mut |_, stored, hits| concordance.read(stored, &hits))?);
        }
    }
}
