//! The real outside: the file system and the system's clock.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::NaiveDate;

use super::{FileKind, FileStamp, FolderEntry, MOST_MIB, MOST_OWN_MIB, World, clean};
use crate::base::failure::{Error, IoCause};

/// The real outside.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

/// Where the program runs.
static HERE: LazyLock<PathBuf> = LazyLock::new(|| std::env::current_dir().unwrap_or_default());

/// How the names of files end that are being written.
const UNFINISHED: &str = ".vekha-new";

/// How many names are tried for a file that is being written.
const NAMES: u32 = 100;

/// The program: its version, and which build of it.
static PROGRAM: LazyLock<String> = LazyLock::new(|| {
    let file = std::env::current_exe().and_then(fs::metadata);
    let built = file.map(|file| (file.len(), file.modified().ok())).ok();
    format!("{} {built:?}", env!("CARGO_PKG_VERSION"))
});

impl System {
    /// The program that runs, told from every other version and build of it.
    pub fn program() -> &'static str {
        &PROGRAM
    }

    /// How much memory the program takes, in MiB; none where the system does not tell (Linux does).
    pub fn memory() -> Option<u64> {
        let text = fs::read_to_string("/proc/self/status").ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        Some(line.trim().trim_end_matches("kB").trim_end().parse::<u64>().ok()? / 1024)
    }

    /// Shows a file or a folder as the desktop does.
    ///
    /// # Errors
    /// When there is no desktop.
    pub fn show(&self, path: &Path) -> Result<(), Error> {
        let program = match std::env::consts::OS {
            "windows" => "explorer",
            "macos" => "open",
            _ => "xdg-open",
        };
        let quiet = std::process::Stdio::null;
        let mut command = std::process::Command::new(program);
        command.arg(path).stdin(quiet()).stdout(quiet()).stderr(quiet());
        command.spawn().map(drop).map_err(|error| self.unread(Path::new(program), IoCause::of(&error)))
    }

    /// Takes a file away.
    ///
    /// # Errors
    /// When it cannot be.
    pub fn remove(&self, path: &Path) -> Result<(), Error> {
        fs::remove_file(path).map_err(|error| self.unwritten(path, IoCause::of(&error)))
    }

    /// Takes a folder away if nothing lies in it.
    pub fn remove_empty(&self, folder: &Path) {
        // One in which something lies is not taken away, as is meant.
        let _ = fs::remove_dir(folder);
    }

    /// The standard input, as long as a file may be.
    ///
    /// # Errors
    /// When it cannot be read, or is longer.
    pub fn read_input(&self) -> Result<Vec<u8>, Error> {
        let unread = |cause| Error::Reading { path: "-".to_owned(), cause };
        let mut bytes = Vec::new();
        let read = io::stdin().lock().take((MOST_MIB << 20) + 1).read_to_end(&mut bytes);
        read.map_err(|error| unread(IoCause::of(&error)))?;
        if bytes.len() as u64 > MOST_MIB << 20 { Err(unread(IoCause::TooLarge(MOST_MIB))) } else { Ok(bytes) }
    }
}

impl World for System {
    fn entries(&self, folder: &Path) -> Result<Vec<FolderEntry>, Error> {
        let listed = fs::read_dir(folder).and_then(|entries| {
            let entry = |entry: io::Result<fs::DirEntry>| {
                let entry = entry?;
                Ok(FolderEntry { kind: kind(entry.file_type()?), name: entry.file_name() })
            };
            entries.map(entry).collect::<io::Result<Vec<FolderEntry>>>()
        });
        let mut entries = listed.map_err(|error| self.unread(folder, IoCause::of(&error)))?;
        entries.sort_unstable();
        Ok(entries)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Error> {
        self.read_stamped(path).map(|(bytes, _)| bytes)
    }

    fn read_stamped(&self, path: &Path) -> Result<(Vec<u8>, Option<FileStamp>), Error> {
        let read = read(path, MOST_MIB << 20).map_err(|cause| self.unread(path, cause));
        read.map(|(bytes, stamp)| (bytes, Some(stamp)))
    }

    fn head(&self, path: &Path, most: usize) -> Result<Vec<u8>, Error> {
        head(path, most as u64).map_err(|cause| self.unread(path, cause))
    }

    fn read_own(&self, path: &Path) -> Result<Vec<u8>, Error> {
        let read = read(path, MOST_OWN_MIB << 20).map_err(|cause| self.unread(path, cause));
        read.map(|(bytes, _)| bytes)
    }

    fn write(&self, path: &Path, parts: &[&[u8]]) -> Result<(), Error> {
        match self.kind(path) {
            Some(FileKind::Folder) => Err(self.unwritten(path, IoCause::IsFolder)),
            // A file would take the place of the device itself.
            Some(FileKind::Other) => Err(self.unwritten(path, IoCause::NotRegular)),
            _ => write(path, parts, path).map_err(|error| self.unwritten(path, IoCause::of(&error))),
        }
    }

    fn write_like(&self, path: &Path, parts: &[&[u8]], like: &Path) -> Result<(), Error> {
        write(path, parts, like).map_err(|error| self.unwritten(path, IoCause::of(&error)))
    }

    fn is_link(&self, path: &Path) -> bool {
        fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink())
    }

