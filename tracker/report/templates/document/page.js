// The document at work: which marks show, which reading is looked at, and the words that decided it.
const WORDS = "deciding";

class Reader {
  constructor(index) {
    this.index = index;
    this.names = Object.keys(index.items);
    this.place = new Map(this.names.map((name, i) => [name, i]));
    this.text = document.getElementById("text");
    this.list = document.querySelector("#readings .list");
    this.panel = document.querySelector(".panel");
    this.shown = document.querySelector(".cards");
    this.hidden = new Set();
    this.doubted = false;
    this.query = "";
    this.current = "";
    this.lit = [];
    this.listed = this.index.pack ? 0 : this.names.length;
    this.marks = [...this.text.querySelectorAll("[data-over]")].map((element) => ({
      element, over: element.dataset.over.split(" "), homes: (element.dataset.home ?? "").split(" ").filter(Boolean),
    }));
    this.under = new Map();
    this.order = [];
    this.homes = new Map();
    for (const mark of this.marks) {
      for (const name of mark.over) {
        if (!this.under.has(name)) this.under.set(name, []);
        this.under.get(name).push(mark.element);
      }
      for (const name of mark.homes) {
        if (this.homes.has(name)) continue;
        this.homes.set(name, mark.element);
        this.order.push(name);
      }
    }
    this.of = new Map(this.marks.map((mark) => [mark.element, mark]));
    this.rank = new Map(this.order.map((name, i) => [name, i]));
  }

  start() {
    document.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("keydown", (event) => this.pressed(event));
    document.addEventListener("input", (event) => this.typed(event));
    document.addEventListener("change", (event) => this.typed(event));
    document.addEventListener("submit", (event) => {
      event.preventDefault();
      this.step(1);
    });
    this.text.addEventListener("pointerover", (event) => this.pointed(event));
    this.shown.addEventListener("toggle", () => this.decide(), true);
    this.text.addEventListener("focusin", (event) => this.focused(event));
    addEventListener("hashchange", () => this.arrive());
    addEventListener("beforeprint", () => this.lookAway());
    this.filter();
    this.arrive();
    document.documentElement.dataset.ready = "yes";
  }

  shows(name) {
    const [kind, , doubted, words] = this.index.items[name];
    return !this.hidden.has(kind) && (!this.doubted || doubted === 1) && (!this.query || words.toLowerCase().includes(this.query));
  }

  // A mark shows the innermost of its readings that the filter lets through.
  filter() {
    const shown = new Set(this.names.filter((name) => this.shows(name)));
    for (const { element, over, homes } of this.marks) {
      const seen = over.filter((name) => shown.has(name));
      const claim = seen.map((name) => this.index.items[name]).find((item) => item[0] !== "aside");
      const at = homes.filter((name) => shown.has(name));
      const classes = ["c", seen.length ? "" : "off", claim?.[0], seen[0]?.startsWith("x") && "aside", at.some((name) => this.index.items[name][2]) && "doubt"];
      element.className = classes.filter(Boolean).join(" ");
      if (!homes.length) continue;
      element.dataset.label = at.map((name) => this.index.items[name][1]).join(" ");
      element.tabIndex = at.length ? 0 : -1;
    }
    this.visible = this.order.filter((name) => shown.has(name));
    this.found = shown;
    const words = this.index.found.replace("{n}", shown.size).replace("{all}", this.names.length);
    document.querySelector(".found").textContent = shown.size === this.names.length ? "" : words;
    if (!this.index.pack) for (const article of this.list.children) article.hidden = !shown.has(article.dataset.item);
    else this.relist();
    if (this.current && !shown.has(this.current)) this.close();
    for (const element of this.lit) element.classList.add("on");
  }

  async article(name) {
    if (!this.index.pack) return document.getElementById(name).cloneNode(true);
    const place = this.place.get(name);
    const cards = await unpack("cards-" + Math.floor(place / this.index.pack));
    return built(cards[place % this.index.pack]);
  }

  // The readings of a long document are listed as far as the reader asks for them.
  relist() {
    this.list.replaceChildren();
    this.listed = 0;
    this.more();
  }

  async more() {
    const names = this.names.filter((name) => this.found.has(name)).slice(this.listed, this.listed + 100);
    this.listed += names.length;
    const button = document.querySelector(".more");
    button.hidden = this.listed >= this.found.size;
    this.list.append(...await Promise.all(names.map((name) => this.article(name))));
  }

  async look(names) {
    const seen = names.filter((name) => this.found.has(name));
    if (!seen.length || seen.join() === this.looked) return;
    this.looked = seen.join();
    this.current = seen[0];
    const cards = await Promise.all(seen.map((name) => this.article(name)));
    if (this.looked !== seen.join()) return;
    for (const card of cards) {
      card.removeAttribute("id");
      card.hidden = false;
      card.querySelector("details")?.removeAttribute("open");
    }
    cards.find((card) => card.querySelector("details"))?.querySelector("details").setAttribute("open", "");
    this.lookAway();
    this.shown.replaceChildren(this.closer(), ...cards);
    this.shown.scrollTop = 0;
    this.panel.classList.add("open");
    this.lit = seen.flatMap((name) => this.under.get(name) ?? []);
    for (const element of this.lit) element.classList.add("on");
    this.decide();
  }

  closer() {
    return make("button", { type: "button", class: "closer", "data-do": "away", "aria-label": this.index.close }, "×");
  }

  // The words that decided, wherever they stand; drawn over the text, which stays as it is.
  decide() {
    if (!("highlights" in CSS)) return;
    const ranges = [...this.shown.querySelectorAll("details[open] [data-at]")].map((element) => this.range(element.dataset.at)).filter(Boolean);
    CSS.highlights.set(WORDS, new Highlight(...ranges));
  }

