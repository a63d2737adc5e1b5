/** The shape of the page's data (written by visualizations/blocks.py), and how a block of it is opened. */
import { gunzipSync, strFromU8 } from "fflate";
import type { NodeType, Properties } from "./ontology.ts";

/** A level of the cascade, what hangs on nothing, the branch under which that stands, or that of what no plan is known to serve. */
export type Group = NodeType | "Loose" | "Unlinked";
export type OrphanKind = "orphan" | "orphanIndicator" | "unreached";
export type Weight = "error" | "warning" | "note" | "question";
export const WEIGHTS: readonly Weight[] = ["error", "warning", "note", "question"];

/** Some properties of a node or relation, of which none needs to be there. */
type Of<Name extends keyof Properties, Key extends keyof Properties[Name]> = Partial<Pick<Properties[Name], Key>>;

export interface DocumentData extends Of<"Document", "title" | "kind" | "period_start" | "period_end" | "date" | "file_name"> {
  readonly id: string;
}
/** [program's card or -1, ids of misi, rupiah per year, ids of sasaran RPJMD] */
export type FlowData = readonly [number, readonly string[], Readonly<Record<string, number>>, readonly string[]];
/** [id of the misi or sasaran RPJMD, how that is known, page, line] */
export type SupportData = readonly [string, string, number | null, number | null];

/** One plan as columns; a card's number is its place in them. Absent columns are empty. */
export interface PlanColumns {
  readonly key: string;
  readonly region?: string;
  readonly owner?: string;
  readonly kind?: string;
  readonly regional?: boolean;
  readonly document?: DocumentData;
  readonly start?: readonly number[];
  readonly loose?: number;
  readonly group?: readonly Group[];
  readonly text?: readonly number[];
  readonly code?: readonly string[];
  readonly id?: readonly string[];
  readonly above?: readonly (number | readonly number[])[];
  readonly level?: readonly number[];
  readonly orphan?: Readonly<Partial<Record<OrphanKind, readonly number[]>>>;
  readonly dim?: readonly number[];
  readonly summed?: readonly number[];
  readonly years?: readonly number[];
  readonly money?: readonly (readonly (number | null)[])[];
  readonly marks?: readonly (readonly number[])[];
  readonly inside?: readonly (readonly number[])[];
  readonly flows?: readonly FlowData[];
  readonly supports?: readonly SupportData[];
  readonly served?: readonly SupportData[];
  /** [card, ids of the concepts that it or an indicator of it means] */
  readonly aligned?: readonly (readonly [number, ...string[]])[];
}
export interface Mission extends Pick<Properties["Mission"], "text" | "number" | "list"> {
  readonly id: string;
  readonly region?: string;
}
export interface RegionalSasaran extends Pick<Properties["RegionalSasaran"], "text"> {
  readonly id: string;
  readonly region?: string | null;
  /** Ids of the misi above it. */
  readonly missions: readonly string[];
}
export interface Concept extends Pick<Properties["Concept"], "text" | "unit" | "direction" | "alternatives">, Of<"Concept", "kind" | "origin"> {
  readonly id: string;
}
export interface Options {
  readonly agency?: string;
  readonly misi?: string;
  readonly year?: number;
  readonly root?: string;
  readonly onlyFindings?: boolean;
  readonly sources?: Readonly<Record<string, string>>;
}
export interface Index {
  readonly lang: string;
  readonly words: Readonly<Record<string, string>>;
  readonly terms: Readonly<Record<string, string>>;
  readonly levels: readonly NodeType[];
  readonly options: Options;
  /** rule → [title, item of the evaluator's working sheet, what that item asks for] */
  readonly rules: Readonly<Record<string, readonly [string, string, string]>>;
  readonly sources: Readonly<Record<string, string>>;
  readonly missions: readonly Mission[];
  readonly sasaran?: readonly RegionalSasaran[];
  readonly concepts?: readonly Concept[];
  readonly plans: readonly PlanColumns[];
  readonly texts: readonly string[];
}