    fn kind(&self, path: &Path) -> Option<FileKind> {
        fs::metadata(path).ok().map(|data| kind(data.file_type()))
    }

    fn stamp(&self, path: &Path) -> Option<FileStamp> {
        fs::metadata(path).ok().filter(Metadata::is_file).map(|data| stamp(&data))
    }

    fn real(&self, path: &Path) -> Result<PathBuf, Error> {
        fs::canonicalize(path).map_err(|error| self.unread(path, IoCause::of(&error)))
    }

    fn display_name(&self, path: &Path) -> String {
        let clean = path.is_absolute() && path.components().all(|part| part != Component::ParentDir);
        let path = if clean { Cow::Borrowed(path) } else { Cow::Owned(self.absolute(path)) };
        let shown = path.strip_prefix(&*HERE).unwrap_or(&path);
        slashed(shown)
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        clean(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
    }

    fn today(&self) -> NaiveDate {
        // Days are told by the clock of Moscow, three hours ahead of UTC, as official dates are.
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        NaiveDate::default() + chrono::Days::new((now.as_secs() + 3 * 3600) / 86_400)
    }

    fn cache_folder(&self) -> Option<PathBuf> {
        // `$XDG_CACHE_HOME/vekha`, or `~/.cache/vekha` (XDG Base Directory Specification).
        let set = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let base = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))?;
        Some(base.join("vekha"))
    }

    fn now(&self) -> i128 {
        nanoseconds(Ok(SystemTime::now()))
    }
}

/// A path with forward slashes; on systems where a name may hold a backslash, that stays one.
pub(super) fn slashed(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut shown = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        shown.push_str(chunk.valid());
        // Names that differ are told apart, so a byte that is no text is shown by its number.
        chunk.invalid().iter().for_each(|byte| shown.push_str(&format!("\\x{byte:02x}")));
    }
    if cfg!(windows) { shown.replace('\\', "/") } else { shown }
}

fn kind(kind: fs::FileType) -> FileKind {
    match kind {
        kind if kind.is_file() => FileKind::File,
        kind if kind.is_dir() => FileKind::Folder,
        kind if kind.is_symlink() => FileKind::Link,
        _ => FileKind::Other,
    }
}

/// Reads a regular file.
fn read(path: &Path, most: u64) -> Result<(Vec<u8>, FileStamp), IoCause> {
    let said = |error: io::Error| IoCause::of(&error);
    let (mut file, data) = open(path)?;
    let size = usize::try_from(regular(&data, most)?).unwrap_or_default();
    // Room for one byte more: a file that does not fill it ends where it was said to, and need not be asked again.
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(size + 1).map_err(|_| IoCause::TooLarge(most >> 20))?;
    bytes.resize(size + 1, 0);
    let read = match file.read(&mut bytes) {
        Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
        read => read.map_err(said)?,
    };
    bytes.truncate(read);
    if read != size {
        file.take(most + 1 - read as u64).read_to_end(&mut bytes).map_err(said)?;
    }
    if bytes.len() as u64 > most { Err(IoCause::TooLarge(most >> 20)) } else { Ok((bytes, stamp(&data))) }
}

/// Reads the beginning of a regular file.
fn head(path: &Path, most: u64) -> Result<Vec<u8>, IoCause> {
    let (file, data) = open(path)?;
    let size = data.len().min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(size).read_to_end(&mut bytes).map_err(|error| IoCause::of(&error))?;
    Ok(bytes)
}

/// Opens a regular file, and says what it is.
fn open(path: &Path) -> Result<(File, Metadata), IoCause> {
    let said = |error: io::Error| IoCause::of(&error);
    let file = match open_at_once(path) {
        Some(file) => file,
        None => {
            // Opening a pipe waits for who writes to it, so that what it is is asked before.
            regular(&fs::metadata(path).map_err(said)?, u64::MAX)?;
            File::open(path).map_err(said)?
        }
    };
    // Of what was opened, for another may have taken its place.
    let data = file.metadata().map_err(said)?;
    regular(&data, u64::MAX)?;
    Ok((file, data))
}

/// Opens what stands at a path without waiting for anybody; nothing where it cannot be opened so.
#[cfg(unix)]
fn open_at_once(path: &Path) -> Option<File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open(path).ok()
}

#[cfg(not(unix))]
fn open_at_once(_: &Path) -> Option<File> {
    None
}

