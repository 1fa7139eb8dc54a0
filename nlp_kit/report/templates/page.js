"use strict";
(() => {
  const form = document.getElementById("filter");
  const status = document.getElementById("status");
  const sheets = [...document.querySelectorAll(".sheet")];
  const svg = "http://www.w3.org/2000/svg";
  document.documentElement.classList.add("scripted");

  // ---- What is shown -------------------------------------------------------------------------

  const boxes = (name) => [...form.querySelectorAll(`input[name="${name}"]`)];
  const chosen = (name) => new Set(boxes(name).filter((box) => box.checked).map((box) => box.value));
  const meets = (words, wanted) => words.split(" ").some((word) => wanted.has(word));

  function apply() {
    const [layers, labels, classes] = ["layer", "label", "class"].map(chosen);
    const hideEmpty = chosen("hide").has("empty");
    let total = 0, shown = 0, documents = 0;
    for (const sheet of sheets) {
      const all = new Set(), here = new Set();
      for (const element of sheet.querySelectorAll("[data-layer]")) {
        const { layer, label, class: kinds, n } = element.dataset;
        const passes = layers.has(layer) && meets(label, labels) && (!kinds || meets(kinds, classes));
        const side = element.closest("[data-side]")?.dataset.side;
        const off = !passes || (side !== undefined && !element.classList.contains(side));
        element.classList.toggle("off", off);
        if (element.hasAttribute("aria-describedby")) element.tabIndex = off ? -1 : 0;
        all.add(n);
        if (passes) here.add(n);
      }
      sheet.hidden = hideEmpty && here.size === 0;
      total += all.size;
      shown += here.size;
      documents += here.size > 0;
    }
    status.value = `${shown} of ${total} annotations shown, in ${documents} of ${sheets.length} documents.`;
    dim();
  }

  function lay() {
    const two = chosen("layout").has("two");
    for (const sheet of sheets) {
      const columns = sheet.querySelector(".columns");
      const gold = columns.firstElementChild;
      columns.classList.toggle("two", two);
      gold.querySelector(".side-name")?.toggleAttribute("hidden", !two);
      if (two && columns.children.length === 1) {
        const guess = gold.cloneNode(true);
        guess.querySelector(".side-name").textContent = "Prediction";
        guess.setAttribute("aria-label", "Prediction");
        guess.dataset.side = "guess";
        columns.append(guess);
      } else if (!two) {
        columns.children[1]?.remove();
      }
      if (two) gold.dataset.side = "gold";
      else delete gold.dataset.side;
      if (form.elements.layout) gold.setAttribute("aria-label", two ? "Gold" : "Gold and prediction");
    }
  }

  // ---- What belongs together -----------------------------------------------------------------

  function dim() {
    for (const element of document.querySelectorAll(".lit")) element.classList.remove("lit");
    for (const arrows of document.querySelectorAll(".arrows")) arrows.remove();
  }

  function light(element) {
    dim();
    const sheet = element.closest(".sheet");
    const { n, who } = element.dataset;
    const partners = who === undefined ? `[data-n="${n}"]` : `[data-actor~="${CSS.escape(who)}"]`;
    for (const partner of sheet.querySelectorAll(partners)) partner.classList.add("lit");
    element.classList.add("lit");
    if (n !== undefined) for (const column of sheet.querySelectorAll(".column")) draw(column, n);
  }

  // From cue and source to the beginning of what is quoted, which is its right edge.
  function draw(column, n) {
    const part = (name) =>
      [...column.querySelectorAll(`mark.${name}.first[data-n="${n}"]:not(.off)`)];
    const [content] = part("content");
    const ends = [...part("source"), ...part("cue")];
    if (!content || ends.length === 0) return;
    const frame = column.getBoundingClientRect();
    const target = content.getClientRects()[0];
    const x = target.right - frame.left, y = target.top - frame.top + target.height / 2;
    const layer = document.createElementNS(svg, "svg");
    layer.setAttribute("class", `arrows ${[...content.classList].find((c) => c.startsWith("hue"))}`);
    layer.setAttribute("aria-hidden", "true");
    for (const end of ends) {
      const box = end.getClientRects()[0];
      const fromX = (box.left + box.right) / 2 - frame.left;
      const below = box.top > target.bottom;
      const fromY = (below ? box.top : box.bottom) - frame.top;
      const bend = Math.abs(box.top - target.top) < box.height ? fromY + 14 : (fromY + y) / 2;
      const path = document.createElementNS(svg, "path");
      path.setAttribute("d", `M${fromX} ${fromY} C${fromX} ${bend} ${x + 12} ${bend} ${x + 3} ${y}`);
      layer.append(path);
    }
    const dot = document.createElementNS(svg, "circle");
    for (const [name, value] of [["cx", x + 3], ["cy", y], ["r", 3.5]]) dot.setAttribute(name, value);
    layer.append(dot);
    column.append(layer);
  }

  const TIED = "mark[data-n]:not(.off), .entry[data-n], button[data-who]";

  function point(event) {
    const element = event.target.closest?.(TIED);
    if (element) light(element);
    else if (event.type === "pointerover" && !document.activeElement?.closest(TIED)) dim();
  }

  document.addEventListener("pointerover", point);
  document.addEventListener("focusin", point);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dim();
    const mark = event.target.closest?.("mark[aria-describedby]");
    if (event.key === "Enter" && mark)
      document.getElementById(mark.getAttribute("aria-describedby"))?.querySelector("button")?.focus();
  });

  // ---- Going about ---------------------------------------------------------------------------

  function visit(mark) {
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  }

  function firstMarks(scope, condition) {
    const found = new Map();
    for (const mark of scope.querySelectorAll(`mark.first[aria-describedby]${condition}:not(.off)`)) {
      const key = mark.getAttribute("aria-describedby");
      if (!found.has(key)) found.set(key, mark);
    }
    return [...found.values()];
  }

  let visited = null;

  function step(direction) {
    const errors = firstMarks(document, '[data-class]:not([data-class="exact"])')
      .filter((mark) => !mark.closest(".sheet").hidden);
    if (errors.length === 0) return;
    const place = errors.indexOf(visited);
    const next = place < 0 && direction < 0 ? errors.length - 1 : place + direction;
    visited = errors[(next + errors.length) % errors.length];
    visit(visited);
  }

  const choose = (name, wanted) => {
    for (const box of boxes(name)) box.checked = wanted(box.value);
    apply();
  };

  const DEEDS = {
    all: () => ["layer", "label", "class"].forEach((name) => choose(name, () => true)),
    none: () => choose("layer", () => false),
    errors: () => choose("class", (value) => value !== "exact"),
    next: () => step(1),
    previous: () => step(-1),
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.do) return DEEDS[button.dataset.do]();
    const sheet = button.closest(".sheet");
    const { n } = button.closest(".entry").dataset;
    const partners = n === undefined
      ? `[data-actor~="${CSS.escape(button.dataset.who)}"]` : `[data-n="${n}"]`;
    const mark = sheet.querySelector(`mark${partners}:not(.off)`);
    mark?.scrollIntoView({ block: "center" });
    light(button.dataset.who === undefined ? button.closest(".entry") : button);
  });

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target.name === "layout") lay();
    apply();
  });
  apply();
})();
