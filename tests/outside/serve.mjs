// `vekha serve` in a real browser: ten tabs all live, scroll, focus and filter stay, a broken save stands over the last good
// page, nothing is said on the console, Ctrl-C ends it within a second.
//
//     VEKHA_MODULES=NODE_MODULES node tests/outside/serve.mjs VEKHA FOLDER PLAN PAGE
//
// FOLDER is a copy of a workspace that may be changed, PLAN a file in it, PAGE the address of its roadmap.
import { spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const { chromium } = createRequire(path.join(process.env.VEKHA_MODULES, "x.js"))("playwright-core");
const [vekha, folder, plan, page] = process.argv.slice(2);
const file = path.join(folder, plan);
const right = fs.readFileSync(file, "utf8");
const wrong = [];
function hold(fact, words) { if (!fact) { wrong.push(words); } }
function save(text) { fs.writeFileSync(file + ".new~", text); fs.renameSync(file + ".new~", file); }

const program = spawn(vekha, ["--lang", "ru", "serve", folder, "--port", "0"]);
const address = await new Promise(done => {
  let said = "";
  program.stderr.on("data", more => { said += more; const at = said.match(/http:\/\/\S+/); if (at) { done(at[0]); } });
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1440, height: 500 } });
const tabs = [];
// Tabs that lose their server may say so.
let ending = false;
for (let at = 0; at < 10; at += 1) {
  const tab = await context.newPage();
  tab.on("console", message => { if (!ending) { wrong.push(`console: ${message.text()}`); } });
  tab.on("pageerror", error => wrong.push(`error: ${error.message}`));
  await tab.goto(address + page);
  tabs.push(tab);
}
const first = tabs[0];
const title = right.match(/^ *(?:- )?title: (.*)$/m)[1];
const seen = (tab, text) => tab.waitForFunction(text => document.querySelector("main").textContent.replace(/\u00ad/g, "").replace(/\u00a0/g, " ").includes(text), text, { timeout: 30000, polling: 20 });

await first.evaluate(() => window.scrollTo(0, 200));
await first.evaluate(() => document.querySelector("main a").focus({ preventScroll: true }));
const before = await first.evaluate(() => [window.scrollY, document.activeElement.outerHTML]);
const times = [];
for (let turn = 1; turn <= 5; turn += 1) {
  const began = performance.now();
  save(right.replace(title, `Новое дело ${turn}`));
  await seen(tabs[turn], `Новое дело ${turn}`);
  times.push(Math.round(performance.now() - began));
}
await Promise.all(tabs.map(tab => seen(tab, "Новое дело 5")));
const after = await first.evaluate(() => [window.scrollY, document.activeElement.outerHTML]);
hold(JSON.stringify(before) === JSON.stringify(after), `scroll or focus moved: ${before} ${after}`);

save(right.replace("measures:", "measures: ]"));
await Promise.all(tabs.map(tab => tab.waitForSelector("#live-notice", { timeout: 30000 })));
hold((await first.textContent("#live-notice")).includes(path.basename(plan)), "the notice does not name the file");
await seen(first, "Новое дело 5");
save(right);
await Promise.all(tabs.map(tab => tab.waitForSelector("#live-notice", { state: "detached", timeout: 30000 })));
await seen(first, title.replace(/^["']|["']$/g, ""));

const list = tabs[9];
await list.goto(address + "roadmaps.html");
await list.fill("input[type=search]", "школ");
const shown = () => list.evaluate(() => [location.hash, document.querySelector("input[type=search]").value, document.querySelector("output").textContent]);
const chosen = await shown();
save(right.replace(/^territory: .*$/m, "territory: Новое место"));
await seen(list, "Новое место");
const kept = await shown();
hold(chosen[0] === kept[0] && chosen[1] === kept[1], `the filter is lost: ${chosen} ${kept}`);
hold(await list.evaluate(() => document.activeElement.type === "search"), "the field has lost its focus");
save(right);

const ended = new Promise(done => program.on("exit", code => done(code)));
const began = performance.now();
ending = true;
program.kill("SIGINT");
hold(await ended === 0, "Ctrl-C is no clean end");
const end = Math.round(performance.now() - began);
hold(end < 1000, `it took ${end} ms to end`);
const lost = wrong.length;
await browser.close();
wrong.slice(0, lost).forEach(words => console.error(words));
console.log(`serve: from save to sight ${times.join(", ")} ms, end ${end} ms, ${lost} failed`);
process.exit(lost ? 1 : 0);
