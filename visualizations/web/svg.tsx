/** The diagram as a drawing of its own: for paper, and as a file. Its texts are texts, its colours those of paper. */
import type { JSX } from "preact";
import { cardText, hasMarks } from "./card.tsx";
import { layout, pathOf, type Layout } from "./layout.ts";
import { measurer, shape, wrap } from "./measure.ts";
import type { Cascade } from "./model.ts";
import { rupiah, SIGNS, term, word } from "./words.ts";

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const COLOURS: Readonly<Record<string, string>> = {
  Vision: "#5d4a93", Mission: "#45599f", RegionalGoal: "#3a6ea5", RegionalSasaran: "#2b7a9b", Goal: "#157a6e", Sasaran: "#2f7d46", Program: "#7c6a12", Activity: "#8f5722", SubActivity: "#6b6459", Loose: "#93225f",
};
const WEIGHT_COLOURS = { error: "#a8231c", warning: "#8a5300", note: "#38597d", question: "#38597d" } as const;
let widthOf: ReturnType<typeof measurer> | undefined;

/** The places of cards and lines for these cards, as tall as their words need. */
export function mapOf(whole: Cascade, seen: readonly number[], open: ReadonlySet<number>): Layout {
  widthOf ??= measurer(`14px ${FONT}`);
  const width = widthOf;
  return layout(whole, seen, open, (id) => {
    const card = whole.cards[id];
    return card ? shape(card, { money: card.money.size > 0, marks: hasMarks(card), text: cardText(card) }, width).height : 0;
  });
}

export function DiagramSvg({ whole, map, year, top = 0, bottom = map.height, scale = 1, label }: { whole: Cascade; map: Layout; year: number; top?: number; bottom?: number; scale?: number; label: string }): JSX.Element {
  widthOf ??= measurer(`14px ${FONT}`);
  const width = widthOf;
  const [w, h] = [map.width + 28, bottom - top + 16];
  return (
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={label} viewBox={`-4 ${top - 8} ${w} ${h}`} width={w * scale} height={h * scale} font-family={FONT} font-size="14">
      <rect x="-4" y={top - 8} width={w} height={h} fill="#ffffff" />
      {map.lines.map((line) => <path d={pathOf(line.points)} fill="none" stroke="#777568" stroke-width="1.5" stroke-dasharray={line.second ? "5 4" : undefined} />)}
      {[...map.boxes.values()].filter((box) => box.y + box.height >= top && box.y <= bottom).map((box) => {
        const card = whole.cards[box.id];
        if (!card) return null;
        const colour = COLOURS[card.group] ?? "#93225f";
        const texts = wrap(cardText(card), box.width - 30, card.group === "SubActivity" ? 2 : 3, width);
        let y = box.y + 40;
        const after = (step: number): number => { const at = y; y += step; return at; };
        const worst = (["error", "warning", "note", "question"] as const).find((_, at) => (card.marks[at] ?? 0) > 0);
        const count = card.marks.reduce((a, b) => a + b, 0);
        return (
          <g>
            <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="7" fill="#ffffff" stroke={worst ? WEIGHT_COLOURS[worst] : card.orphan ? "#93225f" : "#b9b7ad"} stroke-dasharray={card.orphan ? "6 4" : undefined} />
            <rect x={box.x} y={box.y} width="5" height={box.height} rx="2" fill={colour} />
            <text x={box.x + 14} y={box.y + 21} font-size="12" font-weight="600" fill={colour}>{term(card.group)}</text>
            {card.code && card.group !== "Unlinked" && <text x={box.x + box.width - 12} y={box.y + 21} font-size="12" text-anchor="end" fill="#626a72">{card.code}</text>}
            {texts.map((text) => <text x={box.x + 14} y={after(18)} fill="#23282d">{text}</text>)}
            {card.owner && <text x={box.x + 14} y={after(17)} font-size="12" fill="#626a72">{card.owner.slice(0, 34)}</text>}
            {card.money.size > 0 && <text x={box.x + 14} y={after(20) + 2} font-size="13" fill="#23282d">{`${year}${card.summed ? " Σ" : ""}  Rp ${rupiah(card.money.get(year))}`}</text>}
            {hasMarks(card) && <text x={box.x + 14} y={y + 4} font-size="12" font-weight="600" fill={worst ? WEIGHT_COLOURS[worst] : "#93225f"}>{[card.orphan ? `⚠ ${word(card.orphan)}` : "", worst ? `${SIGNS[worst]} ${count} ${word("finding")}` : ""].filter(Boolean).join(" · ")}</text>}
          </g>
        );
      })}
    </svg>
  );
}

/** A drawing as the text of an SVG file. */
export const serialised = (svg: SVGSVGElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}`;

/** A drawing as PNG, in twice its size as far as a browser can. */
export async function png(svg: SVGSVGElement): Promise<Blob | null> {
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const scale = Math.min(2, 16000 / Math.max(width, height), Math.sqrt(2e8 / (width * height)));
  const address = URL.createObjectURL(new Blob([serialised(svg)], { type: "image/svg+xml" }));
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.ceil(width * scale), Math.ceil(height * scale)];
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => { canvas.toBlob(done, "image/png"); });
  } finally {
    URL.revokeObjectURL(address);
  }
}
