//! Starts parts of the simulated home as processes of their own: for homes of several network namespaces, and for clients
//! written in other languages.

use std::fs;
use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use lexopt::{Arg, Parser, ValueExt};
use plex_locksmith::demo::{
    Authority, Behaviour, Gdm, Home, Journal, Kind, Link, Membership, Network, OwnerAccess, Past, PlexFault, PlexTv,
    PlexTvOptions, Server, ServerOptions, SignIn, StartingManner, idents,
};
use serde_json::json;
use tokio::net::TcpListener;

/// How often a server asks plex.tv what is new. A real one takes minutes; here someone waits for it.
const CALLS_HOME: Duration = Duration::from_millis(500);
/// How long a server that shows `startState` goes on starting: longer than anybody looks.
const STARTS_FOR: Duration = Duration::from_secs(600);

type Failure = Box<dyn std::error::Error + Send + Sync>;

const USAGE: &str = "\
demo-home plextv --listen IP:PORT --authority DIR [--account NAME] [--fault FAULT] [--pin-lifetime SECONDS]
                 [--claim-lifetime SECONDS] [--listing-lag POLLS] [--flaw FLAW] [--lists-signed-out] [--from-elsewhere]
                 [--own-access-tokens] [--log FILE]
demo-home server --listen IP:PORT --name NAME --kind KIND --authority DIR --plex-tv URL [--resolve-plex-tv IP]
                 [--machine-id ID] [--platform NAME] [--platform-version TEXT] [--version TEXT]
                 [--gdm network|none] [--publish IP:PORT]... [--custom-url URL] [--allowed-networks NETWORK,...] [--notices-sign-out]
                 [--start-state] [--share-with ACCOUNT] [--log FILE]
demo-home crowd  --count N --authority DIR [--kind KIND]
demo-home home   [--port-file FILE] [--log FILE]";

#[derive(Default)]
struct Call {
    part: String,
    listen: Option<SocketAddr>,
    authority: Option<PathBuf>,
    name: Option<String>,
    kind: Option<Kind>,
    machine_id: Option<String>,
    platform: Option<String>,
    platform_version: Option<String>,
    version: Option<String>,
    publishes: Vec<SocketAddr>,
    custom_url: Option<String>,
    traits: Behaviour,
    start_state: bool,
    share_with: Option<String>,
    plex_tv: Option<String>,
    resolve_plex_tv: Option<IpAddr>,
    gdm: bool,
    log: Option<PathBuf>,
    port_file: Option<PathBuf>,
    count: usize,
    fault: PlexFault,
    options: PlexTvOptions,
}

fn main() -> ExitCode {
    let call = match read_call(Parser::from_env()) {
        Ok(call) => call,
        Err(error) => {
            eprintln!("{error}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let done =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::from).and_then(|runtime| {
            runtime.block_on(async {
                match call.part.as_str() {
                    "plextv" => run_plex_tv(call).await,
                    "server" => run_server(call).await,
                    "crowd" => run_crowd(call).await,
                    "home" => run_home(call).await,
                    other => Err(format!("{other:?} is no part of the home\n{USAGE}").into()),
                }
            })
        });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("demo-home: {error}");
            ExitCode::FAILURE
        }
    }
}

fn read_call(mut parser: Parser) -> Result<Call, lexopt::Error> {
    let mut call = Call { gdm: true, ..Call::default() };
    let seconds = |parser: &mut Parser| Ok::<_, lexopt::Error>(Duration::from_secs(parser.value()?.parse()?));
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Value(part) if call.part.is_empty() => call.part = part.string()?,
            Arg::Long("listen") => call.listen = Some(parser.value()?.parse()?),
            Arg::Long("authority") => call.authority = Some(parser.value()?.into()),
            Arg::Long("name") => call.name = Some(parser.value()?.string()?),
            Arg::Long("kind") => call.kind = Some(parser.value()?.parse()?),
            Arg::Long("machine-id") => call.machine_id = Some(parser.value()?.string()?),
            Arg::Long("platform") => call.platform = Some(parser.value()?.string()?),
            Arg::Long("platform-version") => call.platform_version = Some(parser.value()?.string()?),
            Arg::Long("version") => call.version = Some(parser.value()?.string()?),
            Arg::Long("custom-url") => call.custom_url = Some(parser.value()?.string()?),
            Arg::Long("publish") => call.publishes.push(parser.value()?.parse()?),
            Arg::Long("allowed-networks") => {
                for network in parser.value()?.string()?.split(',') {
                    call.traits.allowed_networks.push(network.parse::<Network>()?);
                }
            }
            Arg::Long("notices-sign-out") => call.traits.notices_sign_out = true,
            Arg::Long("share-with") => call.share_with = Some(parser.value()?.string()?),
            Arg::Long("start-state") => call.start_state = true,
            Arg::Long("flaw") => call.options.flaw = parser.value()?.parse()?,
            Arg::Long("from-elsewhere") => call.options.asked_from_elsewhere = true,
            Arg::Long("own-access-tokens") => call.options.owner_access = OwnerAccess::OfTheServer,
            Arg::Long("lists-signed-out") => call.options.lists_signed_out_servers = true,
            Arg::Long("plex-tv") => call.plex_tv = Some(parser.value()?.string()?),
            Arg::Long("resolve-plex-tv") => call.resolve_plex_tv = Some(parser.value()?.parse()?),
            Arg::Long("gdm") => call.gdm = parser.value()?.string()? == "network",
            Arg::Long("log") => call.log = Some(parser.value()?.into()),
            Arg::Long("port-file") => call.port_file = Some(parser.value()?.into()),
            Arg::Long("count") => call.count = parser.value()?.parse()?,
            Arg::Long("account") => call.options.approves = parser.value()?.string()?,
            Arg::Long("fault") => call.fault = parser.value()?.parse()?,
            Arg::Long("pin-lifetime") => call.options.pin_lifetime = seconds(&mut parser)?,
            Arg::Long("claim-lifetime") => call.options.claim_lifetime = seconds(&mut parser)?,
            Arg::Long("listing-lag") => call.options.listing_lag = parser.value()?.parse()?,
            other => return Err(other.unexpected()),
        }
    }
    Ok(call)
}