  range(at) {
    const [line, columns] = at.split(":");
    const paragraph = document.getElementById("l" + line);
    const [start, end] = columns.split("-").map(Number);
    const from = spot(paragraph, start, false), to = spot(paragraph, end, true);
    if (!from || !to) return null;
    const range = new Range();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }

  lookAway() {
    for (const element of this.lit) element.classList.remove("on");
    this.lit = [];
    if ("highlights" in CSS) CSS.highlights.delete(WORDS);
  }

  close() {
    this.lookAway();
    this.current = this.looked = "";
    this.shown.replaceChildren();
    this.panel.classList.remove("open");
  }

  go(name, keep = true) {
    const home = this.homes.get(name);
    if (!home) return;
    if (!this.found.has(name)) this.showAll();
    home.closest("details")?.setAttribute("open", "");
    home.focus({ preventScroll: true });
    home.scrollIntoView({ block: "center" });
    this.look([name, ...this.of.get(home).over.filter((other) => other !== name)]);
    if (keep) history.replaceState(null, "", "#at-" + name);
  }

  step(by, wanted = () => true) {
    const names = this.visible.filter(wanted);
    if (!names.length) return;
    const here = this.rank.get(this.current) ?? this.above();
    const after = names.findIndex((name) => this.rank.get(name) > here);
    if (by > 0) return this.go(names[Math.max(after, 0)]);
    const behind = names.findLastIndex((name) => this.rank.get(name) < here + (this.current ? 0 : 1));
    this.go(names.at(behind));
  }

  // The last reading above what is in view, so that the first step goes to where the reader is.
  above() {
    const top = document.querySelector(".bar").getBoundingClientRect().bottom;
    let low = 0, high = this.order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.homes.get(this.order[middle]).getBoundingClientRect().bottom < top) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  showAll() {
    this.hidden.clear();
    this.doubted = false;
    this.query = document.querySelector("input[name=q]").value = "";
    this.press();
    this.filter();
  }

  press() {
    for (const button of document.querySelectorAll("[data-kind]")) {
      const kind = button.dataset.kind;
      button.setAttribute("aria-pressed", String(kind === "doubts" ? this.doubted : !this.hidden.has(kind)));
    }
  }

  arrive() {
    const name = location.hash.replace(/^#(at-)?/, "").replace(/^(.\d+)-\d+$/, "$1");
    if (this.place.has(name)) this.go(name, false);
  }

  pointed(event) {
    const mark = event.pointerType !== "touch" && event.target.closest("[data-over]");
    if (mark) this.look(this.of.get(mark).over);
  }

  focused(event) {
    const mark = event.target.closest("[data-home]");
    if (!mark) return;
    const { homes, over } = this.of.get(mark);
    if (homes.includes(this.current) && this.looked) return;
    this.look([...homes, ...over.filter((name) => !homes.includes(name))]);
  }

  clicked(event) {
    const kind = event.target.closest("[data-kind]")?.dataset.kind;
    if (kind) return void this.toggle(kind);
    const control = event.target.closest("[data-do]");
    if (control) return void this.act(control.dataset.do);
    const mark = event.target.closest("[data-over]");
    if (mark) {
      event.preventDefault();
      const { homes, over } = this.of.get(mark);
      return void this.go((homes.length ? homes : over).find((name) => this.found.has(name)) ?? "");
    }
    const link = event.target.closest("a[href^='#at-']");
    if (!link) return;
    event.preventDefault();
    const again = document.getElementById(link.getAttribute("href").slice(1));
    again?.scrollIntoView({ block: "center" });
    again?.focus({ preventScroll: true });
    const name = link.getAttribute("href").slice(4);
    if (this.place.has(name)) this.go(name);
  }

  toggle(kind) {
    if (kind === "doubts") this.doubted = !this.doubted;
    else if (!this.hidden.delete(kind)) this.hidden.add(kind);
    this.press();
    this.filter();
  }

  act(name) {
    const acts = {
      next: () => this.step(1),
      previous: () => this.step(-1),
      away: () => this.close(),
      more: () => this.more(),
      print: () => window.print(),
      help: () => document.getElementById("help").showModal(),
      close: () => document.getElementById("help").close(),
    };
    acts[name]?.();
  }

  typed(event) {
    const { name, value } = event.target;
    if (name === "theme") document.documentElement.dataset.theme = value;
    else if (name === "q" && value.trim().toLowerCase() !== this.query) {
      this.query = value.trim().toLowerCase();
      this.filter();
    }
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const search = document.querySelector("input[name=q]");
    if (event.key === "Escape") {
      if (event.target === search && search.value) return;
      if (event.target === search) search.blur();
      return void this.close();
    }
    if (event.target.closest("input, select, textarea, dialog")) return;
    const keys = {
      n: () => this.step(1), j: () => this.step(1), p: () => this.step(-1), k: () => this.step(-1),
      d: () => this.step(1, (name) => this.index.items[name][2] === 1),
      "/": () => search.focus(), "?": () => this.act("help"),
    };
    const act = keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

// The text node and offset at a column of a paragraph; of two nodes that meet there, the earlier or the later.
function spot(paragraph, column, earlier) {
  if (!paragraph) return null;
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let left = column;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left < node.length || (earlier && left === node.length)) return [node, left];
    left -= node.length;
  }
  return null;
}

async function start() {
  if (document.documentElement.dataset.scripts !== "on") return;
  new Reader(await unpack("index")).start();
}

start();
