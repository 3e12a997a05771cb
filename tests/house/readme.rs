//! The README is where people look first: what stands elsewhere, too, stands there in the same words.

use std::fs;

#[test]
fn it_says_how_to_open_the_program_as_the_page_of_a_release_does() {
    let readme = fs::read_to_string("README.md").expect("README.md");
    for system in ["macos", "windows"] {
        let file = format!("assets/packaging/{system}/first-start.md");
        let text = fs::read_to_string(&file).expect(&file);
        // Its heading is one level deeper there.
        assert!(readme.contains(&format!("#{}", text.trim())), "README.md has not what {file} says");
    }
}