fn journal(log: Option<&PathBuf>) -> Result<Journal, Failure> {
    Ok(match log {
        Some(path) => Journal::to_file(path)?,
        None => Journal::default(),
    })
}

/// Says where a part listens, on standard output and at once, so that a script can wait for it.
fn announce(addresses: &serde_json::Value) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    writeln!(output, "{addresses}")?;
    output.flush()?;
    Ok(())
}

async fn run_plex_tv(call: Call) -> Result<(), Failure> {
    let authority = Authority::load_or_create(&call.authority.ok_or("--authority is missing")?)?;
    let listen = call.listen.ok_or("--listen is missing")?;
    let plex_tv = PlexTv::start(listen, &authority, call.options, journal(call.log.as_ref())?).await?;
    plex_tv.set_fault(call.fault);
    announce(&json!({"plex_tv": plex_tv.address().to_string()}))?;
    std::future::pending().await
}

async fn run_server(call: Call) -> Result<(), Failure> {
    let authority = Arc::new(Authority::load_or_create(&call.authority.ok_or("--authority is missing")?)?);
    let address = call.resolve_plex_tv.map(|ip| SocketAddr::new(ip, 0));
    let link = Link::new(&call.plex_tv.ok_or("--plex-tv is missing")?, address, authority)?;
    let kind = call.kind.ok_or("--kind is missing")?;
    let mut options = ServerOptions::new(&call.name.ok_or("--name is missing")?);
    if let Some(machine_id) = call.machine_id {
        options.machine_id = machine_id;
    }
    if let Some(platform) = call.platform {
        options.platform = platform;
    }
    if let Some(version) = call.platform_version {
        options.platform_version = version;
    }
    if let Some(version) = call.version {
        options.version = version;
    }
    options.publishes = call.publishes;
    options.custom_url = call.custom_url;
    let (allowed_networks, notices_sign_out) = (call.traits.allowed_networks, call.traits.notices_sign_out);
    options.behaviour = Behaviour { allowed_networks, notices_sign_out, ..kind.behaviour() };
    if call.start_state {
        options.behaviour.starting_for = Some(STARTS_FOR);
        options.behaviour.starting = StartingManner::StartState;
    }
    let listener = TcpListener::bind(call.listen.ok_or("--listen is missing")?).await?;
    let published = options.published(listener.local_addr()?);
    options.membership = match kind.past() {
        Past::NeverClaimed => Membership::SignedOut,
        Past::DeadToken => Membership::SignedIn(SignIn::dead("anna")),
        Past::RefusedToken => Membership::Stale(SignIn::dead("anna")),
        Past::Owner { owner, shared_with } => {
            let shared_with = call.share_with.as_deref().or(shared_with);
            Membership::SignedIn(link.enrol(&options.enrolment(owner, shared_with, published)).await?)
        }
    };
    let server = Server::start_on(listener, options, link, journal(call.log.as_ref())?)?;
    let gdm = if call.gdm && kind != Kind::NotPlex { Some(Gdm::network()?) } else { None };
    if let Some(gdm) = &gdm {
        gdm.announce(server.announcer());
    }
    server.keep_in_touch(CALLS_HOME).await;
    announce(&json!({
        "name": server.name(),
        "id": server.machine_id(),
        "address": server.address().to_string(),
        "plex_direct": format!("{}.plex.direct", idents::certificate_uuid(server.machine_id())),
    }))?;
    std::future::pending().await
}

/// Many servers of one kind on loopback, announced to the network of this namespace: for measurements.
async fn run_crowd(call: Call) -> Result<(), Failure> {
    let authority = Arc::new(Authority::load_or_create(&call.authority.ok_or("--authority is missing")?)?);
    let link = Link::new("https://plex.tv", Some(([127, 0, 0, 1], 9).into()), authority)?;
    let kind = call.kind.unwrap_or(Kind::Unclaimed);
    let gdm = Gdm::network()?;
    let mut servers = Vec::new();
    for number in 1..=call.count {
        let mut options = ServerOptions::new(&format!("Server {number:04}"));
        options.behaviour = kind.behaviour();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let server = Server::start_on(listener, options, link.clone(), Journal::default())?;
        gdm.announce(server.announcer());
        servers.push(server);
    }
    announce(&json!({"count": servers.len()}))?;
    std::future::pending().await
}

async fn run_home(call: Call) -> Result<(), Failure> {
    let home = Home::start_with(call.options, journal(call.log.as_ref())?).await?;
    home.plex_tv().set_fault(call.fault);
    let servers: Vec<_> = home
        .servers()
        .iter()
        .map(
            |server| json!({"name": server.name(), "id": server.machine_id(), "address": server.address().to_string()}),
        )
        .collect();
    let addresses = json!({
        "plex_tv": home.plex_tv().address().to_string(),
        "plex_tv_url": home.plex_tv().base_url(),
        "auth_url": home.plex_tv().auth_url(),
        "gdm": home.gdm_targets().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "here": home.here().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "typed": home.typed().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "authority_pem": home.authority().pem(),
        "servers": servers,
    });
    if let Some(path) = call.port_file {
        fs::write(path, addresses.to_string())?;
    }
    announce(&addresses)?;
    std::future::pending().await
}
