//! Why a document could not be read, and what to do about it.

use super::Lang;

/// Message and hint for the code of a reader's error; none for a code that is not listed.
pub fn explain(code: &str, lang: Lang) -> Option<(&'static str, &'static str)> {
    let (_, zh, en) = TEXTS.iter().find(|(known, _, _)| *known == code)?;
    Some(match lang {
        Lang::Zh => *zh,
        Lang::En => *en,
    })
}

type Pair = (&'static str, &'static str);

/// Code, then message and hint in Chinese and in English.
const TEXTS: [(&str, Pair, Pair); 11] = [
    (
        "empty",
        ("文件里没有文字。", "请确认选对了文件；也可以把正文粘贴到 .txt 文件再试。"),
        (
            "The file contains no text.",
            "Check that it is the right file, or paste the text into a .txt file.",
        ),
    ),
    (
        "too_large",
        ("文件过大。", "请删去图片等附件，或只保留正文后另存再试。"),
        ("The file is too large.", "Remove pictures and annexes, or save the text alone and try again."),
    ),
    (
        "too_long",
        ("文档过长。", "请拆成几个文件，或只保留正文后再试。"),
        ("The document is too long.", "Split it, or keep the main text alone and try again."),
    ),
    (
        "expands_too_much",
        ("压缩内容展开后远超合理大小，已停止读取。", "如确为正常文件，请用 WPS 或 Word 打开后另存再试。"),
        (
            "The archive unpacks to an unreasonable size; reading stopped.",
            "If the file is genuine, open and save it with WPS or Word.",
        ),
    ),
    (
        "scanned",
        ("这是扫描件，只有图像没有文字。", "请先做文字识别（OCR），或向发文单位索取可复制文字的版本。"),
        (
            "This is a scan: pictures without text.",
            "Run text recognition (OCR) first, or ask the issuer for a version with text.",
        ),
    ),
    (
        "unreadable_fonts",
        (
            "文件里的字体没有说明印的是哪些字。",
            "请向发文单位索取 .docx 或可复制文字的版本，或先做文字识别（OCR）。",
        ),
        (
            "The fonts do not say which characters are printed.",
            "Ask the issuer for a .docx or a version whose text can be copied, or run text recognition (OCR).",
        ),
    ),
    (
        "encrypted",
        ("文件已加密。", "请去掉密码后另存，再试一次。"),
        ("The file is encrypted.", "Remove the password, save it and try again."),
    ),
    (
        "legacy_format",
        ("旧版 .doc/.wps 格式不能直接读取。", "请用 WPS 或 Word 另存为 .docx，或把正文粘贴到 .txt 文件。"),
        (
            "The old .doc/.wps format cannot be read.",
            "Save it as .docx with WPS or Word, or paste the text into a .txt file.",
        ),
    ),
    (
        "damaged",
        ("文件已损坏或不完整。", "请重新下载，或用原软件打开后另存再试。"),
        (
            "The file is damaged or incomplete.",
            "Download it again, or open and save it with the program it came from.",
        ),
    ),
    (
        "xml_entities",
        ("文件声明了文档类型或实体，出于安全不予读取。", "请用 WPS 或 Word 打开后另存再试。"),
        (
            "The file declares a document type or entities and is refused for safety.",
            "Open and save it with WPS or Word.",
        ),
    ),
    (
        "unknown_format",
        ("不认识这种文件格式。", "可以读取 .txt .md .docx .html .pdf .ofd；请另存为其中一种。"),
        (
            "This file format is not known.",
            "Readable are .txt .md .docx .html .pdf .ofd; save it as one of these.",
        ),
    ),
];
