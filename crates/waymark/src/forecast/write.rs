//! The answers as text.

use serde::Serialize;
use waymark_report::Lang;

use super::{Answer, Step};

/// The columns of the input, empty where they say nothing of the future, with mean, limits and reason. A
/// refused series has one row.
pub fn csv(answers: &[Answer], time_column: &str, lang: Lang) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(
        ["series", time_column, "value", "mean", "lo80", "hi80", "lo95", "hi95", "reason"].as_slice(),
    )?;
    for answer in answers {
        let series = harmless(&answer.series);
        match &answer.outcome {
            Ok(steps) => {
                for step in steps {
                    let mut row = vec![series.clone(), step.period.to_string(), String::new()];
                    row.extend(numbers(step).map(|number| number.to_string()));
                    row.push(String::new());
                    writer.write_record(row)?;
                }
            }
            Err(reason) => {
                let reason = reason.text(lang);
                writer.write_record([series.as_str(), "", "", "", "", "", "", "", &reason])?;
            }
        }
    }
    Ok(writer.into_inner()?)
}

fn numbers(step: &Step) -> [f64; 5] {
    [step.mean, step.limits80.0, step.limits80.1, step.limits95.0, step.limits95.1]
}

/// A name a spreadsheet would run as a formula gets an apostrophe before it.
fn harmless(name: &str) -> String {
    if name.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{name}") } else { name.to_owned() }
}

#[derive(Serialize)]
struct SeriesJson<'a> {
    series: &'a str,
    steps: Vec<StepJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<ReasonJson>,
}

#[derive(Serialize)]
struct StepJson {
    period: String,
    mean: f64,
    lo80: f64,
    hi80: f64,
    lo95: f64,
    hi95: f64,
}

#[derive(Serialize)]
struct ReasonJson {
    code: &'static str,
    text: String,
}

/// One object a series: its steps, or the reason why there are none.
pub fn json(answers: &[Answer], lang: Lang) -> serde_json::Result<Vec<u8>> {
    let step = |step: &Step| {
        let [mean, lo80, hi80, lo95, hi95] = numbers(step);
        StepJson { period: step.period.to_string(), mean, lo80, hi80, lo95, hi95 }
    };
    let series: Vec<SeriesJson<'_>> = answers
        .iter()
        .map(|answer| SeriesJson {
            series: &answer.series,
            steps: answer.outcome.iter().flatten().map(step).collect(),
            reason: answer
                .outcome
                .as_ref()
                .err()
                .map(|reason| ReasonJson { code: reason.code(), text: reason.text(lang) }),
        })
        .collect();
    let mut text = serde_json::to_vec_pretty(&series)?;
    text.push(b'\n');
    Ok(text)
}
