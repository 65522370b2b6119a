//! The web app is embedded when the crate is compiled, so a new build of it means compiling again.

fn main() {
    // Without a build of the app the folder is watched in which one would appear.
    let dist = std::path::Path::new("../../web/dist");
    let watched = if dist.exists() { "../../web/dist" } else { "../../web" };
    println!("cargo:rerun-if-changed={watched}");
}
