import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test } from "node:test";

/** The names in a zip file, by its central directory (APPNOTE 4.3.12). */
function names(bytes: Buffer): string[] {
  const found = [];
  let at = bytes.readUInt32LE(bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1") + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const length = bytes.readUInt16LE(at + 28);
    found.push(bytes.toString("utf8", at + 46, at + 46 + length));
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return found.sort();
}

function packed(...args: string[]): string[] {
  const out = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "vekha-vsix-")), "vekha.vsix");
  execFileSync(process.execPath, ["scripts/package.mjs", "--out", out, ...args], { stdio: "pipe" });
  const bytes = fs.readFileSync(out);
  assert.ok(bytes.length < 1 << 20, `the file is small: ${bytes.length}`);
  return names(bytes);
}

const CONTENT = [
  "[Content_Types].xml", "extension.vsixmanifest",
  "extension/LICENSE-APACHE", "extension/LICENSE-MIT", "extension/changelog.md", "extension/readme.md",
  "extension/dist/extension.js", "extension/icon.png", "extension/l10n/bundle.l10n.ru.json",
  "extension/package.json", "extension/package.nls.json", "extension/package.nls.ru.json",
  "extension/schema/roadmap.schema.json", "extension/schema/workspace.schema.json", "extension/snippets/vekha.json",
].sort();

test("the packed file holds what is needed and nothing else", () => {
  assert.deepEqual(packed(), CONTENT);
  const bundle = fs.readFileSync("dist/extension.js", "utf8");
  assert.match(bundle, /require\("vscode"\)/);
});

test("a program is shipped inside where one is given", () => {
  const program = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "vekha-program-")), "vekha");
  fs.writeFileSync(program, "#!/bin/sh\n");
  assert.deepEqual(packed("--program", program, "--target", "linux-x64"), [...CONTENT, "extension/bin/vekha"].sort());
});

test("no setting that may name a path or a program is taken from a folder that is not trusted", () => {
  const { capabilities, contributes } = JSON.parse(fs.readFileSync("package.json", "utf8"));
  const settings: Record<string, { type: string; enum?: string[] }> = contributes.configuration.properties;
  // Any text may be a path; one of a few words is none.
  const free = Object.entries(settings).filter(([, one]) => one.type === "string" && one.enum === undefined);
  assert.deepEqual(capabilities.untrustedWorkspaces.restrictedConfigurations, free.map(([name]) => name));
});

test("every snippet is of the keys that the schema knows", () => {
  const schema = fs.readFileSync("../../schema/roadmap.schema.json", "utf8");
  const snippets: Record<string, { body: string[] }> = JSON.parse(fs.readFileSync("snippets/vekha.json", "utf8"));
  for (const [name, { body }] of Object.entries(snippets)) {
    for (const line of body) {
      const key = /^[\s-]*([a-z_]+):/.exec(line)?.[1];
      assert.ok(key === undefined || schema.includes(`"${key}"`) || key === "rule", `${name}: ${key}`);
    }
  }
});
