//! Why a target is not judged.

use waymark_core::judge::Refusal;

use crate::text::Lang;

/// The reason of 暂不评价.
pub fn reason(refusal: Refusal, lang: Lang) -> &'static str {
    let (zh, en) = match refusal {
        Refusal::NoBaseline => ("缺基期值", "no baseline"),
        Refusal::BaselineEqualsTarget => ("基期值等于目标值", "baseline equals target"),
        Refusal::TargetBehindBaseline => ("目标值在基期值的反方向", "target lies behind the baseline"),
        Refusal::CaliberChanged => {
            ("口径变更，数据与基期不可比", "caliber changed, not comparable with the baseline")
        }
        Refusal::NotDue => ("未到数据发布时间", "not yet due"),
        Refusal::NoData => ("缺数据", "no data"),
        Refusal::Withheld => ("数据不公开", "data withheld"),
        Refusal::NotApplicable => ("不适用", "not applicable"),
        Refusal::Doubtful => ("数据存疑", "only doubtful figures"),
        Refusal::PartOfYearOnly => (
            "只有年内数据，不与期末目标相比",
            "only part-of-year figures, which are not compared with the final target",
        ),
        Refusal::YearsMissing => ("累计所需年份不全", "years missing from the sum"),
        Refusal::UnitMismatch => ("计量单位不能换算", "units cannot be converted"),
        Refusal::NoCriterion => ("未写明评价标准", "no criterion written"),
        Refusal::TwoSided => ("双向指标，本规则不适用", "two-sided indicator, not for this rule"),
        Refusal::DifferentSign => ("基期、现值或目标值正负号不同", "values of different sign"),
        Refusal::Binary => ("是非型指标，本规则不适用", "yes-or-no indicator, not for this rule"),
        Refusal::SeriesTooShort => ("数据不足两年", "less than two years of data"),
        Refusal::NearLimit => ("临近自然界限，阈值不适用", "too near a natural limit"),
        Refusal::NotComputable => ("无法计算", "cannot be computed"),
    };
    lang.pick(zh, en)
}
