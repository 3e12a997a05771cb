//! Files of a container, by its engine's archives. They can be read while it is stopped.

use bollard::Docker;
use bollard::query_parameters::{DownloadFromContainerOptionsBuilder, UploadToContainerOptionsBuilder};
use futures_util::StreamExt as _;

use super::engine::EngineError;
use super::tar::{self, Entry, EntryKind};
use crate::client::installation::{FileOwner, RawPreferences};

/// So many links lead from one to the next at most (path_resolution(7) has the same limit).
const MOST_LINKS: usize = 40;
/// What an archive has beside the content of its file.
const AROUND: u64 = 512 << 10;

/// A file of a container.
#[derive(Debug)]
pub struct ContainerFile {
    /// Where it is once links were followed.
    pub path: String,
    /// As the archive has it: Podman 4 says 0:0 whoever owns it.
    pub owner: FileOwner,
    pub modified: u64,
    pub content: RawPreferences,
}

/// Reads a file of at most so many bytes, where its path and the links there lead.
///
/// # Errors
/// [`EngineError::Missing`], [`EngineError::NotAFile`], [`EngineError::TooLarge`], and what an engine says.
pub async fn read(docker: &Docker, container: &str, path: &str, most: u64) -> Result<ContainerFile, EngineError> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let (entry, archive) = fetch(docker, container, &path, most).await?;
        match entry.kind {
            EntryKind::File => {
                let end = entry.begins + usize::try_from(entry.size).map_err(|_| EngineError::TooLarge)?;
                let content = archive.expose().get(entry.begins..end).ok_or(EngineError::NotAFile)?;
                let content = RawPreferences::new(content.to_vec());
                return Ok(ContainerFile { path, owner: entry.owner, modified: entry.modified, content });
            }
            EntryKind::Link(target) => path = joined(&path, &target),
            EntryKind::Folder | EntryKind::Other => return Err(EngineError::NotAFile),
        }
    }
    Err(EngineError::NotAFile)
}

/// The archive of one file, with what its first header says. Of anything but a file no more is fetched than that.
async fn fetch(
    docker: &Docker,
    container: &str,
    path: &str,
    most: u64,
) -> Result<(Entry, RawPreferences), EngineError> {
    let options = DownloadFromContainerOptionsBuilder::new().path(path).build();
    let mut stream = std::pin::pin!(docker.download_from_container(container, Some(options)));
    let room = usize::try_from(most + AROUND).map_err(|_| EngineError::TooLarge)?;
    // It holds a token: grown in one piece, it leaves no copies behind.
    let mut archive = Vec::with_capacity(room.min(4 << 20));
    let mut entry = None;
    while let Some(chunk) = stream.next().await {
        archive.extend_from_slice(&chunk?);
        if entry.is_none() {
            entry = tar::first(&archive).map_err(|_| EngineError::NotAFile)?;
        }
        match &entry {
            Some(entry) if entry.kind != EntryKind::File => break,
            Some(entry) if entry.size > most => return Err(EngineError::TooLarge),
            _ if archive.len() > room => return Err(EngineError::TooLarge),
            _ => {}
        }
    }
    let archive = RawPreferences::new(archive);
    entry.map(|entry| (entry, archive)).ok_or(EngineError::NotAFile)
}

/// Puts a file into a folder of a container, in the place of one of that name. The engine removes that first: for a moment there is
/// none.
///
/// # Errors
/// [`EngineError::Missing`] when there is no such folder, and what an engine says.
pub async fn put(
    docker: &Docker,
    container: &str,
    path: &str,
    owner: FileOwner,
    content: &[u8],
) -> Result<(), EngineError> {
    let (folder, name) = path.rsplit_once('/').ok_or(EngineError::Missing)?;
    let folder = if folder.is_empty() { "/" } else { folder };
    // Without `copyUIDGID`, which would make it the user's of the container: whose it is stands in the archive.
    let options = UploadToContainerOptionsBuilder::new().path(folder).build();
    let archive = tar::of_file(name, owner, content);
    Ok(docker.upload_to_container(container, Some(options), bollard::body_full(archive.into())).await?)
}

/// Where a link leads that lies at `path`.
fn joined(path: &str, target: &str) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = if target.starts_with('/') { target.to_owned() } else { format!("{folder}/{target}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_from_where_it_lies() {
        for (path, target, leads) in [
            ("/config/Preferences.xml", "/data/p.xml", "/data/p.xml"),
            ("/config/Preferences.xml", "p.xml", "/config/p.xml"),
            ("/config/a/Preferences.xml", "../../data/./p.xml", "/data/p.xml"),
            ("/Preferences.xml", "../p.xml", "/p.xml"),
        ] {
            assert_eq!(joined(path, target), leads);
        }
    }
}
