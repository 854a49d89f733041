//! The worker's side of the browser: fetching, waiting and posting, and nothing else.

use std::cell::RefCell;
use std::future::Future;

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DedicatedWorkerGlobalScope, MessageEvent, RequestCache, RequestCredentials, RequestInit, RequestMode,
    RequestRedirect, Response,
};

use super::session::{Freshness, Host, Session, Task};
use crate::engine::Engine;
use crate::protocol::FromWorker;

/// Begins to listen. Called once, when the worker's code has been loaded.
pub fn run() {
    report_panics();
    let scope = worker_scope();
    let session: Session<Engine, Browser> =
        Session::new(Browser { scope: scope.clone(), folder: RefCell::default() });
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
    folder: RefCell<String>,
}

impl Host for Browser {
    fn use_folder(&self, url: &str) {
        *self.folder.borrow_mut() = url.to_owned();
    }

    fn fetch(
        &self,
        file: &str,
        freshness: Freshness,
    ) -> impl Future<Output = Result<Vec<u8>, String>> + 'static {
        let url = format!("{}{file}", self.folder.borrow());
        let request = RequestInit::new();
        request.set_mode(RequestMode::SameOrigin);
        // As the page's preloads: with other credentials Firefox does not find what they brought.
        request.set_credentials(RequestCredentials::SameOrigin);
        request.set_redirect(RequestRedirect::Error);
        if freshness == Freshness::FromSite {
            request.set_cache(RequestCache::Reload);
        }
        let response = self.scope.fetch_with_str_and_init(&url, &request);
        async move { bytes_of(response).await }
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

async fn bytes_of(response: Promise) -> Result<Vec<u8>, String> {
    let response: Response = JsFuture::from(response).await.map_err(words)?.unchecked_into();
    if !response.ok() {
        return Err(format!("HTTP {}", response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(words)?).await.map_err(words)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn words(thrown: JsValue) -> String {
    let message = Reflect::get(&thrown, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "the browser does not say why".to_owned())
}
