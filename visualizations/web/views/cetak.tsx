/** Cetak: the cascade on paper, as a table with every node once or as a diagram with a tujuan a page; and as SVG, PNG and CSV. */
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useBlocks } from "../blocks.ts";
import { above, restrict, under, type Cascade } from "../model.ts";
import { csv, download, useApp } from "../parts.tsx";
import { paginate, printRows, slices, type PrintRow } from "../print.ts";
import { useSaving } from "../saving.ts";
import { DiagramSvg, mapOf } from "../svg.tsx";
import { rupiah, term, word } from "../words.ts";

/** Room for the contents of a page, in pixels of 96 to an inch, within margins of 9 mm. */
const PAPERS: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  a3: { width: 1516, height: 1050 },
  f4: { width: 1178, height: 742 },
  a4: { width: 1052, height: 722 },
};
const LEAST = 0.58; // a diagram is not made smaller than this: it takes more pages

export function CetakView(): JSX.Element {
  const { index, plans, cascade, year, state, go } = useApp();
  const blocks = useBlocks(plans);
  const paper = PAPERS[state.paper] ? state.paper : "a3";
  const drawn = state.mode === "pages";
  const rows = useMemo(() => (blocks ? printRows(cascade, (plan) => blocks.get(plan)) : []), [cascade, blocks]);
  const name = plans.length === 1 ? `${index.plans[plans[0] ?? 0]?.owner ?? ""} — ${index.plans[plans[0] ?? 0]?.document?.title ?? ""}` : word("severalPlans", plans.length);
  const { making, make, file } = useSaving(); // the whole as a drawing is made when a file of it is wanted
  const years = useMemo(() => columns(rows), [rows]);
  const save = (): void => {
    const heads = [word("number"), word("level"), word("code"), word("text"), word("indicator"), word("unit"), word("workUnit"), word("baseline"), ...years.targets.map((one) => `${word("target")} ${one}`), word("end"), ...years.money.map((one) => `${word("pagu")} ${one}`)];
    const lines = rows.filter((row) => row.kind !== "reference").map((row) => {
      const card = cascade.cards[row.id];
      const node = row.kind === "node";
      return [row.number, term(card?.group ?? ""), card?.code, card?.text, node ? "" : row.text, row.unit, row.who, row.baseline, ...years.targets.map((one) => row.targets[one]), row.end, ...years.money.map((one) => (node ? row.money.get(one) : undefined))];
    });
    download("kaskade.csv", "text/csv", csv([heads, ...lines]));
  };
  return (
    <section class="cetak">
      <div class="bar">
        <div class="modes" role="group" aria-label={word("printWhat")}>
          <button aria-pressed={!drawn} onClick={() => { go({ mode: "" }, true); }}>{word("printTable")}</button>
          <button aria-pressed={drawn} onClick={() => { go({ mode: "pages" }, true); }}>{word("printDiagram")}</button>
        </div>
        <label class="inline"><span>{word("paper")}</span>
          <select id="paper" value={paper} onChange={(event) => { go({ paper: event.currentTarget.value }, true); }}>{Object.keys(PAPERS).map((one) => <option value={one}>{one.toUpperCase()}</option>)}</select>
        </label>
        <button id="print" onClick={() => { window.print(); }}>{word("print")}</button>
        <button disabled={making !== ""} onClick={() => { make("svg"); }}>SVG</button>
        <button disabled={making !== ""} onClick={() => { make("png"); }}>PNG</button>
        <button onClick={save}>CSV</button>
      </div>
      <div class="scroller paper" tabIndex={0} role="group" aria-label={word("printPreview")}>
        {!blocks ? <p class="faint">{word("loading")}</p> : drawn ? <Pages paper={paper} name={name} year={year} /> : <TablePages rows={rows} years={years} paper={paper} name={name} />}
      </div>
      <div class="file" ref={file} aria-hidden="true">{making && <Whole year={year} label={name} />}</div>
    </section>
  );
}

/** All of the cascade as one drawing. */
function Whole({ year, label }: { year: number; label: string }): JSX.Element {
  const { cascade } = useApp();
  const map = useMemo(() => { const all = reachable(cascade); return mapOf(cascade, [...all], all); }, [cascade]);
  return <DiagramSvg whole={cascade} map={map} year={year} label={label} />;
}
function reachable(cascade: Cascade): Set<number> {
  return new Set(cascade.roots.flatMap((root) => [root, ...under(cascade, root)]));
}
interface Years { readonly targets: readonly string[]; readonly money: readonly number[] }
function columns(rows: readonly PrintRow[]): Years {
  return { targets: [...new Set(rows.flatMap((row) => Object.keys(row.targets)))].sort(), money: [...new Set(rows.flatMap((row) => [...row.money.keys()]))].sort() };
}

interface TableParts { readonly rows: readonly PrintRow[]; readonly years: Years; readonly paper: string; readonly name: string }

