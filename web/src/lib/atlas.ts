// The base map as the page reads it (web/atlas.ts makes it), and the projection that it is drawn in.

export type Box = [x0: number, y0: number, x1: number, y1: number];
export interface Land {
  name: string;
  disputed: boolean;
  box: Box;
  main: Box; // of its largest part
  d: string;
}

export const SCALE = 1000; // a radian of longitude
export const GRAIN = 20; // whole numbers of a path to one of these

/** Mercator: where a place lies, in the units of SCALE. */
export function project(lon: number, lat: number): [number, number] {
  return [(SCALE * lon * Math.PI) / 180, -SCALE * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))];
}

export function unproject(x: number, y: number): [number, number] {
  return [((x / SCALE) * 180) / Math.PI, (Math.atan(Math.exp(-y / SCALE)) * 360) / Math.PI - 90];
}

let asked: Promise<Land[]> | undefined;
const grained = (box: Box) => box.map((n) => n / GRAIN) as Box;

export function lands(): Promise<Land[]> {
  return (asked ??= fetch("/static/lands.json")
    .then((answer): Promise<Land[]> => answer.json())
    .then((all) => all.map((land) => ({ ...land, box: grained(land.box), main: grained(land.main) }))));
}

let pen: CanvasRenderingContext2D | null | undefined;

/** The country that a point of the map lies in. */
export function landAt(all: Land[], x: number, y: number): Land | undefined {
  pen ??= document.createElement("canvas").getContext("2d");
  const near = all.filter(({ box: [x0, y0, x1, y1] }) => x0 <= x && x <= x1 && y0 <= y && y <= y1);
  return near.find((land) => pen?.isPointInPath(new Path2D(land.d), x * GRAIN, y * GRAIN));
}
