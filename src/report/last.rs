//! The report of the last run, told again as it was where nothing has changed: what people wait for most often.
//!
//! It lies beside the cache, and like it can be deleted at any time; what is not whole is passed over.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::{Appearance, Checked, Findings, Summary, human};
use crate::Options;
use crate::base::failure::Error;
use crate::session::{Inputs, Snapshot};
use crate::workspace::DiscoveredWorkspace;
use crate::world::{FileStamp, World};

/// What the file begins with: a name and the version of its shape.
const HEAD: &[u8] = b"vekha report 1\n";
/// The ending of its name.
const ENDING: &str = "told";
/// How long a report is kept, in bytes: what people read is shorter.
const MOST: usize = 1 << 20;

/// A report for people that was told.
#[derive(Debug, Serialize, Deserialize)]
pub struct LastReport {
    inputs: Inputs,
    /// How it looked.
    look: String,
    /// The files beside the roadmaps on which it rests; nothing where there was none.
    beside: Vec<(String, Option<FileStamp>)>,
    /// What was counted.
    summary: Summary,
    /// Its text.
    text: Vec<u8>,
}

/// A report, and what it was made of: a program that ends next may forget this rather than let go of a million pieces of
/// memory one by one.
pub struct KeptReport {
    /// What was counted.
    pub summary: Summary,
    /// The text.
    pub text: Vec<u8>,
    _judged: Option<(Vec<Checked>, Vec<Snapshot>)>,
}

impl LastReport {
    /// The report for people on workspaces: the last one again, or a new one, which is kept.
    ///
    /// # Errors
    /// When a file cannot be read, or the settings name what cannot be used.
    pub fn tell(
        world: &Arc<dyn World>,
        found: &[DiscoveredWorkspace],
        options: &Options,
        look: Appearance,
    ) -> Result<KeptReport, Error> {
        let (last, inputs) = LastReport::recall(&**world, found, options, look)?;
        if let Some(LastReport { summary, text, .. }) = last {
            return Ok(KeptReport { summary, text, _judged: None });
        }
        let opened = found.iter().map(|one| Checked::open(world, one.clone(), options));
        let (checked, snapshots): (Vec<_>, Vec<_>) =
            opened.collect::<Result<Vec<_>, _>>()?.into_iter().unzip();
        let findings = Findings::new(&checked, &**world);
        let mut text = Vec::new();
        // Writing to memory cannot fail.
        let _ = human(&findings, look, &mut text);
        let summary = findings.summary;
        if let Some(inputs) = inputs {
            LastReport::keep((&**world, found, options, look), inputs, &snapshots, (summary, &text));
        }
        drop(findings);
        Ok(KeptReport { summary, text, _judged: Some((checked, snapshots)) })
    }

    /// The report of the last run over these workspaces, if it would be the same again; and what they look like now.
    ///
    /// # Errors
    /// When the settings cannot be read.
    fn recall(
        world: &dyn World,
        found: &[DiscoveredWorkspace],
        options: &Options,
        look: Appearance,
    ) -> Result<(Option<Self>, Option<Inputs>), Error> {
        let Some(place) = Inputs::place(found, options, ENDING) else { return Ok((None, None)) };
        let Some(inputs) = Inputs::of(world, found, options)? else { return Ok((None, None)) };
        let last = world.read_own(&place).ok().and_then(|bytes| LastReport::read(&bytes));
        let same = |last: &LastReport| {
            let is_there = |(path, stamp): &(String, Option<FileStamp>)| {
                inputs.beside(world, Path::new(path)) == Some(*stamp)
            };
            last.inputs.is_same(&inputs)
                && last.look == format!("{look:?}")
                && last.beside.iter().all(is_there)
        };
        Ok((last.filter(same), Some(inputs)))
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (sum, body) = bytes.strip_prefix(HEAD)?.split_first_chunk::<16>()?;
        let is_whole = xxh3_128(body) == u128::from_le_bytes(*sum);
        postcard::from_bytes(body).ok().filter(|_| is_whole)
    }

    /// Keeps a report that was told of workspaces that looked so before they were read. One that cannot be kept makes the
    /// next run slower and nothing else.
    fn keep(
        (world, found, options, look): (&dyn World, &[DiscoveredWorkspace], &Options, Appearance),
        inputs: Inputs,
        snapshots: &[Snapshot],
        (summary, text): (Summary, &[u8]),
    ) {
        let is_kept = text.len() <= MOST && snapshots.iter().all(Snapshot::is_whole);
        let Some(place) = Inputs::place(found, options, ENDING).filter(|_| is_kept) else { return };
        let beside = snapshots.iter().flat_map(Snapshot::beside).map(|path| {
            let stamp = inputs.beside(world, &path)?;
            Some((path.to_str()?.to_owned(), stamp))
        });
        let Some(beside) = beside.collect() else { return };
        let last = LastReport { inputs, look: format!("{look:?}"), beside, summary, text: text.to_owned() };
        let Ok(body) = postcard::to_stdvec(&last) else { return };
        let sum = xxh3_128(&body).to_le_bytes();
        let _ = world.write(&place, &[HEAD, &sum, &body]);
    }
}
