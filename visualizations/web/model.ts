/** One or several plans as one cascade: its cards, what stands under what, which are to be seen. Pure; knows nothing of the screen. */
import type { Group, Index, OrphanKind, PlanColumns } from "./data.ts";

/** [errors, warnings, notes, questions] */
export type Marks = readonly [number, number, number, number];

export interface Card {
  /** Its number in this cascade; `plan` and `card` are those in the page's index. */
  readonly id: number;
  readonly plan: number;
  readonly card: number;
  /** Of what plans share: its card in each of them, the one above first. */
  readonly places: readonly { readonly plan: number; readonly card: number }[];
  readonly key: string;
  readonly group: Group;
  readonly level: number;
  readonly text: string;
  readonly code: string;
  readonly orphan?: OrphanKind;
  /** Of the region's own levels: that this plan serves it was not read. */
  readonly unknown: boolean;
  readonly summed: boolean;
  readonly money: ReadonlyMap<number, number>;
  readonly marks: Marks;
  /** In a cascade of several plans, whose it is; empty for what they share. */
  readonly owner: string;
}
export interface Cascade {
  readonly plans: readonly number[];
  readonly cards: readonly Card[];
  readonly parents: readonly (readonly number[])[];
  readonly children: readonly (readonly number[])[];
  readonly roots: readonly number[];
  readonly start: ReadonlySet<number>;
  readonly loose: number;
  readonly byKey: ReadonlyMap<string, number>;
  /** Per card, how many cards under it carry a mark. */
  readonly below: readonly number[];
}

interface Draft { card: Card; parents: Set<number>; start: boolean }

const NONE: Marks = [0, 0, 0, 0];
/** Levels above Tujuan are the region's own, and one node in all its plans. */
const SHARED = 4;

export function keyOf(plan: PlanColumns, card: number): string {
  const id = plan.id?.[card] ?? "";
  return id.startsWith("~") ? plan.key + id.slice(1) : id;
}

export function cascade(index: Index, plans: readonly number[]): Cascade {
  const drafts: Draft[] = [];
  const byKey = new Map<string, number>();
  let loose = -1;
  for (const number of plans) {
    const plan = index.plans[number];
    if (!plan) continue;
    const of = numbers(plan);
    const places: number[] = [];
    const groups = plan.group ?? [];
    groups.forEach((group, card) => {
      const key = group === "Loose" ? "loose" : keyOf(plan, card);
      const shared = plans.length > 1 && (group === "Loose" ? loose : (plan.level?.[card] ?? 0) < SHARED ? byKey.get(key) : undefined);
      if (shared !== undefined && shared !== false && shared >= 0) {
        places[card] = shared;
        const known = drafts[shared];
        if (known) {
          drafts[shared] = { ...known, card: { ...known.card, places: [...known.card.places, { plan: number, card }], unknown: known.card.unknown && of.dim.has(card), marks: sum(known.card.marks, of.marks.get(card)) } };
          if (of.start.has(card)) drafts[shared].start = true;
        }
        return;
      }
      const id = drafts.length;
      places[card] = id;
      if (key) byKey.set(key, id);
      if (group === "Loose") loose = id;
      const orphan = of.orphan.get(card);
      const own: Card = {
        id, plan: number, card, places: [{ plan: number, card }], key, group,
        level: plan.level?.[card] ?? 0,
        text: index.texts[plan.text?.[card] ?? -1] ?? "",
        code: plan.code?.[card] ?? "",
        ...(orphan === undefined ? {} : { orphan }),
        unknown: of.dim.has(card),
        summed: of.summed.has(card),
        money: of.money.get(card) ?? new Map<number, number>(),
        marks: of.marks.get(card) ?? NONE,
        owner: plans.length > 1 && ((plan.level?.[card] ?? 0) >= SHARED || orphan !== undefined) ? (plan.owner ?? "") : "",
      };
      drafts.push({ card: own, parents: new Set(), start: of.start.has(card) });
    });
    groups.forEach((_, card) => {
      const above = plan.above?.[card] ?? -1;
      for (const parent of typeof above === "number" ? [above] : above) {
        const [child, over] = [places[card], places[parent]];
        if (parent >= 0 && child !== undefined && over !== undefined && child !== over) drafts[child]?.parents.add(over);
      }
    });
  }
  const start = new Set(drafts.filter((draft) => draft.start).map((draft) => draft.card.id));
  // One plan opens down to its programs: what it says itself is what one looks for first.
  if (plans.length === 1) for (const { card } of drafts) if (card.group === "Goal" || card.group === "Sasaran") start.add(card.id);
  fold(drafts);
  return tree(plans, drafts.map((draft) => draft.card), drafts.map((draft) => [...draft.parents]), start, loose);
}

/** Puts the region's statements that no plan here is known to serve under one card of their own, at the end. */
function fold(drafts: Draft[]): void {
  const lone = drafts.filter((draft) => draft.card.unknown);
  const [some] = lone;
  if (!some) return;
  const id = drafts.length;
  const unlinked: Card = {
    id, plan: some.card.plan, card: -1, places: [], key: "unlinked", group: "Unlinked", level: Math.min(...lone.map((draft) => draft.card.level)), text: "", code: String(lone.length),
    unknown: true, summed: false, money: new Map(), marks: NONE, owner: "",
  };
  for (const draft of lone) {
    const parents = [...draft.parents].filter((parent) => drafts[parent]?.card.unknown);
    draft.parents = new Set(parents.length ? parents : [id]);
  }
  drafts.push({ card: unlinked, parents: new Set(), start: false });
}

