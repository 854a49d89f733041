// Keeps the edition for reading offline, one whole version of it at a time. See docs/offline.md.
//
// Published as `sw.js` behind a line of the packer, `const EDITION = {…}`: the version, the
// integrity of its page, the files it cannot open without, and where the list of all its data is.
//
// Everything but the page is named by its content, and nothing is kept whose bytes are not those
// its name was made of. The page is kept once for each version and given out only by the worker of
// that version. So whatever is kept beside it, a page never meets a file of another version.
//
// Not here: what the reader sees of this (the explorer), and when it begins (boot.js).
(() => {
  "use strict";

  const scope = registration.scope;
  // A space is in no path, so one edition's names never begin those of another.
  const OURS = `sijill ${new URL(scope).pathname} `;
  const PAGES = `${OURS}page `;
  const PAGE = PAGES + EDITION.version;
  const FILES = `${OURS}files`;
  const WISH = `${OURS}wish`;
  /** So long one step of fetching everything takes, in milliseconds; then it says how far it is. */
  const STEP_MS = 700;
  const SIDE_BY_SIDE = 6;
  const referrerPolicy = "no-referrer";

  const urlOf = (path) => new URL(path, scope).href;
  const kept = (url, cacheName = FILES) => caches.match(url, { cacheName, ignoreVary: true });
  const alone = (work) => navigator.locks.request(OURS, work);

  /** The beginning of the SHA-256 that a file of this site is named by. */
  const hashOf = (url) => {
    const path = url.startsWith(scope) ? url.slice(scope.length) : "";
    return /^(?:app\/[\w-]+-([0-9a-f]{16})|data\/([0-9a-f]{32}))\.\w+$/.exec(path)?.slice(1).join("");
  };

  /** Once this site is let go, nothing of it may be kept by what still runs. */
  let isGone = false;

  /** Whether the bytes of a file are those its name was made of. */
  const isWhole = async (url, response) => {
    const bytes = await response.clone().arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hash.startsWith(hashOf(url));
  };

  /** Keeps a file if it is whole. */
  const keep = async (url, response) => {
    if (!(await isWhole(url, response))) throw new Error(`${url} is not what its name says`);
    if (isGone) return;
    await (await caches.open(FILES)).put(url, response);
    missing?.delete(url);
  };

  const fetchAndKeep = async (url, cache) => {
    const response = await fetch(url, { cache, referrerPolicy });
    if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
    await keep(url, response);
  };

  /** Brings a file unless it is here; a second time past the browser's cache, which may be wrong. */
  const bring = async (url) => {
    if (await kept(url)) return;
    await fetchAndKeep(url, "default").catch((error) => {
      if (isFull(error)) throw error;
      return fetchAndKeep(url, "reload");
    });
  };

  const isFull = (error) => error?.name === "QuotaExceededError";

  const bringFiles = () => Promise.all(EDITION.files.map((path) => bring(urlOf(path))));

  /** All of a version or nothing: its page is kept last, and without it the version is not used. */
  const install = async () => {
    const page = await fetch(scope, { cache: "no-cache", referrerPolicy, integrity: EDITION.page });
    if (!page.ok) throw new Error(`the page: HTTP ${page.status}`);
    await bringFiles();
    // Made anew, because a host may have led here from elsewhere, which a navigation must not see.
    const response = new Response(await page.arrayBuffer(), { headers: page.headers });
    await (await caches.open(PAGE)).put(scope, response);
  };

  const isPage = (url) => [scope, urlOf("index.html")].includes(url.split(/[?#]/)[0]);

  const page = async (request) => (await kept(scope, PAGE)) ?? fetch(request);

  /** From what is kept, else from the host, and then kept. Whoever asks past all caches has found
   *  that what is kept is damaged; what the page's own tags ask for cannot ask again. */
  const file = async (event) => {
    const { request } = event;
    const asksOnce = ["script", "style"].includes(request.destination);
    const present = request.cache === "reload" ? undefined : await kept(request.url);
    if (present && (!asksOnce || (await isWhole(request.url, present)))) return present;
    const response = await fetch(request);
    if (response.ok) event.waitUntil(keep(request.url, response.clone()).catch(() => {}));
    return response;
  };

  addEventListener("fetch", (event) => {
    const { method, mode, url } = event.request;
    if (method !== "GET") return;
    if (mode === "navigate" && isPage(url)) event.respondWith(page(event.request));
    else if (hashOf(url)) event.respondWith(file(event));
  });

  // What the reader wants of this edition, in one word: "partly" (what was opened), "fetching"
  // (all of it), "stopped", "cut" (a file could not be had), "full" (the browser gives no more
  // room) or "whole". It outlives this worker and the version.

  let wish;
  const wished = async () => {
    if (!wish) {
      const [word, version] = ((await (await kept(scope, WISH))?.text()) ?? "partly").split(" ");
      wish ??= word === "whole" && version !== EDITION.version ? "fetching" : word;
    }
    return wish;
  };
  const setWish = async (word) => {
    if (isGone) return;
    wish = word;
    const response = new Response(`${word} ${EDITION.version}`);
    // Where there is no room even for this, it holds as long as this worker.
    await caches.open(WISH).then((cache) => cache.put(scope, response)).catch(() => {});
  };

  /** The size of each data file of this version, by its URL. */
  const sizes = async () => {
    const url = urlOf(EDITION.list);
    await bring(url);
    const lines = (await (await kept(url)).text()).trim().split("\n");
    const entry = ([name, size]) => [urlOf(`data/${name}.bin`), Number(size)];
    return new Map(lines.map((line) => entry(line.split(" "))));
  };

  /** What of them is not kept; counted once, then kept up to date. */
  let missing;
  const countMissing = async () => {
    if (!missing) {
      const wanted = await sizes();
      for (const { url } of await (await caches.open(FILES)).keys()) wanted.delete(url);
      missing ??= wanted;
    }
    return missing;
  };

  /** For the page: the wish, files and bytes in all, and how many of them are kept. */
  const status = async () => {
    const word = await wished();
    const all = [EDITION.n_files, EDITION.n_bytes];
    if (word === "partly" || word === "whole") return [word, ...all, ...(word === "whole" ? all : [0, 0])];
    // Without the list, which is fetched first, nothing of it is known to be here.
    const rest = await countMissing().catch(() => undefined);
    const left = rest ? [rest.size, Array.from(rest.values()).reduce((sum, size) => sum + size, 0)] : all;
    return [word, ...all, all[0] - left[0], all[1] - left[1]];
  };

  /** The open pages of this edition, of whatever version. */
  const pages = async () => {
    const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
    return windows.filter((client) => isPage(client.url));
  };

  const report = async () => {
    const message = { version: EDITION.version, words: (await status()).join(" ") };
    for (const client of await pages()) client.postMessage(message);
  };

  /** One step of fetching everything. The pages that hear how far it is ask for the next: so no
   *  event lasts long, and where this worker was ended the next one goes on. */
  const fetchSome = async () => {
    const end = Date.now() + STEP_MS;
    let queue;
    const lane = async () => {
      for (const url of queue) {
        if (wish !== "fetching" || Date.now() > end) return;
        await bring(url);
        missing?.delete(url);
      }
    };
    try {
      queue = (await countMissing()).keys();
      const outcomes = await Promise.allSettled(Array.from({ length: SIDE_BY_SIDE }, lane));
      const failed = outcomes.find((outcome) => outcome.reason);
      if (failed) throw failed.reason;
      if (wish === "fetching" && missing?.size === 0) await setWish("whole");
    } catch (error) {
      if (wish === "fetching") await setWish(isFull(error) ? "full" : "cut");
    }
    await report();
  };

  let step;
  const goOn = async () => {
    if ((await wished()) !== "fetching") return;
    await (step ??= fetchSome().finally(() => (step = undefined)));
  };

  /** Drops this version's data but for what it opens with. Another version's stay: it may be waiting. */
  const remove = async () => {
    await setWish("partly");
    const needed = EDITION.files.map(urlOf);
    const listed = await sizes().catch(() => undefined);
    const isData = (url) => listed?.has(url) ?? url.startsWith(urlOf("data/"));
    await alone(async () => {
      const files = await caches.open(FILES);
      for (const { url } of await files.keys()) if (isData(url) && !needed.includes(url)) await files.delete(url);
      missing = undefined;
    });
    // On a full disk there is room for this word only now.
    await setWish("partly");
  };

  /** The pages that are known to be of this version, as long as this worker is not ended. */
  const current = new Set();

  /** Drops what only earlier versions needed, once no page of one is open. */
  const purge = () =>
    alone(async () => {
      if (registration.installing || registration.waiting) return;
      if (!(await pages()).every((client) => current.has(client.id))) return;
      const earlier = (await caches.keys()).filter((name) => name.startsWith(PAGES) && name !== PAGE);
      if (earlier.length === 0) return;
      const wanted = await sizes();
      const needed = [EDITION.list, ...EDITION.files].map(urlOf);
      const files = await caches.open(FILES);
      const isWanted = ({ url }) => wanted.has(url) || needed.includes(url);
      for (const request of await files.keys()) if (!isWanted(request)) await files.delete(request);
      for (const name of earlier) await caches.delete(name);
    });

  /** Another site is at this address now, or this one with no service worker: nobody must be held to
   *  what is kept of it. Browsers go on with the worker they have when they find none, and Chromium
   *  may leave one waiting that will not wait. A host in trouble, or in the middle of publishing, has
   *  no other page here. */
  const retireIfGone = async () => {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store", referrerPolicy });
    // Some hosts answer with a page of theirs where they have nothing.
    const isOther = answer.ok && !answer.headers.get("Content-Type")?.includes("javascript");
    if (!isOther && answer.status !== 404 && answer.status !== 410 && !registration.waiting) return;
    const page = await fetch(scope, { cache: "no-store", referrerPolicy });
    if (!page.ok || /"sijill:service-worker" content="\w/.test(await page.text())) return;
    isGone = true;
    for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
    await registration.unregister();
  };

  /** A page began, and says of which version it is. */
  const greet = async (client, version) => {
    if (version === EDITION.version) current.add(client.id);
    // What failed may work now, so whoever wanted everything need not ask again.
    if ((await wished()) === "cut") await setWish("fetching");
    await report();
    await retireIfGone().catch(() => {});
    if (!isGone) await purge();
  };

  const answers = {
    begun: ({ source, data }) => greet(source, data.version),
    /** What a page fetched before this worker was there is in the browser's own cache. */
    opened: ({ data }) => bring(data.url),
    fetch: async () => {
      await setWish("fetching");
      await report();
      await goOn();
    },
    more: goOn,
    stop: async () => {
      await setWish("stopped");
      await report();
    },
    remove: async () => {
      await remove();
      await report();
    },
    /** Asked while this one waits. */
    version: ({ source }) => source.postMessage({ next: EDITION.version }),
    switch: () => skipWaiting(),
  };

  addEventListener("message", (event) => {
    const { asked, url } = event.data;
    if (url !== undefined && !hashOf(url)) return;
    // What fails here was a courtesy, or has been reported.
    event.waitUntil(answers[asked]?.(event)?.catch?.(() => {}));
  });
  addEventListener("install", (event) => event.waitUntil(alone(install)));
  // What was kept may have been dropped since it was installed; whoever comes next has it all. Pages
  // wait for that, and not for what is said of it. The page of a first visit is held as well: while
  // another version waits and none is held, Chromium ends the active worker as soon as somebody comes,
  // with their page in its hands.
  addEventListener("activate", (event) => {
    const brought = bringFiles().catch(() => {});
    event.waitUntil(Promise.all([brought, clients.claim()]));
    brought.then(report).catch(() => {});
  });
})();
