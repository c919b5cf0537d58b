// Spans count Unicode code points; JavaScript counts UTF-16 units. Everything here counts code points.

export interface Mark {
  id: string;
  layer: string;
  start: number;
  end: number;
}
export interface Piece {
  start: number;
  text: string;
  marks: Mark[];
}

/** The text cut at every edge of a mark, so that overlapping marks each have their own pieces. */
export function pieces(points: string[], marks: Mark[], from = 0, to = points.length): Piece[] {
  const edges = new Set([from, to]);
  const inside = marks.filter((mark) => mark.end > from && mark.start < to);
  for (const mark of inside) {
    edges.add(Math.max(from, mark.start));
    edges.add(Math.min(to, mark.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  const starts = [...inside].sort((a, b) => a.start - b.start);
  const found: Piece[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const start = cuts[i]!;
    const end = cuts[i + 1]!;
    while (next < starts.length && starts[next]!.start <= start) open.push(starts[next++]!);
    open = open.filter((mark) => mark.end > start);
    found.push({ start, text: points.slice(start, end).join(""), marks: [...open] });
  }
  return found;
}

// Characters that turn the direction of what follows: shown, not obeyed, so that text cannot pose as other text.
const TRICKS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/;
export const hasTricks = (text: string): boolean => TRICKS.test(text);
export const SHOWN: Record<string, string> = {
  "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI",
  "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM",
};

/** Paragraphs as ranges of code points. */
export function paragraphs(points: string[]): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (let at = 0; at <= points.length; at++) {
    if (at === points.length || points[at] === "\n") {
      if (at > start) found.push([start, at]);
      start = at + 1;
    }
  }
  return found;
}

/** Words as ranges of code points within a range. */
export function wordsIn(points: string[], from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  let start = -1;
  for (let at = from; at <= to; at++) {
    const inWord = at < to && /[\p{L}\p{N}'’\-–.,%$€£]/u.test(points[at]!) && !/^[.,–-]$/.test(points[at]!);
    const joins = at < to && start >= 0 && /^[.,–-]$/.test(points[at]!) && at + 1 < to && /[\p{L}\p{N}]/u.test(points[at + 1]!);
    if (inWord || joins) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      found.push([start, at]);
      start = -1;
    }
  }
  return found;
}
