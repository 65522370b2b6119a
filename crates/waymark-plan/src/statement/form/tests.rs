use waymark_core::{Change, Form, Kind};

use crate::grammar::scan;
use crate::statement::clause::clauses;

fn forms(text: &str) -> Vec<Form> {
    read(text).into_iter().map(|(form, _)| form).collect()
}

fn read(text: &str) -> Vec<(Form, Option<Change>)> {
    let chars: Vec<char> = text.chars().map(crate::text::fold).collect();
    let found = scan(&chars).quantities;
    found.iter().zip(clauses(&chars, &found)).map(|(q, c)| super::form(&chars, q, &c, Kind::Target)).collect()
}

#[test]
fn one_number() {
    use Form::{Count, Growth, Increment, Level, Multiple, Range};
    let cases = [
        ("高新技术企业总数达1000家", Level),
        ("规上工业增加值突破1万亿元", Level),
        ("规上工业增加值增长7.5%", Growth),
        ("增长超过8%", Growth),
        ("增速达到8%左右", Growth),
        ("能耗下降3%", Growth),
        ("占比提高到45%", Level),
        ("占比提高2个百分点", Increment),
        ("增速高于全省平均1.5个百分点", Level),
        ("新增就业超5万人", Increment),
        ("城镇新增就业达5万人", Increment),
        ("新供应厂房40万平方米", Increment),
        ("新建改建学校20所", Count),
        ("建成实验室3家", Count),
        ("改造提升停车位5000个", Count),
        ("年度完成投资300亿元", Level),
        ("引进研究机构8-10家", Range),
        ("产值翻一番", Multiple),
        ("建立300人左右的服务队伍", Level),
        ("创新型人才53人", Level),
        ("新增上市公司6家", Increment),
        ("人口自然增长率1.83‰", Level),
        ("城市建成区面积超过900平方公里", Level),
        ("拉动零售总额增长1.7个百分点", Level),
        ("增速高于全省平均增速5个百分点", Level),
        ("以旧换新惠及群众5万人次", Count),
        ("零售总额增长5%左右、突破1万亿元", Growth),
        ("省科技进步奖共有6项", Count),
        ("市科技进步奖评出9项", Count),
        ("特殊贡献奖1项", Count),
        ("二等奖奖金达5万元", Level),
    ];
    for (text, form) in cases {
        assert_eq!(forms(text)[0], form, "{text}");
    }
}

#[test]
fn lists_share_their_verb() {
    use Form::{Count, Growth, Increment, Level};
    let cases = [
        ("新增10个工程研究中心、20个企业技术中心", vec![Increment, Increment]),
        ("科学技术奖二等奖、三等奖分别为3项、4项", vec![Count, Count]),
        ("新增集群3个、国家重点支持企业23家", vec![Increment, Increment]),
        ("出口分别增长17%、46%", vec![Growth, Growth]),
        ("净增经营主体155万户、总量达474万户", vec![Increment, Level]),
        ("谋划研发专项5项，省级计划180项", vec![Count, Count]),
        ("零售总额增长5%、突破1万亿元", vec![Growth, Level]),
    ];
    for (text, expected) in cases {
        assert_eq!(forms(text), expected, "{text}");
    }
}

#[test]
fn a_printed_decrease_is_marked() {
    assert_eq!(read("能耗下降3%")[0].1, Some(Change::Down));
    assert_eq!(read("产值增长3%")[0].1, Some(Change::Up));
    assert_eq!(read("能耗降至3吨")[0].1, None);
}
