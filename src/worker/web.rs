//! The worker's side of the browser: bringing files, waiting and posting, and nothing else.
//!
//! Where files are brought from, this side does not know: the worker's script (`static/boot.js`)
//! offers `sijill.bring`, which asks the site or, in a single file, the page.

use std::future::Future;

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::session::{Freshness, Host, Session, Task};
use crate::engine::Engine;
use crate::protocol::FromWorker;

#[wasm_bindgen]
extern "C" {
    /// The bytes of a file of the edition (an `ArrayBuffer`), past every cache where that is asked.
    #[wasm_bindgen(js_namespace = sijill)]
    fn bring(file: &str, past_caches: bool) -> Promise;
}

/// Begins to listen. Called once, when the worker's code has been loaded.
pub fn run() {
    report_panics();
    let scope = worker_scope();
    let session: Session<Engine, Browser> = Session::new(Browser { scope: scope.clone() });
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        session.receive(&Uint8Array::new(&event.data()).to_vec());
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    on_message.forget();
}

fn worker_scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Tells the page why, before the trap that follows a panic tells it only that.
fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let message = Object::new();
        let _ = Reflect::set(&message, &"trap".into(), &panic.to_string().into());
        let _ = worker_scope().post_message(&message);
    }));
}

struct Browser {
    scope: DedicatedWorkerGlobalScope,
}

impl Host for Browser {
    fn fetch(
        &self,
        file: &str,
        freshness: Freshness,
    ) -> impl Future<Output = Result<Vec<u8>, String>> + 'static {
        let brought = bring(file, freshness == Freshness::FromSite);
        async move {
            let bytes = JsFuture::from(brought).await.map_err(words)?;
            Ok(Uint8Array::new(&bytes).to_vec())
        }
    }

    fn pause(&self, milliseconds: u32) -> impl Future<Output = ()> + 'static {
        let scope = self.scope.clone();
        let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        let over = Promise::new(&mut |resolve, _| {
            let set = scope.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
            if set.is_err() {
                let _ = resolve.call0(&JsValue::UNDEFINED);
            }
        });
        async move {
            let _ = JsFuture::from(over).await;
        }
    }

    fn spawn(&self, task: Task) {
        spawn_local(task);
    }

    fn now_micros(&self) -> u64 {
        self.scope.performance().map_or(0, |clock| (clock.now() * 1000.0) as u64)
    }

    fn post(&self, message: FromWorker) {
        let bytes = Uint8Array::from(message.encode().as_slice()).buffer();
        // Fails only for what cannot be transferred; a fresh buffer can.
        let _ = self.scope.post_message_with_transfer(&bytes, &Array::of1(&bytes));
    }
}

fn words(thrown: JsValue) -> String {
    let message = Reflect::get(&thrown, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "the browser does not say why".to_owned())
}
