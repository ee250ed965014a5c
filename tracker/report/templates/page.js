// The page at work: one state, one edition for each language, and what they show.
class Page {
  constructor(index) {
    this.index = index;
    this.listing = new Listing(index);
    this.holder = document.getElementById("page");
    this.editions = { [index.first]: { parts: [...this.holder.childNodes] } };
    this.state = readState();
    this.language = index.first;
    this.untouched = true;
    this.editions[index.first].cards = this.cardsOf(this.holder);
    if (!index.more) this.listing.cards[index.first] = this.editions[index.first].cards;
  }

  cardsOf(holder) {
    return new Map([...holder.querySelectorAll("article.card")].map((card) => [card.id, card]));
  }

  get words() { return this.index.languages[this.language].words; }
  find(selector) { return this.holder.querySelector(selector); }

  async start() {
    addEventListener("hashchange", () => this.follow());
    addEventListener("popstate", () => this.follow());
    addEventListener("resize", () => this.clear());
    await this.show();
    document.documentElement.dataset.ready = "yes";
  }

  follow() {
    this.state = readState();
    this.show();
  }

  change(changes, push = false) {
    this.state = { ...this.state, page: "1", at: "", from: "", ...changes };
    writeState(this.state, push);
    return this.show();
  }

  async show() {
    const root = document.documentElement;
    root.dataset.theme = this.state.theme;
    root.dataset.view = this.state.view;
    await this.speak(this.state.lang in this.index.languages ? this.state.lang : this.index.first);
    this.fillControls();
    await this.fillList();
    await this.fillSheet();
    this.clear();
    await this.arrive();
    if (this.state.view === "long") trimmed(this);
    if (this.state.view) {
      document.activeElement?.blur();
      scrollTo(0, 0);
      measured();
    }
  }

  // What is gone to stands below the bar that stays in sight, where it does: on a phone it scrolls away.
  clear() {
    const bar = this.find(".finder");
    const stays = getComputedStyle(bar).position === "sticky";
    document.documentElement.style.scrollPaddingTop = `${stays ? bar.offsetHeight + 12 : 12}px`;
  }

  // Settings that change no list: kept in the address without showing everything anew.
  keep(changes) {
    Object.assign(this.state, changes);
    writeState(this.state);
  }

  // The mark of words that stay in Chinese on a page in another language.
  tongue(text) {
    return this.language !== "zh" && /[\u4e00-\u9fff]/.test(text) ? { lang: "zh" } : {};
  }

  caption() {
    return `${this.find("h1").textContent} · ${this.find(".asof").textContent.trim()}`;
  }

  told(outcome) {
    const toast = this.find(".toast");
    toast.textContent = this.words[outcome];
    clearTimeout(this.toasting);
    this.toasting = setTimeout(() => { toast.textContent = ""; }, 2500);
  }

  async fillSheet() {
    const sheet = this.editions[this.language].sheets.find((s) => s.name === this.state.table);
    if (!sheet) return;
    const sort = this.state.ts;
    await sheet.open({ query: this.state.tq, column: sort ? Math.abs(Number(sort)) : -1, down: sort.startsWith("-") });
    sheet.element.open = true;
  }

  async speak(language) {
    if (language !== this.language) {
      if (!this.editions[language]) {
        const holder = document.createElement("div");
        holder.innerHTML = await unpack("shell-" + language);
        this.lendTexts(holder);
        this.editions[language] = { parts: [...holder.childNodes] };
      }
      this.language = language;
      this.holder.replaceChildren(...this.editions[language].parts);
      document.documentElement.lang = language === "zh" ? "zh-CN" : language;
      document.title = this.find("h1").textContent;
      this.untouched = false;
    }
    const edition = this.editions[language];
    edition.cards ??= this.cardsOf(this.holder);
    if (!this.index.more) this.listing.cards[language] = edition.cards;
    edition.faces ??= edition.cards.size ? null : await unpack("faces-" + language);
    edition.sheets ??= [...this.holder.querySelectorAll("details.sheet")].map((element) => new Sheet(element, this));
  }

