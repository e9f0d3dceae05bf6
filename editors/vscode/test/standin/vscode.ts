/** A stand-in for the editor, which notes what the extension does with it. */
export const did = {
  commands: new Map<string, () => unknown>(),
  executed: [] as unknown[][],
  errors: [] as string[],
  shown: [] as string[],
  providers: [] as string[],
  yaml: undefined as unknown,
  settings: {} as Record<string, unknown>,
  diagnostics: [] as unknown[],
  editor: undefined as unknown,
};

const disposable = { dispose: () => {} };
const nothing = async (words: string): Promise<undefined> => {
  did.shown.push(words);
};

export const window = {
  createOutputChannel: () => ({ ...disposable, error: () => {}, info: () => {}, show: () => {} }),
  showErrorMessage: async (words: string) => {
    did.errors.push(words);
  },
  showInformationMessage: nothing,
  showQuickPick: async (all: string[]) => all[0],
  withProgress: (_: unknown, act: () => unknown) => act(),
  get activeTextEditor() {
    return did.editor;
  },
};
export const commands = {
  registerCommand: (name: string, act: () => unknown) => {
    did.commands.set(name, act);
    return disposable;
  },
  executeCommand: async (...call: unknown[]) => {
    did.executed.push(call);
  },
};
export const workspace = {
  registerTextDocumentContentProvider: (scheme: string) => {
    did.providers.push(scheme);
    return disposable;
  },
  onDidChangeConfiguration: () => disposable,
  getConfiguration: () => ({ get: (name: string, other: unknown) => did.settings[name] ?? other }),
  getWorkspaceFolder: () => undefined,
  workspaceFolders: undefined,
};
export const languages = { getDiagnostics: () => did.diagnostics };
export const extensions = {
  getExtension: () => did.yaml === undefined ? undefined : { activate: async () => did.yaml },
};
export const env = { language: "ru" };
export const l10n = {
  t: (words: string, ...values: unknown[]) => words.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)])),
};
export const ProgressLocation = { Notification: 15 };
export const Uri = {
  parse: (text: string) => ({ fsPath: text.replace(/^file:\/\//, "") }),
  from: (parts: { scheme: string; authority: string; path: string }) => `${parts.scheme}://${parts.authority}${parts.path}`,
  file: (path: string) => path,
};
