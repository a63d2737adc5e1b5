/** The cascade as a diagram: real elements, made only where they can be seen; lines are one drawing behind them. */
import type { JSX } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { CardWords, cardText, hasMarks, look } from "../card.tsx";
import { CARD, layout, OWN, pathOf, type Layout } from "../layout.ts";
import { measurer, shape } from "../measure.ts";
import type { Cascade } from "../model.ts";
import { above } from "../model.ts";
import { useApp } from "../parts.tsx";
import { rupiah, term, word } from "../words.ts";

const FONT = "14px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const MARGIN = 34; // above the first card, for the heads of the columns
const AROUND = 24;
const [LEAST, MOST] = [0.2, 2];
let widthOf: ReturnType<typeof measurer> | undefined;

export interface Diagram {
  readonly cascade: Cascade;
  readonly seen: readonly number[];
  readonly open: ReadonlySet<number>;
  readonly chosen: number;
  /** What stands out; the rest is faded. Null: all. */
  readonly bright: ReadonlySet<number> | null;
  readonly onChoose: (id: number, still?: boolean) => void;
  readonly onToggle: (id: number) => void;
}
/** What the diagram shows now, for whoever drives the page from outside: tests and measurements. */
export interface Drawn {
  readonly layout: Layout;
  readonly seen: readonly number[];
}
let drawn: Drawn | null = null;
export const drawing = (): Drawn | null => drawn;