  // The words of the documents are the same in every language and stand in the page once.
  lendTexts(holder) {
    const { parts, cards } = this.editions[this.index.first];
    const lend = (from, to) => { if (from && to) to.replaceChildren(...from.cloneNode(true).childNodes); };
    for (const text of holder.querySelectorAll("[data-text]")) {
      const same = `[data-text="${CSS.escape(text.dataset.text)}"]`;
      lend(parts.map((part) => part.querySelector?.(same)).find(Boolean), text);
    }
    for (const card of holder.querySelectorAll("article.card")) {
      for (const part of ["blockquote", "figcaption"]) {
        const own = card.querySelector(part);
        if (!own?.firstChild) lend(cards.get(card.id)?.querySelector(part), own);
      }
    }
  }

  async fillText(element) {
    element.innerHTML = (await unpack("text-" + element.dataset.text)) ?? "";
  }

  fillControls() {
    const names = this.index.languages;
    for (const select of this.holder.querySelectorAll("form.finder select, select[name=theme]")) {
      const facet = this.index.facets[select.name];
      if (facet && select.options.length === 1) {
        const counts = this.listing.tally(this.listing.found(DEFAULTS, this.language), facet, names[this.index.first].names[select.name].length);
        names[this.language].names[select.name].forEach((name, i) => {
          const value = names[this.index.first].names[select.name][i] || "-";
          select.append(make("option", { value, ...this.tongue(name) }, `${name || this.words.none} (${counts[i]})`));
        });
      }
      select.value = this.state[select.name];
    }
    const fold = this.find("input[name=fold]");
    if (fold) fold.checked = this.state.fold !== "no";
    const search = this.find("input[name=q]");
    if (search.value !== this.state.q) search.value = this.state.q;
    const chosen = this.state.status.split(",").filter(Boolean);
    const counts = this.listing.tally(this.listing.found(this.state, this.language, "status"), this.index.status, this.index.codes.length);
    for (const light of this.holder.querySelectorAll("[data-status]")) {
      const number = counts[this.index.codes.indexOf(light.dataset.status)];
      light.classList.toggle("dim", chosen.length > 0 && !chosen.includes(light.dataset.status));
      if (light.matches("button")) {
        light.setAttribute("aria-pressed", String(chosen.includes(light.dataset.status)));
        light.querySelector("b").textContent = number;
      } else if (light.closest(".counts")) light.style.flexGrow = number;
    }
  }

  async fillList() {
    const numbers = this.listing.found(this.state, this.language);
    const plain = [...Object.keys(EVERYTHING), "fold", "group", "sort", "page"].every((k) => this.state[k] === DEFAULTS[k]);
    const { faces } = this.editions[this.language];
    this.find(".found").textContent = this.words.found.replace("{n}", numbers.length).replace("{all}", this.listing.count);
    this.tellChosen(numbers.length);
    if (this.untouched && plain && !faces) return this.openAll();
    this.untouched = plain && !faces;
    const ordered = this.listing.ordered(numbers, this.state, this.language);
    const pages = faces ? Math.ceil(ordered.length / PAGE) : 1;
    const page = Math.min(Math.max(1, Number(this.state.page) || 1), Math.max(1, pages));
    const shown = faces ? ordered.slice((page - 1) * PAGE, page * PAGE) : ordered;
    this.find("#list").replaceChildren(...this.groups(shown, ordered));
    if (!ordered.length) this.find("#list").append(make("p", { class: "notice" }, this.words.nothing));
    pageButtons(this.find(".pages"), page, pages);
    return this.openAll();
  }

