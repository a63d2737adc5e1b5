/** What two or more plans have in common: entries of the official list, and the rows of two plans beside each other. Pure. */
import type { Index, PlanColumns } from "./data.ts";

/** The levels that carry official codes: Program, Kegiatan, Subkegiatan. */
const CODED = new Set(["Program", "Activity", "SubActivity"]);

export interface Place {
  readonly plan: number;
  readonly card: number;
}
/** An entry that several agencies plan. */
export interface Entry {
  readonly key: string;
  readonly group: string;
  readonly text: string;
  readonly places: readonly Place[];
  readonly agencies: number;
}

/** The entry of a code that is the same for all agencies: the supporting program (x.xx.01) is one, whoever's urusan stands before it. */
export function entryKey(code: string): string {
  const parts = code.split(".");
  return parts.length >= 3 && parts[2] === "01" ? ["X", "XX", ...parts.slice(2)].join(".") : code;
}

/** Entries of these plans, those of most agencies first, then by code. */
export function entries(index: Index, plans: readonly number[]): Entry[] {
  const found = new Map<string, { group: string; text: string; places: Place[]; owners: Set<string> }>();
  for (const number of plans) {
    const plan = index.plans[number];
    plan?.code?.forEach((code, card) => {
      const group = plan.group?.[card] ?? "";
      if (!code || !CODED.has(group)) return;
      const key = entryKey(code);
      const known = found.get(key) ?? { group, text: index.texts[plan.text?.[card] ?? -1] ?? "", places: [], owners: new Set<string>() };
      known.places.push({ plan: number, card });
      known.owners.add(plan.owner ?? plan.key);
      found.set(key, known);
    });
  }
  return [...found].map(([key, { group, text, places, owners }]) => ({ key, group, text, places, agencies: owners.size }))
    .sort((a, b) => b.agencies - a.agencies || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** Rupiah per year of a card; years that print none are absent. */
export function moneyOf(plan: PlanColumns | undefined, card: number): Map<number, number> {
  const row = plan?.money?.find(([at]) => at === card);
  return new Map((plan?.years ?? []).flatMap((year, at) => { const amount = row?.[at + 1]; return typeof amount === "number" ? [[year, amount] as const] : []; }));
}

export interface Pair {
  readonly key: string;
  readonly group: string;
  readonly text: string;
  /** The cards in the two plans; absent where one lacks the entry. */
  readonly left?: number;
  readonly right?: number;
}
/** The coded rows of two plans beside each other, in the order of their codes. */
export function pairs(index: Index, left: number, right: number): Pair[] {
  const found = new Map<string, { group: string; text: string; left?: number; right?: number }>();
  for (const [side, number] of [["left", left], ["right", right]] as const) {
    const plan = index.plans[number];
    plan?.code?.forEach((code, card) => {
      const group = plan.group?.[card] ?? "";
      if (!code || !CODED.has(group)) return;
      const key = entryKey(code);
      const known = found.get(key) ?? { group, text: index.texts[plan.text?.[card] ?? -1] ?? "" };
      known[side] ??= card;
      found.set(key, known);
    });
  }
  return [...found].map(([key, pair]) => ({ key, ...pair })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
