// Which targets are shown, in which order and groups. Works on columns of the index, never on the page.
const PAGE = 100;
const fold = (text) => text.normalize("NFKC").toLowerCase();

class Listing {
  constructor(index) {
    this.index = index;
    this.count = index.ids.length;
    this.numberOf = new Map(index.ids.map((id, i) => [id, i]));
    this.folded = {};
    this.cards = {};
    this.byName = {};
  }

  found(state, language, without) {
    const words = fold(state.q).split(/\s+/).filter(Boolean);
    const texts = (this.folded[language] ??= this.index.ids.map((id, i) => fold(this.textOf(id, i, language))));
    const statuses = without === "status" ? [] : state.status.split(",").filter(Boolean);
    const wanted = new Set(statuses.map((code) => this.index.codes.indexOf(code)));
    const facets = Object.keys(this.index.facets)
      .filter((name) => state[name] && name !== without)
      .map((name) => [this.index.facets[name], this.facetNumber(name, state[name])]);
    const result = [];
    for (let i = 0; i < this.count; i++) {
      if (wanted.size && !wanted.has(this.index.status[i])) continue;
      if (!facets.every(([column, number]) => column[i] === number)) continue;
      if (words.every((word) => texts[i].includes(word))) result.push(i);
    }
    return result;
  }

  // What the search looks through: the whole card where it stands in the page, else its line and quote.
  textOf(id, i, language) {
    const { rows } = this.index.languages[language].table;
    return this.cards[language]?.get(id)?.textContent ?? `${rows[i].join("\n")}\n${this.index.more[i]}`;
  }

  facetNumber(name, value) {
    const known = this.index.languages[this.index.first].names[name];
    return value === "-" ? known.indexOf("") : known.indexOf(value);
  }

  ordered(numbers, state, language) {
    const by = {
      urgency: (i) => this.index.urgency[i] * 1e6 + (this.index.gap[i] ?? 0),
      gap: (i) => this.index.gap[i] ?? Infinity,
      completion: (i) => this.index.completion[i] ?? Infinity,
      due: (i) => this.index.due[i] ?? Infinity,
      name: (i) => this.nameRanks(language)[i],
    };
    const key = by[state.sort] ?? by.urgency;
    const group = this.index.facets[state.group];
    return numbers
      .map((i) => [group ? group[i] : 0, key(i), i])
      .sort((a, b) => a[0] - b[0] || (a[1] === b[1] ? a[2] - b[2] : a[1] - b[1]))
      .map((entry) => entry[2]);
  }

  nameRanks(language) {
    if (!this.byName[language]) {
      const names = this.index.languages[language].table.rows.map((cells) => cells[0]);
      const collator = new Intl.Collator(language === "zh" ? "zh-CN" : "en", { numeric: true });
      const order = names.map((_, i) => i).sort((a, b) => collator.compare(names[a], names[b]));
      this.byName[language] = [];
      order.forEach((i, rank) => { this.byName[language][i] = rank; });
    }
    return this.byName[language];
  }

  tally(numbers, column, length) {
    const counts = new Array(length).fill(0);
    for (const i of numbers) counts[column[i]]++;
    return counts;
  }
}

function stack(counts, codes, mini) {
  const bar = make("span", { class: mini ? "stack mini" : "stack", "aria-hidden": "true" });
  counts.forEach((number, code) => {
    if (!number) return;
    const segment = make("span", { class: `seg s-${codes[code]}`, "data-status": codes[code] });
    segment.style.flexGrow = number;
    bar.append(segment);
  });
  return bar;
}
