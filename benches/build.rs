//! How long printing takes. The bounds are those that the project promises on two cores; `cargo bench --bench build`,
//! with `--features pdf` for the last.
//!
//! | what | bound |
//! | --- | --- |
//! | the five real orders in every format | 1.5 s |
//! | a thousand schools as DOCX, in parallel | 5 s |
//! | an annex of 10,000 measures as DOCX | 0.5 s |
//! | an annex of 2,000 measures as PDF | 10 s, 500 MB |

#![allow(clippy::unwrap_used, missing_docs, reason = "a bench that cannot go on should stop")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use vekha::base::{Idx, IndexVec, RowIdx, SectionIdx};
use vekha::deadline::Calendar;
use vekha::document::document;
use vekha::model::{Measure, Roadmap};
use vekha::render::{FileFormat, Renderer, Templates};
use vekha::workspace::{Workspace, workspaces};
use vekha::world::System;

fn main() {
    divan::main();
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps").join(name)
}

fn roadmaps(name: &str) -> Vec<Roadmap> {
    let workspace = Workspace::load(&System, &workspaces(&System, &[folder(name)]).unwrap()[0]).unwrap();
    workspace.roadmaps.into_iter().map(|roadmap| Roadmap::clone(&roadmap)).collect()
}

fn renderer() -> Renderer {
    Renderer::new(Templates::default()).map_err(|(_, faults)| faults).unwrap()
}

/// The roadmap of Armavir with so many measures.
fn long(count: usize) -> Roadmap {
    let mut roadmap = roadmaps("real").into_iter().find(|roadmap| &*roadmap.id == "armavir-2024").unwrap();
    let measures: Vec<Measure> = roadmap.measures().cloned().collect();
    let section = SectionIdx::new(0);
    let sections: IndexVec<SectionIdx, _> = roadmap.sections.iter().take(1).cloned().collect();
    roadmap.sections = Arc::new(sections);
    let in_it = |measure: &Measure| Measure { section, whole: None, depth: 0, ..measure.clone() };
    let measures: IndexVec<RowIdx, _> = measures.iter().cycle().take(count).map(in_it).collect();
    roadmap.measures = Arc::new(measures);
    roadmap
}

#[divan::bench]
fn five_orders_in_every_format(bencher: divan::Bencher<'_, '_>) {
    let (orders, root, renderer) = (roadmaps("real"), folder("real"), renderer());
    let formats: Vec<FileFormat> = FileFormat::ALL.into_iter().filter(|format| format.is_built()).collect();
    bencher.bench(|| {
        orders.par_iter().for_each(|order| {
            let (printed, _) = document(order, &root, Calendar::russia(), &System);
            formats.iter().for_each(|format| drop(renderer.render(&printed, *format).unwrap()));
        });
    });
}

#[divan::bench(sample_count = 5)]
fn thousand_schools_docx(bencher: divan::Bencher<'_, '_>) {
    let (orders, root, renderer) = (roadmaps("example"), folder("example"), renderer());
    let schools: Vec<&Roadmap> =
        orders.iter().filter(|order| &*order.level == "school").cycle().take(1000).collect();
    bencher.bench(|| {
        schools.par_iter().for_each(|school| {
            let (printed, _) = document(school, &root, Calendar::russia(), &System);
            drop(renderer.render(&printed, FileFormat::Docx).unwrap());
        });
    });
}

#[divan::bench(sample_count = 5)]
fn ten_thousand_measures_docx(bencher: divan::Bencher<'_, '_>) {
    let (order, root, renderer) = (long(10_000), folder("real"), renderer());
    bencher.bench(|| {
        renderer.render(&document(&order, &root, Calendar::russia(), &System).0, FileFormat::Docx).unwrap()
    });
}

#[cfg(feature = "pdf")]
#[divan::bench(sample_count = 1, sample_size = 1)]
fn two_thousand_measures_pdf(bencher: divan::Bencher<'_, '_>) {
    let (order, root, renderer) = (long(2_000), folder("real"), renderer());
    bencher.bench_local(|| {
        renderer.render(&document(&order, &root, Calendar::russia(), &System).0, FileFormat::Pdf).unwrap()
    });
}
