//! Answers have the members and types of captured ones (of plex-api.rs, home-assistant and public reports).

use plex_locksmith::demo::{Home, Kind};
use reqwest::Method;
use serde_json::Value;

use super::caller::{Caller, at};

const PIN: &str = "id:number code:text product:text trusted:flag clientIdentifier:text location.code:text \
    location.european_union_member:flag location.continent_code:text location.country:text location.city:text \
    location.time_zone:text location.postal_code:text location.in_privacy_restricted_country:flag \
    location.subdivisions:text location.coordinates:text expiresIn:number createdAt:text expiresAt:text";
const USER: &str = "id:number uuid:text username:text title:text email:text friendlyName:text locale:null confirmed:flag \
    emailOnlyAuth:flag hasPassword:flag protected:flag thumb:text authToken:text mailingListStatus:text \
    mailingListActive:flag scrobbleTypes:text country:text subscription.active:flag subscription.subscribedAt:null \
    subscription.status:text subscription.paymentService:null subscription.plan:null subscription.features:list \
    subscriptionDescription:null restricted:flag anonymous:null home:flag guest:flag homeSize:number homeAdmin:flag \
    maxHomeSize:number rememberExpiresAt:number profile.autoSelectAudio:flag profile.defaultAudioLanguage:null \
    profile.defaultSubtitleLanguage:null profile.autoSelectSubtitle:number profile.defaultSubtitleAccessibility:number \
    profile.defaultSubtitleForced:number entitlements:list subscriptions:list pastSubscriptions:list trials:list \
    services:list adsConsent:null adsConsentSetAt:null adsConsentReminderAt:null experimentalFeatures:flag \
    twoFactorEnabled:flag backupCodesCreated:flag joinedAt:number";
const RESOURCE: &str = "name:text product:text productVersion:text platform:text platformVersion:text device:text \
    clientIdentifier:text createdAt:text lastSeenAt:text provides:text ownerId:null sourceTitle:null publicAddress:text \
    accessToken:text owned:flag home:flag synced:flag relay:flag presence:flag httpsRequired:flag \
    publicAddressMatches:flag dnsRebindingProtection:flag natLoopbackSupported:flag connections:list";
const CONNECTION: &str = "protocol:text address:text port:number uri:text local:flag relay:flag IPv6:flag";
const ROOT: &str = "size:number allowCameraUpload:flag allowChannelAccess:flag allowMediaDeletion:flag allowSharing:flag \
    allowSync:flag allowTuners:flag backgroundProcessing:flag companionProxy:flag countryCode:text diagnostics:text \
    eventStream:flag friendlyName:text livetv:number machineIdentifier:text musicAnalysis:number myPlex:flag \
    myPlexMappingState:text myPlexSigninState:text myPlexSubscription:flag ownerFeatures:text photoAutoTag:flag \
    platform:text platformVersion:text pluginHost:flag pushNotifications:flag readOnlyLibraries:flag \
    streamingBrainABRVersion:number streamingBrainVersion:number sync:flag transcoderActiveVideoSessions:number \
    transcoderAudio:flag transcoderLyrics:flag transcoderSubtitles:flag transcoderVideo:flag \
    transcoderVideoBitrates:text transcoderVideoQualities:text transcoderVideoResolutions:text updatedAt:number \
    updater:flag version:text voiceSearch:flag";

fn assert_shape(value: &Value, shape: &str) {
    for member in shape.split_whitespace() {
        let (path, kind) = member.split_once(':').expect("path:kind");
        let found = value.pointer(&format!("/{}", path.replace('.', "/")));
        let fits = matches!(
            (found, kind),
            (Some(Value::Number(_)), "number")
                | (Some(Value::String(_)), "text")
                | (Some(Value::Bool(_)), "flag")
                | (Some(Value::Array(_)), "list")
                | (Some(Value::Null), "null")
        );
        assert!(fits, "{path} is no {kind}: {found:?}");
    }
}

#[tokio::test]
async fn pins_have_the_captured_members() {
    let home = Home::empty().await.expect("a home");
    let caller = Caller::new(&home);
    let answer = caller.plex_tv(Method::POST, "/api/v2/pins?strong=true").send().await.expect("an answer");
    assert_eq!(answer.status(), 201);
    let pin: Value = answer.json().await.expect("JSON");
    assert_shape(&pin, PIN);
    assert_shape(&pin, "authToken:null newRegistration:null");
    assert_eq!(pin["expiresIn"].as_u64().map(|left| left.div_ceil(10)), Some(180));
    assert_eq!(pin["code"].as_str().map(str::len), Some(25));
    assert!(home.plex_tv().approve(pin["code"].as_str().expect("a code"), "anna"));
    let path = format!("/api/v2/pins/{}", pin["id"]);
    let linked: Value = caller.plex_tv(Method::GET, &path).send().await.expect("an answer").json().await.expect("JSON");
    assert_shape(&linked, PIN);
    assert_shape(&linked, "authToken:text newRegistration:flag");
}

