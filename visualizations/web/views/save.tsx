/** Files of what the cascade shows now: as SVG, as PNG, and its cards as CSV. */
import type { JSX } from "preact";
import { cardText } from "../card.tsx";
import type { Cascade } from "../model.ts";
import { csv, download, useApp } from "../parts.tsx";
import { useSaving } from "../saving.ts";
import { DiagramSvg, mapOf } from "../svg.tsx";
import { term, word } from "../words.ts";

interface Seen { readonly whole: Cascade; readonly seen: readonly number[]; readonly open: ReadonlySet<number> }

/** The cards as rows: where each stands, what it says, its money per year and its findings. */
export function seenRows(whole: Cascade, seen: readonly number[]): (string | number | undefined)[][] {
  const years = [...new Set(seen.flatMap((id) => [...(whole.cards[id]?.money.keys() ?? [])]))].sort((a, b) => a - b);
  const heads = [word("level"), word("code"), word("text"), word("agency"), word("parents"), ...years.map((year) => `${word("pagu")} ${year}`), word("findings")];
  return [heads, ...seen.flatMap((id) => {
    const card = whole.cards[id];
    if (!card) return [];
    const parents = (whole.parents[id] ?? []).flatMap((parent) => (whole.cards[parent] ? [cardText(whole.cards[parent])] : []));
    return [[term(card.group), card.group === "Unlinked" ? "" : card.code, cardText(card), card.owner, parents.join(" | "), ...years.map((year) => card.money.get(year)), card.marks.reduce((a, b) => a + b, 0) || undefined]];
  })];
}

export function SaveSeen({ whole, seen, open }: Seen): JSX.Element {
  const { year } = useApp();
  const { making, make, file } = useSaving();
  return (
    <details class="menu save-seen">
      <summary>{word("saveSeen")}</summary>
      <div>
        <button onClick={() => { make("svg"); }} disabled={making !== ""}>SVG</button>
        <button onClick={() => { make("png"); }} disabled={making !== ""}>PNG</button>
        <button onClick={() => { download("kaskade.csv", "text/csv", csv(seenRows(whole, seen))); }}>CSV</button>
      </div>
      {making && <div class="file" ref={file} aria-hidden="true"><DiagramSvg whole={whole} map={mapOf(whole, seen, open)} year={year} label={word("diagram")} /></div>}
    </details>
  );
}
