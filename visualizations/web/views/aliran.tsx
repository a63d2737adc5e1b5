/** Aliran: the region's money from misi through sasaran RPJMD and agency to program, drawn and as a table. A click leaves only what passes there. */
import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Index, Mission } from "../data.ts";
import { BOTH, drawn, gathered, named, passes, REST, stations, ways, type FlowLink, type FlowNode, type Way } from "../flow.ts";
import { wrap } from "../measure.ts";
import { keyOf } from "../model.ts";
import { csv, download, useApp } from "../parts.tsx";
import { rupiah, short, term, word } from "../words.ts";
import { missionName, regionPlans } from "./keselarasan.tsx";

/** Labels stand in the columns, bands run between them: no band passes behind a label. */
const [LABEL, GAP] = [214, 118];
const WIDTH = 4 * LABEL + 3 * GAP + 12;
/** More programs than this would be slivers: the others of an agency are one station, until something is chosen. */
const MOST_PROGRAMS = 27;
const COLOURS = 7;
/** What is narrower, in pixels, is a line, and as dark as one. */
const THIN = 6;

export function AliranView(): JSX.Element {
  const { index, plans, year, state, go, say } = useApp();
  const allYears = state.sort.startsWith("all");
  const whole = useMemo(() => ways(index, regionPlans(index, plans), allYears ? 0 : year), [index, plans, year, allYears]);
  const chosen = whole.some((way) => passes(way, state.misi)) ? state.misi : "";
  const shown = useMemo(() => whole.filter((way) => passes(way, chosen)), [whole, chosen]);
  if (!whole.length) return <p id="nothing">{word("noFlow")}</p>;
  const total = sum(whole);
  const pick = (station: string): void => { go({ misi: station === chosen ? "" : station }); say(station === chosen ? word("flowAll") : chosenName(index, station)); };
  const save = (): void => {
    const heads = [term("Mission"), term("RegionalSasaran"), word("agency"), term("Program"), "Rp"];
    download("aliran.csv", "text/csv", csv([heads, ...gathered(shown).map((way) => [...stations(way, true).map((station) => nameOf(index, station)), way.amount])]));
  };
  return (
    <section class="aliran">
      <div class="bar">
        <label class="inline check"><input type="checkbox" checked={allYears} onChange={(event) => { go({ sort: event.currentTarget.checked ? "all" : "" }, true); }} />{word("allYears")}</label>
        <button onClick={save}>CSV</button>
        {chosen && <button id="flow-all" class="chip" onClick={() => { pick(chosen); }}><span aria-hidden="true">× </span>{chosenName(index, chosen)}<span class="unseen"> — {word("flowAll")}</span></button>}
        <span class="faint" id="flow-sum">{chosen ? word("flowSum", { shown: rupiah(sum(shown)), all: rupiah(total) }) : `Rp ${rupiah(total)}`}</span>
      </div>
      <div class="scroller" tabIndex={0} role="group" aria-label={word("flowLabel")}>
        <Drawing shown={shown} chosen={chosen} pick={pick} />
        <FlowTable shown={shown} total={sum(shown)} caption={word("flowCaption", { year: allYears ? word("allYears") : year })} />
        <p class="faint">{word("flowHelp")}</p>
      </div>
    </section>
  );
}

const sum = (all: readonly Way[]): number => all.reduce((amount, way) => amount + way.amount, 0);

const chosenName = (index: Index, chosen: string): string => chosen.split(BOTH).map((station) => nameOf(index, station)).join(" → ");