interface Sight { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

export function DiagramView({ cascade, seen, open, chosen, bright, onChoose, onToggle }: Diagram): JSX.Element {
  const { year, say } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const [sight, setSight] = useState<Sight>({ left: 0, top: 0, width: 1200, height: 800 });
  const map = useMemo(() => {
    widthOf ??= measurer(FONT);
    const width = widthOf;
    const heights = new Map<number, number>();
    return layout(cascade, seen, open, (id) => {
      let height = heights.get(id);
      const card = cascade.cards[id];
      if (height === undefined) {
        height = card ? shape(card, { money: card.money.size > 0, marks: hasMarks(card), text: cardText(card) }, width).height : 0;
        heights.set(id, height);
      }
      return height;
    });
  }, [cascade, seen, open]);
  drawn = { layout: map, seen };

  const look_ = useCallback(() => {
    const element = box.current;
    if (element) setSight({ left: element.scrollLeft, top: element.scrollTop, width: element.clientWidth, height: element.clientHeight });
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    look_();
    let waiting = 0;
    const later = (): void => { waiting ||= requestAnimationFrame(() => { waiting = 0; look_(); }); };
    element.addEventListener("scroll", later, { passive: true });
    const watch = new ResizeObserver(later);
    watch.observe(element);
    return () => { element.removeEventListener("scroll", later); watch.disconnect(); cancelAnimationFrame(waiting); };
  }, [look_]);

  const scale = useCallback((next: number, at?: readonly [number, number]) => {
    const element = box.current;
    const to = Math.min(MOST, Math.max(LEAST, next));
    if (!element || to === zoom) return;
    const [x, y] = at ?? [element.clientWidth / 2, element.clientHeight / 2];
    const [px, py] = [(element.scrollLeft + x - AROUND) / zoom, (element.scrollTop + y - MARGIN) / zoom];
    setZoom(to);
    requestAnimationFrame(() => { element.scrollTo(px * to + AROUND - x, py * to + MARGIN - y); look_(); });
  }, [zoom, look_]);
  useEffect(() => {
    const element = box.current;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      scale(zoom * Math.exp(-event.deltaY / 300), [event.clientX - (element?.getBoundingClientRect().left ?? 0), event.clientY - (element?.getBoundingClientRect().top ?? 0)]);
    };
    element?.addEventListener("wheel", wheel, { passive: false });
    return () => { element?.removeEventListener("wheel", wheel); };
  }, [scale, zoom]);
  const fit = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const to = Math.min(1, (element.clientWidth - 2 * AROUND) / map.width, (element.clientHeight - MARGIN - AROUND) / map.height);
    setZoom(Math.max(LEAST, to));
    requestAnimationFrame(() => { element.scrollTo(0, 0); look_(); });
  }, [map, look_]);

  // What is chosen comes into sight, with as little way as it takes.
  useLayoutEffect(() => {
    const element = box.current;
    const card = map.boxes.get(chosen);
    if (!element || !card) return;
    const [left, top] = [card.x * zoom + AROUND, card.y * zoom + MARGIN];
    const [right, bottom] = [left + card.width * zoom, top + card.height * zoom];
    const to = (from: number, room: number, low: number, high: number): number =>
      low < from + 10 ? Math.max(0, low - Math.min(60, room / 8)) : high > from + room - 10 ? Math.min(low - 40, high - room + Math.min(60, room / 8)) : from;
    element.scrollTo(to(element.scrollLeft, element.clientWidth, left, right), to(element.scrollTop + MARGIN, element.clientHeight - MARGIN, top, bottom) - (top < element.scrollTop + MARGIN + 10 ? 0 : MARGIN));
    look_();
  }, [chosen, map]);

  // Where nothing is chosen, the drawing begins where the plan's own words do.
  useLayoutEffect(() => {
    const element = box.current;
    const own = map.columns.find((column) => column.level >= OWN);
    if (!element || chosen >= 0 || !own) return;
    const first = seen.find((id) => cascade.cards[id]?.level === own.level && cascade.cards[id].orphan === undefined);
    const top = map.boxes.get(first ?? -1)?.y ?? 0;
    const room = element.clientWidth - 2 * AROUND;
    element.scrollTo(map.width * zoom <= room ? 0 : Math.max(0, own.x * zoom - CARD.width / 2), top > element.clientHeight - 200 ? top - 60 : 0);
    look_();
  }, [cascade]);

  const boxes = useMemo(() => [...map.boxes.values()], [map]);
  const near = useMemo(() => {
    const [x0, y0] = [(sight.left - AROUND) / zoom - 240, (sight.top - MARGIN) / zoom - 240];
    const [x1, y1] = [x0 + sight.width / zoom + 480, y0 + sight.height / zoom + 480];
    return { x0, y0, x1, y1, boxes: boxes.filter((one) => one.x < x1 && one.x + one.width > x0 && one.y < y1 && one.y + one.height > y0) };
  }, [boxes, sight, zoom]);
  const way = useMemo(() => (chosen < 0 ? new Set<number>() : new Set([chosen, ...above(cascade, chosen)])), [cascade, chosen]);
  const paths = useMemo(() => {
    const found = { plain: "", second: "", strong: "" };
    for (const line of map.lines) {
      const ys = line.points.map((point) => point[1]);
      if (Math.max(...ys) < near.y0 || Math.min(...ys) > near.y1) continue;
      const kind = (way.has(line.from) && way.has(line.to)) || line.from === chosen ? "strong" : line.second ? "second" : "plain";
      found[kind] += pathOf(line.points);
    }
    return found;
  }, [map, near.y0, near.y1, way, chosen]);

  const key = (event: KeyboardEvent): void => {
    const go = step(cascade, map, open, chosen < 0 ? (seen[0] ?? -1) : chosen, event.key);
    const element = box.current;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "+" || event.key === "=") scale(zoom * 1.2);
    else if (event.key === "-") scale(zoom / 1.2);
    else if (event.key === "0") fit();
    else if (event.shiftKey && event.key.startsWith("Arrow")) element?.scrollBy({ left: event.key === "ArrowLeft" ? -120 : event.key === "ArrowRight" ? 120 : 0, top: event.key === "ArrowUp" ? -120 : event.key === "ArrowDown" ? 120 : 0 });
    else if (event.key === "Enter" || event.key === " ") { if (chosen >= 0) onToggle(chosen); }
    else if (go === "open") onToggle(chosen);
    else if (go !== null) onChoose(go, true);
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent): void => {
    const target = event.target as HTMLElement;
    const card = target.closest<HTMLElement>("[data-card]");
    if (!card) return;
    const id = Number(card.dataset.card);
    if (target.closest(".knob")) { onToggle(id); say(`${cascade.cards[id]?.text ?? ""}: ${word(open.has(id) ? "shut" : "open")}`); }
    else onChoose(id);
  };
  const inside = { width: map.width * zoom + 2 * AROUND, height: map.height * zoom + MARGIN + AROUND * 3 };
  return (
    <div class="diagram">
      <div class="canvas" id="canvas" ref={box} tabIndex={0} role="application" aria-label={word("canvasLabel")} aria-activedescendant={chosen >= 0 && map.boxes.has(chosen) ? `card-${chosen}` : undefined} onKeyDown={key} onClick={click}>
        <div class="sizer" style={{ width: `${inside.width}px`, height: `${inside.height}px` }}>
          <div class="plane" style={{ transform: `translate(${AROUND}px, ${MARGIN}px) scale(${zoom})` }}>
            {map.band !== undefined && <div class="band" style={{ top: `${map.band - 12}px`, width: `${map.width + 24}px`, height: `${map.height - map.band + 24}px` }} />}
            <svg class="lines" width={map.width + 40} height={map.height + 40} aria-hidden="true">
              <path class="plain" d={paths.plain} /><path class="second" d={paths.second} /><path class="strong" d={paths.strong} />
            </svg>
            {near.boxes.map((one) => {
              const card = cascade.cards[one.id];
              if (!card) return null;
              const count = cascade.children[one.id]?.length ?? 0;
              const opened = open.has(one.id);
              const faded = bright !== null && !bright.has(one.id);
              return (
                <article key={one.id} id={`card-${one.id}`} data-card={one.id} aria-label={`${term(card.group)}: ${cardText(card)}`}
                  class={`card ${look(card)}${chosen === one.id ? " chosen" : ""}${faded ? " faded" : ""}`}
                  style={{ left: `${one.x}px`, top: `${one.y}px`, width: `${one.width}px`, height: `${one.height}px` }}>
                  <CardWords card={card} year={year} lines={card.group === "SubActivity" ? 2 : 3} />
                  {count > 0 && (
                    <button class={`knob${opened ? " open" : ""}${!opened && (cascade.below[one.id] ?? 0) > 0 ? " below" : ""}`} tabIndex={-1} aria-expanded={opened} style={{ top: `${CARD.knob - 11}px` }}><span class="unseen">{word(opened ? "shut" : "open")} </span>{opened ? "−" : count}</button>
                  )}
                </article>
              );
            })}
          </div>
        </div>
      </div>
      <div class="heads" aria-hidden="true">
        {map.columns.map((column) => column.named && <span key={column.level} class="column-head" style={{ left: `${column.x * zoom + AROUND - sight.left}px`, width: `${CARD.width * zoom}px` }}>{headOf(cascade, column.level)}</span>)}
      </div>
      <div class="zoom" role="group" aria-label={word("zoom")}>
        <button onClick={() => { scale(zoom / 1.25); }} aria-label={word("zoomOut")}>−</button>
        <button id="fit" onClick={fit} title={word("fit")}><span class="unseen">{word("fit")}: </span>{`${Math.round(zoom * 100)} %`}</button>
        <button onClick={() => { scale(zoom * 1.25); }} aria-label={word("zoomIn")}>+</button>
      </div>
      {map.height > 4 * sight.height && <Minimap map={map} zoom={zoom} sight={sight} move={(y) => { box.current?.scrollTo({ top: y * zoom + MARGIN - sight.height / 2 }); }} />}
      <p class="unseen" aria-live="polite">{chosen >= 0 ? `${cascade.cards[chosen]?.text ?? ""} ${rupiah(cascade.cards[chosen]?.money.get(year))}` : ""}</p>
    </div>
  );
}
const headOf = (cascade: Cascade, level: number): string => term(cascade.cards.find((card) => card.level === level && card.orphan === undefined && card.group !== "Loose" && card.group !== "Unlinked")?.group ?? "");

