//! How the child stops and starts the server that lives in the parent: a word over loopback, as another process would.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use plex_locksmith::client::installation::{Control, Hand, InstallError, InstallKind};
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
        let answer = pull().map_err(|e| InstallError::io(word, "the server", &e))?;
        match answer.strip_prefix("error ") {
            Some(why) => Err(InstallError::new(word, "the server", InstallKind::Other).because(why)),
            None => Ok(answer),
        }
    }
}

impl Control for Lever {
    fn hand(&self) -> Hand {
        Hand::Ours("the matrix".to_owned())
    }

    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        Ok(Some(self.pull("ask")? == "true"))
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

/// The parent's end: answers until the program ends.
pub fn serve(server: Installed) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut word = String::new();
            let _ = BufReader::new(&stream).read_line(&mut word);
            let answer = match word.trim() {
                "ask" => server.is_running().to_string(),
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
                _ => continue,
            };
            let _ = writeln!(stream, "{answer}");
        }
    });
    address
}
