// The page of a site: its parts are files beside it, each checked by the browser before anyone
// sees it, and what the reader chose is remembered. One of two; the page of a single file has
// from_file.js in its place. boot.js says what it asks of `source`.
const source = (() => {
  "use strict";

  const meta = (name) => document.querySelector(`meta[name="sijill:${name}"]`)?.content ?? "";

  const fetchChecked = async (name, cache) => {
    const url = new URL(meta(name), document.baseURI).href;
    const response = await fetch(url, { integrity: meta(`${name}-integrity`), cache });
    if (!response.ok) throw new Error(`${meta(name)}: HTTP ${response.status}`);
    return response;
  };

  const isWasm = (response) => (response.headers.get("Content-Type") ?? "").startsWith("application/wasm");

  /** Some hosts do not know the type of wasm; then compilation waits for the last byte. */
  const module = async (name, cache) => {
    const response = await fetchChecked(name, cache);
    return isWasm(response) ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  };

  const script = async (name, cache) => (await fetchChecked(name, cache)).text();

  /** Credentials as the page's preloads: with others Firefox does not find what they brought. */
  const bringer = (folder) => async (file, pastCaches) => {
    const cache = pastCaches ? "reload" : "default";
    const answer = await fetch(folder + file, { mode: "same-origin", credentials: "same-origin", redirect: "error", cache });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.arrayBuffer();
  };
  const introduce = (worker, engine) => worker.postMessage({ engine, data: new URL("data/", document.baseURI).href });

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

  return { module, script, introduce, bringer, recall, remember };
})();
