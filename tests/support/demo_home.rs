//! Starts parts of the simulated home as processes of their own: for homes of several network namespaces, and for clients
//! written in other languages.

use std::fs;
use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Parser as _;
use plex_locksmith::demo::{
    Authority, Behaviour, Flaw, Gdm, Home, Journal, Kind, Link, Membership, Network, OwnerAccess, Past, PlexFault,
    PlexTv, PlexTvOptions, Server, ServerOptions, SignIn, StartingManner, idents,
};
use serde_json::json;
use tokio::net::TcpListener;

/// How often a server asks plex.tv what is new. A real one takes minutes; here someone waits for it.
const CALLS_HOME: Duration = Duration::from_millis(500);
/// How long a server that shows `startState` goes on starting: longer than anybody looks.
const STARTS_FOR: Duration = Duration::from_secs(600);

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Parts of the simulated home.
#[derive(clap::Parser)]
#[command(name = "demo-home", args_override_self = true)]
struct Call {
    /// plextv, server, crowd (servers of one kind on loopback) or home (all of it)
    part: String,
    #[arg(long, value_name = "IP:PORT")]
    listen: Option<SocketAddr>,
    #[arg(long, value_name = "DIR")]
    authority: Option<PathBuf>,
    #[arg(long)]
    log: Option<PathBuf>,
    #[arg(long)]
    port_file: Option<PathBuf>,

    // A server
    #[arg(long)]
    name: Option<String>,
    #[arg(long)]
    kind: Option<Kind>,
    #[arg(long)]
    machine_id: Option<String>,
    #[arg(long)]
    platform: Option<String>,
    #[arg(long)]
    platform_version: Option<String>,
    #[arg(long)]
    version: Option<String>,
    #[arg(long = "publish", value_name = "IP:PORT")]
    publishes: Vec<SocketAddr>,
    #[arg(long)]
    custom_url: Option<String>,
    #[arg(long, value_delimiter = ',')]
    allowed_networks: Vec<Network>,
    #[arg(long)]
    notices_sign_out: bool,
    #[arg(long)]
    start_state: bool,
    #[arg(long, value_name = "ACCOUNT")]
    share_with: Option<String>,
    #[arg(long, value_name = "URL")]
    plex_tv: Option<String>,
    #[arg(long, value_name = "IP")]
    resolve_plex_tv: Option<IpAddr>,
    /// network, or none
    #[arg(long, default_value = "network")]
    gdm: String,
    /// How many servers a crowd has
    #[arg(long, default_value_t = 0)]
    count: usize,

    // plex.tv
    #[arg(long, default_value = "none")]
    fault: PlexFault,
    #[arg(long)]
    flaw: Option<Flaw>,
    /// Who signs in
    #[arg(long)]
    account: Option<String>,
    #[arg(long, value_name = "SECONDS")]
    pin_lifetime: Option<u64>,
    #[arg(long, value_name = "SECONDS")]
    claim_lifetime: Option<u64>,
    #[arg(long, value_name = "POLLS")]
    listing_lag: Option<u32>,
    #[arg(long)]
    from_elsewhere: bool,
    #[arg(long)]
    own_access_tokens: bool,
    #[arg(long)]
    lists_signed_out: bool,
}

impl Call {
    fn plex_tv_options(&self) -> PlexTvOptions {
        let mut options = PlexTvOptions::default();
        options.flaw = self.flaw.unwrap_or(options.flaw);
        options.approves = self.account.clone().unwrap_or(options.approves);
        options.pin_lifetime = self.pin_lifetime.map_or(options.pin_lifetime, Duration::from_secs);
        options.claim_lifetime = self.claim_lifetime.map_or(options.claim_lifetime, Duration::from_secs);
        options.listing_lag = self.listing_lag.unwrap_or(options.listing_lag);
        options.asked_from_elsewhere |= self.from_elsewhere;
        options.lists_signed_out_servers |= self.lists_signed_out;
        if self.own_access_tokens {
            options.owner_access = OwnerAccess::OfTheServer;
        }
        options
    }
}

fn main() -> ExitCode {
    let call = Call::parse();
    let done =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::from).and_then(|runtime| {
            runtime.block_on(async {
                match call.part.as_str() {
                    "plextv" => run_plex_tv(call).await,
                    "server" => run_server(call).await,
                    "crowd" => run_crowd(call).await,
                    "home" => run_home(call).await,
                    other => Err(format!("{other:?} is no part of the home").into()),
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
    let authority = Authority::load_or_create(call.authority.as_ref().ok_or("--authority is missing")?)?;
    let listen = call.listen.ok_or("--listen is missing")?;
    let plex_tv = PlexTv::start(listen, &authority, call.plex_tv_options(), journal(call.log.as_ref())?).await?;
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
    let (allowed_networks, notices_sign_out) = (call.allowed_networks, call.notices_sign_out);
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
    let gdm = if call.gdm == "network" && kind != Kind::NotPlex { Some(Gdm::network()?) } else { None };
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
    let home = Home::start_with(call.plex_tv_options(), journal(call.log.as_ref())?).await?;
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
