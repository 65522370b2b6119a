(function () {
  "use strict";
  var body = document.body;
  var entries = Array.prototype.slice.call(document.querySelectorAll(".e"));
  var marks = new Map();
  document.querySelectorAll(".k").forEach(function (mark) {
    var code = mark.dataset.c;
    if (!marks.has(code)) marks.set(code, []);
    marks.get(code).push(mark);
  });
  var query = document.getElementById("q");
  var chips = Array.prototype.slice.call(document.querySelectorAll(".chip"));
  var none = document.querySelector(".none");
  var words = new Map();
  var lit = [];
  var current = null;

  function narrow() { return window.matchMedia("(max-width:860px)").matches; }
  function show(view) {
    body.dataset.view = view;
    document.querySelectorAll(".tabs button").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.show === view));
    });
  }
  function pressed(name) {
    return chips.filter(function (chip) {
      return chip.dataset[name] && chip.getAttribute("aria-pressed") === "true";
    }).map(function (chip) { return chip.dataset[name]; });
  }
  function textOf(entry) {
    if (!words.has(entry)) words.set(entry, entry.textContent.toLowerCase());
    return words.get(entry);
  }
  function filter() {
    var kinds = pressed("kind"), strengths = pressed("strength");
    var parts = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    entries.forEach(function (entry) {
      var ok = (!kinds.length || kinds.indexOf(entry.dataset.kind) >= 0) &&
        (!strengths.length || strengths.indexOf(entry.dataset.strength) >= 0) &&
        parts.every(function (part) { return textOf(entry).indexOf(part) >= 0; });
      entry.hidden = !ok;
      if (ok) shown += 1;
    });
    document.querySelectorAll(".list").forEach(function (list) {
      list.hidden = !list.querySelector(".e:not([hidden])");
    });
    none.hidden = shown > 0;
  }
  function clear() {
    query.value = "";
    chips.forEach(function (chip) { chip.setAttribute("aria-pressed", "false"); });
    filter();
  }
  function light(entry) {
    lit.forEach(function (element) { element.classList.remove("on"); });
    lit = [entry].concat(marks.get(entry.dataset.c) || []);
    lit.forEach(function (element) { element.classList.add("on"); });
    current = entry;
  }
  function centre(element) {
    if (element) element.scrollIntoView({ block: "center" });
  }
  function toDocument(entry) {
    if (narrow()) show("document");
    centre(document.getElementById("d-" + entry.dataset.c));
  }
  function choose(entry, jump) {
    light(entry);
    if (jump) toDocument(entry);
    else if (!narrow()) centre(document.getElementById("d-" + entry.dataset.c));
  }
  function toLedger(code) {
    var entry = document.getElementById("l-" + code);
    if (!entry) return;
    if (entry.hidden) clear();
    if (narrow()) show("ledger");
    light(entry);
    entry.scrollIntoView({ block: narrow() ? "center" : "nearest" });
    entry.focus({ preventScroll: true });
  }
  function step(by) {
    var list = entries.filter(function (entry) { return !entry.hidden; });
    if (!list.length) return;
    var at = list.indexOf(current);
    at = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by));
    if (narrow()) show("ledger");
    choose(list[at], false);
    list[at].scrollIntoView({ block: "nearest" });
    list[at].focus({ preventScroll: true });
  }

  document.addEventListener("click", function (event) {
    var target = event.target;
    var mark = target.closest(".k");
    if (mark) { event.preventDefault(); toLedger(mark.dataset.c); return; }
    var other = target.closest("[data-l]");
    if (other) { event.preventDefault(); toLedger(other.dataset.l); return; }
    var line = target.closest("[data-line]");
    if (line) {
      event.preventDefault();
      if (narrow()) show("document");
      centre(document.getElementById("L" + line.dataset.line));
      return;
    }
    var tab = target.closest("[data-show]");
    if (tab) { show(tab.dataset.show); return; }
    var chip = target.closest(".chip");
    if (chip) {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
      return;
    }
    var entry = target.closest(".e");
    if (entry && !String(window.getSelection())) {
      event.preventDefault();
      choose(entry, Boolean(entry.dataset.c));
    }
  });
  query.addEventListener("input", filter);
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === query) {
      if (event.key === "Escape") { clear(); query.blur(); }
      if (event.key === "Enter") { query.blur(); current = null; step(1); }
      return;
    }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); if (narrow()) show("ledger"); query.focus(); query.select(); }
    else if (event.key === "Escape") clear();
    else if (event.key === "Enter" && current && event.target === current && current.dataset.c) toDocument(current);
  });
}());