  // What the list is narrowed to, beside the counts and in the bar that stays in sight; on paper too.
  tellChosen(number) {
    const on = narrowed(this.state);
    const { names, words } = this.index.languages[this.language];
    const status = (code) => this.find(`button[data-status=${CSS.escape(code)}] span`)?.textContent ?? code;
    const facet = (name) => names[name][this.listing.facetNumber(name, this.state[name])] || words.none;
    const parts = this.state.status.split(",").filter(Boolean).map(status);
    for (const name of Object.keys(this.index.facets)) if (this.state[name]) parts.push(facet(name));
    if (this.state.q) parts.push(`“${this.state.q}”`);
    const told = words.chosen.replace("{n}", number).replace("{all}", this.listing.count).replace("{what}", parts.join(" · "));
    for (const line of this.holder.querySelectorAll(".chosen")) {
      const above = !line.closest(".finder");
      line.hidden = !on && !above;
      line.classList.toggle("on", on);
      if (!line.dataset.usual) line.dataset.usual = line.textContent || " ";
      line.replaceChildren(on ? told : line.dataset.usual);
      if (on && above) line.append(make("a", { href: "#targets" }, words.toList));
      if (on) line.append(make("button", { type: "button", "data-do": "reset" }, words.clear));
    }
  }

  groups(shown, ordered) {
    const facet = this.index.facets[this.state.group];
    const folds = this.folds(shown);
    if (!facet) {
      const section = make("section", { class: "group" });
      this.fillGroup(section, shown, folds);
      return [section];
    }
    const all = new Map();
    for (const i of ordered) {
      if (!all.has(facet[i])) all.set(facet[i], []);
      all.get(facet[i]).push(i);
    }
    const members = new Map();
    for (const i of shown) {
      if (!members.has(facet[i])) members.set(facet[i], []);
      members.get(facet[i]).push(i);
    }
    return [...members].map(([number, own]) => {
      const section = this.group(number, all.get(number));
      this.fillGroup(section, own, folds);
      return section;
    });
  }

  // Goals without data are many: they are folded away unless the reader looks for something.
  folds(shown) {
    const { fold, q, status } = this.state;
    return fold !== "no" && !q && !status && shown.some((i) => !this.index.bare[i]);
  }

  fillGroup(section, numbers, folds) {
    const bare = folds ? numbers.filter((i) => this.index.bare[i]) : [];
    for (const i of numbers) if (!folds || !this.index.bare[i]) section.append(this.card(i));
    if (!bare.length) return;
    const words = bare.length === 1 ? this.words.bareOne : this.words.bare;
    const summary = make("summary", {}, words.replace("{n}", bare.length));
    section.append(make("details", { class: "rest" }, summary, ...bare.map((i) => this.card(i))));
  }

  group(number, members) {
    const name = this.index.languages[this.language].names[this.state.group][number] || this.words.none;
    const counts = this.listing.tally(members, this.index.status, this.index.codes.length);
    const head = make("h3", {}, make("span", this.tongue(name), name), " ", make("small", {}, String(members.length)));
    head.append(stack(counts, this.index.codes, true));
    return make("section", { class: "group" }, head);
  }

  card(i) {
    const { cards, faces } = this.editions[this.language];
    const id = this.index.ids[i];
    if (!cards.has(id)) cards.set(id, built(faces[i]));
    return cards.get(id);
  }

  async openBody(card) {
    const details = card.querySelector("details");
    if (details.querySelector(".body")) return void this.actions(card);
    const i = this.listing.numberOf.get(card.id);
    const chunk = Math.floor(i / this.index.chunk);
    const bodies = await unpack(`bodies-${this.language}-${chunk}`);
    if (!details.querySelector(".body")) details.append(built(bodies[i - chunk * this.index.chunk]));
    this.actions(card);
  }

  async openAll() {
    const open = new Set(this.state.open.split(",").filter(Boolean));
    const all = this.state.all === "1";
    for (const card of this.holder.querySelectorAll("article.card")) {
      const details = card.querySelector("details");
      const wanted = all || open.has(card.id);
      if (wanted) await this.openBody(card);
      if (details.open !== wanted) details.open = wanted;
      if (wanted) card.closest("details.rest")?.setAttribute("open", "");
    }
  }

