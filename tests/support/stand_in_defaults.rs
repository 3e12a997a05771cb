//! A stand-in for macOS's `defaults` and the cfprefsd behind it, for tests where no Mac is. It follows defaults(1), and
//! what is seen of the two: a domain is kept in memory, and its file is written late; whoever edits the file is not
//! heard, and their edit is written over.
//!
//! - `STAND_IN_DEFAULTS`: the folder of all it keeps. `DOMAIN.plist` is the file, `DOMAIN.memory` what cfprefsd has in
//!   memory, and `argv` every command line it was called with, a line each.
//! - `STAND_IN_IMPORT`: `merges`, `replaces` (Apple does not say which is right), or `nothing`: it succeeds and does
//!   nothing.
//! - `STAND_IN_REFUSES`: a command that fails, `import` for one, and quotes what it was given.

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    stand_in::main()
}

/// The crate that reads property lists is there on Unix only.
#[cfg(not(unix))]
fn main() {}

#[cfg(unix)]
mod stand_in {
    use std::fs::OpenOptions;
    use std::io::{self, Cursor, Read as _, Write as _};
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;

    use plist::{Dictionary, Value};

    type Done = Result<(), String>;

    pub fn main() -> ExitCode {
        let words: Vec<String> = std::env::args().skip(1).collect();
        match run(&words.iter().map(String::as_str).collect::<Vec<_>>()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(words) => {
                eprintln!("2026-01-01 12:00:00.000 defaults[501:1] \n{words}");
                ExitCode::FAILURE
            }
        }
    }

    fn run(words: &[&str]) -> Done {
        let folder = PathBuf::from(std::env::var_os("STAND_IN_DEFAULTS").ok_or("STAND_IN_DEFAULTS names no folder")?);
        note(&folder, words).map_err(|error| error.to_string())?;
        let chosen = |name: &str| std::env::var(name).unwrap_or_default();
        let [command, domain, rest @ ..] = words else {
            return Err("Command line interface to a user's defaults.".into());
        };
        if *command == chosen("STAND_IN_REFUSES") {
            let mut input = String::new();
            io::stdin().read_to_string(&mut input).map_err(|error| error.to_string())?;
            return Err(format!("Could not {command} domain {domain}; exiting\n{input}"));
        }
        let domain = Domain { folder, name: (*domain).to_owned() };
        match (*command, rest) {
            ("read", []) => domain.existing().and_then(|all| print(&Value::Dictionary(all))),
            ("read", [key]) => domain.existing().and_then(|all| {
                let value = all.get(key);
                value
                    .ok_or(format!("The domain/default pair of ({}, {key}) does not exist", domain.name))
                    .and_then(print)
            }),
            ("export", ["-"]) => export(domain.all().unwrap_or_default()),
            ("import", ["-"]) => import(&domain, &chosen("STAND_IN_IMPORT")),
            ("write", [key, value]) => write(&domain, key, Value::String((*value).to_owned())),
            ("write", [key, "-string", value]) => write(&domain, key, Value::String((*value).to_owned())),
            ("write", [key, "-int", value]) => {
                write(&domain, key, value.parse::<i64>().map_err(|error| error.to_string())?.into())
            }
            ("delete", [key]) => {
                let mut all = domain.existing()?;
                all.remove(key)
                    .ok_or(format!("Domain ({}) not found.\nDefaults have not been changed.", domain.name))?;
                domain.keep(all)
            }
            _ => Err(format!("Unexpected argument {}; leaving defaults unchanged.", words.join(" "))),
        }
    }

    /// What `ps` would have shown.
    fn note(folder: &Path, words: &[&str]) -> io::Result<()> {
        let mut log = OpenOptions::new().create(true).append(true).open(folder.join("argv"))?;
        writeln!(log, "{}", words.join(" "))
    }

    struct Domain {
        folder: PathBuf,
        name: String,
    }

    impl Domain {
        fn path(&self, ending: &str) -> PathBuf {
            self.folder.join(format!("{}.{ending}", self.name))
        }

        /// From memory, and only the first time from the file. What is in memory is written to the file now: late.
        fn all(&self) -> Option<Dictionary> {
            let remembered = read(&self.path("memory"));
            if let Some(all) = &remembered {
                Value::Dictionary(all.clone()).to_file_binary(self.path("plist")).ok()?;
            }
            remembered.or_else(|| read(&self.path("plist")))
        }

        fn existing(&self) -> Result<Dictionary, String> {
            self.all().ok_or(format!("Domain {} does not exist", self.name))
        }

        fn keep(&self, all: Dictionary) -> Done {
            Value::Dictionary(all).to_file_binary(self.path("memory")).map_err(|error| error.to_string())
        }
    }

    fn read(file: &Path) -> Option<Dictionary> {
        Value::from_file(file).ok()?.into_dictionary()
    }

    /// As XML, sorted as CoreFoundation sorts it: by the keys, on the outside.
    fn export(mut all: Dictionary) -> Done {
        all.sort_keys();
        Value::Dictionary(all).to_writer_xml(io::stdout()).map_err(|error| error.to_string())?;
        println!();
        Ok(())
    }

    fn import(domain: &Domain, kind: &str) -> Done {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        let value = Value::from_reader(Cursor::new(bytes)).ok().and_then(Value::into_dictionary);
        let new = value.ok_or("Could not parse the property list of -")?;
        match kind {
            "nothing" => Ok(()),
            "replaces" => domain.keep(new),
            "merges" => {
                let mut all = domain.all().unwrap_or_default();
                for (key, value) in new {
                    all.insert(key, value);
                }
                domain.keep(all)
            }
            other => Err(format!("STAND_IN_IMPORT: {other}")),
        }
    }

    fn write(domain: &Domain, key: &str, value: Value) -> Done {
        let mut all = domain.all().unwrap_or_default();
        all.insert(key.to_owned(), value);
        domain.keep(all)
    }

    /// Texts as they are; the rest as XML, where macOS prints a form of its own.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
    fn print(value: &Value) -> Done {
        match value {
            Value::String(text) => println!("{text}"),
            other => other.to_writer_xml(io::stdout()).map_err(|error| error.to_string())?,
        }
        Ok(())
    }
}
