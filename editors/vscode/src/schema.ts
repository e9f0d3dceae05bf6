/**
 * The schema of roadmaps for the YAML extension. Roadmaps may have any name, so that no pattern finds them: a YAML file
 * below a folder with `vekha.yaml` is one.
 */
import * as path from "node:path";

export const SCHEME = "vekha";
export const ROADMAP = "vekha://schema/roadmap";

/** What of the YAML extension is used. */
export interface YamlExtension {
  registerContributor(
    schema: string,
    requestSchema: (resource: string) => string | undefined,
    requestSchemaContent: (uri: string) => Promise<string> | string,
    label?: string,
  ): boolean;
}

/** Whether a file is a roadmap of a workspace: `isFile` tells whether a path names a file. */
export function isRoadmap(file: string, isFile: (path: string) => boolean): boolean {
  const name = path.basename(file).toLowerCase();
  const settings = ["vekha.yaml", "vekha.yml"];
  if (!/\.ya?ml$/.test(name) || name.startsWith(".") || settings.includes(name)) {
    return false;
  }
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (settings.some((name) => isFile(path.join(folder, name)))) {
      return true;
    }
    if (folder === path.dirname(folder)) {
      return false;
    }
  }
}
