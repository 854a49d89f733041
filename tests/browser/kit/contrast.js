// Contrast of what is painted, computed from computed styles: axe does not see Arabic text.
// Arguments: the least ratio of text, of large text and of graphics, and a selector of graphics.
// Returns one line for each thing below its ratio, and how many things were measured.
const [leastText, leastLarge, leastGraphic, graphics] = arguments;
const problems = new Set();
let measured = 0;

// What lets the pointer through is painted as well: while measuring, nothing does.
const solid = new CSSStyleSheet();
solid.replaceSync("* { pointer-events: auto !important }");
document.adoptedStyleSheets.push(solid);

const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const known = new Map();
/** Any computed colour as [red, green, blue, alpha], the first three of 255, the last of 1. */
const rgba = (text) => {
  if (!known.has(text)) {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = text;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    known.set(text, [red, green, blue, alpha / 255]);
  }
  return known.get(text);
};
const faded = ([red, green, blue, alpha], by) => [red, green, blue, alpha * by];
const over = (paint, ground) => ground.slice(0, 3).map((part, i) => part + (paint[i] - part) * paint[3]).concat(1);
const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
const ratio = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const isShape = (element) => element instanceof SVGElement && !(element instanceof SVGSVGElement);
/** What an element paints behind its content: the fill of a shape, else its background. */
const ground = (element, style) => {
  if (!isShape(element)) return rgba(style.backgroundColor);
  const fills = element instanceof SVGGeometryElement && style.fill.match(/^(rgb|color|okl)/);
  return fills ? faded(rgba(style.fill), Number(style.fillOpacity)) : [0, 0, 0, 0];
};

const ancestors = (element) => {
  const chain = [];
  for (let at = element; at; at = at.parentElement) chain.push(at);
  return chain;
};
/** What lies under a point of an element, from itself down; only its ancestors where it is out of view. */
const stack = (element, box) => {
  const at = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const top = at.indexOf(element);
  return top < 0 ? ancestors(element) : at.slice(top);
};

/** The pixel of an ink on an element, and the pixel beside it. */
const pixels = (element, box, ink, behind) => {
  let beside = rgba(getComputedStyle(document.documentElement).colorScheme === "dark" ? "black" : "white");
  const groups = [];
  for (const layer of stack(element, box).reverse()) {
    if (layer === element && behind) break;
    const style = getComputedStyle(layer);
    const opacity = Number(style.opacity);
    const encloses = layer.contains(element);
    if (encloses) groups.push([beside, opacity]);
    beside = over(faded(ground(layer, style), encloses ? 1 : opacity), beside);
  }
  let inked = over(faded(ink, behind ? Number(getComputedStyle(element).opacity) : 1), beside);
  for (const [before, opacity] of groups.reverse()) {
    inked = over(faded(inked, opacity), before);
    beside = over(faded(beside, opacity), before);
  }
  return [inked, beside];
};

const isSmall = (box) => box.width <= 1 || box.height <= 1;
/** Seen at all, not only by a screen reader, and not disabled. */
const isExempt = (element) =>
  !element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) ||
  element.closest(":disabled, [aria-disabled=true], option") ||
  ancestors(element).some((at) => isSmall(at.getBoundingClientRect()) && getComputedStyle(at).position === "absolute");

const told = (element) => element.tagName.toLowerCase() + (element.id && "#" + element.id) + "." + (element.getAttribute("class") ?? "");
const judge = (element, box, ink, least, what, behind = false) => {
  measured += 1;
  const [inked, beside] = pixels(element, box, ink, behind);
  const found = ratio(inked, beside);
  if (found < least - 0.005) {
    problems.add(`${found.toFixed(2)} < ${least}: ${told(element)} ${what} [${inked.slice(0, 3).map(Math.round)}] on [${beside.slice(0, 3).map(Math.round)}]`);
  }
};
const judgeText = (element, box, style, what) => {
  const size = parseFloat(style.fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const inSvg = isShape(element);
  const ink = inSvg ? faded(rgba(style.fill), Number(style.fillOpacity)) : rgba(style.color);
  judge(element, box, ink, isLarge ? leastLarge : leastText, what.trim().slice(0, 40));
};

const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node; (node = walker.nextNode()); ) {
  const element = node.parentElement;
  if (!node.data.trim() || element.closest("script, style, noscript, title, desc") || isExempt(element)) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const box = [...range.getClientRects()].find((rect) => !isSmall(rect));
  if (box) judgeText(element, box, getComputedStyle(element), node.data);
}
for (const field of document.querySelectorAll("input:not([type=checkbox], [type=radio], [type=hidden], [type=range]), textarea")) {
  if (isExempt(field)) continue;
  const isEmpty = !field.value && field.placeholder;
  judgeText(field, field.getBoundingClientRect(), getComputedStyle(field, isEmpty ? "::placeholder" : null), field.value || field.placeholder);
}
for (const element of document.body.querySelectorAll("*")) {
  for (const side of ["::before", "::after"]) {
    const style = getComputedStyle(element, side);
    if (/^".*[^\s"]/.test(style.content) && !isExempt(element)) judgeText(element, element.getBoundingClientRect(), style, side + style.content);
  }
}
for (const shape of document.querySelectorAll(graphics)) {
  const style = getComputedStyle(shape);
  const box = shape.getBoundingClientRect();
  if (isExempt(shape) || (box.width < 1 && box.height < 1)) continue;
  const paints = [[style.fill, style.fillOpacity], [style.stroke, style.strokeOpacity]].filter(([paint]) => /^(rgb|color|okl)/.test(paint));
  const inks = paints.map(([paint, opacity]) => faded(rgba(paint), Number(opacity))).filter((ink) => ink[3] > 0);
  const found = inks.map((ink) => [ratio(...pixels(shape, box, ink, true)), ink]).sort((a, b) => b[0] - a[0]);
  if (found.length) judge(shape, box, found[0][1], leastGraphic, "graphic", true);
}
document.adoptedStyleSheets.pop();
return { measured, problems: [...problems] };
