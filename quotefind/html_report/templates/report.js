"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const $ = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const search = $("#search"), slider = $("#confidence"), status = $("#status"), tip = $("#tip");
  const views = all(".view");
  const articles = new Map(); // element of an article -> its quotations
  const state = { speaker: null, words: [], confidence: 0 };
  let view = null;

  const plain = (text) =>
    text.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[’‘]/g, "'").normalize("NFD").replace(/\p{M}/gu, "");

  const marksOf = (article) => all(".marked [data-q]", article);
  const quotesOf = (article) => {
    if (!articles.has(article)) {
      const quotes = all(".list li", article).map((row) => ({
        row, number: row.dataset.q, speaker: row.dataset.s, confidence: Number(row.dataset.c),
        text: plain($("a", row).textContent), marks: [],
      }));
      articles.set(article, quotes);
      const byNumber = new Map(quotes.map((quote) => [quote.number, quote]));
      for (const mark of marksOf(article))
        for (const number of mark.dataset.q.split(" ")) byNumber.get(number)?.marks.push(mark);
    }
    return articles.get(article);
  };

  const fits = (quote) =>
    (state.speaker === null || quote.speaker === state.speaker) &&
    quote.confidence >= state.confidence && state.words.every((word) => quote.text.includes(word));

  const say = (shown, total) => {
    const text = document.body.dataset;
    status.textContent = (shown ? text.shown : text.nothing).replace("{shown}", shown).replace("{total}", total);
  };

  const filterArticle = (article) => {
    const quotes = quotesOf(article), kept = new Set();
    let shown = 0;
    for (const quote of quotes) {
      const keep = fits(quote);
      shown += keep;
      quote.row.hidden = !keep;
      if (keep) for (const mark of quote.marks) kept.add(mark);
    }
    for (const mark of marksOf(article)) {
      mark.classList.toggle("off", !kept.has(mark));
      if (mark.matches(".badge")) mark.hidden = !kept.has(mark);
    }
    highlight(article, kept);
    say(shown, quotes.length);
  };

  // The words of the search inside the quotations, without a change to the page.
  const highlight = (article, kept) => {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!state.words.length) return;
    const ranges = [];
    for (const mark of [...kept, ...all(".list li:not([hidden]) .said", article)]) {
      const node = mark.firstChild;
      if (mark.matches(".badge") || node?.nodeType !== Node.TEXT_NODE) continue;
      const letters = [...node.data].map(plain);
      let at = 0;
      const places = [], text = letters.join("");
      [...node.data].forEach((letter, i) => {
        for (let n = 0; n < letters[i].length; n++) places.push([at, at + letter.length]);
        at += letter.length;
      });
      for (const word of state.words)
        for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) {
          const range = new Range();
          range.setStart(node, places[i][0]);
          range.setEnd(node, places[i + word.length - 1][1]);
          ranges.push(range);
        }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  const filterOverview = (overview) => {
    let shown = 0, total = 0;
    for (const row of all("[data-a]", overview)) {
      const quotes = quotesOf($("#a" + row.dataset.a));
      const count = quotes.filter(fits).length;
      $(".count", row).textContent = count;
      row.hidden = !count && quotes.length > 0;
      shown += count;
      total += quotes.length;
    }
    say(shown, total);
  };

  const isChosen = () => state.speaker !== null || state.words.length > 0 || state.confidence > 0;

  const apply = () => {
    hide();
    for (const button of all(".voice", view)) button.setAttribute("aria-pressed", String(button.dataset.s === state.speaker));
    if (view.id === "overview") filterOverview(view);
    else filterArticle(view);
    $("#reset").disabled = !isChosen();
  };

  const choose = (speaker) => {
    state.speaker = state.speaker === speaker ? null : speaker;
    apply();
  };

  // --- what is known of a quotation, on hover and on focus

  let leaving = 0, owner = null;
  let litMarks = [];
  const light = (row, on) => {
    for (const mark of litMarks) mark.classList.remove("lit");
    litMarks = on ? quotesOf(row.closest(".article"))[Number(row.dataset.q) - 1].marks : [];
    for (const mark of litMarks) mark.classList.add("lit");
  };
  const hide = () => {
    clearTimeout(leaving);
    if (owner) {
      light(owner.row, false);
      owner.element.removeAttribute("aria-describedby");
    }
    owner = null;
    tip.hidden = true;
  };
  const factNames = JSON.parse(document.body.dataset.facts);
  const factsOf = (row) => {
    const list = document.createElement("dl");
    list.className = "facts";
    JSON.parse(row.dataset.facts).forEach((value, i) => {
      if (!value) return;
      for (const [tag, text] of [["dt", factNames[i]], ["dd", value]]) {
        const part = document.createElement(tag);
        part.textContent = text;
        list.append(part);
      }
    });
    return list;
  };
  const show = (element) => {
    const article = element.closest(".article");
    const numbers = (element.dataset.q ?? element.closest("li").dataset.q).split(" ");
    const shownRow = (number) => {
      const quote = quotesOf(article)[Number(number) - 1];
      return quote && !quote.row.hidden ? quote.row : null;
    };
    const row = numbers.map(shownRow).find(Boolean);
    if (!row) return;
    hide();
    owner = { element, row };
    light(row, true);
    tip.replaceChildren(factsOf(row));
    tip.hidden = false;
    element.setAttribute("aria-describedby", "tip");
    place(element);
  };
  // Beside a row of the list; else below the quotation or above it, so that it can be read.
  const place = (element) => {
    const size = tip.getBoundingClientRect(), gap = 8, box = element.getBoundingClientRect();
    let left = box.left, top = box.top;
    if (element.matches("a") && box.left > size.width + gap) left -= size.width + gap;
    else {
      const shown = element.matches("a") ? [element] : [...litMarks, element];
      const first = Math.min(...shown.map((one) => one.getBoundingClientRect().top));
      const last = Math.max(...shown.map((one) => one.getBoundingClientRect().bottom));
      if (last + gap + size.height < innerHeight) top = last + gap;
      else if (first > size.height + gap) top = first - gap - size.height;
      else top = box.bottom + gap;
    }
    tip.style.top = Math.max(gap, Math.min(top, innerHeight - size.height - gap)) + "px";
    tip.style.left = Math.max(gap, Math.min(left, root.clientWidth - size.width - gap)) + "px";
  };
  const target = (node) => node instanceof Element && node.closest(".marked [data-q]:not(.off), .list li > a");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    if (tip.contains(event.target)) return clearTimeout(leaving);
    const element = target(event.target);
    if (element && element !== owner?.element) show(element);
    else if (element) clearTimeout(leaving);
    else if (owner && document.activeElement !== owner.element) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, 250);
    }
  });
  document.addEventListener("focusin", (event) => {
    const element = target(event.target);
    if (element) show(element);
    else if (!tip.contains(event.target)) hide();
  });
  document.addEventListener("scroll", () => owner && place(owner.element), { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && owner) hide();
  });

  // --- from quotation to quotation

  const jump = (badge) => {
    badge.scrollIntoView({ block: "center" });
    badge.focus({ preventScroll: true });
  };
  const step = (by) => {
    const badges = all(".badge:not([hidden])", view);
    if (!badges.length) return;
    const at = badges.findIndex((badge) => badge.classList.contains("at"));
    const next = badges[at < 0 ? (by > 0 ? 0 : badges.length - 1) : (at + by + badges.length) % badges.length];
    for (const badge of badges) badge.classList.toggle("at", badge === next);
    next.scrollIntoView({ block: "center" });
    show(next);
  };

  document.addEventListener("click", (event) => {
    const voice = event.target.closest(".voice");
    if (voice) return choose(voice.dataset.s);
    const mover = event.target.closest("[data-step]");
    if (mover) return step(Number(mover.dataset.step));
    const link = event.target.closest(".list li > a");
    if (link && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      jump(document.getElementById(link.hash.slice(1)));
      return;
    }
    const mark = target(event.target);
    if (mark) show(mark);
    else if (!tip.contains(event.target)) hide();
  });

  // --- which view: the overview, or the article that the address names

  const route = (isFirst) => {
    const [, article, quote] = /^#(a\d+)(q\d+)?$/.exec(location.hash) ?? [];
    const next = (article && document.getElementById(article)) || views[0];
    if (next !== view) {
      view = next;
      for (const one of views) one.classList.toggle("current", one === view);
      apply();
      if (!isFirst) {
        scrollTo(0, 0);
        $("#main").focus({ preventScroll: true });
      }
    }
    const badge = quote && document.getElementById(article + quote);
    if (badge) jump(badge);
  };

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      state.words = plain(search.value).split(/\s+/).filter(Boolean);
      apply();
    }, 120);
  });
  slider.addEventListener("input", () => {
    state.confidence = Number(slider.value);
    $("#confidence-value").textContent = state.confidence.toFixed(2);
    apply();
  });
  $("form").addEventListener("submit", (event) => event.preventDefault());
  $("#reset").addEventListener("click", () => {
    Object.assign(state, { speaker: null, words: [], confidence: 0 });
    search.value = "";
    slider.value = "0";
    $("#confidence-value").textContent = "0.00";
    apply();
    search.focus();
  });
  const isDark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  $("#theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
  });
  addEventListener("hashchange", () => route(false));
  if (views.length) route(true);
})();
