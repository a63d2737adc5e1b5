/** The cascade as a tree to read down: for phones, for readers by ear, and for paper. A card stands under each of its parents. */
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { CardWords, look } from "../card.tsx";
import { useApp } from "../parts.tsx";
import { word } from "../words.ts";
import type { Diagram } from "./diagram.tsx";

const STEP = 200; // children of one card that are written at once

export function OutlineView({ cascade, open, chosen, bright, onChoose, onToggle }: Diagram): JSX.Element {
  const { year } = useApp();
  const root = useRef<HTMLDivElement>(null);
  const entry = chosen >= 0 ? chosen : (cascade.roots[0] ?? -1);
  useLayoutEffect(() => {
    const element = root.current?.querySelector<HTMLElement>(`[data-card="${chosen}"] > .row`);
    element?.scrollIntoView({ block: "nearest" });
  }, [chosen, open]);
  let first = true; // one item takes part in the tab order
  const item = (id: number, level: number, way: readonly number[]): JSX.Element | null => {
    const card = cascade.cards[id];
    if (!card || way.includes(id)) return null;
    const children = cascade.children[id] ?? [];
    const opened = open.has(id) && children.length > 0;
    const below = cascade.below[id] ?? 0;
    const inOrder = id === entry && first;
    if (inOrder) first = false;
    return (
      <li key={id} role="treeitem" data-card={id} tabIndex={inOrder ? 0 : -1} aria-level={level} aria-selected={chosen === id} aria-expanded={children.length ? opened : undefined}>
        <div class={`row ${look(card)}${bright && !bright.has(id) ? " faded" : ""}`}>
          <span class={children.length ? "knob" : "knob none"} aria-hidden="true">{children.length ? (opened ? "−" : children.length) : ""}</span>
          <span class="words"><CardWords card={card} year={year} />{!opened && below > 0 && <span class="mark plain">● {below} {word("below")}</span>}</span>
        </div>
        {opened && <ul role="group">{children.slice(0, STEP * 5).map((child) => item(child, level + 1, [...way, id]))}</ul>}
      </li>
    );
  };
  const itemOf = (target: EventTarget | null): HTMLElement | null => (target as HTMLElement | null)?.closest<HTMLElement>("[data-card]") ?? null;
  const click = (event: MouseEvent): void => {
    const li = itemOf(event.target);
    if (!li) return;
    if ((event.target as HTMLElement).closest(".knob:not(.none)")) onToggle(Number(li.dataset.card));
    else onChoose(Number(li.dataset.card));
  };
  const focus = (element: Element | null | undefined): void => {
    if (!(element instanceof HTMLElement)) return;
    for (const one of root.current?.querySelectorAll('[tabindex="0"][data-card]') ?? []) one.setAttribute("tabindex", "-1");
    element.tabIndex = 0;
    element.focus();
  };
  const key = (event: KeyboardEvent): void => {
    const li = itemOf(event.target);
    if (!li || !root.current) return;
    const id = Number(li.dataset.card);
    const all = [...root.current.querySelectorAll("[data-card]")];
    const at = all.indexOf(li);
    const closed = li.getAttribute("aria-expanded");
    if (event.key === "ArrowDown") focus(all[at + 1]);
    else if (event.key === "ArrowUp") focus(all[at - 1]);
    else if (event.key === "Home") focus(all[0]);
    else if (event.key === "End") focus(all.at(-1));
    else if (event.key === "ArrowRight") { if (closed === "false") onToggle(id); else focus(li.querySelector("[data-card]")); }
    else if (event.key === "ArrowLeft") { if (closed === "true") onToggle(id); else focus(li.parentElement?.closest("[data-card]")); }
    else if (event.key === "Enter" || event.key === " ") onChoose(id, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div id="list" class="outline" ref={root} onClick={click} onKeyDown={key}>
      <ul role="tree" aria-label={word("treeLabel")}>{cascade.roots.map((id) => item(id, 1, []))}</ul>
    </div>
  );
}
