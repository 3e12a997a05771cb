//! What Windows shows of a program (icon, version), and by which it decides how to treat it (the manifest).

const ICON: &str = "assets/packaging/windows/icon.ico";
const MANIFEST: &str = "assets/packaging/windows/program.manifest";
/// The programs, and what the Task Manager calls them.
const PROGRAMS: [(&str, &str); 2] =
    [("locksmith", "Locksmith for Plex"), ("plex-locksmith", "Locksmith for Plex (terminal)")];
const AMERICAN_ENGLISH: u16 = 0x0409;

/// Links them into both programs, where they are for Windows.
pub fn add_resources() {
    if std::env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return;
    }
    for file in [ICON, MANIFEST] {
        println!("cargo::rerun-if-changed={file}");
    }
    for (program, description) in PROGRAMS {
        let mut resource = winresource::WindowsResource::new();
        resource
            .set_icon(ICON)
            .set_manifest_file(MANIFEST)
            .set_language(AMERICAN_ENGLISH)
            .set("ProductName", "Locksmith for Plex")
            .set("FileDescription", description)
            .set("OriginalFilename", &format!("{program}.exe"));
        resource.compile_for(program).expect("the resources for Windows could not be compiled");
    }
}
