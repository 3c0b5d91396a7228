"use strict";
(() => {
  const MOST = 200;
  const index = JSON.parse(document.getElementById("index").content.textContent);
  const form = document.getElementById("search");
  const query = document.getElementById("query");
  const told = document.getElementById("told");
  const results = document.getElementById("results");
  const contents = document.getElementById("contents");

  // The same words as words.py finds.
  const wordsOf = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\u03c2/g, "\u03c3")
    .match(/[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|(?:(?![\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])[\p{L}\p{N}])+/gu) || [];

  // Words ascend by code points, as Python sorts them.
  const before = (one, other) => {
    const left = [...one], right = [...other];
    for (let place = 0; place < left.length && place < right.length; place++) {
      const difference = left[place].codePointAt(0) - right[place].codePointAt(0);
      if (difference) return difference < 0;
    }
    return left.length < right.length;
  };

  const piecesWith = beginning => {
    let low = 0, high = index.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(index.words[middle], beginning)) low = middle + 1; else high = middle;
    }
    const found = new Set();
    for (; low < index.words.length && index.words[low].startsWith(beginning); low++) {
      let piece = 0;
      for (const difference of index.where[low]) found.add(piece += difference);
    }
    return found;
  };

  const add = (parent, name, text, className) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (className) element.className = className;
    return parent.appendChild(element);
  };

  const show = () => {
    const words = wordsOf(query.value);
    results.replaceChildren();
    contents.hidden = words.length > 0;
    if (!words.length) { told.textContent = ""; return; }
    const [first, ...others] = words.map(piecesWith).sort((one, other) => one.size - other.size);
    const found = [...first].filter(piece => others.every(one => one.has(piece))).sort((one, other) => one - other);
    const places = found.length === 1 ? "1 place" : found.length + " places";
    told.textContent = found.length ? places + " found" + (found.length > MOST ? "; the first " + MOST + " are listed" : "") : "nothing found";
    for (const number of found.slice(0, MOST)) {
      const [page, anchor, heading, beginning] = index.pieces[number];
      const [file, title] = index.pages[page];
      const link = add(add(results, "li", ""), "a", "");
      link.href = file + "#" + encodeURIComponent(anchor);
      add(link, "span", index.headings[heading] ? title + " \u00b7 " + index.headings[heading] : title, "from").dir = "auto";
      add(link, "span", beginning, "beginning").dir = "auto";
    }
  };

  const move = (event, step) => {
    const links = [...results.querySelectorAll("a")];
    const place = links.indexOf(document.activeElement) + step;
    if (!links.length || place >= links.length) return;
    event.preventDefault();
    (place < 0 ? query : links[place]).focus();
  };

  form.hidden = false;
  form.addEventListener("submit", event => { event.preventDefault(); show(); const link = results.querySelector("a"); if (link) link.focus(); });
  form.addEventListener("keydown", event => {
    if (event.key === "ArrowDown") move(event, 1);
    if (event.key === "ArrowUp" && document.activeElement !== query) move(event, -1);
    if (event.key === "Escape" && document.activeElement !== query) { event.preventDefault(); query.focus(); }
  });
  query.addEventListener("input", show);
  if (query.value) show();
})();
