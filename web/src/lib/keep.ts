// What is on the screen, as a file: rows as CSV or JSON, places as GeoJSON, anything drawn as PNG. Made here, of what is shown.

export type Cell = string | number | boolean | null | undefined;
export type Table = Record<string, Cell>[];

export const stem = (text: string): string => text.normalize("NFKD").replace(/[^\w]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 60) || "view";

function give(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// A spreadsheet must not take a cell for a formula.
const RISKY = /^[=+\-@\t\r]/;
function cell(value: Cell): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" && RISKY.test(value) ? "'" + value : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function asCsv(name: string, rows: Table): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((line) => line.map(cell).join(","));
  give(name + ".csv", new Blob([lines.join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" }));
}

export function asJson(name: string, content: unknown): void {
  give(name + ".json", new Blob([JSON.stringify(content, null, 1)], { type: "application/json" }));
}

export function asGeojson(name: string, rows: (Record<string, unknown> & { lat?: number | null; lon?: number | null })[]): void {
  const features = rows.map(({ lat, lon, ...properties }) => ({
    type: "Feature",
    geometry: lat === null || lat === undefined || lon === null || lon === undefined ? null : { type: "Point", coordinates: [lon, lat] },
    properties,
  }));
  give(name + ".geojson", new Blob([JSON.stringify({ type: "FeatureCollection", features })], { type: "application/geo+json" }));
}

/** Blacked out, as the exports of the ledger do it: as long as before. */
export const black = (text: string): string => text.replace(/\S/gu, "█");

/** Blacks out what is veiled on the screen: a blur can be undone, and a file is read by others. */
function blackVeiled(copy: Element): void {
  for (const veiled of copy.querySelectorAll(".blurred, .veiled")) {
    const walk = document.createTreeWalker(veiled, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) walk.currentNode.nodeValue = black(walk.currentNode.nodeValue ?? "");
  }
}

/** The rules of the page: a picture carries them, since nothing outside it can be asked for. */
function rules(): string {
  const all = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  return all.map((rule) => rule.cssText).join("\n");
}

/** A copy that stands still: what is scrolled, typed and ticked in the page is so in the copy too. */
function still(shown: Element): Element {
  const copy = shown.cloneNode(true) as Element;
  const pairs: [Element, Element][] = [[shown, copy]];
  const [from, to] = [shown.querySelectorAll("*"), copy.querySelectorAll("*")];
  from.forEach((element, n) => pairs.push([element, to[n]!]));
  for (const [element, twin] of pairs) {
    if (element instanceof HTMLInputElement) {
      if (element.checked) twin.setAttribute("checked", "");
      if (element.type !== "checkbox") twin.setAttribute("value", element.value);
    } else if (element instanceof HTMLOptionElement && element.selected) twin.setAttribute("selected", "");
    else if (element instanceof HTMLElement && element !== shown && /auto|scroll/.test(getComputedStyle(element).overflow)) {
      const frame = twin as HTMLElement;
      frame.style.cssText += `;overflow:hidden;max-height:none;height:${element.offsetHeight}px`;
      if (element.scrollTop || element.scrollLeft)
        for (const inner of frame.children) (inner as HTMLElement).style.transform = `translate(${-element.scrollLeft}px,${-element.scrollTop}px)`;
    }
  }
  for (const tool of copy.querySelectorAll("[data-tools]")) tool.remove();
  blackVeiled(copy);
  return copy;
}

/** An element as it is drawn now, in twice its size. Nothing is fetched and no script runs in it. */
export async function asPng(name: string, shown: HTMLElement | SVGElement): Promise<void> {
  const box = shown.getBoundingClientRect();
  const [width, height] = [Math.ceil(box.width), Math.ceil(Math.max(box.height, shown.scrollHeight))];
  const space = "http://www.w3.org/2000/svg";
  const sheet = document.createElementNS(space, "svg");
  // As wide as the window, so that what depends on its width is as on the screen.
  for (const [key, value] of Object.entries({ width: innerWidth, height, "data-theme": document.documentElement.dataset.theme ?? "" })) sheet.setAttribute(key, String(value));
  const style = document.createElementNS(space, "style");
  style.textContent = rules();
  const frame = document.createElementNS(space, "foreignObject");
  for (const [key, value] of Object.entries({ width, height })) frame.setAttribute(key, String(value));
  const ground = document.createElement("div");
  ground.style.cssText = `width:${width}px;height:${height}px;background:var(--paper);color:var(--ink);overflow:hidden`;
  const copy = still(shown) as HTMLElement;
  copy.style.cssText += `;width:${width}px;margin:0;box-sizing:border-box`;
  ground.append(copy);
  frame.append(ground);
  sheet.append(style, frame);
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(sheet));
  await image.decode();
  const scale = Math.min(2, 16000 / height, 16000 / width);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * scale, height * scale];
  const pen = canvas.getContext("2d")!;
  pen.scale(scale, scale);
  pen.drawImage(image, 0, 0);
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (made) give(name + ".png", made);
}