  async arrive() {
    if (!this.state.at) return;
    const ordered = this.listing.ordered(this.listing.found(this.state, this.language), this.state, this.language);
    const id = this.state.at === "first" ? this.index.ids[ordered[0]] : this.state.at;
    const i = this.listing.numberOf.get(id);
    if (i !== undefined && !document.getElementById(id)) {
      const place = ordered.indexOf(i);
      if (place < 0) return this.change({ ...EVERYTHING, at: id });
      this.state.page = String(Math.floor(place / PAGE) + 1);
      await this.fillList();
    }
    const target = document.getElementById(id);
    if (!target) return;
    if (target.matches("article.card")) await this.openBody(target);
    const text = target.querySelector(":scope > details > [data-text]");
    if (text && !text.firstChild) await this.fillText(text);
    for (let e = target; e; e = e.parentElement?.closest("details")) if (e.matches("details")) e.open = true;
    target.querySelector(":scope > details")?.setAttribute("open", "");
    const quote = this.state.from && document.getElementById("q" + this.state.from.slice(1));
    if (quote) return this.showQuote(quote, this.state.from);
    target.scrollIntoView({ block: "start" });
    const goes = target.querySelector(":scope > summary, :scope > details > summary") ?? target;
    if (goes === target) target.tabIndex = -1;
    goes.focus({ preventScroll: true });
  }

  // A goal's quote in its document: in the middle of the screen, ringed, with a way back.
  showQuote(quote, from) {
    this.holder.querySelectorAll(".text .here").forEach((e) => e.classList.remove("here"));
    let words = quote;
    while (words.matches("i")) words = words.nextElementSibling;
    const text = quote.closest(".text");
    const own = words.getAttribute("href");
    const pieces = own ? text.querySelectorAll(`a[href="${own}"]`) : [words];
    pieces.forEach((e) => e.classList.add("here"));
    const { rows } = this.index.languages[this.language].table;
    const name = rows[this.listing.numberOf.get(from)][0];
    text.parentElement.querySelector(".back")?.remove();
    text.before(make("p", { class: "back" }, make("a", { href: "#" + from }, this.words.back.replace("{name}", name))));
    words.scrollIntoView({ block: "center" });
    words.focus({ preventScroll: true });
  }

  goalRows() {
    const { columns, rows } = this.index.languages[this.language].table;
    const numbers = this.listing.ordered(this.listing.found(this.state, this.language), this.state, this.language);
    return [columns, ...numbers.map((i) => rows[i])];
  }

  citation(card) {
    const own = card.querySelector(".citation");
    const document = () => this.find(`[id="${card.querySelector("figcaption a").hash.slice(1)}"]`);
    return (own ?? document().querySelector(".citation")).textContent;
  }

  // The source of the value that the card shows: its document, or publisher, day and address.
  citationOfActual(card) {
    const cell = card.querySelector("tr.used").cells[2];
    const link = cell.querySelector("a");
    if (link?.hash) return this.find(`[id="${link.hash.slice(1)}"] .citation`).textContent;
    const [publisher, day] = [...cell.childNodes].map((node) => node.textContent.trim());
    return [`${publisher}.`, day && `(${day}).`, link && `${link.href}.`].filter(Boolean).join(" ");
  }

  // What a card's reader can take along; made when the card opens, since it is of no use without scripts.
  actions(card) {
    const body = card.querySelector(".body");
    if (!body || body.querySelector(".actions")) return;
    const button = (act, word) => make("button", { type: "button", "data-do": act }, this.words[word]);
    const used = card.querySelector("tr.used") && { citeActual: "citeActual" };
    const named = { cite: "cite", ...used, facePicture: "copyPicture", cardCsv: "copyCsv" };
    const bar = (...buttons) => make("p", { class: "actions" }, ...buttons);
    body.append(bar(...Object.entries(named).map(([act, word]) => button(act, word))));
    body.querySelector(".drawn")?.append(bar(button("chartPicture", "copyPicture")));
  }
}

async function start() {
  if (document.documentElement.dataset.scripts !== "on") return;
  const page = new Page(await unpack("index"));
  new Controls(page);
  await page.start();
}

start();
