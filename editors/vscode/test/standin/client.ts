/** A stand-in for the client of the language server. */
export const started: { server: unknown; options: unknown; stopped: boolean }[] = [];

export class LanguageClient {
  private readonly own;
  constructor(_id: string, _name: string, server: unknown, options: unknown) {
    this.own = { server, options, stopped: false };
  }
  async start(): Promise<void> {
    started.push(this.own);
  }
  async stop(): Promise<void> {
    this.own.stopped = true;
  }
}
