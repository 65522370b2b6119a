import { expect, test } from "vitest";
import { aspectOf, featureCode, type GeoFeature, matchShapes, readShapes } from "./geo";

const ring = [
  [117, 28],
  [118, 28],
  [118, 29],
  [117, 28],
];
const feature = (properties: Record<string, unknown>, coordinates: unknown = [ring], type = "Polygon") =>
  ({ type: "Feature", properties, geometry: { type, coordinates } }) as GeoFeature;
const file = (...features: GeoFeature[]) => JSON.stringify({ type: "FeatureCollection", features });

test("what is no map is refused with the reason", () => {
  expect(readShapes("{").faults).toEqual([{ code: "not_json" }]);
  expect(readShapes("[]").faults).toEqual([{ code: "not_geo" }]);
  expect(readShapes(file()).faults).toEqual([{ code: "no_shapes" }]);
});

test("bad shapes are named and left out", () => {
  const open = [...ring.slice(0, 3), [110, 20]];
  const read = readShapes(
    file(
      feature({ name: "a" }),
      feature({ name: "b" }, [open]),
      feature({ name: "c" }, [[[500, 0], ...ring]]),
      feature({ name: "d" }, [117, 28], "Point"),
      feature({ name: "e" }, [ring.slice(0, 3)]),
    ),
  );
  expect(read.features).toHaveLength(1);
  expect(read.points).toBe(4);
  expect(read.faults).toEqual([
    { code: "open_ring", at: "b" },
    { code: "not_degrees", at: "c" },
    { code: "not_polygon", at: "d" },
    { code: "short_ring", at: "e" },
  ]);
});

test("TopoJSON is put together from its arcs", () => {
  const read = readShapes(
    JSON.stringify({
      type: "Topology",
      transform: { scale: [0.5, 0.5], translate: [117, 28] },
      arcs: [
        [
          [0, 0],
          [2, 0],
        ],
        [
          [0, 0],
          [0, 2],
          [2, -2],
        ],
      ],
      objects: {
        x: {
          type: "GeometryCollection",
          geometries: [{ type: "Polygon", arcs: [[0, -2]], properties: { adcode: 361102 } }],
        },
      },
    }),
  );
  expect(read.faults).toEqual([]);
  expect(read.features[0]?.geometry.coordinates).toEqual([
    [
      [117, 28],
      [118, 28],
      [117, 29],
      [117, 28],
    ],
  ]);
});

test("shapes find their areas by code, then by name, each area once", () => {
  const areas = [
    { code: "361102", name: "信州区" },
    { code: "361103", name: "广丰区" },
    { code: "361104", name: "广信区" },
  ];
  const matched = matchShapes(
    [
      feature({ name: "广丰" }),
      feature({ name: "x", adcode: "361102" }),
      feature({ name: "信州区" }),
      feature({ name: "别处", adcode: "361100" }),
    ],
    areas,
  );
  expect(matched).toEqual([{ code: "361103", by: "name" }, { code: "361102", by: "code" }, null, null]);
});

test("codes with country prefix or trailing zeros are the short ones", () => {
  expect(featureCode(feature({ gb: "156361102" }))).toBe("361102");
  expect(featureCode(feature({ adcode: 361100 }))).toBe("3611");
  expect(featureCode(feature({ id: "x" }))).toBe(null);
});

test("a map is as wide as its latitude says", () => {
  expect(aspectOf([feature({})])).toBeCloseTo(0.8788, 3);
});
