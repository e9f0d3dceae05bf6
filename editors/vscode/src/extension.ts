/** The extension: starts the server, gives the YAML extension the schema, and has three commands. */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { execFile } from "node:child_process";
import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { findProgram } from "./binary";
import { SECTION, clientOptions, language, serverOptions } from "./options";
import { rulesAt, type Told } from "./rule";
import { ROADMAP, SCHEME, isRoadmap, type YamlExtension } from "./schema";

const run = promisify(execFile);
/** Findings of a country and printed texts are longer than what a child process may say by default. */
const MOST = 64 << 20;

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const channel = vscode.window.createOutputChannel("Vekha", { log: true });
  const vekha = new Vekha(context, channel);
  const command = (name: string, act: () => Promise<void>) =>
    vscode.commands.registerCommand(name, () => act().catch((error: unknown) => vekha.tell(error)));
  context.subscriptions.push(
    channel,
    command("vekha.restart", () => vekha.restart()),
    command("vekha.printOrder", () => vekha.printOrder()),
    command("vekha.showRule", () => vekha.showRule()),
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => vekha.page(uri),
    }),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      const started = ["vekha.path", "vekha.lang"];
      if (started.some((name) => change.affectsConfiguration(name))) {
        await vekha.restart().catch((error: unknown) => vekha.tell(error));
      }
    }),
  );
  await Promise.all([vekha.giveSchema(), vekha.restart()]).catch((error: unknown) => vekha.tell(error));
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

class Vekha {
  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly channel: vscode.LogOutputChannel,
  ) {}

  /** Tells of what went wrong; the reason stands in the log. */
  async tell(error: unknown): Promise<void> {
    const words = error instanceof Error ? error.message : String(error);
    this.channel.error(words);
    const settings = vscode.l10n.t("Open settings");
    const log = vscode.l10n.t("Show log");
    const chosen = await vscode.window.showErrorMessage(words, settings, log);
    if (chosen === settings) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "vekha.path");
    } else if (chosen === log) {
      this.channel.show();
    }
  }

  async restart(): Promise<void> {
    await deactivate();
    const lang = this.language();
    const options = clientOptions(lang, this.channel);
    client = new LanguageClient(SECTION, "Vekha", serverOptions(this.program(), lang), options);
    await client.start();
    await vscode.commands.executeCommand("setContext", "vekha.active", true);
  }

  /** Prints the order of the roadmap at hand and opens the folder that it lies in. */
  async printOrder(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.uri.scheme !== "file") {
      return;
    }
    await document.save();
    const settings = vscode.workspace.getConfiguration(SECTION, document.uri);
    const folder = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath ?? path.dirname(document.fileName);
    const out = path.resolve(folder, settings.get<string>("print.folder", "out"));
    const formats = settings.get<string[]>("print.formats", ["docx"]).join(",");
    const printed = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("Printing the order…") },
      () => this.run(["build", document.fileName, "--out", out, "--format", formats], folder),
    );
    this.channel.info(printed.text);
    if (printed.status === 0) {
      const open = vscode.l10n.t("Open the folder");
      const chosen = await vscode.window.showInformationMessage(
        vscode.l10n.t("The order is printed to {0}", out), open);
      if (chosen === open) {
        await vscode.commands.executeCommand("revealFileInOS", vscode.Uri.file(out));
      }
    } else {
      throw new Error(vscode.l10n.t("The order is not printed: the roadmap has errors, see the log"));
    }
  }

  /** Shows the page of the rule whose finding stands at the cursor. */
  async showRule(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
      return;
    }
    const all: readonly Told<vscode.Range>[] = vscode.languages.getDiagnostics(editor.document.uri);
    const rules = rulesAt(all, (range) => range.intersection(editor.selection) !== undefined);
    const rule = rules.length > 1 ? await vscode.window.showQuickPick(rules) : rules[0];
    if (rule === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t("There is no finding of Vekha at the cursor"));
      return;
    }
    const uri = vscode.Uri.from({ scheme: SCHEME, authority: "rule", path: `/${rule}.md` });
    await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
  }

  /** The text of a page of ours: `vekha://rule/nesting/late.md`. */
  async page(uri: vscode.Uri): Promise<string> {
    const rule = uri.path.replace(/^\//, "").replace(/\.md$/, "");
    return (await this.run(["explain", rule], undefined)).text;
  }

  /** Tells the YAML extension, where there is one, which files are roadmaps and what their schema is. */
  async giveSchema(): Promise<void> {
    const yaml = vscode.extensions.getExtension<YamlExtension>("redhat.vscode-yaml");
    const api = await yaml?.activate();
    const isFile = (file: string) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    api?.registerContributor(
      SCHEME,
      (resource) => (isRoadmap(vscode.Uri.parse(resource).fsPath, isFile) ? ROADMAP : undefined),
      () => this.schema(),
      "Vekha",
    );
  }

  /** The schema of the very program that checks; where there is none, that of the extension. */
  private async schema(): Promise<string> {
    try {
      return (await this.run(["schema", "roadmap"], undefined)).text;
    } catch {
      const shipped = path.join(this.context.extensionPath, "schema", "roadmap.schema.json");
      return fs.promises.readFile(shipped, "utf8");
    }
  }

  private language(): "ru" | "en" {
    const setting = vscode.workspace.getConfiguration(SECTION).get<string>("lang", "auto");
    return language(setting, vscode.env.language);
  }

  private program(): string {
    const found = findProgram({
      setting: vscode.workspace.getConfiguration(SECTION).get<string>("path", ""),
      extension: this.context.extensionPath,
      folder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
      home: os.homedir(),
      platform: process.platform,
      path: process.env["PATH"] ?? "",
      isProgram: (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true,
    });
    if ("program" in found) {
      return found.program;
    }
    throw new Error(vscode.l10n.t("The program vekha is not found ({0}): name it in the setting vekha.path", found.missing));
  }

  /** Runs the program; a status that is not 0 is an answer too. */
  private async run(args: string[], cwd: string | undefined): Promise<{ status: number; text: string }> {
    const all = ["--lang", this.language(), ...args];
    const env = { ...process.env, NO_COLOR: "1" };
    const options = { maxBuffer: MOST, env, ...(cwd === undefined ? {} : { cwd }) };
    try {
      const { stdout, stderr } = await run(this.program(), all, options);
      return { status: 0, text: stdout + stderr };
    } catch (error) {
      const failed = error as { code?: unknown; stdout?: string; stderr?: string };
      if (typeof failed.code !== "number") {
        throw error;
      }
      return { status: failed.code, text: `${failed.stdout ?? ""}${failed.stderr ?? ""}` };
    }
  }
}
