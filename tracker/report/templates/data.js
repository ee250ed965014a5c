// Packed data: JSON, deflated, in base 85, in script elements that never run.
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%]()*+-;[=:?@^_`{|}~";
const unpacked = new Map();

function unpack(name) {
  if (!unpacked.has(name)) unpacked.set(name, inflate(name));
  return unpacked.get(name);
}

async function inflate(name) {
  const element = document.getElementById("data-" + name);
  if (!element) return null;
  const bytes = bytesOf(element.textContent);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

function bytesOf(text) {
  const values = new Uint8Array(128);
  [...DIGITS].forEach((digit, value) => { values[digit.charCodeAt(0)] = value; });
  const whole = text.padEnd(Math.ceil(text.length / 5) * 5, "~");
  const view = new DataView(new ArrayBuffer(whole.length / 5 * 4));
  for (let i = 0, at = 0; i < whole.length; at += 4) {
    let number = 0;
    for (const end = i + 5; i < end; i++) number = number * 85 + values[whole.charCodeAt(i)];
    view.setUint32(at, number);
  }
  return new Uint8Array(view.buffer, 0, Math.floor(text.length * 4 / 5));
}

function built(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
