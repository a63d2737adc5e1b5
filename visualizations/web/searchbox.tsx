/** The search at the top: a list of hits under a field, by keyboard and by mouse. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { destinations, type Destination } from "./destinations.ts";
import { Kind, useApp } from "./parts.tsx";
import { searcher, type Hit, type Searcher } from "./search.ts";
import { word } from "./words.ts";

const MOST = 40;

/** Does some work in the moments in which the page has nothing else to do, until it says that it is done. What it gives back ends it. */
function whenIdle(work: (more: () => boolean) => boolean): () => void {
  if (typeof requestIdleCallback !== "function") { // Safari
    let timer = 0;
    const turn = (): void => { const end = performance.now() + 6; if (!work(() => performance.now() < end)) timer = window.setTimeout(turn, 12); };
    timer = window.setTimeout(turn, 300);
    return () => { window.clearTimeout(timer); };
  }
  let asked = 0;
  const turn = (deadline: IdleDeadline): void => { if (!work(() => deadline.timeRemaining() > 1)) asked = requestIdleCallback(turn); };
  asked = requestIdleCallback(turn);
  return () => { cancelIdleCallback(asked); };
}

export function SearchBox(): JSX.Element {
  const { index, plans, choose, go, say, state } = useApp();
  const made = useRef<Searcher | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState<{ hits: Hit[]; ways: Destination[]; total: number; text: string } | null>(null);
  const [at, setAt] = useState(-1);
  const pending = useRef(0);
  const look = (): void => {
    const text = field.current?.value ?? "";
    if (!text.trim()) { setFound(null); return; }
    made.current ??= searcher(index);
    const result = made.current.find(text, plans, MOST);
    const ways = destinations(index, text);
    setFound({ ...result, ways, text });
    setAt(-1);
    say(result.total + ways.length ? word("hits", result.total + ways.length) : word("noHits"));
  };
  const take = (hit: Hit | Destination | undefined): void => {
    if (!hit) return;
    setFound(null);
    field.current?.blur();
    if ("change" in hit) { go(hit.change); return; }
    const elsewhere = state.view !== "kaskade" && state.view !== "temuan" && state.view !== "cetak";
    choose(hit.key, elsewhere ? { view: "kaskade" } : {});
  };
  useEffect(() => whenIdle((more) => (made.current ??= searcher(index)).prepare(more)), [index]); // so that the first search waits for nothing
  useEffect(() => { document.getElementById(`hit-${at}`)?.scrollIntoView({ block: "nearest" }); }, [at]);
  useEffect(() => {
    const away = (event: PointerEvent): void => { if (!box.current?.contains(event.target as Node)) setFound(null); };
    const slash = (event: KeyboardEvent): void => {
      if (event.key === "/" && !(event.target as HTMLElement).closest("input, select, textarea")) { event.preventDefault(); field.current?.focus(); }
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("keydown", slash);
    return () => { document.removeEventListener("pointerdown", away); document.removeEventListener("keydown", slash); };
  }, []);
  const key = (event: KeyboardEvent): void => {
    const hits = [...(found?.ways ?? []), ...(found?.hits ?? [])];
    if (event.key === "ArrowDown" && hits.length) setAt((at + 1) % hits.length);
    else if (event.key === "ArrowUp" && hits.length) setAt((Math.max(at, 0) - 1 + hits.length) % hits.length);
    else if (event.key === "Enter") { clearTimeout(pending.current); if (hits.length && found?.text === field.current?.value) take(hits[Math.max(at, 0)]); else look(); }
    else if (event.key === "Escape") { setFound(null); event.stopPropagation(); }
    else return;
    event.preventDefault();
  };
  const shown = found !== null;
  return (
    <div class="find" role="search" ref={box}>
      <input ref={field} id="search" type="search" list={undefined} autocomplete="off" spellcheck={false} placeholder={word("search")} aria-label={word("searchLabel")}
        role="combobox" aria-expanded={shown} aria-controls="hits" aria-autocomplete="list" aria-activedescendant={at >= 0 ? `hit-${at}` : undefined}
        onInput={() => { clearTimeout(pending.current); pending.current = window.setTimeout(look, 120); }} onFocus={look} onKeyDown={key} disabled={!index.plans.length} />
      <div id="hits" hidden={!shown}>
        <div role="listbox" aria-label={word("searchLabel")}>
          {found?.ways.map((way, number) => (
            <div key={`way-${number}`} id={`hit-${number}`} class="hit way" role="option" aria-selected={number === at} onClick={() => { take(way); }}>
              <span class="row-head"><span class="kind">{word(way.kind)}</span>{way.code && <span class="code">{way.code}</span>}</span>
              <span class="text">{way.name}</span>
            </div>
          ))}
          {found?.hits.map((hit, place) => { const number = found.ways.length + place; return (
            <div key={number} id={`hit-${number}`} class="hit" role="option" aria-selected={number === at} onClick={() => { take(hit); }}>
              <span class="row-head"><Kind group={hit.group} />{hit.code && <span class="code">{hit.code}</span>}{!plans.includes(hit.plan) && <span class="faint">{index.plans[hit.plan]?.owner ?? word("noDocument")}</span>}</span>
              <span class="text">{hit.text}</span>
              {hit.inside && <span class="inside">↳ {hit.inside}</span>}
            </div>
          ); })}
        </div>
        {found && found.total + found.ways.length === 0 && <p class="faint">{word("noHits")}</p>}
        {found && found.total > MOST && <p class="faint">{word("moreHits", found.total - MOST)}</p>}
      </div>
    </div>
  );
}
