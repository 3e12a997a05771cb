//! Every page of the window as a picture, in light, dark and at twice the text size, without a screen.
//!
//! gallery write DIRECTORY [PART-OF-A-NAME] [LANGUAGE]: the pictures, to be looked at.
//! gallery keep DIRECTORY [PART-OF-A-NAME]: the same in English, reduced, to be kept and compared with later.
//! gallery compare DIRECTORY OUT: fails if a page differs from what is kept; what differs is written to OUT.

mod causes;
mod home;
mod hosts;
mod past;
mod pictures;
mod scenes;
mod stage;

use std::path::Path;
use std::process::ExitCode;

use egui_kittest::HarnessBuilder;
use home::Home;
use image::RgbaImage;
use plex_locksmith::text::Language;
use plex_locksmith::window::language;
use stage::builder;

type Fault = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["write", directory, rest @ ..] => write(Path::new(directory), rest),
        ["keep", directory] => keep(Path::new(directory), ""),
        ["keep", directory, only] => keep(Path::new(directory), only),
        ["compare", directory, out] => compare(Path::new(directory), Path::new(out)),
        _ => Err("gallery write|keep|compare DIRECTORY …".into()),
    };
    if let Err(fault) = done {
        eprintln!("{fault}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Draws every page whose name has this part, and hands on each picture with its name.
fn draw(
    only: &str,
    spoken: Language,
    mut each: impl FnMut(String, RgbaImage) -> Result<(), Fault>,
) -> Result<(), Fault> {
    for (name, home, presses) in scenes::all().filter(|page| page.0.contains(only)) {
        let mut picture = |look: &str, builder: HarnessBuilder<()>| -> Result<(), Fault> {
            let mut harness = scenes::at(Home(home.0.clone()), presses, builder);
            language::set(&harness.ctx, spoken);
            harness.run_steps(6);
            each(format!("{name}-{look}"), harness.render()?)
        };
        picture("light", builder().with_theme(egui::Theme::Light))?;
        picture("dark", builder().with_theme(egui::Theme::Dark))?;
        picture("large", builder().with_size(egui::vec2(400.0, 300.0)).with_pixels_per_point(2.0))?;
    }
    Ok(())
}

fn write(directory: &Path, rest: &[&str]) -> Result<(), Fault> {
    let only = rest.first().copied().unwrap_or_default();
    let spoken = rest.get(1).and_then(|code| Language::of_code(code)).unwrap_or_default();
    std::fs::create_dir_all(directory)?;
    draw(only, spoken, |name, picture| Ok(picture.save(directory.join(format!("{name}.png")))?))
}

fn keep(directory: &Path, only: &str) -> Result<(), Fault> {
    let mut kept = Vec::new();
    std::fs::create_dir_all(directory)?;
    draw(only, Language::ENGLISH, |name, picture| {
        let file = format!("{name}.png");
        pictures::save(&pictures::reduced(&picture), &directory.join(&file))?;
        kept.push(file);
        Ok(())
    })?;
    for file in pictures::names(directory)?.into_iter().filter(|file| file.contains(only) && !kept.contains(file)) {
        std::fs::remove_file(directory.join(file))?;
    }
    Ok(())
}

fn compare(directory: &Path, out: &Path) -> Result<(), Fault> {
    std::fs::create_dir_all(out)?;
    let mut left = pictures::names(directory)?;
    let (mut count, mut faults) = (0, Vec::new());
    draw("", Language::ENGLISH, |name, picture| {
        let file = format!("{name}.png");
        count += 1;
        left.retain(|other| *other != file);
        let now = pictures::reduced(&picture);
        let fault = match image::open(directory.join(&file)) {
            Ok(kept) => pictures::difference(&kept.to_rgb8(), &now),
            Err(error) => Some(error.to_string()),
        };
        if let Some(fault) = fault {
            picture.save(out.join(&file))?;
            faults.push(format!("{name}: {fault}"));
        }
        Ok(())
    })?;
    faults.extend(left.into_iter().map(|file| format!("{file}: there is no such page anymore")));
    if faults.is_empty() {
        println!("{count} pictures are as they were kept");
        return Ok(());
    }
    Err(format!(
        "{}\n{} of {count} pictures differ. Look at them in {}, then keep them.",
        faults.join("\n"),
        faults.len(),
        out.display()
    )
    .into())
}
