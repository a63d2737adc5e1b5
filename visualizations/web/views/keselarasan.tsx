/** Keselarasan: misi × perangkat daerah. A cell says how much money reaches the misi and how that is known; nothing found is said as such. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Index, Mission } from "../data.ts";
import { matrix, type Cell, type MatrixRow } from "../matrix.ts";
import { csv, download, useApp } from "../parts.tsx";
import { place, rupiah, short, word } from "../words.ts";

const HOW: Readonly<Record<string, string>> = { stated: "●", quoted: "◐", hierarchy: "○", reviewed: "◆" };

/** The plans of the region of those that are chosen. */
export function regionPlans(index: Index, plans: readonly number[]): number[] {
  const regions = new Set(plans.map((number) => index.plans[number]?.region));
  return index.plans.flatMap((plan, number) => (regions.has(plan.region) ? [number] : []));
}
export const missionName = (misi: Mission): string => `${misi.list === "campaign" ? `${word("campaign")} ` : ""}${misi.number === undefined ? "" : `${misi.number}. `}${misi.text}`;
const all = (cell: Cell): number => cell.own + cell.shared;

export function KeselarasanView(): JSX.Element {
  const { index, plans, year, state, go } = useApp();
  const whole = useMemo(() => matrix(index, regionPlans(index, plans), state.sort.startsWith("all") ? 0 : year), [index, plans, year, state.sort]);
  const [by = "", way = ""] = state.sort.replace(/^all!?/, "").split("!");
  const allYears = state.sort.startsWith("all");
  const rows = useMemo(() => sorted(whole.rows, by, way === "up", state.group === "kind"), [whole, by, way, state.group]);
  if (!whole.rows.length || !whole.missions.length) return <p id="nothing">{word("noMatrix")}</p>;
  const sort = (column: string): void => { go({ sort: `${allYears ? "all!" : ""}${column}!${by === column && way !== "up" ? "up" : ""}` }, true); };
  const open = (numbers: readonly number[], misi: string): void => { go({ view: "kaskade", plan: numbers.join("."), focus: misi, card: misi }); };
  const head = (column: string, text: string, title?: string): JSX.Element => (
    <button class="sort" title={title} onClick={() => { sort(column); }}>{text}<span aria-hidden="true">{by === column ? (way === "up" ? " ▲" : " ▼") : ""}</span></button>
  );
  const order = (column: string): "ascending" | "descending" | "none" => (by !== column ? "none" : way === "up" ? "ascending" : "descending");
  const save = (): void => {
    const heads = [word("agency"), ...whole.missions.flatMap((misi) => [missionName(misi), `${word("how")}: ${missionName(misi)}`]), word("noMission"), word("total_")];
    const lines = rows.map((row) => [row.name, ...whole.missions.flatMap((misi) => { const cell = row.cells.get(misi.id); return [cell ? all(cell) : undefined, cell?.how ? word(`how_${cell.how}`) : ""]; }), all(row.none), row.total]);
    download("keselarasan.csv", "text/csv", csv([heads, ...lines]));
  };
  const own = whole.missions.filter((misi) => misi.list !== "campaign");
  const pledges = whole.missions.filter((misi) => misi.list === "campaign");
  const cell = (row: MatrixRow, misi: Mission): JSX.Element => (
    <td key={misi.id} data-misi={misi.id}><CellView cell={row.cells.get(misi.id)} total={row.total} name={`${row.name}, ${missionName(misi)}`} go={() => { open([row.plan], misi.id); }} /></td>
  );
  const body = (row: MatrixRow): JSX.Element => (
    <tr key={row.plan} data-plan={row.plan}>
      <th scope="row"><button class="link" onClick={() => { go({ view: "kaskade", plan: String(row.plan), card: "", focus: "" }); }}>{row.name}</button></th>
      {own.map((misi) => cell(row, misi))}
      <td data-misi="none" class={all(row.none) ? "lacking" : ""}>{all(row.none) ? <><b>{short(all(row.none))}</b><span class="faint">{share(all(row.none), row.total)}</span></> : <span class="faint">–</span>}</td>
      <td data-misi="total"><b title={rupiah(row.total)}>{row.total ? short(row.total) : "–"}</b></td>
      {pledges.map((misi) => cell(row, misi))}
    </tr>
  );
  const missionHead = (misi: Mission): JSX.Element => {
    const serving = whole.rows.filter((row) => row.cells.has(misi.id)).map((row) => row.plan);
    return (
      <th scope="col" key={misi.id} aria-sort={order(misi.id)}>
        {head(misi.id, missionName(misi), misi.text)}
        <button class="all" onClick={() => { open(serving, misi.id); }} disabled={!serving.length} aria-label={`${missionName(misi)}: ${word("agenciesOf", serving.length)}`}>{word("agenciesOf", serving.length)}</button>
      </th>
    );
  };
  const kinds = state.group === "kind" ? [...new Set(rows.map((row) => row.kind))] : [""];
  return (
    <section class="keselarasan">
      <div class="bar">
        <label class="inline check"><input type="checkbox" id="all-years" checked={allYears} onChange={(event) => { go({ sort: `${event.currentTarget.checked ? "all!" : ""}${by}${by ? `!${way}` : ""}` }, true); }} />{word("allYears")}</label>
        <label class="inline check"><input type="checkbox" checked={state.group === "kind"} onChange={(event) => { go({ group: event.currentTarget.checked ? "kind" : "" }, true); }} />{word("groupKind")}</label>
        <button onClick={save}>CSV</button>
        <span class="faint legend-line">{Object.entries(HOW).map(([how, sign]) => <span><b aria-hidden="true">{sign}</b> {word(`how_${how}`)}</span>)}</span>
      </div>
      <div class="scroller" tabIndex={0} role="group" aria-label={word("matrixLabel")}>
        <table class="matrix">
          <caption>{word("matrixCaption", { year: allYears ? word("allYears") : year })}</caption>
          <thead><tr>
            <th scope="col" aria-sort={order("name")}>{head("name", word("agency"))}</th>
            {own.map(missionHead)}
            <th scope="col" aria-sort={order("none")}>{head("none", word("noMission"), word("noMissionHelp"))}</th>
            <th scope="col" aria-sort={order("total")}>{head("total", word("total_"))}</th>
            {pledges.map(missionHead)}
          </tr></thead>
          {kinds.map((kind) => (
            <tbody key={kind}>
              {state.group === "kind" && <tr class="kind-row"><th scope="rowgroup" colSpan={whole.missions.length + 3}>{kind || word("otherKind")}</th></tr>}
              {rows.filter((row) => state.group !== "kind" || row.kind === kind).map(body)}
            </tbody>
          ))}
        </table>
        <p class="faint">{word("matrixHelp")}</p>
      </div>
    </section>
  );
}

