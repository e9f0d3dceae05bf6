// Packs the extension: `npm run package [-- --program FILE --target linux-x64]`. With a program, that is shipped inside,
// and the target says for which system; without one, the extension looks for it on the PATH.
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createVSIX } from "@vscode/vsce";
import { bundle } from "./bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const project = path.join(root, "../..");

/** Brings in what the extension shares with the project, and what it ships. */
function gather(program) {
  const copy = (from, to) => {
    fs.mkdirSync(path.dirname(path.join(root, to)), { recursive: true });
    fs.copyFileSync(from, path.join(root, to));
  };
  for (const name of ["roadmap.schema.json", "workspace.schema.json"]) {
    copy(path.join(project, "schema", name), `schema/${name}`);
  }
  copy(path.join(project, "LICENSE-MIT"), "LICENSE-MIT");
  copy(path.join(project, "LICENSE-APACHE"), "LICENSE-APACHE");
  copy(path.join(project, "CHANGELOG.md"), "CHANGELOG.md");
  fs.rmSync(path.join(root, "bin"), { recursive: true, force: true });
  if (program !== undefined) {
    const name = program.endsWith(".exe") ? "vekha.exe" : "vekha";
    copy(program, `bin/${name}`);
    fs.chmodSync(path.join(root, "bin", name), 0o755);
  }
}

/** Packs; returns the path of the file. */
export async function pack({ program, target, out } = {}) {
  gather(program);
  await bundle();
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  const packagePath = out ?? path.join(root, `vekha-${target === undefined ? "" : `${target}-`}${version}.vsix`);
  // All that is run is in one bundle; the folder has no repository of its own to link to.
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
    rewriteRelativeLinks: false,
    ...(target === undefined ? {} : { target }),
  });
  return packagePath;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = { program: { type: "string" }, target: { type: "string" }, out: { type: "string" } };
  console.log(await pack(parseArgs({ options }).values));
}
