/** The page's own words and terms, and how figures and folded texts are written. */
import type { Index, Origin, Weight } from "./data.ts";

let words: Readonly<Record<string, string>> = {};
let terms: Readonly<Record<string, string>> = {};

export function speak(index: Pick<Index, "words" | "terms">): void {
  words = index.words;
  terms = index.terms;
}
/** A text of the page, with `{n}` and other gaps filled. */
export function word(key: string, fill: number | string | Readonly<Record<string, string | number>> = {}): string {
  const gaps = typeof fill === "object" ? fill : { n: fill };
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap));
}
/** The official term of a node type. */
export function term(group: string): string {
  return group === "Loose" ? word("loose") : group === "Unlinked" ? word("unlinked") : (terms[group] ?? group);
}
/** Whole rupiah with the grouping of the documents: 1.642.014.563 */
export function rupiah(amount: number | null | undefined): string {
  return amount === null || amount === undefined ? "–" : String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ".");
}
/** Rupiah for narrow places: 1,64 M, 820 jt */
export function short(amount: number): string {
  const steps: readonly [number, string][] = [[1e12, word("trillion")], [1e9, word("billion")], [1e6, word("million")]];
  for (const [unit, name] of steps) if (Math.abs(amount) >= unit) return `${(amount / unit).toPrecision(3).replace(".", word("decimal"))} ${name}`;
  return rupiah(amount);
}
/** For comparing: small letters, no accents, single blanks. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\s+/g, " ").trim();
}
/** A printed number ("82,5", "1.200", "95 %") as a number, for drawing only; null where it is none. */
export function figure(text: string | undefined): number | null {
  const found = /^\s*(?:<|>|≤|≥)?\s*(-?\d[\d.,]*)\s*(?:%|[a-zA-Z ]*)?\s*$/.exec(text ?? "");
  if (!found?.[1]) return null;
  const digits = found[1];
  const plain = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(digits) ? digits.replaceAll(".", "") : digits;
  const value = Number(plain.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}
export const SIGNS: Readonly<Record<Weight, string>> = { error: "✕", warning: "!", note: "i", question: "?" };

/** Where something is printed, on one line. */
export function place(origin: Origin): string {
  const parts: string[] = [];
  if (origin.page !== undefined) parts.push(`${word("page")} ${origin.page}`);
  if (origin.line !== undefined) parts.push(`${word("line")} ${origin.line}`);
  if (origin.table) parts.push(/^tab/i.test(origin.table) ? origin.table : `${word("table")} ${origin.table}`);
  return parts.join(", ") || "–";
}
