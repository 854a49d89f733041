// Controls that are smaller than a finger or a pointer needs. Argument: the least width and height
// in CSS pixels. Returns one line for each that is smaller, and how many were measured.
//
// Not measured: signs of the timeline, which the lane hands to whatever points near them, and which
// its tables have as buttons; and its axis, which only keys move: pointers have buttons for that.
const [least] = arguments;
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=slider]:not(svg), [role=tab], [role=switch], [role=checkbox]";
const problems = new Set();
let measured = 0;

/** A link within a sentence is as high as its line. */
const isInSentence = (control) => {
  if (getComputedStyle(control).display !== "inline") return false;
  const block = control.parentElement.closest("p, li, dd, td, div, summary, span");
  return [...block.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.data));
};
/** A box and its label are one target; a link that is laid over its whole card is as large as that. */
const boxOf = (control) => {
  const laid = getComputedStyle(control, "::after");
  if (laid.content !== "none" && laid.position === "absolute" && laid.inset === "0px" && control.offsetParent) {
    return control.offsetParent.getBoundingClientRect();
  }
  const box = control.getBoundingClientRect();
  const label = control.matches("input[type=checkbox], input[type=radio]") && control.closest("label");
  if (!label) return box;
  const around = label.getBoundingClientRect();
  return { width: Math.max(box.width, around.width), height: Math.max(box.height, around.height) };
};

for (const control of document.querySelectorAll(CONTROLS)) {
  const isSeen = control.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  if (!isSeen || control.matches(":disabled, [aria-disabled=true]") || isInSentence(control)) continue;
  const { width, height } = boxOf(control);
  // Only for screen readers, or not drawn.
  if (width <= 1 || height <= 1) continue;
  measured += 1;
  if (Math.min(width, height) < least - 0.1) {
    const name = control.tagName.toLowerCase() + (control.id && "#" + control.id) + "." + (control.getAttribute("class") ?? "");
    problems.add(`${width.toFixed(1)} × ${height.toFixed(1)} < ${least}: ${name} ${(control.getAttribute("aria-label") ?? control.textContent).trim().slice(0, 24)}`);
  }
}
return { measured, problems: [...problems] };
