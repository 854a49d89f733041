//! The page's side of the engine: asks it, hears its answers, and brings it back when it falls.
//!
//! What to do when is decided in [`supervisor`], which knows no web type; here its decisions are
//! carried out. Not here: what is asked, and what is shown meanwhile.

mod supervisor;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ErrorEvent, MessageEvent, Worker};
use yew::Callback;

use self::supervisor::{Effect, Incident, Supervisor};
use super::boot;
use crate::findings::{Card, Context, EditionInfo, Events, Fault, Findings, Passage, Reading};
use crate::protocol::{PointedAt, ToWorker, Turn};

/// What the engine has to say.
#[derive(Clone, Debug, PartialEq)]
pub enum EngineEvent {
    /// The edition is open.
    Started(EditionInfo),
    /// Which reports, and how many of what.
    Findings {
        /// Of which question.
        turn: Turn,
        /// The findings.
        findings: Rc<Findings>,
        /// Engine time of the first of a question, in microseconds.
        micros: Option<u64>,
    },
    /// The first rows of the findings, in their order; at last all.
    Cards {
        /// Of which question.
        turn: Turn,
        /// The cards.
        cards: Rc<[Card]>,
        /// Engine time of the first of a question, in microseconds.
        micros: Option<u64>,
    },
    /// The open report; `None` where the edition has no such report.
    Reading {
        /// Of which question.
        turn: Turn,
        /// The report.
        reading: Option<Rc<Reading>>,
    },
    /// The words that a mark of the timeline stands for.
    Passages {
        /// Which mark.
        at: PointedAt,
        /// Its words.
        passages: Rc<[Passage]>,
    },
    /// The occurrences of the query's words.
    Context {
        /// Of which question.
        turn: Turn,
        /// The occurrences.
        context: Rc<Context>,
    },
    /// What the hits say happened when.
    Events {
        /// Of which question.
        turn: Turn,
        /// A page of it.
        events: Rc<Events>,
    },
    /// The occurrences as comma-separated values.
    Table(String),
    /// Something went wrong, and stays so until [`EngineClient::retry`] or another question.
    Fault {
        /// With which question; `None` where none can be answered.
        turn: Option<Turn>,
        /// What.
        fault: Fault,
    },
    /// The worker failed; another one is started and asked the last question again.
    Restarting {
        /// How many times in the last minutes, this one counted.
        attempt: u32,
    },
}

/// A handle to the engine. Clones are the same engine.
#[derive(Clone)]
pub struct EngineClient {
    inner: Rc<Inner>,
}

impl PartialEq for EngineClient {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

struct Inner {
    supervisor: RefCell<Supervisor>,
    on_event: Callback<EngineEvent>,
    /// The worker that is listened to.
    worker: RefCell<Option<LiveWorker>>,
    /// Counts the workers; what an earlier one says is not heard.
    generation: Cell<u32>,
}

/// A worker and its listeners; both end when it is dropped.
struct LiveWorker {
    worker: Worker,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

impl Drop for LiveWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl EngineClient {
    /// Starts the engine. Everything it says from then on goes to `on_event`.
    #[must_use]
    pub fn start(on_event: Callback<EngineEvent>) -> Self {
        let inner = Inner {
            supervisor: RefCell::default(),
            on_event,
            worker: RefCell::default(),
            generation: Cell::new(0),
        };
        let client = Self { inner: Rc::new(inner) };
        client.happened(Incident::Begun);
        client
    }

    /// Asks; `link` is the view's link without `#`. Whatever was asked before is not answered any more.
    pub fn ask(&self, turn: Turn, link: String) {
        self.happened(Incident::Asked { turn, link });
    }

    /// Asks for the words of a mark. While no worker runs, nobody answers.
    pub fn point(&self, at: PointedAt) {
        self.post(&ToWorker::Point { at });
    }

    /// Asks for the occurrences of a view as a table. While no worker runs, nobody answers.
    pub fn tabulate(&self, link: String) {
        self.post(&ToWorker::Tabulate { link });
    }

    /// After a fault: a fresh worker, and the last question again.
    pub fn retry(&self) {
        self.happened(Incident::RetryAsked);
    }

    fn happened(&self, incident: Incident) {
        let effects = self.inner.supervisor.borrow_mut().on(incident, now());
        for effect in effects {
            match effect {
                Effect::StartWorker => self.start_worker(),
                Effect::StopWorker => self.stop_worker(),
                Effect::Begin => self.post(&begin()),
                Effect::Ask { turn, link } => self.post(&ToWorker::Ask { turn, link }),
                Effect::Tell(event) => self.inner.on_event.emit(event),
            }
        }
    }

    fn stop_worker(&self) {
        self.inner.generation.set(self.inner.generation.get() + 1);
        // Its listener may be running this very moment: it is dropped when that is over.
        let stopped = self.inner.worker.take();
        if let Some(live) = &stopped {
            live.worker.terminate();
        }
        spawn_local(async move { drop(stopped) });
    }

    fn start_worker(&self) {
        let this = self.clone();
        let generation = self.inner.generation.get();
        spawn_local(async move {
            let started = JsFuture::from(boot::start_worker()).await.map(Worker::unchecked_from_js);
            if this.inner.generation.get() != generation {
                if let Ok(worker) = started {
                    worker.terminate();
                }
                return;
            }
            match started {
                Ok(worker) => {
                    let live = this.listen(worker, generation);
                    *this.inner.worker.borrow_mut() = Some(live);
                    this.happened(Incident::WorkerReady);
                }
                Err(thrown) => this.happened(Incident::StartFailed(words(&thrown))),
            }
        });
    }

    fn listen(&self, worker: Worker, generation: u32) -> LiveWorker {
        let this = self.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            this.of_generation(generation, incident_of(&event.data()));
        });
        let this = self.clone();
        let on_error = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
            this.of_generation(generation, Incident::Trapped(event.message()));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        LiveWorker { worker, _on_message: on_message, _on_error: on_error }
    }

    fn of_generation(&self, generation: u32, incident: Incident) {
        if self.inner.generation.get() == generation {
            self.happened(incident);
        }
    }

    fn post(&self, message: &ToWorker) {
        let bytes = Uint8Array::from(message.encode().as_slice()).buffer();
        if let Some(live) = &*self.inner.worker.borrow() {
            // Fails only for what cannot be copied; bytes can.
            let _ = live.worker.post_message(&bytes);
        }
    }
}

/// The first message to every worker: which edition.
fn begin() -> ToWorker {
    let document = web_sys::window().and_then(|window| window.document());
    let meta =
        document.and_then(|document| document.query_selector("meta[name='sijill:manifest']").ok().flatten());
    let manifest = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    ToWorker::Start { version: crate::protocol::PROTOCOL_VERSION, manifest }
}

/// The worker sends bytes of the protocol, or an object that says why it failed.
fn incident_of(data: &JsValue) -> Incident {
    match data.dyn_ref::<ArrayBuffer>() {
        Some(buffer) => Incident::Heard(Uint8Array::new(buffer).to_vec()),
        None => {
            let trap = Reflect::get(data, &"trap".into()).ok().and_then(|trap| trap.as_string());
            Incident::Trapped(trap.unwrap_or_else(|| "it does not say why".to_owned()))
        }
    }
}

fn words(thrown: &JsValue) -> String {
    let message = Reflect::get(thrown, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "the browser does not say why".to_owned())
}

/// Milliseconds since the page was opened.
fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
