//! What is said about a milestone judged by stage.

use waymark_core::judge::JudgedMilestone;

use crate::text::Lang;

/// The word of the verdict, with what keeps it from being another one.
pub fn word(milestone: &JudgedMilestone, lang: Lang) -> String {
    let mut out = lang.pick(&milestone.word.zh, &milestone.word.en).to_owned();
    if milestone.stage.is_none() {
        out.push_str(lang.pick("：未报告阶段", ": no stage reported"));
    }
    if milestone.evidence_missing {
        out.push_str(lang.pick("（报已完成，缺佐证材料）", " (reported as done, evidence missing)"));
    }
    if milestone.late {
        out.push_str(lang.pick("（已逾期）", " (past its time)"));
    }
    out
}
