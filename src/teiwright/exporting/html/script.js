"use strict";
// What a reader gets beyond HTML and CSS: search, cards for notes, names and dates, a witness in the text, how to cite, the XML unpacked.
// It reads the page and nothing else: no network, no storage; what it builds it builds of nodes, never of markup.
(() => {
  const byId = (id) => document.getElementById(id);
  const text = byId("tw:text");

  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  const targetOf = (link) => {
    const address = link.getAttribute("href") || "";
    try {
      return address.startsWith("#") ? byId(decodeURIComponent(address.slice(1))) : null;
    } catch {
      return null;
    }
  };

  for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;

  // Cards: what a note says, what an index tells of a name or a date, how to cite a paragraph.

  const CARDED = '[role="doc-noteref"], main :is(a.person, a.place, a.org, a.name, a.date), .timeline a, #tw\\:text .permalink';
  const card = make("div", { id: "tw:card", className: "card", tabIndex: -1 });
  card.setAttribute("role", "dialog");
  card.setAttribute("popover", "");
  const hasCards = typeof card.showPopover === "function";
  let opener = null;
  let waiting = 0;
  let isQuiet = false;

  const isOpen = () => card.matches(":popover-open");

  const copyOf = (node) => {
    const copy = node.cloneNode(true);
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
    for (const one of copy.querySelectorAll('[role="doc-backlink"], .permalink, .sign')) one.remove();
    for (const places of copy.querySelectorAll(".places")) {
      const count = places.querySelectorAll("a").length;
      places.replaceChildren(`${places.firstChild.data}${count} ${count === 1 ? "place" : "places"}`);
    }
    return copy;
  };

  const citation = (link) => {
    const number = link.textContent;
    const whole = byId("tw:cite");
    const here = location.protocol === "file:" ? location.pathname.split("/").pop() : location.href.split("#")[0];
    const words = `${whole ? whole.textContent : `${document.title}.`} ¶ ${number}. ${here}${link.getAttribute("href")}`;
    const quoted = make("p", { className: "citation" }, words);
    const told = make("span", { className: "told" });
    told.setAttribute("role", "status");
    const select = () => {
      getSelection().selectAllChildren(quoted);
      told.textContent = "Selected; copy it with your keyboard.";
    };
    const copy = make("button", { type: "button" }, "Copy");
    copy.addEventListener("click", () => {
      if (!navigator.clipboard) select();
      else navigator.clipboard.writeText(words).then(() => { told.textContent = "Copied."; }, select);
    });
    return { name: `Cite paragraph ${number}`, parts: [quoted, make("p", { lang: "en" }, copy, " ", told)] };
  };

  const contentOf = (link) => {
    if (link.matches(".permalink")) return citation(link);
    const target = targetOf(link);
    if (!target) return null;
    const inner = make("div", { className: "card-text" });
    if (target.lang) inner.lang = target.lang;
    const isPeriod = target.matches("h3");
    if (isPeriod) inner.append(copyOf(target), target.nextElementSibling.cloneNode(true));
    else inner.append(...copyOf(target).childNodes);
    for (const one of inner.querySelectorAll("[id]")) one.removeAttribute("id");
    const doubt = ["probable", "uncertain"].find((one) => link.classList.contains(one));
    if (doubt) inner.append(make("span", { lang: "en" }, ` · ${doubt} here`));
    const isNote = link.matches('[role="doc-noteref"]');
    const label = target.querySelector(".label");
    const name = isNote ? `Note ${link.textContent}` : (label || target).textContent;
    const onward = make("a", { href: link.getAttribute("href") }, isNote ? "Among the others" : "In the index");
    return { name, parts: [inner, make("p", { className: "onward", lang: "en" }, onward)] };
  };

  const place = (link) => {
    card.style.left = card.style.top = "";
    if (getComputedStyle(card).position === "fixed") return;
    const [line] = link.getClientRects();
    if (!line) return;
    const { width, height } = card.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const isBelow = line.bottom + height + 8 < innerHeight || line.top < height + 8;
    card.style.left = `${scrollX + Math.max(8, Math.min(line.left, room - width - 8))}px`;
    card.style.top = `${scrollY + (isBelow ? line.bottom + 4 : Math.max(8 - scrollY, line.top - height - 4))}px`;
  };

  const open = (link, { entering }) => {
    const content = contentOf(link);
    if (!content) return false;
    clearTimeout(waiting);
    const isWithin = card.contains(link);
    if (!isWithin) {
      if (opener) opener.removeAttribute("aria-describedby");
      opener = link;
    }
    link.removeAttribute("title");
    card.setAttribute("aria-label", content.name);
    card.replaceChildren(...content.parts);
    if (!isOpen()) card.showPopover();
    if (!isWithin) place(link);
    if (entering || isWithin) card.focus({ preventScroll: true });
    else link.setAttribute("aria-describedby", card.id);
    return true;
  };

  const close = () => {
    clearTimeout(waiting);
    if (isOpen()) card.hidePopover();
  };

  const closeSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!card.contains(document.activeElement) && !card.matches(":hover") && !(opener && opener.matches(":hover, :focus-visible"))) close();
    }, 300);
  };

  const startCards = () => {
    document.body.append(card);
    card.addEventListener("beforetoggle", (event) => {
      if (event.newState !== "closed") return;
      const left = opener;
      opener = null;
      // The focus comes back to a link, which is no reason to open its card again.
      isQuiet = true;
      setTimeout(() => { isQuiet = false; });
      if (!left) return;
      left.removeAttribute("aria-describedby");
      if (card.contains(document.activeElement)) left.focus({ preventScroll: true });
    });
    card.addEventListener("pointerleave", closeSoon);
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (link.matches(CARDED) || (card.contains(link) && link.matches("a.person, a.place, a.org, a.name, a.date"))) {
        if (!open(link, { entering: true })) return;
        event.preventDefault();
        if (link.matches(".permalink")) history.replaceState(null, "", link.getAttribute("href"));
      } else if (card.contains(link) && targetOf(link)) {
        opener = null;
        close();
      }
    });
    document.addEventListener("pointerover", (event) => {
      const link = event.pointerType === "mouse" && event.target instanceof Element ? event.target.closest(CARDED) : null;
      if (!link || link === opener || link.matches(".permalink") || card.contains(document.activeElement)) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => open(link, { entering: false }), 250);
      link.addEventListener("pointerout", closeSoon, { once: true });
    });
    document.addEventListener("focusin", (event) => {
      const link = event.target instanceof Element ? event.target.closest(CARDED) : null;
      if (!link) return;
      link.setAttribute("aria-haspopup", "dialog");
      if (!isQuiet && !link.matches(".permalink") && link.matches(":focus-visible")) open(link, { entering: false });
    });
    document.addEventListener("focusout", (event) => {
      if (event.target === opener || card.contains(event.target)) closeSoon();
    });
  };
  if (hasCards) startCards();

  // Search: over the words of text and notes as they are shown, whatever tags, accents and capitals they have.

  const MOST_MARKED = 5000;
  const AT_ONCE = 50;
  const ASIDE = ".off, .made, .permalink, [role='doc-noteref']:not(.note-mark), [role='doc-backlink'], .places, .sign";
  const BLOCKS = "p, div, section, h2, h3, h4, h5, h6, li, dt, dd, td, th, caption, figcaption, blockquote, .block, br, hr";
  const ACCENTS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
  const ASCII = /^[\x00-\x7f]*$/;

  const folded = (character) => character.normalize("NFKD").replace(ACCENTS, "").toLowerCase();

  // The words of one text node, folded, and for each character the place it comes from; null where they are the same.
  const foldNode = (data) => {
    if (ASCII.test(data)) return { words: data.toLowerCase(), places: null };
    let words = "";
    const places = [];
    let at = 0;
    for (const character of data) {
      const plain = character < "\x80" ? character.toLowerCase() : folded(character);
      for (let index = 0; index < plain.length; index += 1) places.push(at);
      words += plain;
      at += character.length;
    }
    return { words, places };
  };

  const gather = () => {
    const pieces = [];
    const all = [];
    let length = 0;
    let lastBlock = null;
    const add = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
        node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT : node.matches(ASIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const block = node.parentElement.closest(BLOCKS);
        if (block !== lastBlock) {
          all.push("\n");
          length += 1;
          lastBlock = block;
        }
        const { words, places } = foldNode(node.data);
        pieces.push({ start: length, node, places });
        all.push(words);
        length += words.length;
      }
    };
    add(text);
    for (const list of document.querySelectorAll("#tw\\:notes > ol")) add(list);
    return { pieces, words: all.join("") };
  };

  const startSearch = (form) => {
    const query = byId("tw:query");
    const told = byId("tw:found");
    const list = byId("tw:results");
    let gathered = null;
    let found = [];
    let shown = 0;
    let waitingToSearch = 0;

    const pieceAt = (offset) => {
      let low = 0;
      let high = gathered.pieces.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (gathered.pieces[middle].start <= offset) low = middle;
        else high = middle - 1;
      }
      const piece = gathered.pieces[low];
      const within = Math.max(0, offset - piece.start);
      const at = piece.places ? (within < piece.places.length ? piece.places[within] : piece.node.length) : within;
      return [piece.node, Math.min(at, piece.node.length)];
    };

    const rangeOf = ([start, end]) => {
      const range = document.createRange();
      range.setStart(...pieceAt(start));
      const [node, at] = pieceAt(end - 1);
      const last = String.fromCodePoint(node.data.codePointAt(at) || 32);
      range.setEnd(node, Math.min(node.length, at + last.length));
      return range;
    };

    // Words around a match as they stand in the page, to the edge of its block.
    const around = (range) => {
      const block = range.startContainer.parentElement.closest(BLOCKS) || text;
      const part = document.createRange();
      const wordsOf = () => {
        const holder = part.cloneContents();
        for (const one of holder.querySelectorAll(ASIDE)) one.remove();
        return holder.textContent.replace(/\s+/g, " ");
      };
      part.selectNodeContents(block);
      part.setEnd(range.startContainer, range.startOffset);
      const before = wordsOf();
      part.selectNodeContents(block);
      part.setStart(range.endContainer, range.endOffset);
      const after = wordsOf();
      return [
        before.length > 40 ? `…${before.slice(-40).replace(/^\S*\s/, "")}` : before.trimStart(),
        after.length > 40 ? `${after.slice(0, 40).replace(/\s\S*$/, "")}…` : after.trimEnd(),
      ];
    };

    const canMark = typeof Highlight === "function" && Boolean(CSS.highlights);
    if (canMark) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("::highlight(tw-found) { background-color: var(--target); } ::highlight(tw-current) { background-color: var(--accent); color: var(--paper); } #tw\\:text [tabindex='-1']:focus { outline: none; }");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }
    const mark = (name, ranges) => {
      if (canMark) CSS.highlights.set(name, new Highlight(...ranges));
    };

    const go = (button, range) => {
      for (const one of list.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
      button.setAttribute("aria-current", "true");
      mark("tw-current", [range]);
      const block = range.startContainer.parentElement.closest(BLOCKS) || text;
      block.scrollIntoView({ block: "nearest", behavior: "instant" });
      const line = range.getBoundingClientRect();
      scrollBy({ top: line.top - innerHeight / 3, behavior: "instant" });
      if (!block.hasAttribute("tabindex")) {
        block.tabIndex = -1;
        block.addEventListener("blur", () => block.removeAttribute("tabindex"), { once: true });
      }
      block.focus({ preventScroll: true });
      const back = (event) => {
        if (event.key !== "Escape" || isOpen()) return;
        button.focus();
      };
      block.addEventListener("keydown", back);
      block.addEventListener("blur", () => block.removeEventListener("keydown", back), { once: true });
    };

    const showMore = () => {
      const next = found.slice(shown, shown + AT_ONCE);
      const first = shown;
      shown += next.length;
      const more = list.querySelector(".more");
      if (more) more.remove();
      for (const match of next) {
        const range = rangeOf(match);
        const [before, after] = around(range);
        const words = range.cloneContents();
        for (const one of words.querySelectorAll(ASIDE)) one.remove();
        const button = make("button", { type: "button", dir: "auto" }, before, make("mark", {}, words.textContent), after);
        button.addEventListener("click", () => go(button, range));
        const item = make("li", {}, button);
        const { lang } = range.startContainer.parentElement.closest("[lang]") || {};
        if (lang) item.lang = lang;
        list.append(item);
      }
      if (shown < found.length) {
        const button = make("button", { type: "button" }, `${Math.min(AT_ONCE, found.length - shown)} more of ${found.length}`);
        button.addEventListener("click", showMore);
        list.append(make("li", { className: "more", lang: "en" }, button));
      }
      if (first) list.children[first].firstElementChild.focus();
    };

    const search = () => {
      clearTimeout(waitingToSearch);
      const words = query.value.trim();
      list.replaceChildren();
      found = [];
      shown = 0;
      mark("tw-current", []);
      const pattern = [...words].map((one) => (one < "\x80" ? one.toLowerCase() : folded(one))).join("")
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
      if (!pattern || (words.length < 2 && words < "\u0590")) {
        mark("tw-found", []);
        told.textContent = "";
        return;
      }
      gathered = gathered || gather();
      for (const match of gathered.words.matchAll(new RegExp(pattern, "gu"))) found.push([match.index, match.index + match[0].length]);
      mark("tw-found", found.slice(0, MOST_MARKED).map(rangeOf));
      told.textContent = found.length ? `${found.length} ${found.length === 1 ? "place" : "places"} found` : "Nothing found";
      showMore();
    };

    query.addEventListener("input", () => {
      clearTimeout(waitingToSearch);
      waitingToSearch = setTimeout(search, 200);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      search();
      if (found.length) list.querySelector("button").focus();
    });
    list.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") query.focus();
      if (!step) return;
      event.preventDefault();
      const buttons = [...list.querySelectorAll("button")];
      const next = buttons.indexOf(document.activeElement) + step;
      (next < 0 ? query : buttons[Math.min(next, buttons.length - 1)]).focus();
    });
    query.addEventListener("keydown", (event) => {
      const first = list.querySelector("button");
      if (event.key !== "ArrowDown" || !first) return;
      event.preventDefault();
      first.focus();
    });
  };
  if (byId("tw:search-form")) startSearch(byId("tw:search-form"));

  // A witness in the text: its readings stand where the lemma stood; where it has none, the lemma stands.

  const startWitness = (select) => {
    const told = byId("tw:told-witness");
    const readings = [...document.querySelectorAll("#tw\\:readings > ol > li")];
    let put = [];

    // The reading of an entry that has *siglum* among the sigla after it.
    const readingOf = (entry, siglum) => {
      let reading = null;
      for (const part of entry.children) {
        if (part.matches(".lemma, .rdg, .lem")) reading = part;
        else if (part.matches(".siglum") && part.textContent === siglum) return reading;
      }
      return null;
    };

    select.addEventListener("change", () => {
      for (const [lemma, reading] of put) {
        lemma.classList.remove("replaced");
        reading.remove();
      }
      put = [];
      let count = 0;
      for (const entry of select.value ? readings : []) {
        const back = entry.querySelector(':scope > [role="doc-backlink"]');
        const lemma = back && targetOf(back);
        const reading = readingOf(entry, select.value);
        if (!reading || reading.matches(".lemma")) continue;
        count += 1;
        if (!lemma || !lemma.matches(".lem, .rdg")) continue;
        const copy = make("span", { className: "witness-reading", title: `Reading of ${select.value}` });
        copy.append(...copyOf(reading).childNodes);
        for (const one of copy.querySelectorAll(".off")) one.remove();
        if (!copy.textContent.trim()) copy.append(make("span", { className: "made" }, "[–]"));
        lemma.classList.add("replaced");
        lemma.after(copy);
        put.push([lemma, copy]);
      }
      told.textContent = select.value ? `${select.value} differs at ${count}; ${put.length} of these stand in the text` : "";
    });
    select.value = "";
  };
  if (byId("tw:witness")) startWitness(byId("tw:witness"));

  // The XML: what the page carries is packed; whoever has a script gets it unpacked.

  const startDownload = (link) => {
    if (typeof DecompressionStream !== "function") return;
    const name = link.download.replace(/\.gz$/, "");
    link.textContent = name;
    link.addEventListener("click", (event) => {
      if (link.href.startsWith("blob:")) return;
      event.preventDefault();
      const packed = Uint8Array.from(atob(link.getAttribute("href").split(",")[1]), (one) => one.charCodeAt(0));
      new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).blob().then((whole) => {
        link.href = URL.createObjectURL(new Blob([whole], { type: "application/xml" }));
        link.download = name;
        link.click();
      });
    });
  };
  if (byId("tw:xml")) startDownload(byId("tw:xml"));
})();
