/** The views of the page, in the order of their tabs. A view is one function without arguments; `useApp` gives it what it needs. */
import type { JSX } from "preact";
import { AliranView } from "./aliran.tsx";
import { BandingView } from "./banding.tsx";
import { CetakView } from "./cetak.tsx";
import { KaskadeView } from "./kaskade.tsx";
import { KeselarasanView } from "./keselarasan.tsx";
import { TemuanView } from "./temuan.tsx";

export interface View {
  /** Its name in the address; its title is the text `view_<name>`. */
  readonly name: string;
  readonly View: () => JSX.Element;
  /** Only where the page is served from a live store. */
  readonly live?: boolean;
}
export const VIEWS: readonly View[] = [
  { name: "kaskade", View: KaskadeView },
  { name: "keselarasan", View: KeselarasanView },
  { name: "aliran", View: AliranView },
  { name: "temuan", View: TemuanView },
  { name: "banding", View: BandingView },
  { name: "cetak", View: CetakView },
];
