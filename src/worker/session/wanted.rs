//! What is answered only while it is still wanted.

use super::{Answering, Host, Session};
use crate::edition::FileRef;
use crate::engine::Step;
use crate::findings::Fault;

/// How many rounds of files one answer may need. The engine needs three or four; more than this
/// means that it forgets what it was given.
const MOST_ROUNDS: u32 = 64;

/// Why an answer was not given.
pub(super) enum Stop {
    /// Another question was asked.
    Superseded,
    /// It cannot be given.
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Something that is answered only while nothing later of its kind was asked.
pub(super) struct Wanted<E, H> {
    pub(super) session: Session<E, H>,
    pub(super) kind: Kind,
    /// Which of them.
    pub(super) number: u64,
}

#[derive(Clone, Copy)]
pub(super) enum Kind {
    Question,
    Point,
}

impl<E: Answering, H: Host> Wanted<E, H> {
    /// Asks the engine until it has all files, and sums up the time it worked, in microseconds.
    pub(super) async fn until_done<T>(
        &self,
        ask: impl Fn(&mut E) -> Result<Step<T>, Fault>,
    ) -> Result<(T, u64), Stop> {
        let mut answer = None;
        let mut step = |engine: &mut E| match ask(engine)? {
            Step::Need(files) => Ok(files),
            Step::Done(done) => {
                answer = Some(done);
                Ok(Vec::new())
            }
        };
        let micros = self.until_nothing_is_needed(&mut step).await?;
        let never = Fault::Engine { detail: "it needs nothing and has no answer".to_owned() };
        answer.map(|answer| (answer, micros)).ok_or(Stop::Fault(never))
    }

    /// The same for any answer, compiled once: takes the step again until it needs no more files.
    async fn until_nothing_is_needed(
        &self,
        step: &mut dyn FnMut(&mut E) -> Result<Vec<FileRef>, Fault>,
    ) -> Result<u64, Stop> {
        let host = &self.session.inner.host;
        let mut micros = 0;
        for _ in 0..MOST_ROUNDS {
            let start = host.now_micros();
            let files = self.session.with_engine(&mut *step)?;
            micros += host.now_micros().saturating_sub(start);
            if files.is_empty() {
                return Ok(micros);
            }
            let brought = self.session.bring(&files).await;
            self.still()?;
            brought?;
        }
        Err(Stop::Fault(Fault::Engine { detail: "it asks for the same files again and again".to_owned() }))
    }

    /// Waits, with 0 just long enough to let messages in that have arrived.
    pub(super) async fn wait(&self, milliseconds: u32) -> Result<(), Stop> {
        self.session.inner.host.pause(milliseconds).await;
        self.still()
    }

    pub(super) fn still(&self) -> Result<(), Stop> {
        #[cfg(test)]
        if self.session.inner.careless.get() {
            return Ok(());
        }
        let latest = match self.kind {
            Kind::Question => &self.session.inner.questions,
            Kind::Point => &self.session.inner.points,
        };
        if latest.get() == self.number { Ok(()) } else { Err(Stop::Superseded) }
    }
}
