//! Lines that are not the document: buttons and bylines of the web page it was copied from.

use std::collections::BTreeSet;

use super::view::View;

/// Lines that consist of these words only.
const WORDS: [&str; 37] = [
    "下载", "打印", "全屏", "收藏", "加大", "还原", "减小", "】", "【", "关闭", "关闭窗口", "打印本页",
    "返回顶部", "返回首页", "回到顶部", "字号", "大", "中", "小", "扫一扫在手机打开当前页", "分享", "微信",
    "微博", "纠错", "无障碍", "首页", "网站地图", "联系我们", "关于我们", "版权声明", "正文", "保存", "放大",
    "缩小", "默认", "复制链接", "我要纠错",
];

/// Beginnings of lines that belong to a page, wherever they stand.
const STARTS: [&str; 22] = [
    "【字号", "【字体", "字号:", "字体:", "[字号", "[字体", "分享到", "分享至", "上一篇", "下一篇", "上一条",
    "下一条", "扫一扫", "当前位置", "您的位置", "您现在的位置", "浏览次数", "阅读次数", "点击数", "点击量",
    "责任编辑", "网站标识码",
];

/// Beginnings of bylines; the same words may begin a paragraph in the middle of a document.
const BYLINES: [&str; 22] = [
    "来源:", "信息来源:", "文章来源:", "时间:", "发布时间:", "发布日期:", "日期:", "成文日期:", "作者:",
    "编辑:", "审核:", "索引号:", "文号:", "发文字号:", "主题分类:", "发文机关:", "公开方式:", "有效性:",
    "记者:", "稿件来源:", "信息分类:", "生成日期:",
];

/// Beginnings of the lists of links under a page; nothing after them belongs to the document.
const ENDS: [&str; 6] = ["相关报道", "相关链接", "相关阅读", "相关文章", "相关稿件", "延伸阅读"];

/// Longest line of a page's furniture, in characters.
const NOISE_MAX: usize = 60;

/// Finds the lines of a page's furniture. `first` and `last` are the first and last line that
/// surely belong to the document; bylines are looked for outside them only.
pub fn page_noise(view: &View, first: usize, last: usize) -> BTreeSet<usize> {
    let mut noise = BTreeSet::new();
    for at in 0..view.len() {
        let chars = view.chars(at);
        if chars.is_empty() || chars.len() > NOISE_MAX || view.in_grid(at) {
            continue;
        }
        let outside = at < first || at > last;
        if is_furniture(chars) || outside && is_byline(chars) {
            noise.insert(at);
        }
        if at > last && ENDS.iter().any(|words| starts_with(chars, words)) {
            noise.extend((at..view.len()).filter(|at| !view.blank(*at)));
            break;
        }
    }
    noise
}

fn is_furniture(chars: &[char]) -> bool {
    if chars.len() <= 12 && WORDS.iter().any(|word| equal(chars, word)) {
        return true;
    }
    let captioned = matches!(chars.last(), Some('摄')) && contains(chars, "记者");
    captioned || STARTS.iter().any(|words| starts_with(chars, words))
}

fn is_byline(chars: &[char]) -> bool {
    BYLINES.iter().any(|words| starts_with(chars, words))
}

/// Whether the characters begin with `words`, blanks not counted.
pub fn starts_with(chars: &[char], words: &str) -> bool {
    let mut printed = chars.iter().filter(|c| **c != ' ');
    words.chars().all(|word| printed.next() == Some(&word))
}

/// Whether the characters are `words`, blanks not counted.
pub fn equal(chars: &[char], words: &str) -> bool {
    chars.iter().filter(|c| **c != ' ').copied().eq(words.chars())
}

/// Whether `words` stand somewhere in the characters.
pub fn contains(chars: &[char], words: &str) -> bool {
    find(chars, words).is_some()
}

/// Where `words` stand in the characters.
pub fn find(chars: &[char], words: &str) -> Option<usize> {
    let mut rest = words.chars();
    let first = rest.next()?;
    let rest = rest.as_str();
    (0..chars.len()).find(|at| {
        chars[*at] == first
            && rest.chars().zip(1..).all(|(word, offset)| chars.get(at + offset) == Some(&word))
    })
}