/** The whole drawing, small, with what is in sight; a click goes there. */
function Minimap({ map, zoom, sight, move }: { map: Layout; zoom: number; sight: Sight; move: (y: number) => void }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, height] = [84, 240];
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, width, height);
    context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--line");
    for (const box of map.boxes.values()) context.fillRect((box.x / map.width) * width, (box.y / map.height) * height, (box.width / map.width) * width - 1, Math.max(0.6, (box.height / map.height) * height));
  }, [map]);
  const frame = { left: `${((sight.left / zoom) / map.width) * width}px`, top: `${((sight.top / zoom) / map.height) * height}px`, width: `${Math.min(width, (sight.width / zoom / map.width) * width)}px`, height: `${Math.max(3, (sight.height / zoom / map.height) * height)}px` };
  return (
    <div class="minimap" aria-hidden="true" onClick={(event) => { move(((event.clientY - event.currentTarget.getBoundingClientRect().top) / height) * map.height); }}>
      <canvas ref={canvas} width={width} height={height} /><span style={frame} />
    </div>
  );
}

/** Where an arrow key leads from a card: another card, "open" to open it, or null for nowhere. */
function step(cascade: Cascade, map: Layout, open: ReadonlySet<number>, from: number, key: string): number | "open" | null {
  const here = map.boxes.get(from);
  if (!here) return map.boxes.keys().next().value ?? null;
  const shown = (ids: readonly number[] | undefined): number | null => ids?.find((id) => map.boxes.has(id)) ?? null;
  if (key === "ArrowRight") return (cascade.children[from]?.length ?? 0) > 0 && !open.has(from) ? "open" : shown(cascade.children[from]);
  if (key === "ArrowLeft") return shown(cascade.parents[from]);
  if (key === "Home") return map.boxes.keys().next().value ?? null;
  if (key !== "ArrowDown" && key !== "ArrowUp") return null;
  const down = key === "ArrowDown";
  let best: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const box of map.boxes.values()) {
    const way = down ? box.y - here.y : here.y - box.y;
    if (box.x === here.x && way > 0 && way < distance) [best, distance] = [box.id, way];
  }
  return best;
}
