//! A file on its way, and whoever waits for it.

use std::cell::RefCell;
use std::future::poll_fn;
use std::task::{Poll, Waker};

use crate::findings::Fault;

/// A file that is being brought to the engine. Any number of questions may wait for it.
#[derive(Default)]
pub(super) struct Flight {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    outcome: Option<Result<(), Fault>>,
    waiting: Vec<Waker>,
}

impl Flight {
    /// Says how it ended and wakes all who wait.
    pub(super) fn land(&self, outcome: Result<(), Fault>) {
        let waiting = {
            let mut state = self.state.borrow_mut();
            state.outcome = Some(outcome);
            std::mem::take(&mut state.waiting)
        };
        waiting.into_iter().for_each(Waker::wake);
    }

    /// Waits until it has ended.
    pub(super) async fn landed(&self) -> Result<(), Fault> {
        poll_fn(|context| {
            let mut state = self.state.borrow_mut();
            if let Some(outcome) = &state.outcome {
                return Poll::Ready(outcome.clone());
            }
            // A task that is polled again without need must not be listed again.
            if !state.waiting.iter().any(|waker| waker.will_wake(context.waker())) {
                state.waiting.push(context.waker().clone());
            }
            Poll::Pending
        })
        .await
    }
}
