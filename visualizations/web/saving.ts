/** A drawing that is made only when a file of it is wanted: as SVG or as PNG. */
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { download } from "./parts.tsx";
import { png, serialised } from "./svg.tsx";

export type Kind = "" | "svg" | "png";
interface Saving { readonly making: Kind; readonly make: (kind: Kind) => void; readonly file: RefObject<HTMLDivElement | null> }

/** `file` is where the drawing stands while `making` names a kind; once it is there it is saved as kaskade.svg or kaskade.png. */
export function useSaving(): Saving {
  const [making, make] = useState<Kind>("");
  const file = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const found = file.current?.querySelector("svg");
    if (!making || !found) return;
    const done = (): void => { make(""); };
    if (making === "svg") { download("kaskade.svg", "image/svg+xml", serialised(found)); done(); return; }
    png(found).then((blob) => { if (blob) download("kaskade.png", "image/png", blob); done(); }, done);
  }, [making]);
  return { making, make, file };
}
