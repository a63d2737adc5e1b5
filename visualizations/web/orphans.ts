/** What hangs on nothing, over all plans: every card without a parent, and every indicator that measures nothing. Pure. */
import type { Index, OrphanKind } from "./data.ts";
import { keyOf } from "./model.ts";
import { fold } from "./words.ts";

export interface Orphan {
  readonly key: string;
  readonly kind: OrphanKind;
  readonly group: string;
  readonly code: string;
  readonly text: string;
  readonly owner: string;
}

/** In the order of the plans; of one agency, and with all these words, where that is asked for. What only stands below another orphan is no root of its own. */
export function orphans(index: Pick<Index, "plans" | "texts">, agency: string, text: string): Orphan[] {
  const words = fold(text).split(" ").filter(Boolean);
  return index.plans.flatMap((plan) => {
    const owner = plan.owner ?? "";
    if (agency && owner !== agency) return [];
    const kinds = (["orphan", "orphanIndicator"] as const).flatMap((kind) => (plan.orphan?.[kind] ?? []).map((card) => ({ kind, card })));
    return kinds.sort((a, b) => a.card - b.card).flatMap(({ kind, card }) => {
      const one = { key: keyOf(plan, card), kind, group: plan.group?.[card] ?? "", code: plan.code?.[card] ?? "", text: index.texts[plan.text?.[card] ?? -1] ?? "", owner };
      const all = fold(`${one.code} ${one.text} ${owner}`);
      return words.every((word) => all.includes(word)) ? [one] : [];
    });
  });
}
