fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        println!("== {path}");
        match waymark_plan::read::read(&bytes, Some(&path)) {
            Ok(d) => {
                println!("{:?} {:?} {} {}", d.title, d.encoding, d.media_type, d.blocks.len());
                for b in d.blocks.iter().take(60) {
                    println!("{} p{:?} {:?} {}", b.line, b.page, b.kind, b.text);
                }
            }
            Err(e) => println!("{}: {e}", e.code()),
        }
    }
}