/** The table, measured once as a whole and then laid on pages, so that a row can say on which page another stands. */
function TablePages({ rows, years, paper, name }: TableParts): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<{ rows: readonly PrintRow[]; paper: string; pages: number[][] } | null>(null);
  const ready = pages !== null && pages.rows === rows && pages.paper === paper ? pages.pages : null;
  useLayoutEffect(() => {
    if (ready || !box.current) return;
    const heights = [...box.current.querySelectorAll("tbody tr")].map((row) => row.getBoundingClientRect().height);
    const head = (box.current.querySelector("thead")?.getBoundingClientRect().height ?? 0) + 44; // with the page's own head and foot
    setPages({ rows, paper, pages: paginate(heights, (PAPERS[paper]?.height ?? 700) - head, (at) => rows[at]?.kind === "node" && rows[at + 1]?.kind === "indicator") });
  }, [rows, paper, ready]);
  const pageOf = new Map((ready ?? []).flatMap((page, number) => page.flatMap((at) => (rows[at]?.kind === "node" ? [[rows[at].id, number + 1] as const] : []))));
  const page = (of: readonly number[], number: number, count: number): JSX.Element => (
    <section key={number} class={`sheet-page paper-${paper}`} aria-label={word("pageOf", { n: number, all: count })}>
      <header><b>{name}</b><span>{word("pageOf", { n: number, all: count })}</span></header>
      <PrintTable rows={of.flatMap((at) => rows[at] ?? [])} years={years} pageOf={pageOf} />
    </section>
  );
  return <div ref={box} class={ready ? "" : "measuring"}>{(ready ?? [rows.map((_, at) => at)]).map((of, at, all) => page(of, at + 1, all.length))}</div>;
}

function PrintTable({ rows, years, pageOf }: { rows: readonly PrintRow[]; years: Years; pageOf: ReadonlyMap<number, number> }): JSX.Element {
  const { cascade } = useApp();
  return (
    <table class="print">
      <colgroup><col class="c-number" /><col /><col class="c-unit" /><col class="c-target" />{years.targets.map(() => <col class="c-target" />)}<col class="c-target" />{years.money.map(() => <col class="c-money" />)}</colgroup>
      <thead>
        <tr><th scope="col">{word("number")}</th><th scope="col">{word("printText")}</th><th scope="col">{word("unit")}</th><th scope="col">{word("baseline")}</th>{years.targets.map((year) => <th scope="col">{year}</th>)}<th scope="col">{word("end")}</th>{years.money.map((year) => <th scope="col">{`${word("paguShort")} ${year}`}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const card = cascade.cards[row.id];
          const step = { paddingLeft: `${4 + Math.min(row.depth, 9) * 9}px` };
          if (row.kind === "reference") return <tr class="reference"><td /><td style={step} colSpan={years.targets.length + years.money.length + 4}>{`→ ${term(card?.group ?? "")} ${card?.code ?? ""} ${row.text}: ${word("seePage", pageOf.get(row.id) ?? "–")}`}</td></tr>;
          if (row.kind === "node") return <tr class={`node level-${card?.group ?? ""}`}><td>{row.number}</td><td style={step} colSpan={years.targets.length + 4}><b>{term(card?.group ?? "")}</b>{card?.code && card.group !== "Unlinked" && ` ${card.code}`} {card?.group === "Loose" ? "" : card?.group === "Unlinked" ? card.code : row.text}{card?.owner && ` (${card.owner})`}{card?.orphan && ` ⚠ ${word(card.orphan)}`}</td>{years.money.map((year) => <td class="figure">{row.money.has(year) ? rupiah(row.money.get(year)) : ""}</td>)}</tr>;
          return <tr class="indicator-row"><td /><td style={step}>{row.text}{row.who && <span class="faint"> — {row.who}</span>}</td><td>{row.unit}</td><td class="figure">{row.baseline}</td>{years.targets.map((year) => <td class="figure">{row.targets[year]}</td>)}<td class="figure">{row.end}</td>{years.money.length > 0 && <td colSpan={years.money.length} />}</tr>;
        })}
      </tbody>
    </table>
  );
}

/** A page for each tujuan with all that stands above and under it, more where the letters would become too small; then what is left. */
function Pages({ paper, name, year }: { paper: string; name: string; year: number }): JSX.Element {
  const { cascade } = useApp();
  const room = PAPERS[paper] ?? { width: 1052, height: 722 };
  const parts = useMemo(() => {
    const goals = cascade.cards.filter((card) => card.group === "Goal" && card.orphan === undefined).map((card) => card.id);
    const branches = goals.map((goal) => new Set([goal, ...above(cascade, goal), ...under(cascade, goal)]));
    const shown = new Set(branches.flatMap((branch) => [...branch]));
    const rest = new Set([...reachable(cascade)].filter((id) => !shown.has(id)));
    const all = [...branches.map((branch, at) => ({ branch, title: cascade.cards[goals[at] ?? -1]?.text ?? "" })), ...(rest.size ? [{ branch: rest, title: word("printRest") }] : [])];
    return all.flatMap(({ branch, title }) => {
      const part = restrict(cascade, (card) => branch.has(card.id));
      const map = mapOf(part, [...reachable(part)], branch);
      const scale = Math.min(1, room.width / (map.width + 28), Math.max(LEAST, (room.height - 60) / (map.height + 16)));
      return slices([...map.boxes.values()], map.height, (room.height - 60) / scale - 16).map(([top, bottom]) => ({ part, map, title, scale, top, bottom }));
    });
  }, [cascade, room]);
  return (
    <>
      {parts.map(({ part, map, title, scale, top, bottom }, at) => (
        <section key={at} class={`sheet-page paper-${paper}`} aria-label={word("pageOf", { n: at + 1, all: parts.length })}>
          <header><b>{name}: {title}</b><span>{word("pageOf", { n: at + 1, all: parts.length })}</span></header>
          <DiagramSvg whole={part} map={map} year={year} top={top} bottom={bottom} scale={scale} label={title} />
        </section>
      ))}
    </>
  );
}
