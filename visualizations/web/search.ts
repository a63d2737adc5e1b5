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
  find: (text: string, plans: readonly number[], most: number) => { hits: Hit[]; total: number };
}

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
  const entries: Entry[] = [];
  index.plans.forEach((plan, number) => {
    const inside = new Map((plan.inside ?? []).map(([card, ...texts]) => [card, texts]));
    plan.group?.forEach((group, card) => {
      if (group === "Loose") return;
      entries.push({
        id: cards.length,
        text: index.texts[plan.text?.[card] ?? -1] ?? "",
        code: plan.code?.[card] ?? "",
        inside: (inside.get(card) ?? []).map((text) => index.texts[text] ?? "").join(" · "),
        owner: plan.owner ?? "",
        level: term(group),
      });
      cards.push({ plan: number, card });
    });
  });
  engine.addAll(entries);

  const hit = (id: number, words: readonly string[]): Hit | null => {
    const found = cards[id];
    const plan = found && index.plans[found.plan];
    if (!plan) return null;
    const text = index.texts[plan.text?.[found.card] ?? -1] ?? "";
    const code = plan.code?.[found.card] ?? "";
    const own = fold(`${text} ${code}`);
    const within = (plan.inside ?? []).find(([card]) => card === found.card)?.slice(1).map((one) => index.texts[one] ?? "") ?? [];
    const missing = words.filter((word) => !own.includes(word));
    const inside = missing.length ? (within.find((one) => missing.every((word) => fold(one).includes(word))) ?? "") : "";
    return { ...found, key: keyOf(plan, found.card), group: plan.group?.[found.card] ?? "", code, text, inside };
  };
  return {
    find(text, plans, most) {
      const words = terms(text);
      if (!words.length) return { hits: [], total: 0 };
      const mine = new Set(plans);
      const found = engine.search(text, { boostDocument: (id) => (mine.has(cards[id as number]?.plan ?? -1) ? 1.5 : 1) });
      const hits = found.slice(0, most).flatMap((result) => hit(result.id as number, words) ?? []);
      return { hits, total: found.length };
    },
  };
}
