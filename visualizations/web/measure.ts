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

/** Lines that a text takes within a width, `most` at the most. */
export function lines(text: string, width: number, most: number, widthOf: Width): number {
  let count = 1;
  let used = 0;
  const blank = widthOf(" ");
  for (const part of text.split(/\s+/)) {
    let rest = widthOf(part);
    if (used > 0 && used + blank + rest <= width) {
      used += blank + rest;
      continue;
    }
    if (used > 0) count += 1;
    while (rest > width && count < most) { // one word longer than the card
      count += 1;
      rest -= width;
    }
    used = rest;
    if (count >= most && used > width) return most;
    if (count > most) return most;
  }
  return Math.min(count, most);
}

export function shape(card: Card, options: { readonly money: boolean; readonly marks: boolean; readonly text: string }, widthOf: Width): Shape {
  const most = card.group === "SubActivity" ? 2 : 3;
  const count = lines(options.text, CARD.width - PAD, most, widthOf);
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
