/** Starts the page. */
import { render } from "preact";
import { Page, shown } from "./app.tsx";
import { open } from "./data.ts";
import "./page.css";
import type { App } from "./parts.tsx";
import { drawing, type Drawn } from "./views/diagram.tsx";
import { speak } from "./words.ts";

declare global {
  interface Window {
    /** For whoever drives the page from outside: what the diagram shows now. */
    Selaras: { readonly drawing: () => Drawn | null; readonly app: () => App | null };
  }
}
window.Selaras = { drawing, app: shown };

const begin = async (): Promise<void> => {
  const index = await open("index");
  speak(index);
  const root = document.getElementById("page");
  if (root) render(<Page index={index} title={document.title} />, root);
};
void begin();
