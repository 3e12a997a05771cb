//! What the compiler has to know beside the sources.

mod commit;
mod pack;
mod windows;

fn main() {
    println!("cargo::rerun-if-changed=assets/packaging/program");
    commit::tell();
    pack::pack();
    windows::add_resources();
}
