/** Search over texts, codes, agencies, levels and rules of all plans, ranked. */
import MiniSearch from "minisearch";
import type { Index } from "./data.ts";
import { keyOf } from "./model.ts";
import { fold, term } from "./words.ts";

export interface Hit {
  readonly plan: number;
  readonly card: number;
  readonly key: string;
  readonly group: string;
  readonly code: string;
  readonly text: string;
  /** What only the panel shows of the card, where that was found. */
  readonly inside: string;
}
interface Entry {
  readonly id: number;
  readonly text: string;
  readonly code: string;
  readonly inside: string;
  readonly owner: string;
  readonly level: string;
}
export interface Searcher {
  /** What is found; all that is not looked through yet is taken in first. */
  find: (text: string, plans: readonly number[], most: number) => { hits: Hit[]; total: number };
  /** Takes cards in, a few at a time, for as long as there is time; true when all are in. */
  prepare: (more: () => boolean) => boolean;
}
const SLICE = 60; // cards: some 3 ms of a slow phone

/** Codes stay whole and give their beginnings; words are split at all else. */
const terms = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu) ?? [];

export function searcher(index: Index): Searcher {
  const cards: { plan: number; card: number }[] = [];
  const engine = new MiniSearch<Entry>({
    fields: ["text", "code", "inside", "owner", "level"],
    tokenize: terms,
    processTerm: (word) => word || null,
    searchOptions: { combineWith: "AND", prefix: true, boost: { code: 4, text: 3, inside: 1, owner: 0.5, level: 0.5 }, fuzzy: (word) => (word.length > 5 && !/\d/.test(word) ? 0.15 : false) },
  });
  const within = index.plans.map((plan) => new Map((plan.inside ?? []).map(([card, ...texts]) => [card ?? -1, texts])));
  function* entries(): Generator<Entry, undefined> {
    for (const [number, plan] of index.plans.entries()) {
      for (const [card, group] of (plan.group ?? []).entries()) {
        if (group === "Loose") continue;
        cards.push({ plan: number, card });
        yield {
          id: cards.length - 1,
          text: index.texts[plan.text?.[card] ?? -1] ?? "",
          code: plan.code?.[card] ?? "",
          inside: (within[number]?.get(card) ?? []).map((text) => index.texts[text] ?? "").join(" · "),
          owner: plan.owner ?? "",
          level: term(group),
        };
      }
    }
    return undefined;
  }
  const waiting = entries();
  let done = false;
  const prepare = (more: () => boolean): boolean => {
    while (!done && more()) {
      for (let taken = 0; taken < SLICE && !done; taken += 1) {
        const next = waiting.next();
        if (next.done === true) done = true;
        else engine.add(next.value);
      }
    }
    return done;
  };

  const hit = (id: number, words: readonly string[]): Hit | null => {
    const found = cards[id];
    const plan = found && index.plans[found.plan];
    if (!plan) return null;
    const text = index.texts[plan.text?.[found.card] ?? -1] ?? "";
    const code = plan.code?.[found.card] ?? "";
    const own = fold(`${text} ${code}`);
    const beside = (within[found.plan]?.get(found.card) ?? []).map((one) => index.texts[one] ?? "");
    const missing = words.filter((word) => !own.includes(word));
    const inside = missing.length ? (beside.find((one) => missing.every((word) => fold(one).includes(word))) ?? "") : "";
    return { ...found, key: keyOf(plan, found.card), group: plan.group?.[found.card] ?? "", code, text, inside };
  };
  return {
    prepare,
    find(text, plans, most) {
      const words = terms(text);
      if (!words.length) return { hits: [], total: 0 };
      prepare(() => true);
      const mine = new Set(plans);
      const found = engine.search(text, { boostDocument: (id) => (mine.has(cards[id as number]?.plan ?? -1) ? 1.5 : 1) });
      const hits = found.slice(0, most).flatMap((result) => hit(result.id as number, words) ?? []);
      return { hits, total: found.length };
    },
  };
}