const share = (amount: number, total: number): string => (total ? ` ${Math.round((amount / total) * 100)}\u00a0%` : "");

function CellView({ cell, total, name, go }: { cell: Cell | undefined; total: number; name: string; go: () => void }): JSX.Element {
  if (!cell) return <span class="faint nothing">{word("notFound")}</span>;
  const where = cell.page !== undefined || cell.line !== undefined ? place({ ...(cell.page === undefined ? {} : { page: cell.page }), ...(cell.line === undefined ? {} : { line: cell.line }) }) : "";
  const how = cell.how ? `${word(`how_${cell.how}`)}${where ? `, ${where}` : ""}` : word("how_unknown");
  return (
    <button class="cell" onClick={go} data-own={cell.own} data-shared={cell.shared} data-how={cell.how ?? ""} title={`${how}\nRp ${rupiah(all(cell))}${cell.shared ? `\n${word("sharedMoney")}: Rp ${rupiah(cell.shared)}` : ""}`}>
      <span class="unseen">{`${name}: ${how}; Rp ${rupiah(all(cell))}; `}</span>
      <span class="amount"><b aria-hidden="true">{HOW[cell.how ?? ""] ?? "·"}</b> {all(cell) ? short(all(cell)) : "Rp –"}{cell.shared > 0 && <sup title={word("sharedMoney")}>*</sup>}</span>
      <span class="faint">{all(cell) ? `${share(all(cell), total).trim()} · ` : ""}{word("programsCount", cell.programs)}</span>
      {where && <span class="faint">{where}</span>}
    </button>
  );
}

function sorted(rows: readonly MatrixRow[], by: string, up: boolean, grouped: boolean): MatrixRow[] {
  const value = (row: MatrixRow): number => {
    if (by === "none") return all(row.none);
    if (by === "total") return row.total;
    const cell = row.cells.get(by);
    return cell ? all(cell) : -1;
  };
  const turn = up ? -1 : 1;
  return [...rows].sort((a, b) => (grouped ? a.kind.localeCompare(b.kind) : 0) || turn * (by === "" || by === "name" ? a.name.localeCompare(b.name) : value(b) - value(a)) || a.name.localeCompare(b.name) || a.plan - b.plan);
}
