//! What a media server says of itself: `/identity`, `/`, `/myplex/account`, `/servers`.

use serde_json::Value;

use super::super::element::Element;
use super::super::plex_tv::PUBLIC_ADDRESS;
use super::{Membership, ServerOptions};

/// `GET /identity`, which everyone may read.
pub(super) fn identity(options: &ServerOptions, claimed: Option<bool>) -> Element {
    let mut container = Element::new("MediaContainer").with("size", 0);
    if let Some(claimed) = claimed {
        container = container.with("apiVersion", "1.2.2").with("claimed", claimed);
    }
    container.with("machineIdentifier", options.machine_id.as_str()).with("version", options.version.as_str())
}

/// How a server stands with plex.tv, in the words of `/` and `/myplex/account` (plex-api.rs lists all of them).
struct Standing {
    mapping: &'static str,
    mapping_error: &'static str,
    sign_in: &'static str,
}

impl Standing {
    fn of(membership: &Membership, cut_off: bool) -> Self {
        let (mapping, mapping_error, sign_in) = match membership {
            Membership::SignedOut => ("unknown", "", "none"),
            Membership::SignedIn(_) if cut_off => ("failed", "myplexgone", "ok"),
            Membership::SignedIn(_) => ("mapped", "", "ok"),
            Membership::Stale(_) => ("failed", "badauth", "invalid"),
        };
        Self { mapping, mapping_error, sign_in }
    }
}

/// `GET /`. An unclaimed server has neither `certificate` nor `myPlexUsername`.
pub(super) fn root(
    options: &ServerOptions,
    membership: &Membership,
    start_state: Option<&str>,
    cut_off: bool,
) -> Element {
    let standing = Standing::of(membership, cut_off);
    let mut container = Element::new("MediaContainer").with("size", 1);
    for (name, on) in [
        ("allowCameraUpload", false),
        ("allowChannelAccess", true),
        ("allowMediaDeletion", true),
        ("allowSharing", true),
        ("allowSync", false),
        ("allowTuners", true),
        ("backgroundProcessing", true),
    ] {
        container = container.with(name, on);
    }
    if membership.is_claimed() {
        container = container.with("certificate", true);
    }
    container = container
        .with("companionProxy", true)
        .with("countryCode", "")
        .with("diagnostics", "logs,databases,streaminglogs")
        .with("eventStream", true)
        .with("friendlyName", options.name.as_str())
        .with("livetv", 7)
        .with("machineIdentifier", options.machine_id.as_str())
        .with("musicAnalysis", 2)
        .with("myPlex", true)
        .with("myPlexMappingState", standing.mapping);
    if !standing.mapping_error.is_empty() {
        container = container.with("myPlexMappingError", standing.mapping_error);
    }
    container = container.with("myPlexSigninState", standing.sign_in).with("myPlexSubscription", false);
    if let Some(sign_in) = membership.sign_in() {
        container = container.with("myPlexUsername", sign_in.email.as_str());
    }
    root_end(container, options, start_state)
        .child(Element::new("Directory").with("count", 1).with("key", "servers").with("title", "servers"))
}

fn root_end(container: Element, options: &ServerOptions, start_state: Option<&str>) -> Element {
    let mut container = container
        .with("ownerFeatures", "federated-auth,home,kevin-bacon,livetv,radio,tuner-sharing,unsupportedtuners")
        .with("photoAutoTag", true)
        .with("platform", options.platform.as_str())
        .with("platformVersion", options.platform_version.as_str())
        .with("pluginHost", true)
        .with("pushNotifications", false)
        .with("readOnlyLibraries", false);
    if let Some(start_state) = start_state {
        container = container.with("startState", start_state);
    }
    container
        .with("streamingBrainABRVersion", 3)
        .with("streamingBrainVersion", 2)
        .with("sync", true)
        .with("transcoderActiveVideoSessions", 0)
        .with("transcoderAudio", true)
        .with("transcoderLyrics", true)
        .with("transcoderSubtitles", true)
        .with("transcoderVideo", true)
        .with("transcoderVideoBitrates", "64,96,208,320,720,1500,2000,3000,4000,8000,10000,12000,20000")
        .with("transcoderVideoQualities", "0,1,2,3,4,5,6,7,8,9,10,11,12")
        .with("transcoderVideoResolutions", "128,128,160,240,320,480,768,720,720,1080,1080,1080,1080")
        .with("updatedAt", options.updated_at)
        .with("updater", true)
        .with("version", options.version.as_str())
        .with("voiceSearch", true)
}

/// `GET /myplex/account`, and the answers to a claim and to its contrary. A real one holds the owner's token in clear, and
/// so does this one: a client that shows or stores it is caught here.
pub(super) fn account(membership: &Membership, port: u16, cut_off: bool) -> Element {
    let (element, standing) = (Element::new("MyPlex"), Standing::of(membership, cut_off));
    match membership.sign_in() {
        None => element
            .with("authToken", "")
            .with("username", "")
            .with("mappingState", standing.mapping)
            .with("mappingError", standing.mapping_error)
            .with("signInState", standing.sign_in)
            .with("publicAddress", "")
            .with("publicPort", 0),
        Some(sign_in) => element
            .with("authToken", sign_in.token.as_str())
            .with("username", sign_in.email.as_str())
            .with("mappingState", standing.mapping)
            .with("mappingError", standing.mapping_error)
            .with("mappingErrorMessage", Value::String(String::new()))
            .with("signInState", standing.sign_in)
            .with("publicAddress", PUBLIC_ADDRESS)
            .with("publicPort", port)
            .with("privateAddress", "")
            .with("privatePort", port)
            .with("subscriptionFeatures", "federated-auth,home")
            .with("subscriptionActive", false)
            .with("subscriptionState", "Inactive"),
    }
}

/// `GET /servers`.
pub(super) fn servers(options: &ServerOptions, host: &str, port: u16) -> Element {
    let server = Element::new("Server")
        .with("name", options.name.as_str())
        .with("host", host)
        .with("address", host)
        .with("port", port)
        .with("machineIdentifier", options.machine_id.as_str())
        .with("version", options.version.as_str());
    Element::new("MediaContainer").with("size", 1).child(server)
}
