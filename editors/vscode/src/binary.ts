/**
 * Where the program is: named by the setting, shipped with the extension, or on the PATH. Pure, so that it can be
 * tested on any machine.
 */
import * as path from "node:path";

/** What finding the program rests on. */
export interface Surroundings {
  /** The setting `vekha.path`; empty where it is not given. */
  readonly setting: string;
  /** The folder of the extension. */
  readonly extension: string;
  /** The first folder of the window; a setting may be relative to it. */
  readonly folder: string | undefined;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** The variable PATH. */
  readonly path: string;
  /** Whether a file is there that can be run. */
  readonly isProgram: (file: string) => boolean;
}

/** The program, or what was looked for in vain. */
export type Found = { readonly program: string } | { readonly missing: string };

/** Finds the program. What the setting names is taken or refused, never passed over in silence. */
export function findProgram(around: Surroundings): Found {
  const pure = around.platform === "win32" ? path.win32 : path.posix;
  const name = around.platform === "win32" ? "vekha.exe" : "vekha";
  const setting = around.setting.trim();
  if (setting !== "") {
    const named = expanded(setting, around, pure);
    return around.isProgram(named) ? { program: named } : { missing: named };
  }
  const bundled = pure.join(around.extension, "bin", name);
  const folders = around.path.split(pure.delimiter).filter((folder) => pure.isAbsolute(folder));
  const program = [bundled, ...folders.map((folder) => pure.join(folder, name))].find(around.isProgram);
  return program === undefined ? { missing: name } : { program };
}

/** The path of a setting: `~`, `${workspaceFolder}` and what is relative to the folder of the window. */
function expanded(setting: string, around: Surroundings, pure: path.PlatformPath): string {
  const folder = around.folder ?? around.home;
  const whole = setting.replaceAll("${workspaceFolder}", folder).replace(/^~(?=[\\/])/, around.home);
  return pure.isAbsolute(whole) ? pure.normalize(whole) : pure.join(folder, whole);
}
