/** What the client tells the server, and the editor of the client. Types alone are taken from the libraries. */
import type { Executable, LanguageClientOptions } from "vscode-languageclient/node";

export const SECTION = "vekha";

/** The language of findings: the setting, else that of the editor. */
export function language(setting: string, editor: string): "ru" | "en" {
  if (setting === "ru" || setting === "en") {
    return setting;
  }
  return /^(ru|be|kk|uk)\b/i.test(editor) ? "ru" : "en";
}

/** How the server is started. */
export function serverOptions(program: string, lang: "ru" | "en"): Executable {
  return { command: program, args: ["--lang", lang, "lsp"], options: { env: { ...process.env, NO_COLOR: "1" } } };
}

/** Which documents the server is told of, and what it is told at the start. */
export function clientOptions<C>(lang: "ru" | "en", channel: C): LanguageClientOptions {
  const options = {
    documentSelector: [{ scheme: "file", language: "yaml" }],
    // Files that change on the disk the server asks for itself.
    synchronize: { configurationSection: SECTION },
    initializationOptions: { lang },
    outputChannel: channel,
    diagnosticCollectionName: SECTION,
    markdown: { isTrusted: false, supportHtml: false },
  };
  return options as unknown as LanguageClientOptions;
}