/** The cascade with only the cards that are kept; what stood under others stands under the nearest kept one above. */
export function restrict(whole: Cascade, keep: (card: Card) => boolean): Cascade {
  const kept = whole.cards.map(keep);
  const nearest = (id: number, seen: Set<number>): void => {
    for (const parent of whole.parents[id] ?? []) {
      if (kept[parent]) seen.add(parent);
      else nearest(parent, seen);
    }
  };
  const parents = whole.cards.map((_, id) => {
    const seen = new Set<number>();
    if (kept[id]) nearest(id, seen);
    return [...seen];
  });
  return tree(whole.plans, whole.cards, parents, whole.start, whole.loose, kept);
}

/** Keeps what carries a mark and all that stands above it. */
export function marked(whole: Cascade): Cascade {
  const wanted = new Set<number>();
  for (const card of whole.cards) if (isMarked(card)) for (const id of [card.id, ...above(whole, card.id)]) wanted.add(id);
  return restrict(whole, (card) => wanted.has(card.id));
}

export function isMarked(card: Card): boolean {
  return card.marks.some((count) => count > 0) || (card.orphan !== undefined && card.orphan !== "unreached");
}

function tree(
  plans: readonly number[], cards: readonly Card[], parents: readonly (readonly number[])[], start: ReadonlySet<number>, loose: number,
  kept?: readonly boolean[],
): Cascade {
  const children: number[][] = cards.map(() => []);
  parents.forEach((list, child) => { for (const parent of list) children[parent]?.push(child); });
  const is = (id: number): boolean => kept === undefined || kept[id] === true;
  const roots = cards.filter((card) => is(card.id) && parents[card.id]?.length === 0 && card.id !== loose).map((card) => card.id);
  roots.sort((a, b) => Number(cards[a]?.group === "Unlinked") - Number(cards[b]?.group === "Unlinked"));
  if (loose >= 0 && is(loose)) roots.push(loose);
  const opened = loose >= 0 && roots.length === 1 && roots[0] === loose ? new Set([...start, loose]) : start;
  const byKey = new Map(cards.filter((card) => card.key && is(card.id)).map((card) => [card.key, card.id]));
  return { plans, cards, parents, children, roots, start: opened, loose, byKey, below: marksBelow(cards, children) };
}

function marksBelow(cards: readonly Card[], children: readonly (readonly number[])[]): number[] {
  const sets: (ReadonlySet<number> | undefined)[] = [];
  const under = (id: number): ReadonlySet<number> => {
    const known = sets[id];
    if (known) return known;
    const found = new Set<number>();
    sets[id] = found;
    for (const child of children[id] ?? []) {
      const card = cards[child];
      // What only hangs on something without a parent follows from that, and is not counted again.
      if (card && isMarked(card)) found.add(child);
      for (const one of under(child)) found.add(one);
    }
    return found;
  };
  return cards.map((card) => under(card.id).size);
}

/** Cards to be seen now, parents first: the roots and the children of everything open. */
export function visible(whole: Cascade, open: ReadonlySet<number>): number[] {
  const seen = new Set<number>();
  const pending = [...whole.roots].reverse();
  while (pending.length) {
    const id = pending.pop();
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    if (open.has(id)) pending.push(...[...(whole.children[id] ?? [])].reverse());
  }
  return [...seen];
}

/** All cards above `id`, on any way. */
export function above(whole: Cascade, id: number): Set<number> {
  return reach(whole.parents, id);
}
/** All cards under `id`. */
export function under(whole: Cascade, id: number): Set<number> {
  return reach(whole.children, id);
}
function reach(next: readonly (readonly number[])[], id: number): Set<number> {
  const seen = new Set<number>();
  const pending = [...(next[id] ?? [])];
  while (pending.length) {
    const one = pending.pop();
    if (one === undefined || seen.has(one)) continue;
    seen.add(one);
    pending.push(...(next[one] ?? []));
  }
  return seen;
}
/** One way from a root down to `id`, without it. */
export function path(whole: Cascade, id: number): number[] {
  const way: number[] = [];
  let up = whole.parents[id]?.[0];
  while (up !== undefined && !way.includes(up)) {
    way.unshift(up);
    up = whole.parents[up]?.[0];
  }
  return way;
}
/** What is open when everything down to a level shows. */
export function openTo(whole: Cascade, level: number): Set<number> {
  return new Set(whole.cards.filter((card) => card.id === whole.loose ? level >= 8 : card.level < level && (whole.children[card.id]?.length ?? 0) > 0).map((card) => card.id));
}

function numbers(plan: PlanColumns): {
  dim: Set<number>; summed: Set<number>; start: Set<number>; orphan: Map<number, OrphanKind>; money: Map<number, Map<number, number>>; marks: Map<number, Marks>;
} {
  const orphan = new Map<number, OrphanKind>();
  for (const [kind, ids] of Object.entries(plan.orphan ?? {})) for (const id of ids) orphan.set(id, kind as OrphanKind);
  const money = new Map<number, Map<number, number>>();
  for (const [card, ...amounts] of plan.money ?? []) {
    const years = new Map<number, number>();
    amounts.forEach((amount, at) => {
      const year = plan.years?.[at];
      if (amount !== null && year !== undefined) years.set(year, amount);
    });
    if (card !== null && card !== undefined) money.set(card, years);
  }
  const marks = new Map<number, Marks>();
  for (const [card, e = 0, w = 0, n = 0, q = 0] of plan.marks ?? []) if (card !== undefined) marks.set(card, [e, w, n, q]);
  return { dim: new Set(plan.dim), summed: new Set(plan.summed), start: new Set(plan.start), orphan, money, marks };
}
function sum(a: Marks, b: Marks | undefined): Marks {
  return b ? [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]] : a;
}
