/** What a card says, in the diagram and in the outline. */
import type { JSX } from "preact";
import type { Card } from "./model.ts";
import { Kind, MarkCounts } from "./parts.tsx";
import { rupiah, word } from "./words.ts";

export const cardText = (card: Card): string => (card.group === "Loose" ? word("looseHelp") : card.group === "Unlinked" ? word("unlinkedText", card.code) : card.text);
export const hasMarks = (card: Card): boolean => card.orphan !== undefined || card.marks.some((count) => count > 0);

/** Classes by which a card's border tells what is marked on it. */
export function look(card: Card): string {
  const worst = (["error", "warning", "note", "question"] as const).find((_, at) => (card.marks[at] ?? 0) > 0);
  return [`level-${card.group}`, card.unknown ? "unknown" : "", card.orphan || card.group === "Loose" ? "is-orphan" : "", worst ? `is-${worst}` : ""].filter(Boolean).join(" ");
}

export function CardWords({ card, year, lines }: { card: Card; year: number; lines?: number }): JSX.Element {
  const amount = card.money.get(year);
  return (
    <>
      <span class="row-head"><Kind group={card.group} />{card.code && card.group !== "Unlinked" && <span class="code">{card.code}</span>}{card.unknown && card.group !== "Unlinked" && <span class="code" title={word("unknownSupport")}>{word("unknownMark")}</span>}</span>
      <span class={lines ? `text clamp-${lines}` : "text"}>{cardText(card)}</span>
      {card.owner && <span class="owner">{card.owner}</span>}
      {card.money.size > 0 && <span class="money"><span class="year">{year}{card.summed ? " · Σ" : ""}</span>{" "}<span>{amount === undefined ? "–" : `Rp ${rupiah(amount)}`}</span></span>}
      {hasMarks(card) && (
        <span class="marks">{card.orphan && <span class="mark orphan"><b aria-hidden="true">⚠</b> {word(card.orphan)}</span>}<MarkCounts marks={card.marks} /></span>
      )}
    </>
  );
}
