// A table of the page: sorted by its heads, searched, a hundred rows at a time where there are many.
class Sheet {
  constructor(element, page) {
    this.element = element;
    this.page = page;
    this.name = element.dataset.table;
    this.column = -1;
    this.down = false;
    this.query = "";
    this.at = 1;
  }

  async open(settings) {
    if (!this.rows) await this.load();
    if (settings) Object.assign(this, settings);
    this.search.value = this.query;
    this.draw();
  }

  async load() {
    const scroll = this.element.querySelector(".scroll");
    const packed = (await unpack("tables"))[this.name] ?? (await unpack(`table-${this.name}`));
    const language = packed.languages.indexOf(this.page.language);
    const spoken = ([text, ...rest]) => [typeof text === "string" ? text : text[language], ...rest];
    const heads = make("tr", {}, ...packed.heads[language].map((text) => make("th", { scope: "col" }, text)));
    const flush = packed.numbers.map((n) => `n${n}`).join(" ");
    scroll.replaceChildren(make("table", { class: flush }, make("thead", {}, heads), make("tbody", {})));
    this.rows = packed.rows.map((cells) => ({ cells: cells.map(spoken) }));
    this.table = scroll.querySelector("table");
    this.heads = [...this.table.tHead.rows[0].cells].map((th) => th.textContent);
    [...this.table.tHead.rows[0].cells].forEach((th, i) => th.replaceChildren(make("button", { type: "button", "data-column": i }, th.textContent)));
    this.collator = new Intl.Collator(this.page.language === "zh" ? "zh-CN" : "en", { numeric: true });
    this.dress(scroll);
  }

  dress(scroll) {
    const words = this.page.words;
    this.search = make("input", { type: "search", "aria-label": words.search, placeholder: words.search });
    this.search.addEventListener("input", () => { this.query = this.search.value; this.at = 1; this.draw(); this.remember(); });
    const button = (what, text) => make("button", { type: "button", "data-sheet": what }, text);
    const bar = make("div", { class: "actions" }, this.search, button("copy", words.copyCsv), button("save", words.saveCsv), button("picture", words.copyPicture));
    this.nav = make("nav", { class: "pages", "aria-label": words.pages });
    scroll.before(bar);
    scroll.after(this.nav);
    this.element.addEventListener("click", (event) => this.clicked(event));
  }

  clicked(event) {
    const { column, sheet, page } = event.target.closest("[data-column], [data-sheet], [data-page]")?.dataset ?? {};
    if (column !== undefined) {
      this.down = this.column === Number(column) && !this.down;
      this.column = Number(column);
    } else if (page) this.at = Number(page);
    else if (sheet) return void this.take(sheet);
    else return;
    event.stopPropagation();
    this.draw();
    this.remember();
  }

  async take(what) {
    const rows = [this.heads, ...this.chosen().map((row) => row.cells.map((c) => c[0]))];
    const name = this.name;
    if (what === "picture") this.page.told(await copyPicture(this.table, this.page.caption(), name));
    else if (what === "save") saveCsv(csvOf(rows), name);
    else this.page.told(await copyText(csvOf(rows), name + ".csv"));
  }

  remember() {
    this.page.keep({ table: this.name, tq: this.query, ts: this.column < 0 ? "" : (this.down ? "-" : "") + this.column });
  }

  chosen() {
    const words = fold(this.query).split(/\s+/).filter(Boolean);
    const fits = (row) => {
      row.text ??= fold(row.cells.map((c) => c[0]).join("\n"));
      return words.every((word) => row.text.includes(word));
    };
    const rows = words.length ? this.rows.filter(fits) : [...this.rows];
    if (this.column < 0) return rows;
    const figures = rows.some((row) => typeof row.cells[this.column][2] === "number");
    const key = figures ? (row) => row.cells[this.column][2] ?? -Infinity : (row) => row.cells[this.column][0];
    const compare = figures ? (a, b) => a - b : this.textOrder(rows.map(key));
    const sign = this.down ? -1 : 1;
    return rows.sort((a, b) => sign * compare(key(a), key(b)));
  }

  // Comparing by the language's rules is slow: each text is ranked once, then ranks are compared.
  textOrder(texts) {
    const ranks = new Map([...new Set(texts)].sort(this.collator.compare).map((text, rank) => [text, rank]));
    return (a, b) => ranks.get(a) - ranks.get(b);
  }

  draw() {
    const rows = this.chosen();
    const pages = this.rows.length > 10 * PAGE ? Math.ceil(rows.length / PAGE) : 1;
    this.at = Math.min(this.at, Math.max(1, pages));
    const shown = pages > 1 ? rows.slice((this.at - 1) * PAGE, this.at * PAGE) : rows;
    this.table.tBodies[0].replaceChildren(...shown.map((row) => (row.element ??= this.built(row))));
    [...this.table.tHead.rows[0].cells].forEach((th, i) => {
      if (i === this.column) th.setAttribute("aria-sort", this.down ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    });
    pageButtons(this.nav, this.at, pages);
  }

  built(row) {
    return make("tr", {}, ...row.cells.map(([text, href]) => {
      const cell = make("td", this.page.tongue(text));
      cell.append(href ? make("a", { href, rel: "noopener" }, text) : text);
      return cell;
    }));
  }
}

function pageButtons(nav, page, pages) {
  nav.replaceChildren();
  if (pages < 2) return;
  const wanted = [1, page - 2, page - 1, page, page + 1, page + 2, pages].filter((n) => n >= 1 && n <= pages);
  let last = 0;
  for (const n of [...new Set(wanted)].sort((a, b) => a - b)) {
    if (n > last + 1) nav.append("…");
    const button = make("button", { type: "button", "data-page": n }, String(n));
    if (n === page) button.setAttribute("aria-current", "page");
    nav.append(button);
    last = n;
  }
}
