// Several names of one side as one entry: what differs only in small words, capitals and plurals is one name; what is not
// named ("soldiers", "armed forces") stands with the named of the same country and sector; two who are named stay two.
import type { Party } from "./types";

export interface Group { name: string; code: string | null; named: boolean; others: string[]; count: number }

const SMALL = new Set("a an the of in at on by from for and to its his her their".split(" "));

function core(name: string): string {
  const words = name.normalize("NFKD").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !SMALL.has(word)).map((word) => word.replace(/(?<=\p{L}{3})s$/u, "")).sort().join(" ");
}

/** Two words in capitals, or one that a country is known of: "Odile Manga", "Senegal", not "Four soldiers". */
function isNamed(party: Party): boolean {
  const capitals = party.name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word)).length;
  return capitals > 1 || (capitals === 1 && party.country !== null && !/\s/.test(party.name));
}

const codeOf = (party: Party): string | null => (party.country && party.sector ? `${party.country} ${party.sector}` : null);

export function gathered(parties: Party[]): Group[] {
  const groups: { key: string; code: string | null; members: Party[] }[] = [];
  for (const party of [...parties].sort((a, b) => +isNamed(b) - +isNamed(a))) {
    const [key, code] = [core(party.name), codeOf(party)];
    const same = groups.find((g) => g.key === key) ?? (isNamed(party) || !code ? undefined : groups.find((g) => g.code === code));
    if (same) same.members.push(party);
    else groups.push({ key, code, members: [party] });
  }
  return groups.map(({ members, code }) => {
    const first = members[0]!;
    const others = [...new Set(members.map((m) => m.name))].filter((n) => n !== first.name);
    return { name: first.name, code: code ?? first.country ?? first.sector, named: isNamed(first), others, count: members.length };
  });
}
