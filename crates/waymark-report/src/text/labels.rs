//! Names of the vocabulary's variants: the code of the schema, Chinese, English.

use waymark_core::area::{AreaLevel, Counting};
use waymark_core::ledger::Decision;
use waymark_core::{
    Change, Class, Flag, Form, Kind, MilestoneType, Nature, Operator, OwnerRole, PeriodSource, Severity,
    Strength,
};

use super::Lang;

/// One variant with its names: value, code in the JSON schema, Chinese, English.
pub type Entry<T> = (T, &'static str, &'static str, &'static str);

/// A vocabulary of named variants.
pub trait Labelled: Copy + PartialEq + 'static {
    /// Every variant, in the order people are offered them.
    const ALL: &'static [Entry<Self>];
}

/// The name people read.
pub fn label<T: Labelled>(value: T, lang: Lang) -> &'static str {
    entry(value).map_or("", |(_, _, zh, en)| lang.pick(zh, en))
}

/// The name the JSON schema uses.
pub fn code<T: Labelled>(value: T) -> &'static str {
    entry(value).map_or("", |(_, code, _, _)| code)
}

/// The variant somebody wrote: its label in either language, its code, or the label's words
/// without what stands in brackets.
pub fn parse<T: Labelled>(text: &str) -> Option<T> {
    let wanted = bare(text);
    T::ALL
        .iter()
        .find(|(_, code, zh, en)| [code, zh, en].iter().any(|name| bare(name) == wanted))
        .or_else(|| {
            T::ALL.iter().find(|(_, _, zh, en)| {
                [zh, en].iter().any(|name| {
                    let (words, sign) = name.split_once('(').unwrap_or((name, ""));
                    bare(words) == wanted || bare(sign.trim_end_matches(')')) == wanted
                })
            })
        })
        .map(|(value, ..)| *value)
}

fn entry<T: Labelled>(value: T) -> Option<&'static Entry<T>> {
    T::ALL.iter().find(|(other, ..)| *other == value)
}

fn bare(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '\u{3000}', '\u{a0}'], "")
}

macro_rules! labels {
    ($($type:ident { $($variant:ident $code:literal $zh:literal $en:literal;)+ })+) => {
        $(impl Labelled for $type {
            const ALL: &'static [Entry<Self>] = &[$(($type::$variant, $code, $zh, $en)),+];
        })+
    };
}

labels! {
    Kind {
        Target "target" "目标" "target";
        Baseline "baseline" "基期" "baseline";
    }
    Class {
        Plan "plan" "规划承诺" "commitment";
        Fact "fact" "本地现状" "local fact";
        Technical "technical" "技术指标" "technical figure";
        Comparator "comparator" "对比地区" "comparison";
        Scope "scope" "覆盖范围" "coverage";
    }
    Form {
        Level "level" "水平值" "level";
        Increment "increment" "新增量" "increment";
        Growth "growth" "增长率" "growth";
        Range "range" "区间" "range";
        Multiple "multiple" "倍数" "multiple";
        Count "count" "累计数" "count";
    }
    PeriodSource {
        Explicit "explicit" "本句写明" "printed in the sentence";
        Carried "carried" "承前文" "carried from before";
        Inferred "inferred" "由标题或规划期推定" "inferred from heading or term";
        None "none" "未写明" "not stated";
    }
    Operator {
        AtLeast ">=" "不低于(≥)" "at least (≥)";
        MoreThan ">" "高于(>)" "more than (>)";
        AtMost "<=" "不高于(≤)" "at most (≤)";
        LessThan "<" "低于(<)" "less than (<)";
        About "~" "约(≈)" "about (≈)";
        Equal "=" "等于(=)" "equal (=)";
    }
    Strength {
        Firm "firm" "刚性" "firm";
        Striving "striving" "力争" "striving";
        Working "working" "工作性" "working";
    }
    Nature {
        Binding "binding" "约束性" "binding";
        Expected "expected" "预期性" "expected";
    }
    Change {
        Up "up" "上升" "up";
        Down "down" "下降" "down";
    }
    Flag {
        Forecast "forecast" "预测数" "forecast";
        Cumulative "cumulative" "累计" "cumulative";
        Yearly "yearly" "年均" "yearly";
        Part "part" "其中项" "part of a total";
        ChineseNumeral "chinese_numeral" "中文数字" "Chinese numeral";
        UnitElsewhere "unit_elsewhere" "单位另见" "unit stands elsewhere";
    }
    MilestoneType {
        RegionStatus "region_status" "称号创建" "standing of the area";
        Rank "rank" "位次" "rank";
        Membership "membership" "加入" "membership";
        Build "build" "建设" "to be built";
        Platform "platform" "平台系统" "platform";
        Mechanism "mechanism" "制度机制" "mechanism";
        Increase "increase" "未量化增长" "increase without a number";
        Task "task" "任务" "task";
    }
    OwnerRole {
        Lead "lead" "牵头单位" "lead body";
        Responsible "responsible" "责任单位" "responsible body";
        Support "support" "配合单位" "supporting body";
        Data "data" "数据提供单位" "data provider";
        Leader "leader" "牵头领导" "leading official";
        Contact "contact" "联系人" "contact";
    }
    AreaLevel {
        Country "country" "国家" "country";
        Province "province" "省" "province";
        City "city" "设区市" "city";
        County "county" "县（市、区）" "county";
        Township "township" "乡镇（街道）" "township";
        Zone "zone" "功能区" "functional zone";
    }
    Counting {
        Within "within" "已含在县区内" "within counties";
        Additional "additional" "另计" "counted in addition";
        Unknown "unknown" "不明" "unknown";
    }
    Severity {
        Mandatory "mandatory" "强制性" "must fix";
        Verify "verify" "核实性" "check";
        Hint "hint" "提示" "hint";
    }
    Decision {
        Confirmed "confirmed" "确认" "confirmed";
        Changed "changed" "修改" "changed";
        Added "added" "新增" "added";
    }
}
