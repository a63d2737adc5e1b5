/** Where a search may lead besides cards: agencies, rules that found something, concepts. Pure. */
import type { Index } from "./data.ts";
import type { State } from "./state.ts";
import { fold } from "./words.ts";

export interface Destination {
  readonly kind: "agency" | "rule" | "concept";
  readonly code: string;
  readonly name: string;
  readonly change: Partial<State>;
}
const MOST = 4; // of each kind

/** What has all these words, or beginnings of words, in its name or code; nothing for a single letter. */
export function destinations(index: Index, text: string): Destination[] {
  const words = fold(text).split(" ").filter(Boolean);
  if (words.join("").length < 2) return [];
  const fits = (name: string): boolean => {
    const own = fold(name).split(/[^\p{L}\p{N}.]+/u);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  };
  const agencies = index.plans.flatMap((plan, number): Destination[] => {
    const about = plan.document;
    const name = `${plan.owner ?? ""}${about ? ` — ${about.kind ?? ""} ${about.period_start ?? ""}–${about.period_end ?? ""}` : ""}`;
    return plan.owner !== undefined && fits(`${name} ${plan.region ?? ""}`) && words.some((word) => fold(plan.owner ?? "").includes(word))
      ? [{ kind: "agency", code: "", name, change: { view: "kaskade", plan: String(number), card: "", focus: "", branch: "", hide: "", only: "" } }] : [];
  });
  const rules = Object.entries(index.rules).flatMap(([rule, [title, item]]): Destination[] => (
    fits(`${rule} ${title} ${item}`) ? [{ kind: "rule", code: rule, name: title, change: { view: "temuan", rule, severity: "", cause: "", agency: "", text: "", at: "" } }] : []
  ));
  const concepts = (index.concepts ?? []).flatMap((concept): Destination[] => (
    [concept.text, ...(concept.alternatives ?? [])].some(fits) ? [{ kind: "concept", code: "", name: concept.text, change: { view: "banding", by: "concept", with: "", text: "", group: concept.id } }] : []
  ));
  return [agencies, rules, concepts].flatMap((found) => found.slice(0, MOST));
}
