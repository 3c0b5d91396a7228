"use strict";
(() => {
  if (typeof DecompressionStream !== "function") return;
  const MOST = 200;
  const SHOWN = 120;
  const BEFORE = 40;
  const MOST_PARTS = 3;
  const form = document.getElementById("search");
  const query = document.getElementById("query");
  const told = document.getElementById("told");
  const results = document.getElementById("results");
  const contents = document.getElementById("contents");
  let index = null;
  let folds = null;

  // Words are compared without marks and capitals; where they are not written apart, each character is one.
  const HAN = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const LETTER = `(?:(?![${HAN}])[\\p{L}\\p{N}])`;
  const WORDS = new RegExp(`[${HAN}]|${LETTER}+`, "gu");
  const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\u03c2/g, "\u03c3");
  const wordsOf = text => [...new Set(folded(text).match(WORDS) || [])];
  const patternOf = word => new RegExp(word.match(`^[${HAN}]$`) ? word : `(?<!${LETTER})${word}${LETTER}*`, "gu");

  // Where in a text each character of its folded form comes from.
  const placed = text => {
    if (/^[\x00-\x7f]*$/.test(text)) return { words: text.toLowerCase(), place: at => at };
    const places = [];
    let words = "", at = 0;
    for (const character of text) {
      const plain = folded(character);
      for (let count = plain.length; count; count--) places.push(at);
      words += plain;
      at += character.length;
    }
    places.push(at);
    return { words, place: at => places[at] };
  };

  const hitsIn = (text, patterns) => {
    const { words, place } = placed(text);
    const hits = [];
    patterns.forEach((pattern, word) => {
      for (const match of words.matchAll(pattern)) {
        const start = place(match.index), last = match.index + match[0].length;
        const end = place(last) > place(last - 1) ? place(last) : place(last - 1) + String.fromCodePoint(text.codePointAt(place(last - 1))).length;
        hits.push({ word, start, end });
      }
    });
    return hits.sort((one, other) => one.start - other.start);
  };

  // The stretches of a text in which all words are found: at each step the one with most of those that are missing.
  const stretchesOf = (hits, length) => {
    const due = new Set(hits.map(one => one.word));
    const stretches = [];
    while (due.size && stretches.length < MOST_PARTS) {
      let best = null, most = 0;
      hits.forEach((hit, number) => {
        if (!due.has(hit.word)) return;
        const held = new Set();
        for (let next = number; next < hits.length && (next === number || hits[next].end <= hit.start + SHOWN); next++) {
          if (due.has(hits[next].word)) held.add(hits[next].word);
        }
        if (held.size > most) { most = held.size; best = { start: hit.start, end: hit.end, held }; }
      });
      for (const word of best.held) due.delete(word);
      stretches.push({ from: Math.max(0, best.start - BEFORE), to: Math.min(length, Math.max(best.end, best.start + SHOWN)) });
    }
    stretches.sort((one, other) => one.from - other.from);
    const apart = [];
    for (const one of stretches) {
      const before = apart[apart.length - 1];
      if (before && one.from <= before.to) before.to = Math.max(before.to, one.to); else apart.push(one);
    }
    return apart;
  };

  // No word and no character is cut through.
  const evened = (text, hits, { from, to }) => {
    const inside = hits.filter(one => one.start >= from && one.end <= to);
    const first = inside[0].start, last = inside[inside.length - 1].end;
    const blankBefore = from ? text.indexOf(" ", from) : -1;
    const blankAfter = to < text.length ? text.lastIndexOf(" ", to) : -1;
    let start = blankBefore !== -1 && blankBefore < first ? blankBefore + 1 : from;
    let end = blankAfter >= last ? blankAfter : to;
    while (start > 0 && /^[\p{M}\udc00-\udfff]/u.test(text.slice(start))) start--;
    while (end < text.length && /^[\p{M}\udc00-\udfff]/u.test(text.slice(end))) end++;
    return { from: start, to: end };
  };

  const add = (parent, name, text, className) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (className) element.className = className;
    return parent.appendChild(element);
  };

  // Writes the words around the hits in *text*; returns where the first hit is that they show.
  const addWords = (parent, text, patterns) => {
    const hits = hitsIn(text, patterns);
    let done = 0, first = -1;
    for (const stretch of stretchesOf(hits, text.length)) {
      const { from, to } = evened(text, hits, stretch);
      parent.append(from === 0 ? "" : done ? " \u2026 " : "\u2026");
      let at = from;
      for (const hit of hits) {
        if (hit.start < at || hit.end > to) continue;
        if (first < 0) first = hit.start;
        parent.append(text.slice(at, hit.start));
        add(parent, "mark", text.slice(hit.start, hit.end));
        at = hit.end;
      }
      parent.append(text.slice(at, to));
      done = to;
    }
    if (done < text.length) parent.append("\u2026");
    return first;
  };

  // The id of the paragraph in which the character at a place is, where texts stand one after the other with a blank between.
  const anchorAt = (anchors, texts, place) => {
    let number = 0;
    for (let end = texts[0].length; number < texts.length - 1 && place > end; end += 1 + texts[number].length) number++;
    return anchors[number];
  };

  const show = () => {
    const patterns = wordsOf(query.value).map(patternOf);
    results.replaceChildren();
    contents.hidden = patterns.length > 0;
    if (!patterns.length) { told.textContent = ""; return; }
    folds = folds || index.pieces.map(piece => folded(piece[3].join(" ")));
    const found = [...folds.keys()].filter(piece => patterns.every(one => folds[piece].search(one) !== -1));
    const places = found.length === 1 ? "1 place" : found.length + " places";
    told.textContent = found.length ? places + " found" + (found.length > MOST ? "; the first " + MOST + " are listed" : "") : "nothing found";
    for (const number of found.slice(0, MOST)) {
      const [page, heading, anchors, texts] = index.pieces[number];
      const [file, title, language] = index.pages[page];
      const link = add(add(results, "li", ""), "a", "");
      add(link, "span", index.headings[heading] ? title + " \u00b7 " + index.headings[heading] : title, "from").dir = "auto";
      const words = add(link, "span", "", "words");
      words.dir = "auto";
      if (language) words.lang = language;
      const first = addWords(words, texts.join(" "), patterns);
      link.href = file + "#" + encodeURIComponent(anchorAt(anchors, texts, first));
    }
  };

  const move = (event, step) => {
    const links = [...results.querySelectorAll("a")];
    const place = links.indexOf(document.activeElement) + step;
    if (!links.length || place >= links.length) return;
    event.preventDefault();
    (place < 0 ? query : links[place]).focus();
  };

  form.addEventListener("submit", event => { event.preventDefault(); show(); const link = results.querySelector("a"); if (link) link.focus(); });
  form.addEventListener("keydown", event => {
    if (event.key === "ArrowDown") move(event, 1);
    if (event.key === "ArrowUp" && document.activeElement !== query) move(event, -1);
    if (event.key === "Escape" && document.activeElement !== query) { event.preventDefault(); query.focus(); }
  });
  query.addEventListener("input", show);

  const letters = atob(document.getElementById("index").content.textContent);
  const bytes = Uint8Array.from(letters, one => one.charCodeAt(0));
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json().then(unpacked => {
    index = unpacked;
    form.hidden = false;
    if (query.value) show();
  });
})();
