// How things are named and written on the desk.

export const STATUS: Record<string, { sign: string; says: string }> = {
  reported: { sign: "○", says: "told by one independent source" },
  corroborated: { sign: "●", says: "told by two or more independent sources, denied by nobody" },
  contested: { sign: "◐", says: "asserted by some, denied by others" },
  planned: { sign: "◇", says: "announced, not yet held" },
  cancelled: { sign: "⊘", says: "called off" },
  hypothetical: { sign: "◌", says: "only under a condition" },
};

export const MARK: Record<string, string> = {
  graphic: "may show or tell of wounds and death",
  sensitive: "names or shows a person who could come to harm",
  restricted: "for editors only",
  frozen: "kept as it is: nothing about it can be changed",
};

export function plural(n: number, one: string, many = one + "s"): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** 12,345: without Intl, which a browser needs 50 ms to have ready. */
export const number = (n: number): string => String(n).replace(/(?<!\.\d*)\B(?=(\d{3})+(?!\d))/g, ",");

/** "9–11", "at least 9", "11": a figure with its bounds. */
export function bounds(f: { low: number | null; best: number | null; high: number | null }): string {
  if (f.low !== null && f.high !== null) return f.low === f.high ? number(f.low) : `${number(f.low)}–${number(f.high)}`;
  if (f.low !== null) return `≥ ${number(f.low)}`;
  if (f.high !== null) return `≤ ${number(f.high)}`;
  return f.best !== null ? number(f.best) : "?";
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

export function day(iso: string | null | undefined): string {
  if (!iso) return "no date";
  const [year, month, date] = iso.slice(0, 10).split("-");
  return date ? `${+date} ${MONTHS[+month! - 1]} ${year}` : month ? `${MONTHS[+month - 1]} ${year}` : year!;
}

/** A range of days as short as it can be said: a day, a month, a year, or from–to. */
export function days(start: string | null, end: string | null): string {
  if (!start && !end) return "no date";
  if (!start || !end || start === end) return (start ? "" : "until ") + day(start ?? end);
  const last = new Date(Date.UTC(+end.slice(0, 4), +end.slice(5, 7), 0)).getUTCDate();
  if (start.endsWith("-01-01") && end.endsWith("-12-31"))
    return start.slice(0, 4) === end.slice(0, 4) ? start.slice(0, 4) : `${start.slice(0, 4)}–${end.slice(0, 4)}`;
  if (start.slice(0, 7) === end.slice(0, 7)) {
    if (start.endsWith("-01") && +end.slice(8) === last) return day(start.slice(0, 7));
    return `${+start.slice(8)}–${day(end)}`;
  }
  if (start.slice(0, 4) === end.slice(0, 4)) return `${+start.slice(8)} ${MONTHS[+start.slice(5, 7) - 1]} – ${day(end)}`;
  return `${day(start)} – ${day(end)}`;
}

export function precision(start: string | null, end: string | null): "day" | "days" | "month" | "year" | "none" {
  if (!start) return "none";
  const width = (Date.parse(end ?? start) - Date.parse(start)) / 864e5 + 1;
  return width <= 1 ? "day" : width < 28 ? "days" : width < 190 ? "month" : "year";
}

export const lower = (text: string): string => text.toLowerCase().replaceAll("_", " ");
export const kind = (type: string, mode: string | null): string => lower(type) + (mode ? ` · ${mode.replaceAll("-", " ")}` : "");

/** A title without the place and day that the ledger puts before it: the desk shows those beside it. */
export const bare = (title: string): string => title.replace(/^(?:[^:"“]{0,60}, )?\d{4}-\d{2}-\d{2}: /, "");
