use super::{Lexer, Token};

#[test]
fn tokens_are_told_apart() {
    let source = b"/F1 12.5 Tf % note\n[(a\\(b\\)(c)\\101\\n) -20 <4e 2d6>] TJ BI /W 1 ID x EIy EI Q";
    let mut lexer = Lexer::new(source);
    let mut tokens: Vec<Token> = lexer.by_ref().take_while(|t| *t != Token::Operator(b"ID")).collect();
    lexer.skip_image();
    tokens.extend(lexer);
    let expected = [
        Token::Name(b"F1"),
        Token::Number(12.5),
        Token::Operator(b"Tf"),
        Token::Open,
        Token::String(b"a(b)(c)A\n".to_vec()),
        Token::Number(-20.0),
        Token::String(vec![0x4e, 0x2d, 0x60]),
        Token::Close,
        Token::Operator(b"TJ"),
        Token::Operator(b"BI"),
        Token::Name(b"W"),
        Token::Number(1.0),
        Token::Operator(b"Q"),
    ];
    assert_eq!(tokens, expected);
}

#[test]
fn unfinished_tokens_end_with_the_stream() {
    for source in [&b"(abc"[..], b"<4e", b"<<", b"/", b"(a\\", b"(\\7", b"%", b"1e999", b"--"] {
        assert!(Lexer::new(source).count() <= 1, "{source:?}");
    }
}
