/** Small pieces that every view is made of. Everything that reaches the screen is set as text. */
import type { ComponentChildren, JSX } from "preact";
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { open, WEIGHTS, type Index, type Named, type Origin, type Weight } from "./data.ts";
import type { Cascade, Marks } from "./model.ts";
import type { State } from "./state.ts";
import { place, SIGNS, term, word } from "./words.ts";

/** What the frame gives to every view. */
export interface App {
  readonly index: Index;
  readonly state: State;
  /** The plans that are chosen, and the cascade of them. */
  readonly plans: readonly number[];
  readonly cascade: Cascade;
  readonly year: number;
  /** Changes what is shown; `quiet` leaves no step for Back. */
  readonly go: (change: Partial<State>, quiet?: boolean) => void;
  /** Shows a card of a plan, in the cascade or where we are. */
  readonly choose: (key: string, change?: Partial<State>, quiet?: boolean) => void;
  readonly say: (text: string) => void;
}
export const AppContext = createContext<App | null>(null);
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("outside of the page");
  return app;
}
/** A block of the page's data; null until it is there. */
export function useBlock<Name extends keyof Named>(name: Name): Named[Name] | null {
  const found = open(name);
  const [, again] = useState(0);
  useEffect(() => {
    let here = true;
    if (found instanceof Promise) found.then(() => { if (here) again((n) => n + 1); }, () => undefined);
    return () => { here = false; };
  }, [found]);
  return found instanceof Promise ? null : found;
}

export function Kind({ group }: { group: string }): JSX.Element {
  return <span class={`kind level-${group}`}>{term(group)}</span>;
}
export function Sign({ weight }: { weight: Weight }): JSX.Element {
  return <b class={`sign ${weight}`} aria-hidden="true">{SIGNS[weight]}</b>;
}
/** The counts of a card's findings, by weight and with sign and word. */
export function MarkCounts({ marks }: { marks: Marks }): JSX.Element | null {
  const worst = WEIGHTS.find((_, at) => (marks[at] ?? 0) > 0);
  if (worst === undefined) return null;
  const total = marks.reduce((a, b) => a + b, 0);
  return <span class={`mark ${worst}`}><b aria-hidden="true">{SIGNS[worst]}</b> {total} {word(worst === "question" && total === marks[3] ? "questionCount" : "finding")}</span>;
}
/** A place in a document; a link to the page of its PDF where the page was told of it. */
export function Place({ origin, plan }: { origin: Origin; plan?: string | undefined }): JSX.Element {
  const { index } = useApp();
  const of = origin.of ?? plan;
  const source = of !== undefined && origin.page !== undefined ? index.options.sources?.[of] : undefined;
  return source === undefined ? <>{place(origin)}</> : <a href={`${source}#page=${origin.page}`} target="_blank" rel="noreferrer">{place(origin)}</a>;
}
/** The first place, in one line under what it belongs to. */
export function Whence({ origins, plan }: { origins?: readonly Origin[] | undefined; plan?: string | undefined }): JSX.Element | null {
  const [first, ...rest] = origins ?? [];
  if (!first) return null;
  return <span class="whence" title={[first, ...rest].map(place).join("\n")}><Place origin={first} plan={plan} />{rest.length ? ` (+${rest.length})` : ""}</span>;
}
export function Quote({ children }: { children: ComponentChildren }): JSX.Element {
  return <q class="words">{children}</q>;
}

type Value = ComponentChildren;
/** A table with heads, its first column being the heads of the rows. */
export function Table({ heads, rows, foot, label }: { heads: readonly Value[]; rows: readonly (readonly Value[])[]; foot?: readonly Value[] | undefined; label: string }): JSX.Element {
  const line = (row: readonly Value[], key: number): JSX.Element => (
    <tr key={key}>{row.map((value, at) => (at === 0 ? <th scope="row">{value ?? "–"}</th> : <td>{value ?? "–"}</td>))}</tr>
  );
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead><tr>{heads.map((head) => <th scope="col">{head}</th>)}</tr></thead>
        <tbody>{rows.map(line)}</tbody>
        {foot && <tfoot>{line(foot, 0)}</tfoot>}
      </table>
    </div>
  );
}
/** The first entries at once, the rest on a click. */
export function Listed<T>({ entries, item, first = 8, name }: { entries: readonly T[]; item: (entry: T) => JSX.Element; first?: number; name: string }): JSX.Element {
  const rest = entries.slice(first);
  return (
    <>
      <ul class={name}>{entries.slice(0, first).map(item)}</ul>
      {rest.length > 0 && <details><summary>{word("more", rest.length)}</summary><ul class={name}>{rest.map(item)}</ul></details>}
    </>
  );
}
/** Gives a text to the reader as a file of the browser's own making. */
export function download(name: string, type: string, text: string | Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(text instanceof Blob ? text : new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => { URL.revokeObjectURL(link.href); }, 10_000);
}
/** Rows as CSV that a spreadsheet opens as text: UTF-8 with its mark, and no cell can be a formula. */
export function csv(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  const cell = (value: string | number | null | undefined): string => {
    const text = String(value ?? "");
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
    return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
