// What the reader chose, kept in the address: a link brings the same view back.
const DEFAULTS = {
  q: "", status: "", plan: "", region: "", owner: "", topic: "", due: "", fold: "", group: "plan", sort: "urgency",
  page: "1", lang: "", theme: "auto", open: "", all: "", view: "",
  table: "", tq: "", ts: "", at: "", from: "",
};

function readState() {
  const raw = location.hash.slice(1);
  if (raw && !raw.includes("=")) return { ...DEFAULTS, at: decoded(raw) };
  const given = new URLSearchParams(raw);
  return Object.fromEntries(Object.entries(DEFAULTS).map(([k, v]) => [k, given.get(k) ?? v]));
}

function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

function writeState(state, push) {
  const chosen = Object.entries(state).filter(([k, v]) => v !== DEFAULTS[k]);
  const hash = chosen.length ? "#" + new URLSearchParams(chosen) : "";
  const url = location.pathname + location.search + hash;
  if (hash !== location.hash) history[push ? "pushState" : "replaceState"](null, "", url);
}