/// The size of what is a regular file and not too large.
fn regular(data: &Metadata, most: u64) -> Result<u64, IoCause> {
    match kind(data.file_type()) {
        FileKind::Folder => Err(IoCause::IsFolder),
        FileKind::File if data.len() > most => Err(IoCause::TooLarge(most >> 20)),
        FileKind::File => Ok(data.len()),
        FileKind::Link | FileKind::Other => Err(IoCause::NotRegular),
    }
}

/// Writes beside the file under another name, and gives it its own when all of it is there. Who may read and write it is
/// as it was, or as it is for another file.
fn write(path: &Path, parts: &[&[u8]], like: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| match error.kind() {
        // What is there under the folder's name is a file.
        io::ErrorKind::AlreadyExists => io::ErrorKind::NotADirectory.into(),
        _ => error,
    })?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    sweep(folder, &name);
    let old = fs::metadata(like).ok().map(|data| data.permissions());
    if path == like && old.as_ref().is_some_and(Permissions::readonly) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let (mut file, beside) = begin(folder, &name, old.is_some())?;
    let parts = parts.iter().try_for_each(|part| file.write_all(part)).and_then(|()| file.flush());
    let written = parts.and_then(|()| old.map_or(Ok(()), |old| file.set_permissions(old)));
    let written = written.and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A new file beside one that is written. What lies there under its name, a link above all, was put there by somebody else,
/// and another name is taken; the number of the process tells afterwards who has left it.
fn begin(folder: &Path, name: &str, is_private: bool) -> io::Result<(File, PathBuf)> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    if is_private {
        private(&mut options);
    }
    let mut taken = io::ErrorKind::AlreadyExists.into();
    for count in 0..NAMES {
        let beside = folder.join(format!(".{name}.{}-{count}{UNFINISHED}", std::process::id()));
        match options.open(&beside) {
            Ok(file) => return Ok((file, beside)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

/// Lets nobody else read a file until it is known who may.
#[cfg(unix)]
fn private(options: &mut fs::OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn private(_: &mut fs::OpenOptions) {}

/// What runs that were killed had left in a folder when this one first wrote there, by the folder: a folder of a thousand
/// files is not gone through a thousand times.
static LEFT: LazyLock<Mutex<BTreeMap<PathBuf, Vec<String>>>> = LazyLock::new(Mutex::default);

/// Takes away what a run that was killed left beside a file. Where the system does not tell which processes live,
/// nothing is taken away.
fn sweep(folder: &Path, name: &str) {
    let processes = Path::new("/proc");
    if !processes.join("self").exists() {
        return;
    }
    // A thread that failed while it held the list has left it whole.
    let mut left = LEFT.lock().unwrap_or_else(PoisonError::into_inner);
    if !left.contains_key(folder) {
        left.insert(folder.to_owned(), unfinished(folder));
    }
    for file in left.get(folder).into_iter().flatten() {
        let number = file.strip_prefix('.').and_then(|file| file.strip_prefix(name)?.strip_prefix('.'));
        let number =
            number.and_then(|number| number.strip_suffix(UNFINISHED)?.split('-').next()?.parse().ok());
        let number: Option<u32> = number;
        if number.is_some_and(|number| !processes.join(number.to_string()).exists()) {
            let _ = fs::remove_file(folder.join(file));
        }
    }
}

/// The files of a folder that were not written to their end.
fn unfinished(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = files.filter_map(|file| file.file_name().into_string().ok());
    names.filter(|name| name.ends_with(UNFINISHED)).collect()
}

fn nanoseconds(time: io::Result<SystemTime>) -> i128 {
    let since = time.ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    i128::try_from(since.as_nanos()).unwrap_or(i128::MAX)
}

#[cfg(unix)]
fn stamp(data: &Metadata) -> FileStamp {
    use std::os::unix::fs::MetadataExt;
    let changed = i128::from(data.ctime()) * 1_000_000_000 + i128::from(data.ctime_nsec());
    FileStamp { size: data.len(), modified: nanoseconds(data.modified()), changed, node: data.ino() }
}

#[cfg(not(unix))]
fn stamp(data: &Metadata) -> FileStamp {
    FileStamp { size: data.len(), modified: nanoseconds(data.modified()), changed: 0, node: 0 }
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[test]
    fn names_that_differ_are_shown_apart() {
        let name = |bytes: &[u8]| slashed(Path::new(OsStr::from_bytes(bytes)));
        assert_eq!(name(b"a/\xff.yaml"), r"a/\xff.yaml");
        assert_eq!(name(b"a/\xfe.yaml"), r"a/\xfe.yaml");
        assert_ne!(name(br"q\b.yaml"), name(b"q/b.yaml"));
        assert_eq!(name("школа/план.yaml".as_bytes()), "школа/план.yaml");
    }
}
