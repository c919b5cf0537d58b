// What a person decides about: events in a queue, the fields that can be corrected, and how their values are told.
import type { Decision, Span } from "./types";
import { kind } from "./words";

export interface Item {
  id: string; report: string; event: string; title: string | null; publisher: string | null; published: string | null; type: string; mode: string | null;
  status: string; actors: string[]; recipients: string[]; place: string | null; start: string | null; end: string | null; disputed: boolean; confidence: number;
  why: string; triggers: Span[]; evidence: Span[]; incident: string | null; decisions: Record<string, Decision>; final: (Decision & { who?: string }) | null; frozen: boolean;
}
export interface Act { seq: number; at: string; who: string; kind: string; subject: string; before: unknown; after: unknown; undone: boolean }
export interface Agreement { alpha: number | null; units: number; coders: Record<string, Record<string, number>> }
export type Changes = Record<string, unknown>;

export const TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split(" ");
export const STATUSES = "occurred ongoing planned hypothetical alleged negated historical".split(" ");
export const FIELDS = ["type", "status", "actors", "recipients", "place", "start", "end", "words"] as const;
export type Field = (typeof FIELDS)[number];
export const LABEL: Record<Field, string> = { type: "Type", status: "Status", actors: "Who", recipients: "To whom", place: "Where", start: "From", end: "To", words: "Words" };
/** Fields whose value is words of the text; the others are chosen from a list or a calendar. */
export const inWords = (field: Field): boolean => !["type", "status", "start", "end"].includes(field);

/** A corrected value as one reads it: words of the text in quotes. */
export const told = (x: unknown): string => (Array.isArray(x) ? x.map(told).join(", ") : x && typeof x === "object" && "text" in x ? `“${(x as Span).text}”` : String(x));

/** What a field says now: as corrected, else as it was read. */
export function valueOf(item: Item, changes: Changes, field: Field): string {
  if (changes[field] !== undefined) return told(changes[field]);
  const now: Record<Field, string> = {
    type: kind(item.type, item.mode), status: item.status, actors: item.actors.join(", "), recipients: item.recipients.join(", "), place: item.place ?? "",
    start: item.start ?? "", end: item.end ?? "", words: item.triggers.map((t) => t.text).join(" … "),
  };
  return now[field] || "—";
}

/** The queue as a table. */
export const rowsOf = (queue: Item[]) =>
  queue.map((q) => ({
    id: q.id, type: q.type, mode: q.mode, status: q.status, confidence: q.confidence, words: q.triggers.map((t) => t.text).join(" … "), actors: q.actors.join("; "), recipients: q.recipients.join("; "),
    place: q.place, start: q.start, end: q.end, publisher: q.publisher, published: q.published, decisions: Object.entries(q.decisions).map(([who, d]) => `${who}: ${d.verdict}`).join("; "), why: q.why,
  }));
