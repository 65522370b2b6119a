import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ChartFrame } from "./ChartFrame";
import {
  defaultTiles,
  type MapClass,
  type MapValue,
  mapOption,
  type Tile,
  tileShapes,
  valueClasses,
} from "./map";
import type { ChartSpec, Shapes } from "./spec";
import type { ChartProps } from "./TrendChart";

/** A part with its value. */
export interface AreaValue extends MapValue {
  code: string;
}

/** Where the shapes of a map come from. */
export interface MapLayer {
  shapes: Shapes;
  /** How much narrower a degree of longitude is than one of latitude here. */
  aspect?: number;
  source: string;
  /** 审图号; without one the map is for internal use and public pages refuse it. */
  approval: string | null;
}

type MapProps = ChartProps & {
  unit: string;
  values: AreaValue[];
  classes?: readonly MapClass[];
  onPick?: (name: string) => void;
};

function useMapSpec(props: MapProps, name: string, shapes: Shapes, marks: string[], aspect = 1): ChartSpec {
  const { t } = useTranslation();
  const { title, unit, values, source, date, invented, height = 420, classes } = props;
  return useMemo(() => {
    const known = values.filter((value) => value.value !== null).length;
    const list = classes ? [] : valueClasses(values).map(({ label }) => label);
    const legend =
      list.length > 1 ? t("chart.map.legend", { count: list.length, list: list.join(" / ") }) : "";
    return {
      title,
      unit,
      source,
      date,
      invented,
      height,
      marks,
      map: { name, shapes },
      summary: [t("chart.map.summary", { count: values.length, known }), legend].filter(Boolean).join(" "),
      table: {
        header: [t("chart.area"), unit],
        rows: values.map(({ name: part, value, words }) => [{ text: part }, { text: words, number: value }]),
      },
      option: (looks) => mapOption(name, values, unit, looks, { aspect, classes }),
    };
  }, [title, unit, values, source, date, invented, height, name, shapes, marks, aspect, classes, t]);
}

/** Squares at agreed places: no map, so no boundary is drawn and every unit has its place. */
export function TileMap({ tiles, ...props }: MapProps & { tiles?: Tile[] }) {
  const { t } = useTranslation();
  const { values } = props;
  const shapes = useMemo(() => tileShapes(tiles ?? defaultTiles(values)), [tiles, values]);
  const marks = useMemo(() => [t("chart.map.schematic")], [t]);
  const name = useMemo(
    () => `tiles:${shapes.features.map((one) => one.properties.code).join(",")}`,
    [shapes],
  );
  return (
    <ChartFrame
      spec={useMapSpec(props, name, shapes, marks)}
      view={props.view}
      onView={props.onView}
      onPick={props.onPick}
    />
  );
}

/** Shapes that somebody uploaded, with their source and 审图号 in every form of the picture. */
export function GeoMap({ layer, id, ...props }: MapProps & { layer: MapLayer; id: string }) {
  const { t } = useTranslation();
  const marks = useMemo(
    () => [
      t("chart.map.layer", { source: layer.source }),
      layer.approval ? t("chart.map.approval", { number: layer.approval }) : t("chart.map.internal"),
    ],
    [layer, t],
  );
  return (
    <ChartFrame
      spec={useMapSpec(props, `geo:${id}`, layer.shapes, marks, layer.aspect)}
      view={props.view}
      onView={props.onView}
      onPick={props.onPick}
    />
  );
}
