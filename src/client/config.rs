//! Every tunable of the client core, with its unit and its reason.

use std::net::SocketAddr;
use std::time::Duration;

/// Rounds of the search in quick succession; later ones are rare.
pub const FIRST_ROUNDS: usize = 3;

/// Where GDM searches go.
#[derive(Clone, Debug)]
pub enum GdmTargets {
    /// Multicast, broadcast of every subnet and limited broadcast, from every IPv4 interface.
    Network,
    /// Just these addresses: the demo home and tests.
    Only(Vec<SocketAddr>),
}

/// Limits of time, size and number.
#[derive(Clone, Debug)]
pub struct Limits {
    /// To connect to a server. Two seconds: on a home network a live host answers in milliseconds. Three on Windows, which asks
    /// again for two seconds before it believes that a connection is refused.
    pub connect: Duration,
    /// For a whole answer of a server.
    pub answer: Duration,
    /// For the answer to a claim: the server asks plex.tv meanwhile (plex-api.rs allows 60 s in its own live test).
    pub claim: Duration,
    /// For an answer of plex.tv.
    pub plex_tv: Duration,
    /// For plex.tv to show that it is there at all. Shorter, so that a verdict on this computer is there within ten seconds
    /// even when everything times out.
    pub reach: Duration,
    /// For one look at one server, whatever it takes: plain, secure, and its front page.
    pub probe: Duration,
    /// For one answer of the system's resolver, which is asked twice; and for the certificate in plex.tv's place.
    pub name: Duration,
    /// The largest answer of a server that is read, in bytes.
    pub body: usize,
    /// The largest answer of plex.tv that is read, in bytes: an account with hundreds of devices has a long list.
    pub plex_tv_body: usize,
    /// The most addresses that are kept: far above any home, far below harm.
    pub servers: usize,
    /// The most looks under way at once at addresses that strangers announced. Each has one socket: all of them together stay far below
    /// the 1,024 files that many systems give a program.
    pub looks_at_once: usize,
    /// The same at what is typed, listed or here: places that no stranger takes.
    pub own_looks_at_once: usize,
    /// Pauses between the three GDM rounds.
    pub gdm_rounds: [Duration; FIRST_ROUNDS],
    /// Pause between later GDM rounds, while the search goes on.
    pub gdm_repeat: Duration,
    /// Pause between two polls of the PIN. Plex's own documentation polls once a second; two are kinder.
    pub pin_poll: Duration,
    /// The longest pause after trouble (429, 5xx) before the next try.
    pub longest_pause: Duration,
    /// How long a claim waits to be verified before it says "could not verify". Plex lists a new server within seconds, in
    /// bad times minutes (HexOS waits 12 × 10 s).
    pub verify: Duration,
    /// Pause between two looks while a claim is being verified, or a server is starting.
    pub verify_pause: Duration,
    /// How long quitting waits for the sign-out.
    pub sign_out: Duration,
    /// For a server to close; `None`: as long as its system gives it.
    pub stop: Option<Duration>,
    /// For a server to answer after it was started. One with a large library takes minutes, more after an update.
    pub start: Duration,
    /// Settings count as written to their end when they are the same after so long.
    pub quiet: Duration,
}

/// When a program that keeps looking looks.
#[derive(Clone, Debug)]
pub struct WatchTimes {
    /// Pause between two beats: what changed is dated as exactly, and a power cut loses no more of the history.
    pub beat: Duration,
    /// A pause between two beats that is longer is none of the program's: this computer slept, or the program was stopped.
    pub slept: Duration,
    /// Pause between two looks at a server: each is two requests, and nobody's server is to feel that it is watched.
    pub rest: Duration,
    /// The same for a server that is silent, and for a knock at the one whose page is open.
    pub short: Duration,
    /// Looks after a change, from the change on: so it gets a date, and what follows from it is seen.
    pub after_change: [Duration; 4],
    /// Pause between two looks at this computer's own way to Plex.
    pub own_way: Duration,
    /// Pause between two looks at the account's list. Plex limits how often it may be asked.
    pub list: Duration,
    /// How much longer a pause is made by chance, at most, in percent: many programs must not ask at one moment.
    pub jitter: u32,
    pub alarm: AlarmTimes,
}

/// When a change is worth an alarm.
#[derive(Clone, Debug)]
pub struct AlarmTimes {
    /// So long a trouble has to last: meanwhile the server was looked at again, and so was this computer's own way.
    pub trouble: Duration,
    /// The same for a server that is silent: one that sleeps or restarts is back by then.
    pub silence: Duration,
    /// After this computer woke up, its network takes so long to come back.
    pub awake: Duration,
    /// What changes so soon after a repair, a claim or a restart from here comes from that.
    pub deed: Duration,
    /// A server is told of no more often, however often it comes and goes.
    pub pause: Duration,
}

impl Default for AlarmTimes {
    fn default() -> Self {
        Self {
            trouble: Duration::from_secs(30),
            silence: Duration::from_secs(120),
            awake: Duration::from_secs(60),
            deed: Duration::from_secs(180),
            pause: Duration::from_secs(600),
        }
    }
}

impl Default for WatchTimes {
    fn default() -> Self {
        Self {
            beat: Duration::from_secs(5),
            slept: Duration::from_secs(30),
            rest: Duration::from_secs(60),
            short: Duration::from_secs(30),
            after_change: [5, 10, 20, 30].map(Duration::from_secs),
            own_way: Duration::from_secs(120),
            list: Duration::from_secs(600),
            jitter: 10,
            alarm: AlarmTimes::default(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(if cfg!(windows) { 3 } else { 2 }),
            answer: Duration::from_secs(5),
            claim: Duration::from_secs(60),
            plex_tv: Duration::from_secs(8),
            reach: Duration::from_secs(6),
            probe: Duration::from_secs(8),
            name: Duration::from_secs(2),
            body: 1 << 20,
            plex_tv_body: 4 << 20,
            servers: 4096,
            looks_at_once: 96,
            own_looks_at_once: 64,
            gdm_rounds: [Duration::ZERO, Duration::from_millis(600), Duration::from_millis(2_400)],
            gdm_repeat: Duration::from_secs(30),
            pin_poll: Duration::from_secs(2),
            longest_pause: Duration::from_secs(30),
            verify: Duration::from_secs(120),
            verify_pause: Duration::from_secs(2),
            sign_out: Duration::from_secs(4),
            stop: None,
            start: Duration::from_secs(180),
            quiet: Duration::from_secs(1),
        }
    }
}
