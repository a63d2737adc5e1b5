/** Keselarasan: misi, or sasaran RPJMD, × perangkat daerah. A cell says how much money reaches the misi and how that is known; nothing found is said as such. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Index, Mission, RegionalSasaran } from "../data.ts";
import { matrix, sasaranMatrix, type By, type Cell, type MatrixRow } from "../matrix.ts";
import { csv, download, useApp } from "../parts.tsx";
import { place, rupiah, short, term, word } from "../words.ts";

const HOW: Readonly<Record<string, string>> = { stated: "●", quoted: "◐", hierarchy: "○", reviewed: "◆" };

/** The plans of the region of those that are chosen. */
export function regionPlans(index: Index, plans: readonly number[]): number[] {
  const regions = new Set(plans.map((number) => index.plans[number]?.region));
  return index.plans.flatMap((plan, number) => (regions.has(plan.region) ? [number] : []));
}
export const missionName = (misi: Mission): string => `${misi.list === "campaign" ? `${word("campaign")} ` : ""}${misi.number === undefined ? "" : `${misi.number}. `}${misi.text}`;
const all = (cell: Cell): number => cell.own + cell.shared;

const MISI_SHOWN = 60; // letters of a misi over its sasaran

interface Shown extends Pick<Mission, "id" | "text" | "list"> {
  readonly name: string;
  /** The misi over a sasaran RPJMD. */
  readonly over?: string;
}

/** The columns of what is asked for: of misi all of the region, of sasaran RPJMD those that a plan here serves, by their misi. */
function useMatrix(by: By, year: number): { readonly rows: readonly MatrixRow[]; readonly columns: readonly Shown[]; readonly unserved: readonly RegionalSasaran[] } {
  const { index, plans } = useApp();
  return useMemo(() => {
    const numbers = regionPlans(index, plans);
    if (by === "misi") {
      const { rows, columns } = matrix(index, numbers, year);
      return { rows, columns: columns.map((misi) => ({ ...misi, name: missionName(misi) })), unserved: [] };
    }
    const { rows, columns } = sasaranMatrix(index, numbers, year);
    const served = new Set(rows.flatMap((row) => [...row.cells.keys()]));
    const order = (one: RegionalSasaran): number => { const at = index.missions.findIndex((misi) => misi.id === one.missions[0]); return at < 0 ? index.missions.length : at; };
    const shown = columns.filter((one) => served.has(one.id)).sort((a, b) => order(a) - order(b) || a.text.localeCompare(b.text));
    const over = (one: RegionalSasaran): string => { const misi = index.missions.find((each) => each.id === one.missions[0]); return misi ? missionName(misi) : word("noMissionOver"); };
    return { rows, columns: shown.map((one) => ({ id: one.id, text: one.text, name: one.text, over: over(one) })), unserved: columns.filter((one) => !served.has(one.id)) };
  }, [index, plans, by, year]);
}

