/** How tall a card is: its words in the font of the page, wrapped to its width. */
import type { Card } from "./model.ts";
import { CARD } from "./layout.ts";

const PAD = 30; // left and right, with the bar
const LINE = 18;
const HEAD = 30;

export interface Shape {
  readonly lines: number;
  readonly height: number;
}
export type Width = (text: string) => number;

/** A text in lines of a width, `most` at the most; where more is left the last one ends in …. */
export function wrap(text: string, width: number, most: number, widthOf: Width): string[] {
  const found: string[] = [];
  const blank = widthOf(" ");
  let line = "";
  let used = 0;
  const end = (): void => { found.push(line); [line, used] = ["", 0]; };
  for (const part of text.split(/\s+/).filter(Boolean)) {
    let rest = part;
    let long = widthOf(rest);
    if (line && used + blank + long <= width) {
      line += ` ${rest}`;
      used += blank + long;
      continue;
    }
    if (line) end();
    while (long > width && found.length < most) { // one word longer than the card
      let cut = Math.max(1, Math.floor((rest.length * width) / long));
      while (cut > 1 && widthOf(rest.slice(0, cut)) > width) cut -= 1;
      found.push(rest.slice(0, cut));
      rest = rest.slice(cut);
      long = widthOf(rest);
    }
    [line, used] = [rest, long];
    if (found.length > most) break;
  }
  if (line || !found.length) end();
  if (found.length <= most) return found;
  const last = found[most - 1] ?? "";
  let cut = last.length;
  while (cut > 1 && widthOf(`${last.slice(0, cut)}…`) > width) cut -= 1;
  return [...found.slice(0, most - 1), `${last.slice(0, cut).replace(/[\s,;.]+$/, "")}…`];
}

export function shape(card: Card, options: { readonly money: boolean; readonly marks: boolean; readonly text: string }, widthOf: Width): Shape {
  const most = card.group === "SubActivity" ? 2 : 3;
  const count = wrap(options.text, CARD.width - PAD, most, widthOf).length;
  return { lines: count, height: HEAD + count * LINE + (card.owner ? 17 : 0) + (options.money ? 20 : 0) + (options.marks ? 25 : 0) + 9 };
}

/** Widths of texts in the card's font; remembered per word, of which plans have few. */
export function measurer(font: string): Width {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  if (context) context.font = font;
  return (text) => {
    let width = known.get(text);
    if (width === undefined) {
      width = (context?.measureText(text).width ?? text.length * 7) * 1.02;
      known.set(text, width);
    }
    return width;
  };
}
