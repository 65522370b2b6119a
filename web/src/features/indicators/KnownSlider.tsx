import { Button, Slider } from "antd";
import { useTranslation } from "react-i18next";

/** Goes back to what was known on a day; the right end is now. */
export function KnownSlider(props: {
  days: string[];
  day?: string;
  onDay: (day: string | undefined) => void;
}) {
  const { days, day, onDay } = props;
  const { t } = useTranslation();
  if (days.length < 2) return null;
  const place = day ? Math.max(0, days.filter((one) => one <= day).length - 1) : days.length;
  const words = (at?: number) =>
    at === undefined || at >= days.length ? t("indicator.known.now") : (days[at] ?? "");
  return (
    <div className="wm-known wm-no-print" role="group" aria-label={t("indicator.known.title")}>
      <span>
        {t("indicator.known.title")} <strong>{words(place)}</strong>
      </span>
      <Slider
        min={0}
        max={days.length}
        value={place}
        dots={days.length <= 30}
        ariaLabelForHandle={t("indicator.known.title")}
        ariaValueTextFormatterForHandle={(at) => words(at)}
        tooltip={{ formatter: words }}
        onChange={(at) => onDay(at >= days.length ? undefined : days[at])}
      />
      {day ? (
        <Button size="small" onClick={() => onDay(undefined)}>
          {t("indicator.known.back")}
        </Button>
      ) : null}
    </div>
  );
}
