// The page of a site: its parts are files beside it, each checked by the browser before anyone
// sees it, and what the reader chose is remembered. One of two; the page of a single file has
// from_file.js in its place. boot.js says what it asks of `source`.
const source = (() => {
  "use strict";

  const meta = (name) => document.querySelector(`meta[name="sijill:${name}"]`)?.content ?? "";

  const fetchChecked = async (name, cache) => {
    const response = await fetch(meta(name), { integrity: meta(`${name}-integrity`), cache });
    if (!response.ok) throw new Error(`${meta(name)}: HTTP ${response.status}`);
    return response;
  };

  /** Over a slow line every byte before the programs delays the first findings. How slow it is, the
   *  style sheet has shown. */
  const SLOW_MS = 150;
  const style = performance.getEntriesByType("resource").find(({ name }) => name.endsWith(".css"));
  const lineIsSlow = style?.duration > SLOW_MS;

  const isWasm = (response) => response.headers.get("Content-Type")?.startsWith("application/wasm");

  /** Some hosts do not know the type of wasm; then compilation waits for the last byte. */
  const module = async (name, cache) => {
    const response = await fetchChecked(name, cache);
    return isWasm(response) ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  };

  const bytes = async (name) => (await fetchChecked(name)).arrayBuffer();
  const script = async (name, cache) => (await fetchChecked(name, cache)).text();

  /** Credentials as the page's preloads: with others Firefox does not find what they brought. On a
   *  first visit no service worker sees this: so it says what it fetched, and finds what is kept. */
  const bringer = (folder) => async (file, pastCaches) => {
    const url = folder + file;
    const cache = pastCaches ? "reload" : "default";
    const options = { mode: "same-origin", credentials: "same-origin", redirect: "error", cache };
    const answer = await fetch(url, options).catch(async (error) => {
      const kept = pastCaches ? undefined : await globalThis.caches?.match(url);
      if (!kept) throw error;
      return kept;
    });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    postMessage({ fetched: url });
    return answer.arrayBuffer();
  };
  const introduce = (worker, engine) => {
    worker.addEventListener("message", (event) => {
      if (!event.data.fetched) return;
      event.stopImmediatePropagation();
      fetched(event.data.fetched);
    });
    worker.postMessage({ engine, data: new URL("data/", document.baseURI).href });
  };

  // Without a storage, or with one that refuses, the page works the same and forgets.
  const recall = () => {
    try {
      return localStorage.getItem("sijill") ?? "";
    } catch {
      return "";
    }
  };
  const remember = (kept) => {
    try {
      if (kept) localStorage.setItem("sijill", kept);
      else localStorage.removeItem("sijill");
    } catch {}
  };

  // The keeper is the service worker (service_worker.js). What it says goes to the explorer as an
  // event, one line of words: whether another version is ready, then its own.

  const keeper = meta("service-worker") && new URL(meta("service-worker"), document.baseURI).href;
  const ownVersion = meta("version");
  let keeping;
  /** The version that the active worker keeps, and that of the one that waits to follow it. */
  let version = ownVersion;
  let next = ownVersion;
  /** The worker that this page was loaded past; it is not newer than the page. */
  let passed;
  let words = "";
  let patience;
  const early = [];

  const tell = (asked, more) => keeping?.active?.postMessage({ asked, ...more });

  const greet = () => tell("begun", { version: ownVersion });

  const say = () => {
    const isNewer = (keeping?.waiting ? next : version) !== ownVersion;
    dispatchEvent(new MessageEvent("sijill-offline", { data: `${isNewer ? "newer" : "present"} ${words}` }));
  };

  const fetched = (url) => (keeping?.active ? tell("opened", { url }) : early.push(url));

  /** It is asked for one step after the other; one that was ended in between begins again. */
  const hear = ({ data, source }) => {
    if (data.next) {
      ({ next } = data);
      return say();
    }
    ({ words } = data);
    if (source !== passed) ({ version } = data);
    clearTimeout(patience);
    if (words.startsWith("fetching")) {
      tell("more");
      patience = setTimeout(tell, 20_000, "more");
    }
    say();
  };

  const look = () => {
    const { installing, waiting, active } = keeping;
    if (installing) installing.onstatechange = look;
    const isUnderWay = installing && installing.state !== "redundant";
    if (!isUnderWay && !waiting && !active) words = "unavailable";
    // Perhaps it is the end of all keeping (service_worker_off.js), which Chromium may leave waiting.
    if (waiting) {
      waiting.postMessage({ asked: "version" });
      greet();
    }
    say();
  };

  const begin = async (trusted) => {
    const workers = navigator.serviceWorker;
    try {
      keeping = await workers.register(trusted(keeper));
    } catch {
      words = "unavailable";
      return say();
    }
    if (!workers.controller) passed = keeping.active;
    workers.onmessage = hear;
    keeping.onupdatefound = look;
    look();
    await workers.ready;
    greet();
    early.forEach(fetched);
    // Browsers look for a newer version in their own time; who begins now wants to know now.
    keeping.update().catch(() => {});
  };

  let goingOver;
  const switchOver = () => {
    const successor = keeping.waiting;
    if (!successor) return location.reload();
    successor.onstatechange = () => ["activated", "redundant"].includes(successor.state) && location.reload();
    // Chromium forgets it where the active worker is called back to work just as it was to end.
    const ask = () => successor.postMessage({ asked: "switch" });
    ask();
    clearInterval(goingOver);
    goingOver = setInterval(ask, 1000);
  };

  const offline = (asked, trusted) => {
    if (asked === "begin") {
      document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: meta("web-manifest") }));
      return keeper && begin(trusted);
    }
    if (asked === "switch") return switchOver();
    // Asked, never awaited: a browser may leave the question open for ever.
    if (asked === "fetch") navigator.storage?.persist?.().catch(() => {});
    tell(asked);
  };

  return { lineIsSlow, bytes, module, script, introduce, bringer, recall, remember, keeper, offline };
})();
