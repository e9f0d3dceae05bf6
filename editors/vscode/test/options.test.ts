import assert from "node:assert/strict";
import * as fs from "node:fs";
import { test } from "node:test";
import { clientOptions, language, serverOptions } from "../src/options";
import { ruleOf, rulesAt } from "../src/rule";
import { isRoadmap } from "../src/schema";

test("findings are told in the language of the editor unless another is asked for", () => {
  assert.equal(language("auto", "ru"), "ru");
  assert.equal(language("auto", "en-US"), "en");
  assert.equal(language("auto", "run"), "en");
  assert.equal(language("ru", "en"), "ru");
});

test("the server is started over its pipes in that language, without colours", () => {
  const server = serverOptions("/opt/vekha", "ru");
  assert.equal(server.command, "/opt/vekha");
  assert.deepEqual(server.args, ["--lang", "ru", "lsp"]);
  assert.equal(server.options?.env.NO_COLOR, "1");
});

test("the client speaks of YAML files on the disk alone", () => {
  const options = clientOptions("en", "channel");
  assert.deepEqual(options.documentSelector, [{ scheme: "file", language: "yaml" }]);
  assert.deepEqual(options.initializationOptions, { lang: "en" });
  assert.equal(options.synchronize?.configurationSection, "vekha");
});

test("a YAML file below settings is a roadmap, the settings and hidden files are none", () => {
  const isFile = (path: string) => path === "/plan/vekha.yaml";
  assert.equal(isRoadmap("/plan/schools/7.yaml", isFile), true);
  assert.equal(isRoadmap("/plan/SCHOOL.YML", isFile), true);
  assert.equal(isRoadmap("/plan/vekha.yaml", isFile), false);
  assert.equal(isRoadmap("/plan/.gitlab-ci.yml", isFile), false);
  assert.equal(isRoadmap("/other/docker-compose.yaml", isFile), false);
});

test("only findings of this program have pages", () => {
  const told = (code: unknown, source = "vekha") => ({ range: 1, source, code }) as Parameters<typeof ruleOf>[0];
  assert.equal(ruleOf(told("nesting/late")), "nesting/late");
  assert.equal(ruleOf(told({ value: "nesting/late" })), "nesting/late");
  assert.equal(ruleOf(told("nesting/late", "yaml")), undefined);
  assert.equal(ruleOf(told("--out")), undefined);
  const all = [told("a/b"), told("c/d"), told("a/b")];
  assert.deepEqual(rulesAt(all, () => true), ["a/b", "c/d"]);
});

test("every word that the extension says is there in Russian", () => {
  const read = (path: string) => JSON.parse(fs.readFileSync(path, "utf8"));
  const source = fs.readFileSync("src/extension.ts", "utf8");
  const said = [...source.matchAll(/l10n\.t\(\s*"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]);
  assert.deepEqual(Object.keys(read("l10n/bundle.l10n.ru.json")).sort(), said.sort());
  assert.deepEqual(Object.keys(read("package.nls.json")).sort(), Object.keys(read("package.nls.ru.json")).sort());
  const named = [...fs.readFileSync("package.json", "utf8").matchAll(/"%([^%]+)%"/g)].map((match) => match[1]);
  assert.deepEqual(named.sort(), Object.keys(read("package.nls.json")).sort());
});
