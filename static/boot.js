// Starts the page: dresses it as the reader wants it, loads the explorer, prepares the engine's worker, and says so where that fails.
//
// Published behind the explorer's glue (wasm-bindgen, target web) in one module, so `__wbg_init`
// is in scope; hence also the function around everything. Between them stands from_site.js or
// from_file.js, which knows where the bytes are and what is remembered; its `source` has
//   lineIsSlow           whether the font of the reports would hold up what is needed more
//   bytes(name)          what the font is made of, checked
//   module(name, cache)  the compiled explorer or engine, its bytes checked
//   script(name, cache)  the text of the engine's glue or of a guide, checked
//   introduce(worker, engine)  sends the first message, { engine, data }
//   bringer(data)        makes, in the worker, what brings files of the edition: (file, pastCaches) → bytes.
//                        It gets there as text, so it must need nothing of where it stands
//   recall(), remember(kept)  what the reader chose, as text
//   keeper               the URL of the service worker that keeps the edition, if there is to be one
//   offline(asked, trusted)   tells it what the explorer asks; `trusted` makes its URL one to run
// What the page offers the explorer is `globalThis.sijill`; the worker offers the engine one too.
//
// Not here: restarting a worker that failed, and what the page shows while it waits. That is the
// explorer's business.
(() => {
  "use strict";

  /** The looks the link asks for, else those of an earlier visit, before the explorer runs: nothing
   *  flashes and no line moves. What is not understood here the explorer will judge. */
  const dress = () => {
    const link = new URLSearchParams(location.hash.slice(1));
    const kept = new URLSearchParams(source.recall());
    const root = document.documentElement;
    for (const key of ["theme", "contrast", "size"]) root.dataset[key] = link.get(key) ?? kept.get(key) ?? "";
    if ((link.get("ui") ?? kept.get("ui")) === "en") Object.assign(root, { lang: "en", dir: "ltr" });
  };
  dress();

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

  // The worker is made from a blob: only so it inherits the policy of a <meta> element.
  // Its first message brings the compiled engine; from the second on the engine itself listens.
  const bootstrap = `
;(() => {
  "use strict";
  const tell = (why) => postMessage({ trap: String(why).slice(0, 2000) });
  addEventListener("error", (event) => tell(event.message));
  addEventListener("unhandledrejection", (event) => tell(event.reason?.message ?? event.reason));
  onmessage = ({ data: { engine, data } }) => {
    globalThis.sijill = { bring: (${source.bringer})(data) };
    wasm_bindgen.initSync({ module: engine });
  };
})();
`;

  let workerUrl;
  const policy = globalThis.trustedTypes?.createPolicy("app-url", {
    createScriptURL(url) {
      if (url !== workerUrl && url !== source.keeper) throw new TypeError("not a worker of this page");
      return url;
    },
  });
  const trusted = (url) => (policy ? policy.createScriptURL(url) : url);

  const makeWorkerUrl = once(async (cache) => {
    const glue = await source.script("engine-js", cache);
    workerUrl = URL.createObjectURL(new Blob([glue, bootstrap], { type: "text/javascript" }));
    return trusted(workerUrl);
  });
  const compileEngine = once((cache) => source.module("engine-wasm", cache));

  /** A fresh worker with the engine in it, ready for messages of the protocol. */
  const startWorker = async () => {
    const [url, engine] = await Promise.all([makeWorkerUrl(), compileEngine()]);
    const worker = new Worker(url, { name: "sijill-engine" });
    source.introduce(worker, engine);
    return worker;
  };

  /** Leaves a User Timing measure; the times are those of `performance.now()`. */
  const measure = (name, startMs, endMs) => {
    performance.measure(name, { start: startMs, end: endMs });
  };

  /** Saves a text as a file. The browser needs its URL a little longer than the click. */
  const save = (name, type, text) => {
    const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    Object.assign(document.createElement("a"), { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  };

  const { recall, remember } = source;
  const guide = (language) => source.script(`guide-${language}`);
  const offline = (asked) => source.offline(asked, trusted);
  globalThis.sijill = Object.freeze({ startWorker, measure, recall, remember, guide, offline, save });

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
    await __wbg_init({ module_or_path: await source.module("explorer-wasm", cache) });
  });

  /** The face of the reports is worn if it is there before the first findings: later it would move lines.
   *  The page asks for it, which says nowhere where it is; a style sheet would name itself. */
  const wearReadingFace = async () => {
    if (source.lineIsSlow) await compileEngine();
    const face = new FontFace("Sijill Reading", await source.bytes("reading-face"), { weight: "400 700" });
    document.fonts.add(await face.load());
    if (document.getElementById("app").dataset.state === "loading") document.documentElement.dataset.face = "reading";
  };

  wearReadingFace().catch(() => {});
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
