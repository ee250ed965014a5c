// The views that pictures are taken of: a long one for a chat, one slide. Nothing a reader meets otherwise.
const TALLEST = 7600;

function trimmed(page) {
  const list = page.find("#list");
  const cards = [...list.querySelectorAll("article.card")];
  const first = cards.findIndex((card) => card.getBoundingClientRect().bottom + scrollY > TALLEST);
  if (first < 0) return;
  cards.slice(first).forEach((card) => card.remove());
  list.querySelectorAll("section.group").forEach((group) => { if (!group.querySelector("article")) group.remove(); });
  const kept = cards.slice(0, first).filter((card) => card.checkVisibility()).length;
  list.append(make("p", { class: "notice" }, page.words.more.replace("{n}", page.listing.count - kept)));
}

function measured() {
  document.documentElement.dataset.height = Math.ceil(document.documentElement.getBoundingClientRect().height);
}
