//! dev
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let document = waymark_plan::read::from_text(&text);
    let now = std::time::Instant::now();
    let out = waymark_plan::extract(&document);
    eprintln!("{:?}", now.elapsed());
    println!("{}", serde_json::to_string_pretty(&out).unwrap());
}