/** What a station is called. */
function nameOf(index: Index, station: string): string {
  const [kind = "", ...rest] = station.split(":");
  const id = rest.join(":");
  if (kind === "misi") return id ? inOrder(index, id).map((misi) => (typeof misi === "string" ? misi : missionName(misi))).join(" + ") : word("noMission");
  if (kind === "sasaran") return id.startsWith("~") ? word("noRegionalSasaran") : id.split("+").map((one) => textOf(index, one)).join(" + ");
  const [number = "", card = ""] = rest;
  const plan = index.plans[Number(number)];
  if (kind === "plan") return plan?.owner ?? "";
  if (card === "-1") return word("noProgram");
  if (card === REST) return word("otherPrograms");
  return `${plan?.code?.[Number(card)] ?? ""} ${index.texts[plan?.text?.[Number(card)] ?? -1] ?? ""}`.trim();
}
/** Several misi by their numbers, since their words would not fit. */
function briefly(index: Index, station: string): string | undefined {
  if (!station.startsWith("misi:") || !station.includes("+")) return undefined;
  const numbers = inOrder(index, station.slice(5)).map((misi) => (typeof misi === "string" ? undefined : misi.number));
  return numbers.includes(undefined) ? undefined : `${term("Mission")} ${numbers.join(" + ")}`;
}
/** The misi of a joined key by their numbers; an id where one is not known. */
function inOrder(index: Index, joined: string): (Mission | string)[] {
  const found = joined.split("+").map((id) => index.missions.find((misi) => misi.id === id) ?? id);
  const number = (one: Mission | string): number => (typeof one === "string" ? Infinity : (one.number ?? Infinity));
  return found.sort((a, b) => number(a) - number(b) || 0);
}
const texts = new WeakMap<Index, Map<string, string>>();
function textOf(index: Index, key: string): string {
  let known = texts.get(index);
  if (!known) {
    known = new Map();
    for (const plan of index.plans) {
      plan.group?.forEach((group, card) => { if (group === "RegionalSasaran") known?.set(keyOf(plan, card), index.texts[plan.text?.[card] ?? -1] ?? ""); });
    }
    texts.set(index, known);
  }
  return known.get(key) ?? key;
}

interface Drawn { readonly name: string }
type Node = FlowNode & Drawn;
/** Its place in a drawing. */
type Laid = Node & { readonly y0?: number | undefined; readonly y1?: number | undefined };

const LINE = 15;
const middleOf = (node: Laid): number => ((node.y0 ?? 0) + (node.y1 ?? 0)) / 2;
/** About how wide a label is; capitals are wide. */
const wide = (text: string): number => Array.from(text).reduce((sum, letter) => sum + (letter === " " ? 4.2 : /\p{Lu}/u.test(letter) ? 8.8 : /\d/.test(letter) ? 7.9 : 6.9), 0);

/** What each station is called on the drawing, in as many lines as there is room for before the labels above and below it. */
function labels(index: Index, nodes: readonly Laid[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const layer of [0, 1, 2, 3]) {
    const column = nodes.filter((node) => node.layer === layer).sort((a, b) => middleOf(a) - middleOf(b));
    column.forEach((node, at) => {
      const [before, after] = [column[at - 1], column[at + 1]];
      const room = Math.max((node.y1 ?? 0) - (node.y0 ?? 0), Math.min(before ? middleOf(node) - middleOf(before) : 90, after ? middleOf(after) - middleOf(node) : 90));
      const name = node.id.endsWith(`:${REST}`) ? word("programsMore", node.programs) : (briefly(index, node.id) ?? node.name);
      const told = layer === 3 && !node.id.endsWith(`:${REST}`) ? name.replace(/^([\d.]+\s+)?program\s+/i, "$1") : name; // the column says that it is one
      found.set(node.id, wrap(told, LABEL - 24, Math.max(1, Math.min(4, Math.floor((room - 10) / LINE) - 1)), wide));
    });
  }
  return found;
}

/** A band's two ends as what is chosen; of programs that stand together, their plan is. */
const between = (source: string, target: string): string => [source, target.endsWith(`:${REST}`) ? "" : target].filter(Boolean).join(BOTH);
const aim = (id: string): string => (id.endsWith(`:${REST}`) ? `plan:${id.split(":")[1] ?? ""}` : id);

