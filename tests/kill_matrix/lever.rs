//! How the child stops and starts the server that lives in the parent: a word over loopback, as another process would.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use plex_locksmith::client::installation::{Control, InstallError, InstallKind, InstallOperation};
use plex_locksmith::client::model::Controller;
use plex_locksmith::demo::Installed;

/// The child's end.
pub struct Lever(pub SocketAddr);

impl Lever {
    fn pull(&self, word: &'static str) -> Result<String, InstallError> {
        let pull = || {
            let mut stream = TcpStream::connect(self.0)?;
            stream.set_read_timeout(Some(Duration::from_secs(5)))?;
            writeln!(stream, "{word}")?;
            let mut answer = String::new();
            BufReader::new(stream).read_line(&mut answer)?;
            std::io::Result::Ok(answer.trim().to_owned())
        };
        let answer = pull().map_err(|e| InstallError::io(InstallOperation::Run, word, &e))?;
        match answer.strip_prefix("error ") {
            Some(why) => Err(InstallError::new(InstallOperation::Run, word, InstallKind::Other).because(why)),
            None => Ok(answer),
        }
    }
}

impl Control for Lever {
    fn controller(&self) -> Controller {
        Controller::Managed("the matrix".to_owned())
    }

    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        Ok(Some(self.pull("ask")? == "true"))
    }

    fn processes(&self) -> Result<Option<Vec<u32>>, InstallError> {
        Ok(Some(self.pull("who")?.parse().into_iter().collect()))
    }

    fn ask_to_stop(&self) -> Result<(), InstallError> {
        self.pull("stop").map(drop)
    }

    fn patience(&self) -> Duration {
        Duration::from_secs(5)
    }

    fn end(&self) -> Result<(), InstallError> {
        self.pull("kill").map(drop)
    }

    fn start(&self) -> Result<(), InstallError> {
        self.pull("start").map(drop)
    }
}

/// The parent's end: answers until it is dropped. Each cell has one, and whatever a cell leaves behind adds up over the matrix.
pub struct Post {
    address: SocketAddr,
    ends: Arc<AtomicBool>,
    answers: Option<JoinHandle<()>>,
}

impl Post {
    pub fn of(server: Installed, as_server: fn()) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let ends = Arc::new(AtomicBool::new(false));
        let ended = Arc::clone(&ends);
        let answers = std::thread::spawn(move || {
            as_server();
            for stream in listener.incoming().take_while(|_| !ended.load(Ordering::SeqCst)) {
                let Ok(stream) = stream else { return };
                answer(&server, stream);
            }
        });
        Self { address, ends, answers: Some(answers) }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::SeqCst);
        // It waits for somebody to come.
        let came = TcpStream::connect(self.address);
        if let (Ok(_), Some(answers)) = (came, self.answers.take()) {
            let _ = answers.join();
        }
    }
}

fn answer(server: &Installed, mut stream: TcpStream) {
    let mut word = String::new();
    let _ = BufReader::new(&stream).read_line(&mut word);
    let answer = match word.trim() {
        "ask" => server.is_running().to_string(),
        "who" => std::process::id().to_string(),
        "stop" => {
            server.stop();
            "done".to_owned()
        }
        "kill" => {
            server.kill();
            "done".to_owned()
        }
        "start" => server.start().map_or_else(|e| format!("error {e}"), |()| "done".to_owned()),
        // The child was killed before it said a word.
        _ => return,
    };
    let _ = writeln!(stream, "{answer}");
}
