// A brush drawn over a lane of the timeline: one pointer move a frame, to and fro, each over three
// bins. For each move the time until the brush has been painted there.
// Arguments: the clock of the lane, how many moves. Returns how long each took, in milliseconds.
//
// A move is sent from a task of its own right behind a frame, so that the wait for the next frame
// is counted in full; a browser sends its own moves right before a frame.
const [clock, moves, done] = arguments;
const lane = document.querySelector(`.lane[data-clock=${clock}]`);
const plot = lane.querySelector(".lane-plot");
const drawn = () => lane.querySelector(".brush").getBoundingClientRect();
const binOf = (end) => Number(lane.querySelector(`.handle[data-end=${end}]`).getAttribute("aria-valuenow"));

const frame = () => new Promise(requestAnimationFrame);
const task = () =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(0);
  });
/** Whether callbacks of a frame are running: what they change is painted with that very frame. */
let inFrame = false;
const followFrames = () => {
  // Asked for first in each frame, so it runs before those that the application asks for.
  requestAnimationFrame(followFrames);
  inFrame = true;
  task().then(() => (inFrame = false));
};
followFrames();
const box = plot.getBoundingClientRect();
const send = (type, x) => {
  const at = { clientX: x, clientY: box.y + box.height / 2, pointerId: 1, pointerType: "mouse", isPrimary: true, button: type === "pointermove" ? -1 : 0, buttons: type === "pointerup" ? 0 : 1, bubbles: true, cancelable: true, composed: true };
  plot.dispatchEvent(new PointerEvent(type, at));
};

let stride;
const waiting = [];
const took = [];
const watcher = new MutationObserver(async () => {
  const brush = drawn();
  // The brush covers whole bins: its edge lies up to one bin from the pointer.
  const isReached = ({ x }) => Math.min(Math.abs(brush.left - x), Math.abs(brush.right - x)) <= stride / 3 + 1;
  // What a later move has overtaken is painted with it.
  const starts = waiting.splice(0, waiting.findLastIndex(isReached) + 1);
  if (starts.length === 0) return;
  if (!inFrame) await frame();
  await task();
  const painted = performance.now();
  took.push(...starts.map(({ start }) => painted - start));
});

/** To and fro between a tenth and nine tenths of the lane. */
const placeOf = (n) => {
  const span = box.width * 0.8;
  const along = (n * stride) % (2 * span);
  return box.x + box.width * 0.1 + (along < span ? along : 2 * span - along);
};
(async () => {
  const start = box.x + box.width * 0.1;
  send("pointerdown", start);
  send("pointermove", start + 5);
  await new Promise((resolve) => setTimeout(resolve, 500));
  stride = (3 * drawn().width) / (binOf("to") - binOf("from") + 1);
  performance.clearMeasures();
  watcher.observe(lane, { subtree: true, attributes: true });
  for (let n = 1; n <= moves; n++) {
    await frame();
    await task();
    waiting.push({ x: placeOf(n), start: performance.now() });
    send("pointermove", placeOf(n));
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  send("pointerup", placeOf(moves));
  watcher.disconnect();
  done(took);
})();
