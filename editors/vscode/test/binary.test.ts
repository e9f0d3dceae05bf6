import assert from "node:assert/strict";
import { test } from "node:test";
import { findProgram, type Surroundings } from "../src/binary";

const around = (there: string[], more: Partial<Surroundings> = {}): Surroundings => ({
  setting: "", extension: "/ext", folder: "/plan", home: "/home/m", platform: "linux", path: "/usr/bin:/opt/bin",
  isProgram: (file) => there.includes(file),
  ...more,
});

test("the setting comes first, then what is shipped, then the PATH", () => {
  const there = ["/ext/bin/vekha", "/opt/bin/vekha", "/plan/tools/vekha", "/home/m/bin/vekha"];
  const found = (more: Partial<Surroundings>) => findProgram(around(there, more));
  assert.deepEqual(found({}), { program: "/ext/bin/vekha" });
  assert.deepEqual(findProgram(around(["/opt/bin/vekha"])), { program: "/opt/bin/vekha" });
  assert.deepEqual(found({ setting: "tools/vekha" }), { program: "/plan/tools/vekha" });
  assert.deepEqual(found({ setting: "${workspaceFolder}/tools/vekha" }), { program: "/plan/tools/vekha" });
  assert.deepEqual(found({ setting: " ~/bin/vekha " }), { program: "/home/m/bin/vekha" });
});

test("a setting that leads nowhere is refused and not passed over", () => {
  assert.deepEqual(findProgram(around(["/opt/bin/vekha"], { setting: "/gone/vekha" })), { missing: "/gone/vekha" });
  assert.deepEqual(findProgram(around([])), { missing: "vekha" });
});

test("folders of the PATH that are relative are not looked into", () => {
  assert.deepEqual(findProgram(around(["bin/vekha"], { path: "bin:." })), { missing: "vekha" });
});

test("on Windows the program has its ending", () => {
  const windows = { platform: "win32" as const, extension: "C:\\ext", path: "C:\\tools;D:\\bin" };
  assert.deepEqual(findProgram(around(["D:\\bin\\vekha.exe"], windows)), { program: "D:\\bin\\vekha.exe" });
});
