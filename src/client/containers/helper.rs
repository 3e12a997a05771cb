//! A small container that works beside a server's: of the same image, so that nothing is fetched; with the same volumes; without a
//! network. An engine's own way to put a file removes the old one first, and a server that starts without settings is a new server: only
//! a rename within the folder leaves no such moment.

use std::collections::HashMap;
use std::time::Duration;

use bollard::Docker;
use bollard::errors::Error;
use bollard::models::{ContainerCreateBody, HealthConfig, HostConfig};
use bollard::query_parameters::{
    CreateContainerOptionsBuilder, ListContainersOptionsBuilder, RemoveContainerOptionsBuilder, WaitContainerOptions,
};
use futures_util::StreamExt as _;
use uuid::Uuid;

use super::container::Container;
use super::engine::{Engine, EngineError, Product, QUESTION};
use super::files;
use crate::client::installation::{FileOwner, RawPreferences};

/// Its image's own shell runs it.
const SCRIPT: &str = include_str!("helper.sh");
/// Where it finds new settings, and where it leaves its words.
const NEW: &str = "/.locksmith-new";
const SAID: &str = "/.locksmith-said";
/// Its words are a line or two.
const MOST_SAID: u64 = 64 << 10;
/// By which it is known again, should this program end before it is removed.
const LABEL: &str = "plex-locksmith.helper";
/// How long it may take: a busy disk has to be synced.
const LONGEST: Duration = Duration::from_secs(50);

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Helped {
    /// Its words.
    Done(String),
    /// There is no such file among the volumes.
    NotThere,
    /// Something else is there than what was expected.
    Changed,
    /// Not all of the new settings arrived.
    CutOff,
    /// It said something else, in these words.
    Failed(String),
    /// The engine does not run it, or the image has no tools for it.
    Refused(String),
}

/// Runs it to its end, and removes it.
///
/// # Errors
/// When the engine does not answer.
pub fn run(
    engine: &Engine,
    beside: &Container,
    words: &[&str],
    input: Option<&RawPreferences>,
) -> Result<Helped, EngineError> {
    let name = format!("locksmith-{}", Uuid::new_v4().simple());
    let ran = engine.call(LONGEST, async |docker| work(docker, (engine.product, beside), &name, words, input).await);
    // It may hold new settings: whatever came of it, it goes.
    let removed = engine.call(QUESTION, async |docker| remove(docker, &name).await);
    let ran = ran?;
    if let Helped::Refused(_) = ran {
        return Ok(ran);
    }
    removed.map(|()| ran)
}

async fn work(
    docker: &Docker,
    (product, beside): (Product, &Container),
    name: &str,
    words: &[&str],
    input: Option<&RawPreferences>,
) -> Result<Helped, EngineError> {
    let options = CreateContainerOptionsBuilder::new().name(name).build();
    if let Err(error) = docker.create_container(Some(options), body(product, beside, words)).await {
        return refused(error.into());
    }
    if let Some(input) = input {
        let owner = FileOwner { user: 0, group: 0, mode: 0o600 };
        if let Err(error) = files::put(docker, name, NEW, owner, input.expose()).await {
            return refused(error);
        }
    }
    if let Err(error) = docker.start_container(name, None).await {
        return refused(error.into());
    }
    let status = ended(docker, name).await?;
    let said = files::read(docker, name, SAID, MOST_SAID).await;
    let said = said.map(|file| String::from_utf8_lossy(file.content.expose()).trim().to_owned()).unwrap_or_default();
    Ok(match status {
        0 => Helped::Done(said),
        64 => Helped::NotThere,
        65 => Helped::Changed,
        66 => Helped::CutOff,
        // No shell, no such tool.
        69 | 126 | 127 => Helped::Refused(said),
        _ => Helped::Failed(said),
    })
}

/// What an engine says to a container that it does not make or start. That it is gone altogether is another matter.
fn refused(error: EngineError) -> Result<Helped, EngineError> {
    match error {
        EngineError::Refused(said) => Ok(Helped::Refused(said)),
        EngineError::Missing => Ok(Helped::Refused(String::new())),
        error @ (EngineError::NotRunning
        | EngineError::Forbidden
        | EngineError::TimedOut
        | EngineError::TooLarge
        | EngineError::NotAFile
        | EngineError::Other(_)) => Err(error),
    }
}

async fn ended(docker: &Docker, name: &str) -> Result<i64, EngineError> {
    let options = WaitContainerOptions { condition: "not-running".to_owned() };
    let mut waiting = std::pin::pin!(docker.wait_container(name, Some(options)));
    match waiting.next().await {
        Some(Ok(answer)) => Ok(answer.status_code),
        Some(Err(Error::DockerContainerWaitError { code, .. })) => Ok(code),
        Some(Err(error)) => Err(error.into()),
        None => Err(EngineError::Other(String::new())),
    }
}

fn body(product: Product, beside: &Container, words: &[&str]) -> ContainerCreateBody {
    let command = ["-c", SCRIPT, "sh"].iter().chain(words).map(|word| (*word).to_owned()).collect();
    // Podman 4 mounts a volume of the image at the place of the one that it takes over, and refuses both. Of Docker Desktop nobody has
    // said in which form it wants to hear the folders of its computer.
    let (volumes_from, binds) = match product {
        Product::Docker => (Some(vec![beside.id.clone()]), None),
        Product::Podman => (None, Some(beside.binds())),
    };
    let host = HostConfig {
        volumes_from,
        binds,
        network_mode: Some("none".to_owned()),
        // Where SELinux guards volumes, a label of its own would keep it out.
        security_opt: Some(vec!["label=disable".to_owned()]),
        userns_mode: beside.has_host_users.then(|| "host".to_owned()),
        ..HostConfig::default()
    };
    ContainerCreateBody {
        image: Some(beside.image.clone()),
        entrypoint: Some(vec!["/bin/sh".to_owned()]),
        cmd: Some(command),
        user: Some("0:0".to_owned()),
        working_dir: Some("/".to_owned()),
        healthcheck: Some(HealthConfig { test: Some(vec!["NONE".to_owned()]), ..HealthConfig::default() }),
        labels: Some(HashMap::from([(LABEL.to_owned(), beside.id.clone())])),
        host_config: Some(host),
        ..ContainerCreateBody::default()
    }
}

/// The volumes are the server's: they stay.
async fn remove(docker: &Docker, name: &str) -> Result<(), EngineError> {
    let options = RemoveContainerOptionsBuilder::new().force(true).v(false).build();
    match docker.remove_container(name, Some(options)).await.map_err(EngineError::from) {
        Err(EngineError::Missing) => Ok(()),
        removed => removed,
    }
}

/// Removes those that were left beside a container when this program was ended.
///
/// # Errors
/// When the engine does not answer.
pub fn sweep(engine: &Engine, beside: &str) -> Result<(), EngineError> {
    engine.call(QUESTION, async |docker| {
        let ours = HashMap::from([("label", vec![format!("{LABEL}={beside}")])]);
        let options = ListContainersOptionsBuilder::new().all(true).filters(&ours).build();
        for left in docker.list_containers(Some(options)).await? {
            if let Some(id) = left.id {
                remove(docker, &id).await?;
            }
        }
        Ok(())
    })
}