export function KeselarasanView(): JSX.Element {
  const { index, year, state, go } = useApp();
  const kind: By = state.by === "sasaran" ? "sasaran" : "misi";
  const allYears = state.sort.startsWith("all");
  const whole = useMatrix(kind, allYears ? 0 : year);
  const [by = "", way = ""] = state.sort.replace(/^all!?/, "").split("!");
  const rows = useMemo(() => sorted(whole.rows, by, way === "up", state.group === "kind"), [whole, by, way, state.group]);
  const twice = useMemo(() => new Set(whole.rows.map((row) => row.name).filter((name, at, all) => all.indexOf(name) !== at)), [whole]);
  if (!whole.rows.length || !(index.missions.length || index.sasaran?.length)) return <p id="nothing">{word("noMatrix")}</p>;
  const sort = (column: string): void => { go({ sort: `${allYears ? "all!" : ""}${column}!${by === column && way !== "up" ? "up" : ""}` }, true); };
  const open = (numbers: readonly number[], id: string): void => { go({ view: "kaskade", plan: numbers.join("."), focus: id, card: id, branch: "1", hide: "", only: "" }); };
  const head = (column: string, text: string, title?: string): JSX.Element => (
    <button class="sort" title={title} onClick={() => { sort(column); }}>{text}<span aria-hidden="true">{by === column ? (way === "up" ? " ▲" : " ▼") : ""}</span></button>
  );
  const order = (column: string): "ascending" | "descending" | "none" => (by !== column ? "none" : way === "up" ? "ascending" : "descending");
  const none = word(kind === "misi" ? "noMission" : "noSasaran");
  const save = (): void => {
    const heads = [word("agency"), word("kindOf"), ...whole.columns.flatMap(({ name }) => [name, `${word("sharedOf")}: ${name}`, `${word("how")}: ${name}`, `${word("origin")}: ${name}`]), none, word("total_")];
    const lines = rows.map((row) => [row.name, row.kind, ...whole.columns.flatMap(({ id }) => { const cell = row.cells.get(id); return [cell ? all(cell) : undefined, cell?.shared ? cell.shared : undefined, cell?.how ? word(`how_${cell.how}`) : cell ? word("how_unknown") : word("notFound"), cell ? placeOf(cell) : ""]; }), all(row.none), row.total]);
    download("keselarasan.csv", "text/csv", csv([heads, ...lines]));
  };
  const own = whole.columns.filter((column) => column.list !== "campaign");
  const pledges = whole.columns.filter((column) => column.list === "campaign");
  const cell = (row: MatrixRow, column: Shown): JSX.Element => (
    <td key={column.id} data-misi={column.id}><CellView cell={row.cells.get(column.id)} total={row.total} shared={word(kind === "misi" ? "sharedMoney" : "sharedMoneySasaran")} name={`${row.name}, ${column.name}`} go={() => { open([row.plan], column.id); }} /></td>
  );
  const body = (row: MatrixRow): JSX.Element => (
    <tr key={row.plan} data-plan={row.plan}>
      <th scope="row"><button class="link" onClick={() => { go({ view: "kaskade", plan: String(row.plan), card: "", focus: "", branch: "" }); }}>{row.name}</button>{twice.has(row.name) && <span class="faint edition">{editionOf(index.plans[row.plan])}</span>}</th>
      {own.map((column) => cell(row, column))}
      <td data-misi="none" class={all(row.none) ? "lacking" : ""}>{all(row.none) ? <><b title={`Rp ${rupiah(all(row.none))}`}>{short(all(row.none))}</b><span class="faint">{share(all(row.none), row.total)}{" · "}{word("programsCount", row.none.programs)}</span></> : <span class="faint">–</span>}</td>
      <td data-misi="total"><b title={rupiah(row.total)}>{row.total ? short(row.total) : "–"}</b></td>
      {pledges.map((column) => cell(row, column))}
    </tr>
  );
  const columnHead = (column: Shown): JSX.Element => {
    const serving = whole.rows.filter((row) => row.cells.has(column.id)).map((row) => row.plan);
    return (
      <th scope="col" key={column.id} aria-sort={order(column.id)}>
        {head(column.id, column.name, column.text)}
        <button class="all" onClick={() => { open(serving, column.id); }} disabled={!serving.length} aria-label={`${column.name}: ${word("agenciesOf", serving.length)}`}>{word("agenciesOf", serving.length)}</button>
      </th>
    );
  };
  const kinds = state.group === "kind" ? [...new Set(rows.map((row) => row.kind))] : [""];
  const over = spans(own);
  return (
    <section class="keselarasan">
      <div class="bar">
        <div class="modes" role="group" aria-label={word("matrixBy")}>
          <button id="by-misi" aria-pressed={kind === "misi"} onClick={() => { go({ by: "", sort: allYears ? "all" : "" }); }}>{term("Mission")}</button>
          <button id="by-sasaran" aria-pressed={kind === "sasaran"} onClick={() => { go({ by: "sasaran", sort: allYears ? "all" : "" }); }}>{term("RegionalSasaran")}</button>
        </div>
        <label class="inline check"><input type="checkbox" id="all-years" checked={allYears} onChange={(event) => { go({ sort: `${event.currentTarget.checked ? "all!" : ""}${by}${by ? `!${way}` : ""}` }, true); }} />{word("allYears")}</label>
        <label class="inline check"><input type="checkbox" id="group-kind" checked={state.group === "kind"} onChange={(event) => { go({ group: event.currentTarget.checked ? "kind" : "" }, true); }} />{word("groupKind")}</label>
        <button onClick={save}>CSV</button>
        <span class="faint legend-line">{Object.entries(HOW).map(([how, sign]) => <span><b aria-hidden="true">{sign}</b> {word(`how_${how}`)}</span>)}</span>
      </div>
      <div class="scroller" tabIndex={0} role="group" aria-label={word(kind === "misi" ? "matrixLabel" : "matrixLabelSasaran")}>
        <table class={`matrix by-${kind}`}>
          <caption>{word(kind === "misi" ? "matrixCaption" : "matrixCaptionSasaran", { year: allYears ? word("allYears") : year })}</caption>
          <thead>
            {over.length > 0 && <tr class="over-row"><td />{over.map(([text, count], at) => <th scope="colgroup" key={at} colSpan={count} title={text}>{text.length > MISI_SHOWN ? `${text.slice(0, MISI_SHOWN)}…` : text}</th>)}<td colSpan={2} /></tr>}
            <tr>
              <th scope="col" aria-sort={order("name")}>{head("name", word("agency"))}</th>
              {own.map(columnHead)}
              <th scope="col" aria-sort={order("none")}>{head("none", none, word("noMissionHelp"))}</th>
              <th scope="col" aria-sort={order("total")}>{head("total", word("total_"))}</th>
              {pledges.map(columnHead)}
            </tr>
          </thead>
          {kinds.map((one) => (
            <tbody key={one}>
              {state.group === "kind" && <tr class="kind-row"><th scope="rowgroup" colSpan={whole.columns.length + 3}>{one || word("otherKind")} <span class="faint">({rows.filter((row) => row.kind === one).length})</span></th></tr>}
              {rows.filter((row) => state.group !== "kind" || row.kind === one).map(body)}
            </tbody>
          ))}
        </table>
        {whole.unserved.length > 0 && <details class="unserved" open={whole.unserved.length <= 12}><summary>{word("unserved", whole.unserved.length)}</summary><p class="faint">{word("unservedHelp", whole.rows.length)}</p><ul>{whole.unserved.map((one) => <li>{one.text}</li>)}</ul></details>}
        <p class="faint">{word(kind === "misi" ? "matrixHelp" : "matrixHelpSasaran")}</p>
      </div>
    </section>
  );
}

