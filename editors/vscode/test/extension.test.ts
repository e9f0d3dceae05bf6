import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test } from "node:test";
import type * as vscode from "vscode";
import { activate, deactivate } from "../src/extension";
import { started } from "./standin/client";
import { did } from "./standin/vscode";

const manifest = JSON.parse(fs.readFileSync("package.json", "utf8"));

/** An extension folder whose program is a script that says its arguments. */
function extension(): vscode.ExtensionContext {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vekha-extension-"));
  fs.mkdirSync(path.join(folder, "bin"));
  fs.writeFileSync(path.join(folder, "bin", "vekha"), "#!/bin/sh\necho \"$@\"\n", { mode: 0o755 });
  return { extensionPath: folder, subscriptions: [] } as unknown as vscode.ExtensionContext;
}

test("it starts the server, registers its commands and gives the schema", async () => {
  let schemaOf: ((resource: string) => string | undefined) | undefined;
  let content: (() => Promise<string> | string) | undefined;
  did.yaml = {
    registerContributor: (_: string, of: typeof schemaOf, text: typeof content) => {
      [schemaOf, content] = [of, text];
      return true;
    },
  };
  const context = extension();
  await activate(context);
  assert.deepEqual(did.errors, []);
  const declared = manifest.contributes.commands.map((one: { command: string }) => one.command);
  assert.deepEqual([...did.commands.keys()].sort(), declared.sort());
  assert.equal((started[0]?.server as { command: string }).command, path.join(context.extensionPath, "bin", "vekha"));
  fs.writeFileSync(path.join(context.extensionPath, "vekha.yaml"), "");
  assert.equal(schemaOf?.(`file://${context.extensionPath}/school.yaml`), "vekha://schema/roadmap");
  assert.equal(schemaOf?.("file:///nowhere/school.yaml"), undefined);
  assert.equal((await content?.())?.trim(), "--lang ru schema roadmap");

  await did.commands.get("vekha.restart")?.();
  assert.deepEqual(started.map((one) => one.stopped), [true, false]);
  await deactivate();
  assert.deepEqual(started.map((one) => one.stopped), [true, true]);
});

test("the page of the finding at the cursor is shown", async () => {
  const at = { intersection: () => ({}) };
  did.editor = { document: { uri: { scheme: "file" } }, selection: {} };
  did.diagnostics = [{ range: at, source: "vekha", code: { value: "nesting/late" } }];
  await did.commands.get("vekha.showRule")?.();
  assert.deepEqual(did.executed.at(-1), ["markdown.showPreviewToSide", "vekha://rule/nesting/late.md"]);
});

test("the order at hand is printed to the folder of the settings", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vekha-print-"));
  let saved = false;
  const document = { uri: { scheme: "file" }, fileName: path.join(folder, "a.yaml"), save: async () => (saved = true) };
  did.editor = { document };
  await did.commands.get("vekha.printOrder")?.();
  assert.equal(saved, true);
  assert.match(did.shown.at(-1) ?? "", new RegExp(`printed to ${path.join(folder, "out")}`));
});

test("a program that is not there is told of, with where it was looked for", async () => {
  did.settings["path"] = "/gone/vekha";
  await did.commands.get("vekha.restart")?.();
  assert.match(did.errors.at(-1) ?? "", /\/gone\/vekha/);
});
