//! Writes a picture of each page, in light, dark and at twice the text size, into the directory given as argument: gallery
//! DIRECTORY [PART-OF-A-NAME] [LANGUAGE].

mod causes;
mod home;
mod scenes;
mod stage;

use std::path::Path;

use home::Home;
use plex_locksmith::text::Language;
use plex_locksmith::window::language;
use stage::builder;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let [directory, only, code] = [1, 2, 3].map(|n| std::env::args().nth(n));
    let directory = directory.unwrap_or_else(|| "gallery".to_owned());
    let only = only.unwrap_or_default();
    let spoken = code.and_then(|code| Language::of_code(&code)).unwrap_or_default();
    std::fs::create_dir_all(&directory)?;
    for (name, home, presses) in scenes::all().filter(|page| page.0.contains(&only)) {
        let picture = |look: &str, builder| -> Result<(), Box<dyn std::error::Error>> {
            let mut harness = scenes::at(Home(home.0.clone()), presses, builder);
            language::set(&harness.ctx, spoken);
            harness.run_steps(6);
            harness.render()?.save(Path::new(&directory).join(format!("{name}-{look}.png")))?;
            Ok(())
        };
        picture("light", builder().with_theme(egui::Theme::Light))?;
        picture("dark", builder().with_theme(egui::Theme::Dark))?;
        picture("large", builder().with_size(egui::vec2(400.0, 300.0)).with_pixels_per_point(2.0))?;
    }
    Ok(())
}
