//! How long it takes from bytes to JSON, and whether ten times the text takes at most about ten
//! times as long. `cargo bench -p waymark-plan`.

use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// About as much text as a published city plan: the example repeated to 96 KB or more.
fn plan(times: usize) -> String {
    let one = include_str!("../../../examples/shangrao/plan.txt");
    let copies = 96 * 1024 / one.len() + 1;
    one.repeat(copies * times)
}

#[divan::bench(args = [1, 10])]
fn bytes_to_json(bencher: Bencher, times: usize) {
    let text = plan(times);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let document = waymark_plan::read::read(divan::black_box(text.as_bytes()), None).expect("it is text");
        serde_json::to_vec(&waymark_plan::extract(&document)).expect("it is plain data")
    });
}

#[divan::bench]
fn reading_alone(bencher: Bencher) {
    let text = plan(1);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| waymark_plan::read::read(divan::black_box(text.as_bytes()), None).expect("it is text"));
}
