// Starts the page: dresses it as the reader wants it, loads the explorer, prepares the engine's worker, and says so where that fails.
//
// Published behind the explorer's glue (wasm-bindgen, target web) in one module, so `__wbg_init`
// is in scope; hence also the function around everything. What it needs to know stands in
// <meta name="sijill:…">. What it offers the explorer is `globalThis.sijill`.
//
// Not here: restarting a worker that failed, and what the page shows while it waits. That is the
// explorer's business.
(() => {
  "use strict";

  /** The looks the link asks for, else those of an earlier visit, before the explorer runs: nothing
   *  flashes and no line moves. What is not understood here the explorer will judge. */
  const dress = () => {
    const link = new URLSearchParams(location.hash.slice(1));
    let kept;
    try {
      kept = new URLSearchParams(localStorage.getItem("sijill") ?? "");
    } catch {
      kept = new URLSearchParams();
    }
    const root = document.documentElement;
    for (const key of ["theme", "contrast", "size"]) root.dataset[key] = link.get(key) ?? kept.get(key) ?? "";
    if ((link.get("ui") ?? kept.get("ui")) === "en") Object.assign(root, { lang: "en", dir: "ltr" });
  };
  dress();

  const meta = (name) => document.querySelector(`meta[name="sijill:${name}"]`)?.content ?? "";

  /** Fetches a file of the site; its bytes are checked by the browser before anyone sees them. */
  const fetchChecked = async (name, cache) => {
    const url = new URL(meta(name), document.baseURI).href;
    const response = await fetch(url, { integrity: meta(`${name}-integrity`), cache });
    if (!response.ok) throw new Error(`${meta(name)}: HTTP ${response.status}`);
    return response;
  };

  /** Makes something once. After a failure the next call tries again, past the caches. */
  const once = (make) => {
    let made;
    let cache = "default";
    return () =>
      (made ??= make(cache).catch((error) => {
        made = undefined;
        cache = "reload";
        throw error;
      }));
  };

  const isWasm = (response) => (response.headers.get("Content-Type") ?? "").startsWith("application/wasm");

  /** Some hosts do not know the type of wasm; then compilation waits for the last byte. */
  const compile = async (response) =>
    isWasm(response) ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());

  // The worker is made from a blob: only so it inherits the policy of a <meta> element.
  // Its first message is the compiled engine; from the second on the engine itself listens.
  const bootstrap = `
;(() => {
  "use strict";
  const tell = (why) => postMessage({ trap: String(why).slice(0, 2000) });
  addEventListener("error", (event) => tell(event.message));
  addEventListener("unhandledrejection", (event) => tell(event.reason?.message ?? event.reason));
  onmessage = ({ data }) => wasm_bindgen.initSync({ module: data });
})();
`;

  let workerUrl;
  const policy = globalThis.trustedTypes?.createPolicy("app-url", {
    createScriptURL(url) {
      if (url !== workerUrl) throw new TypeError("not the worker of this page");
      return url;
    },
  });

  const makeWorkerUrl = once(async (cache) => {
    const glue = await (await fetchChecked("engine-js", cache)).text();
    workerUrl = URL.createObjectURL(new Blob([glue, bootstrap], { type: "text/javascript" }));
    return policy ? policy.createScriptURL(workerUrl) : workerUrl;
  });
  const compileEngine = once(async (cache) => compile(await fetchChecked("engine-wasm", cache)));

  /** A fresh worker with the engine in it, ready for messages of the protocol. */
  const startWorker = async () => {
    const [url, engine] = await Promise.all([makeWorkerUrl(), compileEngine()]);
    const worker = new Worker(url, { name: "sijill-engine" });
    worker.postMessage(engine);
    return worker;
  };

  /** Leaves a User Timing measure; the times are those of `performance.now()`. */
  const measure = (name, startMs, endMs) => {
    performance.measure(name, { start: startMs, end: endMs });
  };

  globalThis.sijill = Object.freeze({ startWorker, measure });

  /** The explorer cannot help itself any more: index.html has a box for that, in both languages. */
  const showFault = () => {
    const box = document.getElementById("boot-fault");
    if (!box || !box.hidden) return;
    box.hidden = false;
    const reload = document.getElementById("boot-reload");
    reload?.addEventListener("click", () => location.reload());
    reload?.focus();
  };
  const isTrap = (thrown) => thrown instanceof WebAssembly.RuntimeError;
  addEventListener("error", (event) => isTrap(event.error) && showFault());
  addEventListener("unhandledrejection", (event) => isTrap(event.reason) && showFault());

  const loadExplorer = once(async (cache) => {
    const module = await compile(await fetchChecked("explorer-wasm", cache));
    await __wbg_init({ module_or_path: module });
  });

  // The engine is fetched beside the explorer; whether that worked is asked by `startWorker`.
  makeWorkerUrl().catch(() => {});
  compileEngine().catch(() => {});
  loadExplorer()
    .catch(loadExplorer)
    .catch((error) => {
      console.error(error);
      showFault();
    });
})();
