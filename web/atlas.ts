// The base map: Natural Earth's countries, projected when the page is built, so that a browser draws them as they come.

import { geoMercator, geoPath } from "d3-geo";
import type { Feature, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { Plugin } from "vite";
import countries from "world-atlas/countries-50m.json" with { type: "json" };
import { GRAIN, SCALE, type Box, type Land } from "./src/lib/atlas.ts";

// Drawn apart from the others: territories that more than one state claims as a whole (the gazetteer's `claimed by`).
const DISPUTED = new Set(["Falkland Is.", "Kosovo", "N. Cyprus", "Palestine", "Siachen Glacier", "Somaliland", "Taiwan", "W. Sahara"]);
const project = geoMercator().scale(SCALE * GRAIN).translate([0, 0]);
type Ring = [number, number][];

function ringsOf(shape: Feature<Geometry>): Ring[] {
  const rings: Ring[] = [];
  const add = (x: number, y: number) => {
    const [last, next]: Ring = [rings.at(-1)!.at(-1) ?? [NaN, NaN], [Math.round(x), Math.round(y)]];
    if (next[0] !== last[0] || next[1] !== last[1]) rings.at(-1)!.push(next);
  };
  const pen = { beginPath() {}, moveTo: (x: number, y: number) => (rings.push([]), add(x, y)), lineTo: add, closePath() {}, arc() {} };
  geoPath(project, pen)(shape);
  return rings.filter((ring) => ring.length > 2);
}

function boxOf(points: Ring): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function area(ring: Ring): number {
  return Math.abs(ring.reduce((sum, [x, y], i) => sum + ring.at(i - 1)![0] * y - x * ring.at(i - 1)![1], 0));
}

/** A ring as a path, each point told from the one before: half as long. */
function drawn(ring: Ring): string {
  const steps = ring.slice(1).map(([x, y], i) => `${x - ring[i]![0]} ${y - ring[i]![1]}`);
  return `M${ring[0]!.join(" ")}l${steps.join(" ")}z`.replaceAll(" -", "-");
}

function lands(): Land[] {
  const atlas = countries as unknown as Parameters<typeof feature>[0];
  const { features } = feature(atlas, atlas.objects.countries!) as unknown as { features: Feature<Geometry, { name: string }>[] };
  return features.flatMap((shape): Land[] => {
    const rings = ringsOf(shape);
    if (!rings.length) return [];
    // A country's name goes on its largest part: France is not in the Atlantic between Guyana and Brittany.
    const largest = rings.reduce((one, other) => (area(one) >= area(other) ? one : other));
    const { name } = shape.properties;
    return [{ name, disputed: DISPUTED.has(name), box: boxOf(rings.flat()), main: boxOf(largest), d: rings.map(drawn).join("") }];
  });
}

/** Leaves lands.json beside the page. */
export const atlas = (): Plugin => ({
  name: "atlas",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "lands.json", source: JSON.stringify(lands()) });
  },
});
