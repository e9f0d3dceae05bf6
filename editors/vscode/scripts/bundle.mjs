// Bundles the extension into one file; with --tests, the tests with stand-ins for the editor and the client.
import * as fs from "node:fs";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const common = { bundle: true, platform: "node", format: "cjs", target: "node20", logLevel: "warning" };

export async function bundle() {
  fs.rmSync(here("dist"), { recursive: true, force: true });
  await esbuild.build({
    ...common,
    entryPoints: [here("src/extension.ts")],
    outfile: here("dist/extension.js"),
    external: ["vscode"],
    minify: true,
  });
}

async function bundleTests() {
  fs.rmSync(here("dist-test"), { recursive: true, force: true });
  const tests = fs.readdirSync(here("test")).filter((name) => name.endsWith(".test.ts"));
  await esbuild.build({
    ...common,
    entryPoints: tests.map((name) => here(`test/${name}`)),
    outdir: here("dist-test"),
    external: ["@vscode/vsce"],
    alias: {
      "vscode": here("test/standin/vscode.ts"),
      "vscode-languageclient/node": here("test/standin/client.ts"),
    },
    sourcemap: "inline",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await (process.argv.includes("--tests") ? bundleTests() : bundle());
}