#[tokio::test]
async fn users_and_resources_have_the_captured_members() {
    let mut home = Home::empty().await.expect("a home");
    home.add("Attic NAS", Kind::Healthy).await.expect("a server");
    let caller = Caller::new(&home);
    let token = home.plex_tv().account_token("anna").expect("anna");
    assert_shape(&caller.json(Method::GET, "/api/v2/user", &token).await, USER);
    let server = home.server("Attic NAS").expect("the server");
    let listed = caller.listed(&token, server.machine_id()).await.expect("it is listed");
    assert_shape(&listed, RESOURCE);
    assert_shape(&listed["connections"][0], CONNECTION);
    assert_eq!(listed["connections"][0]["uri"], server.plex_direct_url());
}

#[tokio::test]
async fn roots_have_the_captured_members() {
    let mut home = Home::empty().await.expect("a home");
    home.add("Mac Mini", Kind::Unclaimed).await.expect("a server");
    home.add("Attic NAS", Kind::Healthy).await.expect("a server");
    let (caller, token) = (Caller::new(&home), home.plex_tv().account_token("anna").expect("anna"));
    for (name, mapping, signin) in [("Mac Mini", "unknown", "none"), ("Attic NAS", "mapped", "ok")] {
        let address = home.server(name).expect("the server").address();
        let request = caller.get(&at(address, "/")).header("Accept", "application/json").header("X-Plex-Token", &token);
        let root: Value = request.send().await.expect("an answer").json().await.expect("JSON");
        let root = &root["MediaContainer"];
        assert_shape(root, ROOT);
        assert_eq!((&root["myPlexMappingState"], &root["myPlexSigninState"]), (&mapping.into(), &signin.into()));
        let owned = name == "Attic NAS";
        assert_eq!(root.get("certificate").is_some(), owned);
        assert_eq!(root.get("myPlexUsername").is_some(), owned);
    }
}

#[tokio::test]
async fn identities_are_as_captured_in_xml_and_json() {
    let mut home = Home::empty().await.expect("a home");
    let address = home.add("Mac Mini", Kind::Unclaimed).await.expect("a server");
    let (caller, id) = (Caller::new(&home), home.servers()[0].machine_id());
    let xml = caller.get(&at(address, "/identity")).send().await.expect("an answer");
    assert_eq!(xml.headers()["x-plex-protocol"], "1.0");
    assert_eq!(xml.headers()["content-type"], "text/xml;charset=utf-8");
    let expected = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<MediaContainer size=\"0\" apiVersion=\"1.2.2\" claimed=\"0\" \
         machineIdentifier=\"{id}\" version=\"1.43.3.10896-cb3ebc72d\">\n</MediaContainer>\n"
    );
    assert_eq!(xml.text().await.expect("text"), expected);
    let json =
        caller.get(&at(address, "/identity")).header("Accept", "application/json").send().await.expect("an answer");
    let json: Value = json.json().await.expect("JSON");
    assert_shape(
        &json["MediaContainer"],
        "size:number apiVersion:text claimed:flag machineIdentifier:text version:text",
    );
}

#[tokio::test]
async fn refusals_are_the_captured_ones_byte_for_byte() {
    let mut home = Home::empty().await.expect("a home");
    let address = home.add("Attic NAS", Kind::Healthy).await.expect("a server");
    let caller = Caller::new(&home);
    for (path, status, length) in [("/", 401, 193), ("/myplex/account", 401, 91), ("/nothing", 404, 85)] {
        let answer =
            caller.get(&at(address, path)).header("Accept", "application/json").send().await.expect("an answer");
        assert_eq!(answer.status(), status);
        assert_eq!(answer.headers()["x-plex-protocol"], "1.0");
        assert_eq!(answer.headers()["content-type"], "text/html");
        assert_eq!(answer.bytes().await.expect("a body").len(), length, "{path}");
    }
}

#[tokio::test]
async fn plex_tvs_errors_have_the_captured_words() {
    let home = Home::empty().await.expect("a home");
    let caller = Caller::new(&home);
    let base = home.plex_tv().base_url();
    let nameless = caller.get(&format!("{base}/api/v2/user")).header("Accept", "application/json");
    let cases = [
        (nameless, r#"{"errors":[{"code":1000,"message":"X-Plex-Client-Identifier is missing","status":400}]}"#),
        (
            caller.plex_tv(Method::GET, "/api/v2/user"),
            r#"{"errors":[{"code":1001,"message":"User could not be authenticated","status":401}]}"#,
        ),
        (
            caller.plex_tv(Method::GET, "/api/v2/pins/1"),
            r#"{"errors":[{"code":1020,"message":"Code not found or expired","status":404}]}"#,
        ),
    ];
    for (request, words) in cases {
        assert_eq!(request.send().await.expect("an answer").text().await.expect("text"), words);
    }
}
