// What the reader does, put into changes of the page's state.
const EVERYTHING = { q: "", status: "", plan: "", region: "", owner: "", topic: "", due: "" };
const narrowed = (state) => Object.keys(EVERYTHING).some((name) => state[name]);

class Controls {
  constructor(page) {
    this.page = page;
    document.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("input", (event) => this.typed(event));
    document.addEventListener("change", (event) => this.typed(event));
    document.addEventListener("keydown", (event) => this.pressed(event));
    document.addEventListener("toggle", (event) => this.toggled(event), true);
    document.addEventListener("submit", (event) => event.preventDefault());
  }

  clicked(event) {
    const { page } = this;
    const link = event.target.closest("a[href^='#']");
    if (link && !link.hash.includes("=")) {
      event.preventDefault();
      page.state = { ...page.state, at: decoded(link.hash.slice(1)), from: link.dataset.from ?? "" };
      writeState(page.state, true);
      return void page.arrive();
    }
    if (link) {
      event.preventDefault();
      const given = Object.fromEntries(new URLSearchParams(link.hash.slice(1)));
      return void page.change({ ...EVERYTHING, ...given }, true).then(() => page.find("#targets").scrollIntoView());
    }
    const outside = event.target.closest("a[href^=http]");
    if (outside) Object.assign(outside, { target: "_blank", rel: "noopener noreferrer" });
    const control = event.target.closest("[data-do], [data-status], [data-page]");
    if (!control) return;
    const { do: act, status, page: number } = control.dataset;
    if (status) page.change({ status: this.toggledStatus(status) });
    else if (number) page.change({ page: number }, true).then(() => page.find("#targets").scrollIntoView());
    else this.act(act, control.closest("article.card"));
  }

  toggledStatus(code) {
    const chosen = new Set(this.page.state.status.split(",").filter(Boolean));
    if (!chosen.delete(code)) chosen.add(code);
    return [...chosen].sort().join(",");
  }

  act(name, card) {
    const { page } = this;
    const told = async (outcome) => page.told(await outcome);
    const acts = {
      language: () => this.switchLanguage(),
      print: () => window.print(),
      help: () => page.find("#help").showModal(),
      close: () => page.find("#help").close(),
      expand: () => page.change({ all: page.state.all === "1" ? "" : "1", open: "", page: page.state.page }),
      reset: () => page.change(EVERYTHING),
      csv: () => told(copyText(csvOf(page.goalRows()), "goals.csv")),
      citeActual: () => told(copyText(page.citationOfActual(card), "reference.txt")),
      cite: () => told(copyText(page.citation(card), "reference.txt")),
      cardCsv: () => told(copyText(csvOf(tableRows(card)), card.id + ".csv")),
      facePicture: () => told(copyPicture(card.querySelector("summary"), page.caption(), card.id)),
      chartPicture: () => told(copyPicture(card.querySelector(".drawn svg"), `${card.querySelector("h4").textContent} · ${page.caption()}`, card.id)),
    };
    acts[name]?.();
  }

  async switchLanguage() {
    const { page } = this;
    const other = Object.keys(page.index.languages).find((l) => l !== page.language) ?? page.language;
    await page.change({ lang: other === page.index.first ? "" : other, page: page.state.page });
    page.find("[data-do=language]").focus();
  }

  typed(event) {
    const { name, type, checked } = event.target;
    const value = type === "checkbox" ? (checked ? "" : "no") : event.target.value;
    if (value === this.page.state[name]) return;
    if (name === "theme") this.page.change({ theme: value, page: this.page.state.page });
    else if (name in DEFAULTS && event.target.closest("#targets")) this.page.change({ [name]: value });
  }

  toggled(event) {
    const { page } = this;
    const details = event.target;
    const text = details.open && details.querySelector(":scope > [data-text]");
    if (text && !text.firstChild) page.fillText(text);
    const sheet = page.editions[page.language].sheets.find((s) => s.element === details);
    if (sheet && details.open && !sheet.rows) return void sheet.open();
    const card = details.closest?.("article.card");
    if (!card || details.parentElement !== card) return;
    if (details.open) page.openBody(card);
    if (page.state.all === "1") return;
    const open = new Set(page.state.open.split(",").filter(Boolean));
    if (details.open) open.add(card.id);
    else open.delete(card.id);
    page.keep({ open: [...open].slice(-20).join(",") });
  }

  pressed(event) {
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "/") {
      event.preventDefault();
      this.page.find("input[name=q]").focus();
    } else if (step && event.target.matches(".card summary")) {
      event.preventDefault();
      const all = [...this.page.holder.querySelectorAll(".card summary")].filter((e) => e.checkVisibility());
      all[all.indexOf(event.target) + step]?.focus();
    }
  }
}
