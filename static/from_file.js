// The page of a single file: its parts are blocks of the document, deflated, in base64. Nothing is
// requested. Nothing is remembered either: browsers share one storage among all files opened from
// disk; and the file is all there is to keep. One of two; the page of a site has from_site.js in its place. boot.js says what it asks of
// `source`.
const source = (() => {
  "use strict";

  const find = (name) => {
    const block = document.getElementById(`sijill:${name}`);
    if (!block) throw new Error(`${name}: not in this file`);
    return block;
  };

  /** Older browsers know base64 only as text. */
  const decode = (base64) => Uint8Array.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

  /** SHA-384, as `integrity` has it. Where the browser has none (a page over plain http), the check
   *  sum of the deflated block has to do. */
  const check = async (name, bytes, integrity) => {
    const digest = await crypto.subtle?.digest("SHA-384", bytes);
    if (digest && btoa(String.fromCharCode(...new Uint8Array(digest))) !== integrity.slice("sha384-".length)) {
      throw new Error(`${name}: damaged`);
    }
  };

  const part = async (name) => {
    const block = find(name);
    const inflated = new Blob([decode(block.textContent)]).stream().pipeThrough(new DecompressionStream("deflate"));
    const bytes = await new Response(inflated).arrayBuffer();
    await check(name, bytes, block.dataset.integrity);
    return bytes;
  };

  const module = async (name) => WebAssembly.compile(await part(name));
  const script = async (name) => new TextDecoder().decode(await part(name));

  /** Asks the page, and gives it a line to answer on. */
  const bringer = (page) => (file) =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        port1.close();
        if (data.bytes) resolve(data.bytes);
        else reject(new Error(data.failed));
      };
      page.postMessage(file, [port2]);
    });

  /** Decodes a file of the edition when it is asked for; the engine checks and inflates it. */
  const answer = ({ data: file, ports: [line] }) => {
    try {
      const bytes = decode(find(file).textContent).buffer;
      line.postMessage({ bytes }, [bytes]);
    } catch (error) {
      line.postMessage({ failed: error.message });
    }
  };
  const introduce = (worker, engine) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = answer;
    worker.postMessage({ engine, data: port2 }, [port2]);
  };

  return { lineIsSlow: false, bytes: part, module, script, introduce, bringer, recall: () => "", remember: () => {}, offline: () => {} };
})();
