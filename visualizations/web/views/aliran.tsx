/** Aliran: the region's money from misi through sasaran RPJMD and agency to program, drawn and as a table. A click leaves only what passes there. */
import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Index, Mission } from "../data.ts";
import { drawn, gathered, passes, stations, ways, type FlowLink, type FlowNode, type Way } from "../flow.ts";
import { wrap } from "../measure.ts";
import { keyOf } from "../model.ts";
import { csv, download, useApp } from "../parts.tsx";
import { rupiah, short, term, word } from "../words.ts";
import { missionName, regionPlans } from "./keselarasan.tsx";

const COLUMN = 268;
/** More programs than this would be slivers: they show once an agency, a sasaran or a misi is chosen. */
const MOST_PROGRAMS = 40;
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
  const pick = (station: string): void => { go({ misi: station === chosen ? "" : station }); say(station === chosen ? word("flowAll") : nameOf(index, station)); };
  const save = (): void => {
    const heads = [term("Mission"), term("RegionalSasaran"), word("agency"), term("Program"), "Rp"];
    download("aliran.csv", "text/csv", csv([heads, ...gathered(shown).map((way) => [...stations(way, true).map((station) => nameOf(index, station)), way.amount])]));
  };
  return (
    <section class="aliran">
      <div class="bar">
        <label class="inline check"><input type="checkbox" checked={allYears} onChange={(event) => { go({ sort: event.currentTarget.checked ? "all" : "" }, true); }} />{word("allYears")}</label>
        <button onClick={save}>CSV</button>
        {chosen && <button id="flow-all" class="chip" onClick={() => { pick(chosen); }}><span aria-hidden="true">× </span>{nameOf(index, chosen)}<span class="unseen"> — {word("flowAll")}</span></button>}
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
  const number = (one: Mission | string): number => (typeof one === "string" ? Infinity : Number(one.number ?? Infinity));
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

interface Drawn { readonly name: string; readonly lines: readonly string[] }
type Node = FlowNode & Drawn;

function Drawing({ shown, chosen, pick }: { shown: readonly Way[]; chosen: string; pick: (station: string) => void }): JSX.Element {
  const { index } = useApp();
  const picture = useMemo(() => {
    const programs = new Set(shown.map((way) => `${way.plan}:${way.program}`)).size <= MOST_PROGRAMS;
    const { nodes, links } = drawn(shown, programs);
    const layers = programs ? 4 : 3;
    const width = layers * COLUMN + 110;
    const height = Math.max(380, 76 * Math.max(...Array.from({ length: layers }, (_, layer) => nodes.filter((node) => node.layer === layer).length)));
    const named = nodes.map((node): Node => { const name = nameOf(index, node.id); return { ...node, name, lines: wrap(briefly(index, node.id) ?? name, 190, 2, (text) => text.length * 7.1) }; });
    const laid = sankey<Node, FlowLink>()
      .nodeId((node) => node.id).nodeAlign((node) => node.layer).nodeWidth(12).nodePadding(54)
      .extent([[6, 58], [width - 210, height - 30]])({ nodes: named.map((node) => ({ ...node })), links: links.map((link) => ({ ...link })) });
    const colours = new Map([...new Set(links.map((link) => link.misi))].filter((misi) => misi !== "misi:").sort().map((misi, at) => [misi, at % COLOURS]));
    return { ...laid, width, height, layers, colours };
  }, [shown, index]);
  const path = sankeyLinkHorizontal<Node, FlowLink>();
  const heads = [term("Mission"), term("RegionalSasaran"), word("agency"), term("Program")].slice(0, picture.layers);
  const colour = (misi: string): string => (misi === "misi:" ? "flow-none" : `flow-${picture.colours.get(misi) ?? 0}`);
  return (
    <svg class="flow" viewBox={`0 0 ${picture.width} ${picture.height}`} width={picture.width} height={picture.height} role="group" aria-label={word("flowLabel")}>
      {heads.map((head, layer) => <text class="head" x={picture.nodes.find((node) => node.layer === layer)?.x0 ?? 0} y={22}>{head}</text>)}
      {picture.links.map((link) => (
        <path class={`band ${colour(link.misi)} ${(link.width ?? 0) < THIN ? "thin" : ""}`} d={path(link) ?? ""} stroke-width={Math.max(1.5, link.width ?? 1)} data-value={link.value}>
          <title>{`${nameOf(index, (link.source as Node).id)} → ${nameOf(index, (link.target as Node).id)}\nRp ${rupiah(link.value)}`}</title>
        </path>
      ))}
      {picture.nodes.map((node) => (
        <g key={node.id} class={`station ${node.id === chosen ? "chosen" : ""} ${node.id === "misi:" || node.id.startsWith("sasaran:~") ? "lacking-station" : ""}`} data-station={node.id} data-amount={node.amount} role="button" tabindex={0}
          aria-pressed={node.id === chosen}
          onClick={() => { pick(node.id); }} onKeyDown={(event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pick(node.id); } }}>
          <title>{`${heads[node.layer] ?? ""}: ${node.name}\nRp ${rupiah(node.amount)}`}</title>
          <rect class="target" x={(node.x0 ?? 0) - 4} y={Math.min(node.y0 ?? 0, ((node.y0 ?? 0) + (node.y1 ?? 0)) / 2 - 24)} width={214} height={Math.max((node.y1 ?? 0) - (node.y0 ?? 0), 48)} />
          <rect class="bar-node" x={node.x0} y={node.y0} width={12} height={Math.max(2, (node.y1 ?? 0) - (node.y0 ?? 0))} />
          {[...node.lines, short(node.amount)].map((line, at, all) => (
            <text x={(node.x1 ?? 0) + 6} y={((node.y0 ?? 0) + (node.y1 ?? 0)) / 2 + (at - (all.length - 1) / 2) * 15 + 4} class={at === all.length - 1 ? "amount" : ""}>{line}</text>
          ))}
        </g>
      ))}
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
              <td>{key ? <button class="link" onClick={() => { go({ view: "kaskade", plan: String(way.plan), card: key, focus: "" }); }}>{nameOf(index, program)}</button> : <span class="faint">{nameOf(index, program)}</span>}</td>
              <td class="sum">{rupiah(way.amount)}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot><tr><th scope="row" colSpan={4}>{word("total_")}</th><td class="sum">{rupiah(total)}</td></tr></tfoot>
    </table>
  );
}
