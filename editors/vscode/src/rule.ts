/** The rule of the finding at the cursor. */

/** What of a diagnostic is looked at. */
export interface Told<R> {
  readonly range: R;
  readonly source?: string | undefined;
  readonly code?: string | number | { readonly value: string | number } | undefined;
}

/** The code of a diagnostic where it is one of ours: `group/name`. */
export function ruleOf<R>(told: Told<R>): string | undefined {
  const code = typeof told.code === "object" ? told.code.value : told.code;
  return told.source === "vekha" && typeof code === "string" && /^[a-z]+\/[a-z-]+$/.test(code) ? code : undefined;
}

/** The rules of those diagnostics whose range is asked for, each once, in their order. */
export function rulesAt<R>(all: readonly Told<R>[], isAt: (range: R) => boolean): string[] {
  const codes = all.filter((told) => isAt(told.range)).map(ruleOf);
  return [...new Set(codes.filter((code) => code !== undefined))];
}
