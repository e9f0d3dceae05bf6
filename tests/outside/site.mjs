// What holds of every page in a browser: nothing is said on the console, nothing moves sideways, axe-core finds nothing, bars
// stand on their days, what is chosen stands in the address, print holds every row once. Started by site.sh.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const modules = process.env.VEKHA_MODULES;
const require = createRequire(path.join(modules, "x.js"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(path.join(modules, "axe-core/axe.min.js"), "utf8");
const wrong = [];
const amiss = (...words) => wrong.push(words.join(" "));

// Of many pages of one kind a few stand for all.
function pagesOf(folder) {
  const list = fs.readdirSync(folder, { recursive: true }).map(String).filter(name => name.endsWith(".html")).sort();
  const counts = {};
  return list.filter(name => { const kind = path.dirname(name); counts[kind] = (counts[kind] || 0) + 1; return kind === "." || counts[kind] <= 3; });
}

// Where the days of a row lie, by its words, against where its marks are drawn.
function barsAmiss() {
  const out = [];
  let counted = 0;
  const ribbon = document.querySelector(".ribbon"), first = ribbon && ribbon.querySelector(".axis text");
  if (!first) { return out; }
  const months = document.documentElement.lang === "en" ? ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    : ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
  const words = first.textContent.split(" ");
  const year = Number(words[words.length - 1]), month = words.length > 1 ? months.indexOf(words[0]) : 0;
  const count = Number(document.querySelector(".scales").dataset.count);
  const start = Date.UTC(year, month, 1), end = Date.UTC(year, month + count, 1);
  // In an order the deadline is worded: a day, or a window from one day to another.
  const genitives = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
  const two = number => String(number).padStart(2, "0");
  const inOrder = row => {
    const text = Array.from(row.cells).map(one => one.childNodes.length === 1 ? one.textContent : "").join(" | ").replace(/\u00a0/g, " ").replace(/\u00ad/g, "");
    const named = new RegExp(`(?:^|\\| )до (\\d+) (${genitives.join("|")}) (\\d{4}) года(?: \\||$)`, "i").exec(text);
    return named ? [`до ${two(named[1])}.${two(genitives.indexOf(named[2].toLowerCase()) + 1)}.${named[3]}`] : [];
  };
  ribbon.querySelectorAll("tbody td.l").forEach(cell => {
    const row = cell.parentElement, order = cell.closest(".order");
    if (!cell.querySelector("svg")) { return; }
    const mark = cell.previousElementSibling, when = cell.closest(".own") ? mark.previousElementSibling : mark;
    const told = order ? inOrder(row) : when.innerHTML.split(/<br>/).map(text => text.replace(/&nbsp;|\u00a0/g, " ").trim());
    const box = cell.querySelector("svg").getBoundingClientRect();
    const at = time => box.left + (time - start) / (end - start) * box.width;
    const marks = Array.from(cell.querySelectorAll("svg > rect, svg > use[href='#d']"));
    const days = told.map(text => text.match(/^(?:до )?(?:(\d\d)\.(\d\d)\.(\d{4})–)?(\d\d)\.(\d\d)\.(\d{4})$/)).filter(Boolean);
    if (days.length !== marks.length) { return; }
    counted += days.length;
    days.forEach((day, place) => {
      const due = Date.UTC(Number(day[6]), Number(day[5]) - 1, Number(day[4])), mark = marks[place].getBoundingClientRect();
      const next = due + 86400000;
      if (mark.width === 14) {
        if (Math.abs(mark.left + 7 - at((due + next) / 2)) > 1) { out.push(day[0] + " stands elsewhere"); }
      } else if (day[1]) {
        const opens = Date.UTC(Number(day[3]), Number(day[2]) - 1, Number(day[1]));
        if (Math.abs(mark.left - at(opens)) > 1 || Math.abs(mark.right - at(next)) > 1) { out.push(day[0] + " spans elsewhere"); }
      }
    });
  });
  if (ribbon.querySelector(".order") && counted === 0 && ribbon.querySelector("tbody td.l use")) { out.push("no bar of the order could be compared"); }
  return out;
}

async function look(browser, folder, width, scheme) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true });
  const tab = await context.newPage();
  let here = "";
  tab.on("console", message => amiss(here, "says", message.text()));
  tab.on("pageerror", error => amiss(here, "fails:", error.message));
  for (const page of pagesOf(folder)) {
    here = `${path.basename(folder)}/${page} ${width} ${scheme}`;
    await tab.goto("file://" + path.join(folder, page));
    const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) { amiss(here, "moves sideways by", over); }
    if (/^(timeline|bodies|roadmaps)\//.test(page)) { (await tab.evaluate(barsAmiss)).forEach(one => amiss(here, one)); }
    // Sections that are painted on sight move while axe looks for what lies behind a text.
    await tab.addStyleTag({ content: ".territory, .part, .month { content-visibility: visible !important; }" });
    await tab.evaluate(axe);
    const found = await tab.evaluate(() => window.axe.run({ resultTypes: ["violations"], preload: false }));
    found.violations.forEach(one => amiss(here, one.id, one.nodes.length, one.nodes[0].html.slice(0, 160), one.nodes[0].failureSummary.replaceAll("\n", " ").slice(0, 200)));
    if (process.env.VEKHA_PAGES) {
      const name = `${page.replaceAll("/", "_")}-${width}-${scheme}.png`;
      await tab.screenshot({ path: path.join(folder, "..", "pictures", path.basename(folder), name), fullPage: true });
    }
  }
  await context.close();
}

