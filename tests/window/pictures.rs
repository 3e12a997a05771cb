//! Pictures that are kept: a third of the size and few colours, so that they are small; and how far another one may be from them.

use std::io;
use std::path::Path;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops::{self, FilterType as Scale};
use image::{DynamicImage, ImageResult, RgbImage, RgbaImage};

/// By how much they are smaller.
const SCALE: u32 = 3;
/// Every colour channel is kept in so many steps.
const STEP: u8 = 17;
/// Pictures are compared in squares of so many pixels: how a letter is smoothed differs with the driver.
const SQUARE: u32 = 6;
/// By how much the mean of a square may differ, of 255.
const TOLERANCE: f32 = 24.0;
/// So many squares may differ by more: a clock goes on, a spinner turns.
const STRAY: usize = 4;

#[must_use]
pub fn reduced(picture: &RgbaImage) -> RgbImage {
    let small = imageops::resize(picture, picture.width() / SCALE, picture.height() / SCALE, Scale::Triangle);
    let mut reduced = DynamicImage::ImageRgba8(small).to_rgb8();
    for channel in reduced.as_flat_samples_mut().samples.iter_mut() {
        *channel = channel.saturating_add(STEP / 2) / STEP * STEP;
    }
    reduced
}

/// # Errors
/// If the file cannot be written.
pub fn save(picture: &RgbImage, file: &Path) -> ImageResult<()> {
    let file = io::BufWriter::new(std::fs::File::create(file)?);
    picture.write_with_encoder(PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::NoFilter))
}

/// The files of a directory.
///
/// # Errors
/// If it cannot be read.
pub fn names(directory: &Path) -> io::Result<Vec<String>> {
    std::fs::read_dir(directory)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

/// Where two pictures differ by more than drivers do.
#[must_use]
pub fn difference(kept: &RgbImage, now: &RgbImage) -> Option<String> {
    if kept.dimensions() != now.dimensions() {
        return Some(format!("{:?} instead of {:?}", now.dimensions(), kept.dimensions()));
    }
    let (width, height) = now.dimensions();
    let corners =
        (0..height).step_by(SQUARE as usize).flat_map(|y| (0..width).step_by(SQUARE as usize).map(move |x| (x, y)));
    let off: Vec<(u32, u32)> = corners.filter(|at| off_by(kept, now, *at) > TOLERANCE).collect();
    let first = off.get(STRAY)?;
    Some(format!("{} squares differ, among them at {first:?}", off.len()))
}

fn off_by(kept: &RgbImage, now: &RgbImage, (left, top): (u32, u32)) -> f32 {
    let (right, bottom) = ((left + SQUARE).min(now.width()), (top + SQUARE).min(now.height()));
    let mut sums = [0_i64; 3];
    for (x, y) in (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y))) {
        for (sum, (a, b)) in sums.iter_mut().zip(kept.get_pixel(x, y).0.into_iter().zip(now.get_pixel(x, y).0)) {
            *sum += i64::from(a) - i64::from(b);
        }
    }
    let pixels = ((right - left) * (bottom - top)) as f32;
    sums.iter().map(|sum| sum.abs() as f32 / pixels).fold(0.0, f32::max)
}
