use crate::grammar::scan;

fn figures(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().map(crate::text::fold).collect();
    scan(&chars)
        .quantities
        .iter()
        .map(|found| format!("{}{}", found.value, found.unit.as_deref().unwrap_or_default()))
        .collect()
}

#[test]
fn names_and_speech_state_nothing() {
    let cases = [
        "印发《关于改革的20条意见》",
        "实施“3315”工程",
        "按照“1+6+N”布局，壮大2+4+N产业",
        "接入G60走廊，研发AP1000和V2X，应用5G、3D技术",
        "PM2.5浓度",
        "示例政发〔2024〕12号",
        "全省第3位，进入前10名",
        "居全国6位",
        "每10万人中",
        "连续19年、连续5个季度",
        "60岁以上老人和3岁以下幼儿",
        "打造1小时交通圈",
        "时速350公里高铁",
        "30万吨级航道，打造千亿级集群",
        "抓好10件民生实事，从5个方面发力",
        "走进千家万户，百千万人才工程",
        "三大工程、10大特色产业、中国500强、4A级景区、国六标准",
        "2025年1月3日，第二届",
        "1·24事故",
        "百年未有之大变局，千百万行动，上千家",
        "选派科技特派员若干名",
    ];
    for text in cases {
        assert_eq!(figures(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_bound_inside_a_name_is_passed_over() {
    assert_eq!(figures("经营性收入50万元以上的行政村占比达68%"), ["68%"]);
    assert_eq!(figures("引进10亿元以上项目79个"), ["79个"]);
    assert_eq!(figures("年销售收入超10亿元的龙头企业达100家以上"), ["100家"]);
}

#[test]
fn figures_stay() {
    assert_eq!(figures("人均预期寿命达79.5岁，审批时间压缩至3天"), ["79.5岁", "3天"]);
    assert_eq!(figures("城乡居民收入比从1.96缩小至1.81"), ["1.96", "1.81"]);
    assert_eq!(figures("产业结构由8.7∶41.2∶50.1调整为7.4∶39.6∶53。").len(), 6);
    assert_eq!(figures("带动万名青年，突破万亿元，超万列"), ["1万名", "1万亿元", "1万列"]);
    assert_eq!(figures("90%以上的纠纷化解在基层"), ["90%"]);
    assert_eq!(figures("选派百名专家，进驻百家企业，打造千亿光伏产业"), ["100名", "100家", "1000亿元"]);
}