// What one does with the pages of the region, by keys alone.
async function use(browser, folder) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const tab = await context.newPage();
  tab.on("console", message => amiss("use says", message.text()));
  const open = (page) => tab.goto("file://" + path.join(folder, page));
  // Of what many have alike a line names all: the page itself says how many it shows.
  const rows = async () => Number((await tab.locator(".tools output").textContent()).match(/\d+/)[0]);
  await open("answers/region-school.html");
  const all = await rows();
  await tab.keyboard.press("p");
  const bad = await rows();
  if (!(bad > 0 && bad < all) || !tab.url().includes("bad=1")) { amiss("key P shows", bad, "of", all, tab.url()); }
  await tab.reload();
  if (await rows() !== bad) { amiss("what was chosen is lost when the page is opened again"); }
  await tab.keyboard.press("/");
  await tab.keyboard.type("№ 7");
  const names = await tab.locator("main tbody tr:visible th").allTextContents();
  if (names.length !== 1 || !/№\s7(?!\d)/.test(names[0])) { amiss("№ 7 finds", names.join(" | ")); }
  await open("search.html");
  await tab.locator("input[type=search]").focus();
  await tab.keyboard.type("отчета № 7");
  await tab.locator(".results li").first().waitFor({ timeout: 3000 }).catch(() => amiss("е does not find ё"));
  const results = await tab.locator(".results li").allTextContents();
  if (results.some(text => !/отч[её]та/i.test(text) || !/(^|[^\d.])7(?![\d]|\.\d)/.test(text))) { amiss("the search finds", results.join(" | ")); }
  await open("index.html");
  const number = tab.locator("tbody td a").last();
  const figure = Number(await number.textContent());
  await number.focus();
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/control|findings|roadmaps/);
  await tab.locator(".tools output").waitFor();
  if (await rows() !== figure) { amiss("a number of", figure, "leads to", await rows(), "rows:", tab.url()); }
  // What is chosen opens the lists that hold some of it, and says how many of them fit.
  await open("control.html");
  await tab.locator("input[type=search]").fill("МБОУ СОШ № 2");
  const named = await tab.locator("main .who li:not(.of):visible, main tbody tr:not(.many):visible").count();
  if (named === 0 || named !== await rows()) { amiss("the filter shows", named, "of", await rows()); }
  await tab.locator("button", { hasText: "Показать всё" }).click();
  if (await tab.locator("summary .found").count()) { amiss("a list says that it is filtered when nothing is"); }
  await tab.locator("thead [role=button]").first().focus();
  await tab.keyboard.press("Enter");
  if (!tab.url().includes("o=0")) { amiss("the order does not stand in the address:", tab.url()); }
  await context.close();
}

// On paper every organisation stands once in its table, and headings repeat.
async function print(browser, folder) {
  const tab = await browser.newPage();
  await tab.goto("file://" + path.join(folder, "answers/region-school.html"));
  const names = await tab.locator("main tbody th").evaluateAll(cells => cells.map(cell => (cell.querySelector("a") || cell.firstChild).textContent.trim()));
  const file = path.join(folder, "..", "print.pdf");
  await tab.pdf({ path: file, preferCSSPageSize: true });
  const text = execFileSync("pdftotext", ["-layout", file, "-"]).toString();
  const numbers = [...text.matchAll(/СОШ\s+№\s+(\d+)/g)].map(one => one[1]);
  const wanted = names.map(name => name.match(/№\s(\d+)/)[1]);
  if (numbers.slice().sort().join() !== wanted.slice().sort().join()) { amiss("print holds", numbers.length, "rows of", wanted.length); }
  // Where a table of pages goes on over several sheets, its heading stands on each.
  for (const [page, heading] of [["answers/region-school.html", "Организация"], ["control.html", "Исполнитель"], ["findings.html", "Как исправить"]]) {
    await tab.goto("file://" + path.join(folder, page));
    await tab.pdf({ path: file, preferCSSPageSize: true });
    const sheets = execFileSync("pdftotext", ["-layout", file, "-"]).toString().split("\f").filter(sheet => sheet.trim());
    sheets.forEach((sheet, at) => { if (!sheet.includes(heading)) { amiss("sheet", at + 1, "of", page, "has no heading"); } });
  }
  await tab.close();
}

const folders = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const folder of folders) {
  for (const width of [1440, 390]) { for (const scheme of ["light", "dark"]) { await look(browser, folder, width, scheme); } }
}
const region = folders.find(folder => path.basename(folder) === "region");
if (region) { await use(browser, region); await print(browser, region); }
await browser.close();
wrong.forEach(one => console.error(one));
if (wrong.length) { process.exit(1); }
console.log("the pages are right in the browser");
