// Shows what is saved as soon as it is saved. Runs before the script of the pages, while the page is as it was served.
(function () {
  "use strict";
  var own = document.currentScript;
  var shown = Number(own.dataset.revision);
  var served = main() ? main().innerHTML : "";
  var english = document.documentElement.lang === "en";
  var channel = window.BroadcastChannel ? new BroadcastChannel("vekha-news") : null;

  function main() { return document.querySelector("main"); }

  function wait(time) { return new Promise(function (done) { setTimeout(done, time); }); }

  function read(address) {
    return fetch(address, { cache: "no-store" }).then(function (answer) {
      if (!answer.ok) { throw new Error(String(answer.status)); }
      return answer;
    });
  }

  function news(query) { return read("/~news.json" + query).then(function (answer) { return answer.json(); }); }

  // One box over the page says why it is not that of what is saved.
  function notice(text) {
    var box = document.getElementById("live-notice");
    if (!text) { if (box) { box.remove(); } return; }
    if (!box) {
      box = document.createElement("pre");
      box.id = "live-notice";
      box.setAttribute("role", "alert");
      box.tabIndex = 0;
      box.style.cssText = "position:sticky;top:0;z-index:9;margin:0;padding:.75em 1em;max-height:60vh;overflow:auto;" +
        "white-space:pre-wrap;background:#b3261e;color:#fff;font:14px/1.4 monospace";
      document.body.prepend(box);
    }
    if (box.textContent !== text) { box.textContent = text; }
  }

  // The way to an element from another: the places among the children.
  function way(from, to) {
    var steps = [];
    for (var at = to; at && at !== from; at = at.parentElement) {
      steps.unshift(Array.prototype.indexOf.call(at.parentElement.children, at));
    }
    return steps;
  }

  function walk(from, steps) {
    return steps.reduce(function (at, step) { return at && at.children[step]; }, from);
  }

  // Puts the new page in the place of the old one; where one looks and what one types stays as it is.
  function show(html) {
    var fresh = new DOMParser().parseFromString(html, "text/html");
    var next = fresh.querySelector("main");
    var old = main();
    if (!next || !old || next.innerHTML === served) { return; }
    served = next.innerHTML;
    var focus = document.activeElement;
    var held = old.contains(focus)
      ? { id: focus.id, steps: way(old, focus), value: focus.value, start: focus.selectionStart, end: focus.selectionEnd }
      : null;
    var scrolled = [];
    old.querySelectorAll("*").forEach(function (one) {
      if (one.scrollLeft || one.scrollTop) { scrolled.push([way(old, one), one.scrollLeft, one.scrollTop]); }
    });
    var opened = [];
    old.querySelectorAll("details").forEach(function (one) { opened.push([way(old, one), one.open]); });
    var left = window.scrollX;
    var top = window.scrollY;
    document.title = fresh.title;
    old.innerHTML = served;
    document.dispatchEvent(new Event("vekha:changed"));
    opened.forEach(function (one) {
      var box = walk(old, one[0]);
      if (box && box.tagName === "DETAILS") { box.open = one[1]; }
    });
    scrolled.forEach(function (one) {
      var box = walk(old, one[0]);
      if (box) { box.scrollLeft = one[1]; box.scrollTop = one[2]; }
    });
    if (held) {
      var again = (held.id && document.getElementById(held.id)) || walk(old, held.steps);
      if (again) {
        again.focus({ preventScroll: true });
        if (held.value !== undefined && again.value !== held.value) { again.value = held.value; }
        if (typeof held.start === "number") { try { again.setSelectionRange(held.start, held.end); } catch (none) { } }
      }
    }
    window.scrollTo(left, top);
  }

  function heard(told) {
    notice(told.notice);
    if (told.revision === shown) { return Promise.resolve(); }
    shown = told.revision;
    return read(location.pathname).then(function (answer) { return answer.text(); }).then(show, function (gone) {
      notice(gone.message === "404" ? (english ? "This page is no more." : "Этой страницы больше нет.") : gone.message);
    });
  }

  // Of all tabs one waits for news and tells the others: a browser opens six connections to a server, no more.
  async function lead() {
    for (;;) {
      var began = performance.now();
      try {
        var told = await news("?after=" + shown);
        if (channel) { channel.postMessage(told); }
        var same = told.revision === shown;
        await heard(told);
        if (same && performance.now() - began < 500) { await wait(1000); }
      } catch (lost) {
        notice(english ? "The server does not answer." : "Сервер не отвечает.");
        await wait(1000);
      }
    }
  }

  async function look() {
    for (;;) {
      await wait(1000);
      await news("").then(heard, function () { });
    }
  }

  if (channel) { channel.onmessage = function (event) { heard(event.data); }; }
  if (navigator.locks && channel) {
    navigator.locks.request("vekha-news", lead);
  } else {
    look();
  }
  // What came between the page and this script.
  news("").then(heard, function () { });
}());