export interface Origin extends Of<"STATED_IN", "page" | "line" | "table" | "wording"> {
  /** Title and id of the document, where it is another than the plan's own. */
  readonly document?: string;
  readonly of?: string;
  readonly words?: string;
}
export interface OtherFigure {
  readonly text?: string;
  readonly rupiah?: number;
  readonly baseline?: string;
  readonly unit?: string;
  readonly year?: string | number;
  readonly baselineYear?: number;
  readonly who?: readonly string[];
  readonly origins?: readonly Origin[];
}
export interface PastRow {
  readonly of?: string;
  readonly years: readonly (readonly [number | null, string | number | null, string | number | null])[];
  readonly origins?: readonly Origin[];
}
export interface IndicatorRow {
  readonly key?: string;
  readonly who?: readonly string[];
  readonly baseline?: string;
  readonly baselineYear?: number;
  readonly targets?: Readonly<Record<string, string>>;
  readonly end?: string;
  readonly others?: readonly OtherFigure[];
  readonly past?: readonly PastRow[];
  readonly origins?: readonly Origin[];
}
/** What it means, by the id of a concept; `proposed` where nobody has accepted that yet. */
export interface Meant {
  readonly concept?: string;
  readonly proposed?: boolean;
}
export interface IndicatorData extends Pick<Properties["Indicator"], "text" | "unit" | "formula" | "kinds">, Meant {
  readonly rows: readonly IndicatorRow[];
}
export interface PaguRow {
  readonly who?: readonly string[];
  readonly values: Readonly<Record<string, readonly (number | null)[]>>;
  readonly end?: readonly (number | null)[];
  readonly origins?: readonly Origin[];
}
export interface Pagu {
  readonly years?: readonly number[];
  readonly rows: readonly PaguRow[];
  readonly others?: readonly OtherFigure[];
}
export interface Worded {
  readonly label?: NodeType;
  readonly text: string;
  readonly origins?: readonly Origin[];
  readonly indicators?: readonly IndicatorData[];
  readonly below?: readonly Worded[];
}
export interface Detail extends Meant {
  readonly key?: string;
  readonly code?: string;
  readonly printed?: string;
  readonly supports?: readonly number[];
  readonly indicators?: readonly IndicatorData[];
  readonly pagu?: Pagu;
  readonly strategies?: readonly Worded[];
  readonly results?: readonly Worded[];
  readonly past?: readonly PastRow[];
  readonly priorities?: readonly Worded[];
  readonly classified?: readonly { readonly code?: string; readonly name?: string }[];
  readonly origins?: readonly Origin[];
  readonly findings?: readonly number[];
}
export interface UnreadPlace extends Pick<Properties["Unread"], "what">, Of<"Unread", "reason" | "words" | "amounts"> {
  readonly origins?: readonly Origin[];
}
/** What only the panel asks for of one plan. */
export interface Block {
  readonly details: readonly Detail[];
  readonly beside?: { readonly unread?: readonly UnreadPlace[]; readonly past?: readonly PastRow[]; readonly priorities?: readonly Worded[] };
  readonly total: Pagu | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly planFindings: readonly number[];
}
export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly severity: Weight;
  readonly title?: string;
  readonly agency?: string;
  readonly path?: string;
  readonly page?: number;
  readonly line?: number;
  readonly table?: string;
  readonly words?: string;
  readonly expected?: string;
  readonly found?: string;
  readonly cause?: string;
  readonly because?: string;
  readonly cure?: string;
  readonly source?: string;
  readonly plan?: number;
  readonly card?: number;
  readonly at?: string;
}

export interface Named {
  readonly findings: readonly Finding[];
  readonly index: Index;
  readonly [plan: `plan-${number}`]: Block;
}

const opened = new Map<string, unknown>();
let failed: (error: unknown) => void = () => undefined;

/** Who is to hear of a block that a server did not give. */
export function onFailure(told: (error: unknown) => void): void {
  failed = told;
}

/** The address under which a server has the blocks of this page; null where all are in the file. */
export const liveBlocks = (): string | null => document.querySelector<HTMLMetaElement>('meta[name="selaras-blocks"]')?.content ?? null;

/** A block of the page: at once where it is in the file, later where a server has it. Opened once. */
export function open<Name extends keyof Named>(name: Name): Named[Name] | Promise<Named[Name]> {
  const known = opened.get(name);
  if (known !== undefined) return known as Named[Name] | Promise<Named[Name]>;
  const element = document.getElementById(name);
  const found = element === null ? fetched(name) : unpack(element.textContent.trim());
  opened.set(name, found);
  return found as Named[Name] | Promise<Named[Name]>;
}

/** gzip in base64 → the value. */
export function unpack(base64: string): unknown {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return JSON.parse(strFromU8(gunzipSync(bytes))) as unknown;
}

async function fetched(name: string): Promise<unknown> {
  const prefix = liveBlocks();
  if (prefix === null) throw new Error(`no block ${name}`);
  try {
    const answer = await fetch(prefix + name, { credentials: "same-origin" });
    const value = (await answer.json()) as unknown;
    if (!answer.ok) throw new Error((value as { error?: string }).error ?? String(answer.status));
    opened.set(name, value);
    return value;
  } catch (error) {
    failed(error);
    throw error;
  }
}
