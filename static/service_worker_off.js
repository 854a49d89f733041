// Ends the service worker of an earlier edition and drops what it kept: published as `sw.js` by
// `sijill pack --no-service-worker`. Other sites of the same host are left alone.
(() => {
  "use strict";

  const OURS = `sijill ${new URL(registration.scope).pathname} `;

  const retire = async () => {
    for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
    await registration.unregister();
  };

  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(retire()));
})();
