/** Shapes that people upload: GeoJSON or TopoJSON, checked before anything is kept. */

type Position = [number, number];
type Ring = Position[];

/** A shape with what it says of itself. */
export interface GeoFeature {
  type: "Feature";
  properties: Record<string, unknown>;
  geometry: { type: "Polygon" | "MultiPolygon"; coordinates: Ring[] | Ring[][] };
}

/** What is wrong with a file: the code of the fault and where. */
export interface GeoFault {
  code:
    | "not_json"
    | "not_geo"
    | "no_shapes"
    | "too_many_shapes"
    | "too_many_points"
    | "not_polygon"
    | "open_ring"
    | "short_ring"
    | "not_degrees";
  at?: string;
}

/** Limits of what is kept. */
export const GEO_LIMITS = { mb: 8, shapes: 500, points: 200_000 } as const;

interface Topology {
  transform?: { scale: Position; translate: Position };
  arcs: Position[][];
  objects: Record<string, TopoObject>;
}

interface TopoObject {
  type: string;
  geometries?: TopoObject[];
  arcs?: unknown;
  properties?: Record<string, unknown>;
  id?: string | number;
}

/** The arcs of a topology in degrees. */
function arcsOf({ arcs, transform }: Topology): Position[][] {
  if (!transform) return arcs;
  const { scale, translate } = transform;
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]): Position => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
}

function ringOf(indices: number[], arcs: Position[][]): Ring {
  const ring: Ring = [];
  for (const index of indices) {
    const arc = index < 0 ? [...(arcs[~index] ?? [])].reverse() : (arcs[index] ?? []);
    ring.push(...(ring.length ? arc.slice(1) : arc));
  }
  return ring;
}

function fromTopology(topology: Topology): unknown[] {
  const arcs = arcsOf(topology);
  const flat = (object: TopoObject): TopoObject[] => object.geometries?.flatMap(flat) ?? [object];
  return Object.values(topology.objects)
    .flatMap(flat)
    .map(({ type, arcs: indices, properties, id }) => {
      const polygon = (rings: unknown) => (rings as number[][]).map((ring) => ringOf(ring, arcs));
      const coordinates =
        type === "Polygon"
          ? polygon(indices)
          : type === "MultiPolygon"
            ? (indices as unknown[]).map(polygon)
            : [];
      return { type: "Feature", properties: { id, ...properties }, geometry: { type, coordinates } };
    });
}

/** The features of either format. */
function featuresIn(json: unknown): unknown[] | null {
  if (typeof json !== "object" || json === null) return null;
  const { type } = json as { type?: string };
  if (type === "FeatureCollection") return (json as { features?: unknown[] }).features ?? [];
  if (type === "Topology") return fromTopology(json as Topology);
  return type === "Feature" ? [json] : null;
}

/** The rings of a shape, holes too. */
const ringsOf = ({ geometry }: GeoFeature): Ring[] =>
  geometry.type === "Polygon" ? (geometry.coordinates as Ring[]) : (geometry.coordinates as Ring[][]).flat();

function ringFault(ring: unknown): GeoFault["code"] | null {
  if (!Array.isArray(ring) || ring.length < 4) return "short_ring";
  const degrees = ring.every(
    (point) =>
      Array.isArray(point) &&
      Number.isFinite(point[0]) &&
      Number.isFinite(point[1]) &&
      Math.abs(point[0]) <= 180 &&
      Math.abs(point[1]) <= 90,
  );
  if (!degrees) return "not_degrees";
  const [first, last] = [ring[0], ring[ring.length - 1]];
  return first[0] === last[0] && first[1] === last[1] ? null : "open_ring";
}

/** What a shape is called in messages and matching. */
export const featureName = ({ properties }: GeoFeature, at: number): string => {
  const named = ["name", "NAME", "Name", "fullname"].map((key) => properties[key]);
  return String(named.find((one) => typeof one === "string" && one) ?? `#${at + 1}`);
};

/** The administrative code a shape carries, without trailing zeros. */
export function featureCode({ properties }: GeoFeature): string | null {
  const keys = ["adcode", "code", "gb", "id", "adcode99"];
  const found = keys.map((key) => properties[key]).find((one) => /^\d{4,12}$/.test(String(one ?? "")));
  if (found === undefined) return null;
  const digits = String(found).replace(/^156(?=\d{6})/, "");
  return digits.slice(0, 6).replace(/(00)+$/, "");
}

function shapeFaults(feature: GeoFeature, at: number): GeoFault[] {
  const name = featureName({ ...feature, properties: feature.properties ?? {} }, at);
  if (feature.geometry?.type !== "Polygon" && feature.geometry?.type !== "MultiPolygon")
    return [{ code: "not_polygon", at: name }];
  const code = ringsOf(feature).map(ringFault).find(Boolean);
  return code ? [{ code, at: name }] : [];
}

/** Reads and checks a file. */
export function readShapes(text: string): { features: GeoFeature[]; faults: GeoFault[]; points: number } {
  const nothing = (code: GeoFault["code"]) => ({ features: [], faults: [{ code }], points: 0 });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return nothing("not_json");
  }
  const found = featuresIn(json) as GeoFeature[] | null;
  if (!found) return nothing("not_geo");
  if (!found.length) return nothing("no_shapes");
  if (found.length > GEO_LIMITS.shapes) return nothing("too_many_shapes");
  const faults = found.flatMap(shapeFaults);
  const features = found
    .filter((feature, at) => !shapeFaults(feature, at).length)
    .map((feature) => ({ ...feature, properties: feature.properties ?? {} }));
  const points = features.reduce(
    (sum, feature) => sum + ringsOf(feature).reduce((count, ring) => count + ring.length, 0),
    0,
  );
  if (points > GEO_LIMITS.points) return nothing("too_many_points");
  return { features, faults, points };
}

/** An area a shape may stand for. */
export interface Candidate {
  code: string;
  name: string;
}

/** Names without what sort of area they are. */
const bare = (name: string) => name.replace(/(\u5e02|\u533a|\u53bf|\u81ea\u6cbb\u53bf)$/u, "");

/** How a shape came to its area. */
export type Match = { code: string; by: "code" | "name" | "hand" } | null;

/** The area of each shape: by code, then by name, each area once. */
export function matchShapes(features: readonly GeoFeature[], areas: readonly Candidate[]): Match[] {
  const taken = new Set<string>();
  const take = (code: string | undefined, by: "code" | "name"): Match => {
    if (!code || taken.has(code)) return null;
    taken.add(code);
    return { code, by };
  };
  const byCode = features.map((feature) => {
    const code = featureCode(feature);
    return take(areas.find((area) => area.code === code)?.code, "code");
  });
  return features.map((feature, at) => {
    const there = byCode[at];
    if (there) return there;
    const name = featureName(feature, at);
    const area =
      areas.find((one) => one.name === name) ??
      areas.find((one) => bare(one.name) === bare(name) && bare(name));
    return take(area?.code, "name");
  });
}

/** How much narrower a degree of longitude is than one of latitude, in the middle of the shapes. */
export function aspectOf(features: readonly GeoFeature[]): number {
  const latitudes = features.flatMap((feature) => ringsOf(feature).flatMap((ring) => ring.map(([, y]) => y)));
  if (!latitudes.length) return 1;
  let [low, high] = [90, -90];
  for (const y of latitudes) [low, high] = [Math.min(low, y), Math.max(high, y)];
  return Math.cos((((low + high) / 2) * Math.PI) / 180);
}