function Drawing({ shown, chosen, pick }: { shown: readonly Way[]; chosen: string; pick: (station: string) => void }): JSX.Element {
  const { index } = useApp();
  const picture = useMemo(() => {
    const { nodes, links } = drawn(shown, named(shown, MOST_PROGRAMS));
    const most = Math.max(...[0, 1, 2, 3].map((layer) => nodes.filter((node) => node.layer === layer).length));
    const tall = most <= 14; // room for two lines and the amount
    const padding = tall ? 50 : 36;
    const height = Math.max(320, most * padding + (tall ? 260 : 420));
    const labelled = nodes.map((node): Node => ({ ...node, name: nameOf(index, node.id) }));
    const laid = sankey<Node, FlowLink>()
      .nodeId((node) => node.id).nodeAlign((node) => node.layer).nodeWidth(LABEL).nodePadding(padding)
      .extent([[6, 56], [WIDTH - 6, height - 30]])({ nodes: labelled, links: links.map((link) => ({ ...link })) });
    const colours = new Map([...new Set(links.map((link) => link.misi))].filter((misi) => misi !== "misi:").sort().map((misi, at) => [misi, at % COLOURS]));
    return { ...laid, height, colours, lines: labels(index, laid.nodes) };
  }, [shown, index]);
  const path = sankeyLinkHorizontal<Node, FlowLink>();
  const heads = [term("Mission"), term("RegionalSasaran"), word("agency"), term("Program")];
  const colour = (misi: string): string => (misi === "misi:" ? "flow-none" : `flow-${picture.colours.get(misi) ?? 0}`);
  return (
    <svg class="flow" viewBox={`0 0 ${WIDTH} ${picture.height}`} width={WIDTH} height={picture.height} role="group" aria-label={word("flowLabel")}>
      {heads.map((head, layer) => <text class="head" x={picture.nodes.find((node) => node.layer === layer)?.x0 ?? 0} y={22}>{head}</text>)}
      {picture.links.map((link) => {
        const [source, target] = [link.source as Node, link.target as Node];
        const lacking = target.id.startsWith("sasaran:~") || source.id.startsWith("sasaran:~");
        return (
          <path class={`flow-band ${lacking ? "flow-none" : colour(link.misi)} ${(link.width ?? 0) < THIN ? "thin" : ""}`} d={path(link) ?? ""} stroke-width={Math.max(1.5, link.width ?? 1)} data-value={link.value} onClick={() => { pick(between(source.id, target.id)); }}>
            <title>{`${source.name} → ${target.name}\nRp ${rupiah(link.value)}`}</title>
          </path>
        );
      })}
      {picture.nodes.map((node) => {
        const [x0, x1, y0, y1] = [node.x0 ?? 0, node.x1 ?? 0, node.y0 ?? 0, node.y1 ?? 0];
        const lines = [...(picture.lines.get(node.id) ?? []), short(node.amount)];
        const half = Math.max((y1 - y0) / 2, (lines.length * 15 + 4) / 2);
        const middle = (y0 + y1) / 2;
        const lacking = node.id === "misi:" || node.id.startsWith("sasaran:~");
        const ends = [[x0, node.layer > 0], [x1 - 5, node.layer < 3]] as const;
        return (
          <g key={node.id} class={`station ${node.id === chosen ? "chosen" : ""} ${lacking ? "lacking-station" : ""}`} data-station={node.id} data-amount={node.amount} role="button" tabindex={0}
            aria-pressed={node.id === chosen}
            onClick={() => { pick(aim(node.id)); }} onKeyDown={(event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pick(aim(node.id)); } }}>
            <title>{`${heads[node.layer] ?? ""}: ${node.name}\nRp ${rupiah(node.amount)}`}</title>
            <rect class="target" x={x0} y={middle - half} width={LABEL} height={2 * half} rx="4" />
            {ends.map(([x, joined]) => joined && <rect class="bar-node" x={x} y={y0} width={5} height={Math.max(2, y1 - y0)} />)}
            {lines.map((line, at) => <text x={x0 + 11} y={middle + (at - (lines.length - 1) / 2) * 15 + 4} class={at === lines.length - 1 ? "amount" : ""}>{line}</text>)}
          </g>
        );
      })}
    </svg>
  );
}

function FlowTable({ shown, total, caption }: { shown: readonly Way[]; total: number; caption: string }): JSX.Element {
  const { index, go } = useApp();
  const rows = useMemo(() => gathered(shown), [shown]);
  return (
    <table class="matrix flow-table">
      <caption>{caption}</caption>
      <thead><tr><th scope="col">{term("Mission")}</th><th scope="col">{term("RegionalSasaran")}</th><th scope="col">{word("agency")}</th><th scope="col">{term("Program")}</th><th scope="col">Rp</th></tr></thead>
      <tbody>
        {rows.map((way) => {
          const [misi = "", sasaran = "", plan = "", program = ""] = stations(way, true);
          const key = way.program < 0 ? "" : keyOf(index.plans[way.plan] ?? { key: "" }, way.program);
          return (
            <tr key={`${misi} ${sasaran} ${program}`}>
              <th scope="row">{nameOf(index, misi)}</th>
              <td class={sasaran.startsWith("sasaran:~") ? "faint" : ""}>{nameOf(index, sasaran)}</td>
              <td>{nameOf(index, plan)}</td>
              <td>{key ? <button class="link" onClick={() => { go({ view: "kaskade", plan: String(way.plan), card: key, focus: "", branch: "" }); }}>{nameOf(index, program)}</button> : <span class="faint">{nameOf(index, program)}</span>}</td>
              <td class="sum">{rupiah(way.amount)}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot><tr><th scope="row" colSpan={4}>{word("total_")}</th><td class="sum">{rupiah(total)}</td></tr></tfoot>
    </table>
  );
}
