// The shapes of the API's answers, as far as the desk looks at them.

export interface Span {
  start: number;
  end: number;
  text: string;
}
export interface Place {
  name: string;
  lat: number | null;
  lon: number | null;
  country: string | null;
  precision: string | null;
  disputed?: boolean;
  written?: string[];
}
export interface Claim {
  source: string | null;
  country: string | null;
  report: string;
  statement: string | null;
  said_on: string | null;
  words: string;
  speaker?: string | null;
  veiled?: boolean; // the words are marked for care
}
export interface FigureClaim {
  source: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  said_on: string | null;
  report: string;
  span: Span | null;
  superseded_by: number | null;
  withdrawn?: boolean;
}
export interface IncidentFigure {
  measure: string;
  scope: string;
  group: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  open_above?: boolean;
  policy?: string;
  claims: FigureClaim[];
}
export interface Party {
  id: string;
  name: string;
  country: string | null;
  sector: string | null;
  code: string | null;
}
export interface Head {
  report: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
  marks: string[];
  state?: string;
  reason?: string | null;
}
export interface IncidentRow {
  id: string;
  title: string;
  veiled?: boolean; // its words are marked for care
  type: string;
  mode: string | null;
  status: string;
  start: string | null;
  end: string | null;
  place: Place | null;
  background: boolean;
  thread: boolean;
  independent_sources: number;
  asserts: number;
  disputes: number;
  actors: string[];
  recipients: string[];
  toll: { measure: string; low: number | null; best: number | null; high: number | null; group: string | null } | null;
  review: string | null;
}
export interface Incident {
  id: string;
  title: string;
  veiled?: boolean; // the words of its title are marked for care
  type: string;
  mode: string | null;
  cameo: string | null;
  status: string;
  start: string | null;
  end: string | null;
  place: Place | null;
  background?: boolean;
  actors: Party[];
  recipients: Party[];
  asserted_by: Claim[];
  disputed_by: Claim[];
  figures: IncidentFigure[];
  independent_sources: number;
  independence?: unknown;
  why?: unknown;
  heads: Head[];
  event_rows: {
    report: string;
    id: string;
    triggers: Span[];
    evidence: Span[];
    status: string;
    confidence: number;
    why: string;
    decisions: Record<string, Decision>;
  }[];
  checks: { report: string; kind: string; verdict: string; detail: string; spans: Span[] }[];
  review: string | null;
}
export interface Decision {
  verdict: string;
  fields?: Record<string, unknown>;
  note?: string;
  at: string;
}
export interface Spot extends Place {
  count: number;
  contested: number;
}
export interface Stretch {
  start: string;
  end: string;
  count: number;
  contested: number;
}
export interface Situation {
  total: number;
  all: number;
  facets: Record<string, [string, number][]>;
  histogram: { unit: string; before: number; after: number; bins: { start: string; count: number; contested: number }[]; spans: Stretch[]; undated: number };
}
export interface Reading {
  report: {
    id: string;
    title: string | null;
    publisher: string | null;
    published: string | null;
    published_from: string | null;
    language: string | null;
    url: string | null;
    text: string;
  };
  actors: { id: string; name: string; sector: string | null; country: string | null; mentions: Span[] }[];
  places: (Place & { id: string; mentions: Span[] })[];
  times: { id: string; type: string; value: string | null; start: string | null; end: string | null; mention: Span }[];
  statements: {
    id: string;
    source: string | null;
    cue: Span;
    content: Span[];
    quotes: Span[];
    stance: string;
    denies: string[];
    said_on: { start: string | null; end: string | null } | null;
  }[];
  events: {
    id: string;
    type: string;
    mode: string | null;
    actors: string[];
    recipients: string[];
    time: { start: string | null; end: string | null } | null;
    place: string | null;
    status: string;
    asserted_by: string[];
    disputed_by: string[];
    triggers: Span[];
    evidence: Span[];
    confidence: number;
    why: string;
    cameo: string | null;
  }[];
  figures: {
    id: string;
    measure: string;
    span: Span;
    low: number | null;
    best: number | null;
    high: number | null;
    unit: string | null;
    approximate: boolean;
    group: Span | null;
    event: string | null;
    statement: string | null;
  }[];
  checks: { id: string; kind: string; verdict: string; detail: string; spans: Span[] }[];
  heads: Head[];
  incidents: Record<string, { id: string; title: string }[]>;
  decisions: Record<string, Record<string, Decision>>;
  marks: string[];
  passages: Record<string, string[]>;
  carried: string[]; // passages that were marked in another report that has the same words
}
