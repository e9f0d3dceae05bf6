// The pages are whole without this script: it finds, filters and orders what they hold. What is chosen stands in the address.
(function () {
  "use strict";
  var ru = document.documentElement.lang !== "en";
  function say(a, b) { return ru ? a : b; }
  function make(tag, props, inner) {
    var one = document.createElement(tag);
    Object.keys(props || {}).forEach(function (key) { one[key] = props[key]; });
    (inner || []).forEach(function (child) { one.append(child); });
    return one;
  }
  function plain(text) { return text.toLowerCase().replace(/ё/g, "е").replace(/[\u00ad]/g, "").replace(/\u00a0/g, " "); }
  // Numbers are found whole: «7» is not found in «17» or «70», words by how they begin.
  function tester(query) {
    var words = plain(query).match(/[0-9]+(?:[.][0-9]+)*|[^\s0-9№«»",.;:()]+/g) || [];
    var tests = words.map(function (word) {
      if (/^[0-9]/.test(word)) {
        var safe = word.replace(/[.]/g, "[.]");
        return new RegExp("(?:^|[^0-9.])" + safe + "(?![0-9]|[.][0-9])");
      }
      return { test: function (text) { return text.indexOf(word) >= 0; } };
    });
    return function (text) { return tests.every(function (one) { return one.test(text); }); };
  }
  function read() {
    var hash = location.hash.slice(1);
    return new URLSearchParams(hash.indexOf("=") < 0 ? "" : hash);
  }
  var state = read();
  function write() {
    var text = state.toString();
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  }
  function put(key, value) {
    if (value) { state.set(key, value); } else { state.delete(key); }
    write();
    show();
  }
  var tools, rows, holders, boxes, scales, form;
  var texts = [], facts = [], bad = [], borne = {};
  var controls = {};
  function textOf(at) {
    var row = rows[at];
    if (!texts[at]) { texts[at] = row.tagName === "LI" ? sharedOf(row.closest("tr")) + " " + plain(row.textContent) : plain((tools.dataset.find ? row.querySelector(tools.dataset.find) : row).textContent); }
    return texts[at];
  }
  // What a line says of all whom it names.
  function sharedOf(line) {
    if (line.shared === undefined) {
      line.shared = plain(Array.prototype.map.call(line.cells, function (cell) { return cell.querySelector("details") ? "" : cell.textContent; }).join(" "));
    }
    return line.shared;
  }
  var BAD = ".none,.gap,.overdue,.late,.vague";
  function isBad(at) {
    if (bad[at] === undefined) { bad[at] = Array.prototype.some.call(rows[at].querySelectorAll(BAD), function (one) { return !one.classList.contains("accepted"); }); }
    return bad[at];
  }
  // What is chosen by: it stands at the row, or once at the list, line or section whose rows share it.
  function factsOf(at) {
    if (!facts[at]) {
      facts[at] = ["section", "tr", ".who"].reduce(function (all, name) {
        var box = rows[at].closest(name);
        return box ? Object.assign(all, box.dataset) : all;
      }, {});
    }
    return facts[at];
  }
  function within(own, wanted) {
    return wanted === "0" ? own === 0 : own > 0 && own <= Number(wanted);
  }
  function show() {
    if (!tools) { return; }
    sort();
    var find = tester(state.get("q") || "");
    var keys = ["t", "l", "k", "s"].filter(function (key) { return borne[key] && state.get(key); });
    var query = state.get("q"), wanted = borne.w && state.get("w"), onlyBad = state.get("bad");
    var shown = 0;
    boxes.forEach(function (box) { box.shown = 0; });
    rows.forEach(function (row, at) {
      var fits = keys.every(function (key) { return factsOf(at)[key] === state.get(key); });
      fits = fits && (!wanted || within(Number(factsOf(at).w), wanted));
      fits = fits && (!onlyBad || isBad(at));
      fits = fits && (!query || find(textOf(at)));
      if (row.hidden === fits) { row.hidden = !fits; }
      if (fits) { shown += 1; holders[at].forEach(function (box) { box.shown += 1; }); }
    });
    boxes.forEach(function (box) {
      if (box.hidden === box.shown > 0) { box.hidden = !box.shown; }
      if (box.tagName === "DETAILS") { unfold(box); }
    });
    controls.count.textContent = say("Показано ", "Shown ") + shown + say(" из ", " of ") + rows.length;
    Object.keys(controls).forEach(function (key) {
      var one = controls[key];
      if (one.tagName === "SELECT" || one.tagName === "INPUT") { if (one.value !== (state.get(key) || "")) { one.value = state.get(key) || ""; } }
      if (one.tagName === "BUTTON" && key === "bad") { one.setAttribute("aria-pressed", String(!!state.get("bad"))); }
    });
    var others = ["l", "k", "s", "w"].some(function (key) { return state.get(key); });
    controls.clear.hidden = !(others || state.get("q") || state.get("t") || state.get("bad"));
  }
  // Of a line of which some do not fit those that do are named, and how many they are.
  function unfold(box) {
    var some = box.shown > 0 && box.shown < box.all, told = box.querySelector(".found");
    if (some !== !!told) {
      if (some) { box.was = box.open; box.firstChild.append(make("span", { className: "found" })); } else { told.remove(); }
      box.open = some || box.was;
    }
    if (some) { box.querySelector(".found").textContent = say(", показано ", ", shown ") + box.shown; }
  }
  function build() {
    var input = make("input", { type: "search", value: state.get("q") || "" });
    input.addEventListener("input", function () { put("q", input.value); });
    controls.q = input;
    tools.append(make("label", { textContent: say("Найти на странице", "Find on the page") }, [input]));
    if (tools.dataset.by) {
      var names = {};
      document.querySelectorAll("main [data-t]").forEach(function (one) { if (one.dataset.t) { names[one.dataset.t] = true; } });
      names = Object.keys(names);
      if (names.length > 1) {
        var select = make("select", {}, [make("option", { value: "", textContent: say("все", "all") })].concat(names.map(function (name) { return make("option", { value: name, textContent: name }); })));
        select.addEventListener("change", function () { put("t", select.value); });
        controls.t = select;
        tools.append(make("label", { textContent: say("Территория", "Territory") }, [select]));
      }
    }
    if ("bad" in tools.dataset) {
      controls.bad = make("button", { type: "button", textContent: say("Только проблемы (клавиша П)", "Problems only (key P)") });
      controls.bad.addEventListener("click", function () { put("bad", state.get("bad") ? "" : "1"); });
      tools.append(controls.bad);
    }
    controls.clear = make("button", { type: "button", textContent: say("Показать всё", "Show all") });
    controls.clear.addEventListener("click", function () { state = new URLSearchParams(); write(); show(); });
    controls.count = make("output", {});
    tools.append(controls.clear, controls.count);
    tools.hidden = false;
    heads();
    show();
  }
  // Headings order their tables; of a matrix only the first does, as its others lead to measures.
  var collator = new Intl.Collator("ru", { numeric: true });
  function heads() {
    document.querySelectorAll("main table.stack thead").forEach(function (head) {
      if (head.querySelectorAll("tr:not(.grid)").length !== 1) { return; }
      Array.prototype.forEach.call(head.rows[0].cells, function (cell, at) {
        if (cell.className === "bars") { return; }
        // No real button: a heading that holds one is not repeated on paper.
        var button = make("span", { tabIndex: 0 });
        button.setAttribute("role", "button");
        while (cell.firstChild) { button.append(cell.firstChild); }
        button.addEventListener("click", function () { put("o", state.get("o") === String(at) ? "-" + at : String(at)); });
        button.addEventListener("keydown", function (event) { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); button.click(); } });
        cell.append(button);
      });
    });
  }
  var sorted = null;
  function sort() {
    var order = state.get("o");
    if (order === sorted || (order === null && sorted === null)) { return; }
    sorted = order;
    var at = Math.abs(Number(order)), down = order !== null && order.charAt(0) === "-";
    // Rows are ordered within their body; those of one list together, over all its tables.
    var together = new Map();
    document.querySelectorAll("main table.stack").forEach(function (table) {
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell, column) {
        if (order !== null && column === at) { cell.setAttribute("aria-sort", down ? "descending" : "ascending"); } else { cell.removeAttribute("aria-sort"); }
      });
      Array.prototype.forEach.call(table.tBodies, function (body) {
        var of = table.closest("[data-list]") || body;
        together.set(of, (together.get(of) || []).concat([body]));
      });
    });
    together.forEach(function (bodies) {
      var all = [], from = 0;
      var counts = bodies.map(function (body) {
        var own = Array.prototype.filter.call(body.rows, function (row) { return row.className !== "section"; });
        own.forEach(function (row) { all.push(row); });
        return own.length;
      });
      all.forEach(function (row, place) {
        var cell = order === null ? null : row.cells[at];
        if (row.place === undefined) { row.place = place; }
        row.key = cell ? cell.dataset.v || cell.textContent : "";
      });
      all.sort(function (a, b) { return order === null ? a.place - b.place : collator.compare(a.key, b.key) * (down ? -1 : 1) || a.place - b.place; });
      bodies.forEach(function (body, number) { body.append.apply(body, all.slice(from, from += counts[number])); });
    });
  }

  // A timeline as wide as its months or quarters need; what a row waits for is lit with it.
  function widen() {
    var ribbon = scales.nextElementSibling, sheet = ribbon.firstElementChild, bars = sheet.querySelector("th.bars");
    var count = Number(scales.dataset.count), chosen = state.get("z") || "";
    var wide = chosen === "m" ? count * 160 : chosen === "q" ? count * 60 : 0;
    var own = sheet.querySelector(".order, .own");
    if (wide) { months(); }
    sheet.style.width = wide ? (own ? wide + 900 : wide / 0.7 + 260) + "px" : "";
    bars.style.width = wide && own ? wide + "px" : "";
    ribbon.classList.toggle("named-m", wide > 0 || ribbon.dataset.named === "m");
    Array.prototype.forEach.call(scales.children, function (one) { one.setAttribute("aria-pressed", String(one.value === chosen)); });
  }
  // Months that no page names before somebody wants them are made here.
  function months() {
    var from = scales.dataset.from.split("-"), count = Number(scales.dataset.count);
    function day(month) { return Date.UTC(Number(from[0]), Number(from[1]) - 1 + month, 1); }
    scales.nextElementSibling.querySelectorAll("svg.axis").forEach(function (axis) {
      if (axis.querySelector(".m")) { return; }
      var named = axis.closest("th"), group = document.createElementNS(axis.namespaceURI, "g");
      var taken = Array.prototype.map.call(axis.querySelectorAll(named ? "text" : "g rect"), function (one) { return parseFloat(one.getAttribute("x")); });
      group.setAttribute("class", "m");
      for (var month = 1; month < count; month += 1) {
        var at = (day(month) - day(0)) / (day(count) - day(0)) * 100;
        if (taken.some(function (one) { return Math.abs(one - at) < 0.01; })) { continue; }
        var one = document.createElementNS(axis.namespaceURI, named ? "text" : "rect");
        one.setAttribute("x", at.toFixed(3) + "%");
        if (named) { one.textContent = new Date(day(month)).toLocaleDateString(ru ? "ru" : "en", { month: "long", timeZone: "UTC" }).slice(0, 3); }
        group.append(one);
      }
      axis.append(group);
    });
  }
  function stretch() {
    var ribbon = scales.nextElementSibling;
    ribbon.dataset.named = ribbon.classList.contains("named-m") ? "m" : "";
    [["", say("Весь срок", "All")], ["q", say("Кварталы", "Quarters")], ["m", say("Месяцы", "Months")]].forEach(function (one) {
      var button = make("button", { type: "button", value: one[0], textContent: one[1] });
      button.addEventListener("click", function () { if (one[0]) { state.set("z", one[0]); } else { state.delete("z"); } write(); widen(); });
      scales.append(button);
    });
    scales.hidden = false;
    widen();
    var light = function (event) {
      document.querySelectorAll("tr.lit").forEach(function (row) { row.classList.remove("lit"); });
      var row = event.target.closest && event.target.closest(".ribbon tbody tr");
      if (!row) { return; }
      row.querySelectorAll('.links a[href^="#"]').forEach(function (link) {
        var first = document.getElementById(link.hash.slice(1));
        if (first) { first.classList.add("lit"); }
      });
    };
    ribbon.addEventListener("mouseover", light);
    ribbon.addEventListener("focusin", light);
  }

  // The search reads its index when somebody begins to type.
  var index = null, asked = false, MOST = 200;
  window.vekhaIndex = function (read) {
    index = [];
    read.bodies.forEach(function (body) { index.push([body[0], body[1], ""]); });
    read.plans.forEach(function (plan) { index.push([plan[1], plan[0], ""]); });
    read.titles.forEach(function (title) {
      title[1].forEach(function (place) {
        var plan = read.plans[place[0]];
        index.push([title[0], plan[0] + (place[2] ? "#" + place[2] : ""), plan[1] + (place[1] ? say(", п. ", ", no. ") + place[1] : "")]);
      });
    });
    index.forEach(function (one) { one.push(plain(one[0] + " " + one[2])); });
    search();
  };
  function search() {
    var query = state.get("q") || "", list = document.querySelector(".results"), told = document.querySelector(".search-count");
    list.textContent = "";
    told.textContent = "";
    if (!query.trim()) { return; }
    if (!index) {
      if (!asked) {
        asked = true;
        document.head.append(make("script", { src: form.dataset.index }));
      }
      return;
    }
    var fits = tester(query), found = index.filter(function (one) { return fits(one[3]); });
    found.slice(0, MOST).forEach(function (one) {
      var link = make("a", { href: one[1], textContent: one[0] });
      list.append(make("li", {}, one[2] ? [link, " — " + one[2]] : [link]));
    });
    told.textContent = say("Найдено: ", "Found: ") + found.length + (found.length > MOST ? say(", показаны первые ", ", the first are shown: ") + MOST : "");
  }
  function seek() {
    var field = form.querySelector("input");
    form.hidden = false;
    document.querySelector(".needs-script").hidden = true;
    field.value = state.get("q") || "";
    field.addEventListener("input", function () { if (field.value) { state.set("q", field.value); } else { state.delete("q"); } write(); search(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    search();
  }
  // The page as it was served; `vekha serve` puts another one in its place when something is saved.
  function begin() {
    tools = document.querySelector(".tools[data-rows]");
    rows = tools ? Array.prototype.slice.call(document.querySelectorAll("main " + tools.dataset.rows)) : [];
    scales = document.querySelector(".scales");
    form = document.querySelector("form.search");
    // All that is empty without the rows in it, found once for those that lie together.
    var known = new Map(), all = new Set();
    holders = rows.map(function (row) {
      if (!known.has(row.parentElement)) {
        var own = [];
        for (var box = row.parentElement; box && box.tagName !== "MAIN"; box = box.parentElement) {
          if (box.matches(".who, details, .many, tbody, .part, section")) { own.push(box); box.all = 0; all.add(box); }
        }
        known.set(row.parentElement, own);
      }
      return known.get(row.parentElement);
    });
    boxes = Array.from(all);
    holders.forEach(function (own) { own.forEach(function (box) { box.all += 1; }); });
    ["t", "l", "k", "s", "w"].forEach(function (key) { borne[key] = document.querySelector("main [data-" + key + "]") !== null; });
    texts = [];
    facts = [];
    bad = [];
    controls = {};
    sorted = null;
    index = null;
    asked = false;
    if (tools) { build(); }
    if (scales) { stretch(); }
    if (form) { seek(); }
  }
  begin();
  document.addEventListener("vekha:changed", begin);
  window.addEventListener("hashchange", function () { state = read(); show(); if (scales) { widen(); } if (form) { form.querySelector("input").value = state.get("q") || ""; search(); } });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { return; }
    if (controls.bad && (event.code === "KeyP" || /^[пp]$/i.test(event.key))) { controls.bad.click(); }
    if (controls.q && event.key === "/") { event.preventDefault(); controls.q.focus(); }
  });
})();
