// Taking things out of the page: tables as CSV, charts and tables as pictures, references as text.
function csvOf(rows) {
  const safe = (text) => (/^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d[\d,]*(\.\d+)?%?$/.test(text) ? "'" + text : text);
  const quoted = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map((cell) => quoted(safe(String(cell ?? "")))).join(",")).join("\r\n") + "\r\n";
}

function tableRows(card) {
  return [...card.querySelectorAll("table tr")].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
}

function save(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function saveCsv(text, name) {
  save(new Blob(["\ufeff", text], { type: "text/csv" }), name + ".csv");
}

// The clipboard may be closed to the page; what was to be copied is then saved as a file.
async function copyText(text, name) {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    save(new Blob(["\ufeff", text], { type: "text/plain" }), name);
    return "saved";
  }
}

async function copyPicture(element, caption, name) {
  const blob = await picture(element, caption);
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
    return "copied";
  } catch {
    save(blob, name + ".png");
    return "saved";
  }
}

async function picture(element, caption) {
  const width = Math.ceil(element.getBoundingClientRect().width) + 40;
  const note = make("p", { class: "q" }, caption);
  const clone = element.cloneNode(true);
  clone.querySelectorAll?.(".actions").forEach((e) => e.remove());
  const frame = make("div", { class: "picture" }, clone, note);
  frame.style.width = width + "px";
  document.body.append(frame);
  const height = Math.ceil(frame.getBoundingClientRect().height);
  frame.remove();
  const style = make("style", {}, [...document.styleSheets].flatMap((s) => [...s.cssRules]).map((r) => r.cssText).join("\n"));
  const body = document.createElementNS("http://www.w3.org/1999/xhtml", "div");
  body.append(style, frame);
  const xml = new XMLSerializer().serializeToString(body);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" data-theme="${resolvedTheme()}" lang="${document.documentElement.lang}" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${xml}</foreignObject></svg>`;
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
  await image.decode();
  const canvas = make("canvas", { width: width * 2, height: height * 2 });
  const context = canvas.getContext("2d");
  context.scale(2, 2);
  context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}

function resolvedTheme() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen !== "auto") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
