//! The names of files for a site that hosts the repository: from its root, wherever the program was run.

use std::borrow::Cow;
use std::path::Path;

use crate::world::World;

/// How a name that people are shown becomes one from the root of the repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostNames {
    /// The root of the repository, with forward slashes, and one at the end.
    root: String,
    /// Where the program was run, below the root, with a slash at the end; none where it was run elsewhere.
    here: Option<String>,
}

impl HostNames {
    /// For a repository; where there is none, names stay as they are.
    pub fn new(world: &dyn World, root: Option<&Path>) -> Self {
        let Some(root) = root else { return HostNames::default() };
        let here = world.absolute(Path::new("."));
        let slashed = |path: &Path| {
            let text = path.to_string_lossy().replace('\\', "/");
            if text.is_empty() || text.ends_with('/') { text } else { text + "/" }
        };
        HostNames { root: slashed(root), here: here.strip_prefix(root).ok().map(slashed) }
    }

    /// The name from the root; unchanged where the file does not lie below it.
    pub fn name<'n>(&self, name: &'n str) -> Cow<'n, str> {
        let is_absolute = name.starts_with('/') || name.get(1..3) == Some(":/");
        match &self.here {
            _ if is_absolute => name.strip_prefix(&*self.root).unwrap_or(name).into(),
            Some(here) if !here.is_empty() && !name.is_empty() => format!("{here}{name}").into(),
            _ => name.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_the_root_of_the_repository() {
        let below = HostNames { root: "/srv/repo/".into(), here: Some("plans/".into()) };
        assert_eq!(below.name("schools/a.yaml"), "plans/schools/a.yaml");
        assert_eq!(below.name("/srv/repo/region.yaml"), "region.yaml");
        assert_eq!(below.name("/srv/other/region.yaml"), "/srv/other/region.yaml");
        assert_eq!(HostNames { here: Some(String::new()), ..below }.name("a.yaml"), "a.yaml");
        assert_eq!(HostNames::default().name("a.yaml"), "a.yaml");
    }
}
