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
        return new RegExp("(?:^|[^0-9.])" + safe + "(?![0-9])");
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
  var tools = document.querySelector(".tools");
  var rows = tools ? Array.prototype.slice.call(document.querySelectorAll("main " + tools.dataset.rows)) : [];
  var texts = [];
  var controls = {};
  function textOf(at) { return texts[at] || (texts[at] = plain(rows[at].textContent)); }
  var BAD = ".none,.gap,.overdue,.late,.vague";
  function isBad(row) { return Array.prototype.some.call(row.querySelectorAll(BAD), function (one) { return !one.classList.contains("accepted"); }); }
  function within(row, wanted) {
    var own = Number(row.dataset.w);
    return wanted === "0" ? own === 0 : own > 0 && own <= Number(wanted);
  }
  function show() {
    if (!tools) { return; }
    var find = tester(state.get("q") || "");
    var keys = ["t", "l", "k", "s"].filter(function (key) { return state.get(key); });
    var shown = 0;
    rows.forEach(function (row, at) {
      var fits = keys.every(function (key) { return !(key in row.dataset) || row.dataset[key] === state.get(key); });
      fits = fits && (!state.get("w") || !("w" in row.dataset) || within(row, state.get("w")));
      fits = fits && (!state.get("bad") || isBad(row));
      fits = fits && (!state.get("q") || find(textOf(at)));
      row.hidden = !fits;
      if (fits) { shown += 1; }
    });
    document.querySelectorAll("main section").forEach(function (section) {
      var own = section.querySelectorAll("tbody tr");
      section.hidden = own.length > 0 && Array.prototype.every.call(own, function (row) { return row.hidden; });
    });
    controls.count.textContent = say("Показано ", "Shown ") + shown + say(" из ", " of ") + rows.length;
    Object.keys(controls).forEach(function (key) {
      var one = controls[key];
      if (one.tagName === "SELECT" || one.tagName === "INPUT") { if (one.value !== (state.get(key) || "")) { one.value = state.get(key) || ""; } }
      if (one.tagName === "BUTTON" && key === "bad") { one.setAttribute("aria-pressed", String(!!state.get("bad"))); }
    });
    var others = ["l", "k", "s", "w"].some(function (key) { return state.get(key); });
    controls.clear.hidden = !(others || state.get("q") || state.get("t") || state.get("bad"));
    sort();
  }
  function build() {
    var input = make("input", { type: "search", value: state.get("q") || "" });
    input.addEventListener("input", function () { put("q", input.value); });
    controls.q = input;
    tools.append(make("label", { textContent: say("Найти на странице", "Find on the page") }, [input]));
    if (tools.dataset.by) {
      var names = {};
      rows.forEach(function (row) { if (row.dataset.t) { names[row.dataset.t] = true; } });
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
      if (head.rows.length !== 1) { return; }
      Array.prototype.forEach.call(head.rows[0].cells, function (cell, at) {
        var button = make("button", { type: "button" });
        while (cell.firstChild) { button.append(cell.firstChild); }
        button.addEventListener("click", function () { put("o", state.get("o") === String(at) ? "-" + at : String(at)); });
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
    document.querySelectorAll("main table.stack").forEach(function (table) {
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell, column) {
        if (order !== null && column === at) { cell.setAttribute("aria-sort", down ? "descending" : "ascending"); } else { cell.removeAttribute("aria-sort"); }
      });
      Array.prototype.forEach.call(table.tBodies, function (body) {
        var own = Array.prototype.slice.call(body.rows), fixed = own.filter(function (row) { return row.className === "section"; });
        own = own.filter(function (row) { return row.className !== "section"; });
        own.forEach(function (row, place) { if (row.place === undefined) { row.place = place; } });
        function key(row) { var cell = row.cells[at]; return cell ? cell.dataset.v || cell.textContent : ""; }
        own.sort(function (a, b) { return order === null ? a.place - b.place : collator.compare(key(a), key(b)) * (down ? -1 : 1) || a.place - b.place; });
        body.append.apply(body, fixed.concat(own));
      });
    });
  }
  if (tools) { build(); } 
  window.addEventListener("hashchange", function () { state = read(); show(); });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { return; }
    if (controls.bad && (event.code === "KeyP" || /^[пp]$/i.test(event.key))) { controls.bad.click(); }
    if (controls.q && event.key === "/") { event.preventDefault(); controls.q.focus(); }
  });
})();
