/** What two or more plans have in common: entries of the official list, and the rows of two plans beside each other. Pure. */
import type { Concept, Index, PlanColumns } from "./data.ts";
import { fold } from "./words.ts";

/** The levels that carry official codes: Program, Kegiatan, Subkegiatan. */
const CODED = new Set(["Program", "Activity", "SubActivity"]);
/** What is a plan's own, and stands beside another's. */
const OWN = ["Goal", "Sasaran", "Program", "Activity", "SubActivity"];

export interface Place {
  readonly plan: number;
  readonly card: number;
}
/** An entry or a concept that agencies plan. */
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

/** The concepts of these plans as entries, those of most agencies first. */
export function concepts(index: Index, plans: readonly number[]): Entry[] {
  const found = new Map<string, { places: Place[]; owners: Set<string> }>();
  for (const number of plans) {
    const plan = index.plans[number];
    for (const [card, ...ids] of plan?.aligned ?? []) {
      for (const id of ids) {
        const known = found.get(id) ?? { places: [], owners: new Set<string>() };
        known.places.push({ plan: number, card });
        known.owners.add(plan?.owner ?? plan?.key ?? "");
        found.set(id, known);
      }
    }
  }
  // Of as many agencies, what measures results comes before the outputs of the official list.
  const official = new Set((index.concepts ?? []).filter((one) => one.origin === "nomenclature").map((one) => one.id));
  const rank = (key: string): number => (official.has(key) ? 1 : 0);
  return (index.concepts ?? []).flatMap((concept) => {
    const own = found.get(concept.id);
    return own ? [{ key: concept.id, group: concept.kind ?? "Indicator", text: concept.text, places: own.places, agencies: own.owners.size }] : [];
  }).sort((a, b) => b.agencies - a.agencies || rank(a.key) - rank(b.key) || a.text.localeCompare(b.text));
}

export interface Fellows {
  /** The entry of the card's code, and the cards of other plans with it. */
  readonly entry?: { readonly key: string; readonly places: readonly Place[] };
  readonly concepts: readonly { readonly concept: Concept; readonly places: readonly Place[] }[];
}
interface Known { readonly codes: ReadonlyMap<string, readonly Place[]>; readonly concepts: ReadonlyMap<string, readonly Place[]> }
const known = new WeakMap<Index, Known>();

/** What other plans hold of the same entry of the official list, or with the same meaning. */
export function fellows(index: Index, plan: number, card: number): Fellows {
  let all = known.get(index);
  if (!all) {
    const numbers = index.plans.map((_, number) => number);
    const byKey = (found: readonly Entry[]): Map<string, readonly Place[]> => new Map(found.map((one) => [one.key, one.places]));
    all = { codes: byKey(entries(index, numbers)), concepts: byKey(concepts(index, numbers)) };
    known.set(index, all);
  }
  const own = index.plans[plan];
  const others = (places: readonly Place[] | undefined): readonly Place[] => (places ?? []).filter((place) => place.plan !== plan);
  const key = CODED.has(own?.group?.[card] ?? "") && own?.code?.[card] ? entryKey(own.code[card]) : "";
  const coded = key ? others(all.codes.get(key)) : [];
  const ids = own?.aligned?.find(([at]) => at === card)?.slice(1) as readonly string[] | undefined;
  const meant = (ids ?? []).flatMap((id) => {
    const concept = index.concepts?.find((one) => one.id === id);
    const places = others(all.concepts.get(id));
    return concept && places.length ? [{ concept, places }] : [];
  });
  return { ...(coded.length ? { entry: { key, places: coded } } : {}), concepts: meant };
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
/** The rows of two plans beside each other: tujuan and sasaran by their words, rows with codes in the order of these, then the others. */
export function pairs(index: Index, left: number, right: number): Pair[] {
  const found = new Map<string, { group: string; text: string; left?: number; right?: number }>();
  for (const [side, number] of [["left", left], ["right", right]] as const) {
    const plan = index.plans[number];
    plan?.group?.forEach((group, card) => {
      const code = CODED.has(group) ? (plan.code?.[card] ?? "") : "";
      const text = index.texts[plan.text?.[card] ?? -1] ?? "";
      if (!OWN.includes(group)) return;
      const key = code ? entryKey(code) : `${group} ${fold(text)}`;
      const pair = found.get(key) ?? { group, text };
      pair[side] ??= card;
      found.set(key, pair);
    });
  }
  const order = (key: string, group: string): number => (/^[\dX]/.test(key) ? 5 : OWN.indexOf(group) < 2 ? OWN.indexOf(group) : 6 + OWN.indexOf(group));
  return [...found].map(([key, pair]) => ({ key, ...pair })).sort((a, b) => order(a.key, a.group) - order(b.key, b.group) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
/** Which other plan stands beside one at first: another edition of the same agency, else the next. */
export function beside(index: Index, plans: readonly number[], plan: number): number | undefined {
  const own = index.plans[plan]?.owner;
  const others = plans.filter((one) => one !== plan);
  return others.find((one) => own !== undefined && index.plans[one]?.owner === own) ?? others[0];
}