/** What stands over how many neighbouring columns. */
function spans(columns: readonly Shown[]): [string, number][] {
  const found: [string, number][] = [];
  for (const { over } of columns) {
    const last = found.at(-1);
    if (over === undefined) return [];
    if (last?.[0] === over) last[1] += 1;
    else found.push([over, 1]);
  }
  return found;
}
const editionOf = (plan: Index["plans"][number] | undefined): string => `${plan?.document?.kind ?? ""} ${plan?.document?.period_start ?? ""}–${plan?.document?.period_end ?? ""}`;
const placeOf = (cell: Cell): string => (cell.page !== undefined || cell.line !== undefined ? place({ ...(cell.page === undefined ? {} : { page: cell.page }), ...(cell.line === undefined ? {} : { line: cell.line }) }) : "");
const share = (amount: number, total: number): string => (total ? ` ${Math.round((amount / total) * 100)}\u00a0%` : "");

function CellView({ cell, total, shared, name, go }: { cell: Cell | undefined; total: number; shared: string; name: string; go: () => void }): JSX.Element {
  if (!cell) return <span class="faint nothing">{word("notFound")}</span>;
  const where = placeOf(cell);
  const how = cell.how ? `${word(`how_${cell.how}`)}${where ? `, ${where}` : ""}` : word("how_unknown");
  return (
    <button class="cell" onClick={go} data-own={cell.own} data-shared={cell.shared} data-how={cell.how ?? ""} title={`${how}\nRp ${rupiah(all(cell))}${cell.shared ? `\n${shared}: Rp ${rupiah(cell.shared)}` : ""}`}>
      <span class="unseen">{`${name}: ${how}; Rp ${rupiah(all(cell))}; `}</span>
      <span class="amount"><b aria-hidden="true">{HOW[cell.how ?? ""] ?? "·"}</b> {all(cell) ? short(all(cell)) : "Rp –"}{cell.shared > 0 && <sup title={shared}>*</sup>}</span>
      <span class="faint">{all(cell) ? `${share(all(cell), total).trim()} · ` : ""}{word("programsCount", cell.programs)}</span>
      <span class="faint">{[word(`howShort_${cell.how ?? "unknown"}`), cell.page === undefined ? where : word("pageShort", cell.page)].filter(Boolean).join(", ")}</span>
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
