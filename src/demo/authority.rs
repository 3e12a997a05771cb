//! A certificate authority for the demo home, in the place of the one that signs Plex's certificates.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// How long a second process waits for the first one to finish writing the files of a new authority.
const PATIENCE: Duration = Duration::from_secs(5);
/// The parent name of every server's certificate (a server has `*.<32 hexadecimal digits>.plex.direct`).
pub const PLEX_DIRECT: &str = "plex.direct";

/// What is wrong with a certificate, on purpose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Flaw {
    #[default]
    None,
    Expired,
    NotYetValid,
    /// Good for another name than the one that is asked for.
    WrongName,
    /// Signed by an authority that nobody knows, as a proxy or an antivirus program does that intercepts TLS.
    Untrusted,
}

/// The demo authority. Its certificate has to be trusted by whoever talks to the simulated home.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
    der: Vec<u8>,
}

impl FromStr for Flaw {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "none" => Self::None,
            "expired" => Self::Expired,
            "not-yet-valid" => Self::NotYetValid,
            "wrong-name" => Self::WrongName,
            "untrusted" => Self::Untrusted,
            _ => return Err(format!("{text:?} is no flaw of a certificate")),
        })
    }
}

impl Authority {
    /// A new authority that lives as long as this value.
    ///
    /// # Errors
    /// When no key can be made (the system has no randomness).
    pub fn new() -> io::Result<Self> {
        Self::named("Locksmith Demo Authority", KeyPair::generate().map_err(io::Error::other)?)
    }

    /// The authority kept in a folder as `ca.pem` and `ca.key`, made at the first call, so that several processes share it.
    ///
    /// # Errors
    /// When the folder cannot be read or written, or holds something else.
    pub fn load_or_create(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let (key_file, pem_file) = (folder.join("ca.key"), folder.join("ca.pem"));
        match private_file(&key_file) {
            Ok(file) => {
                let authority = Self::new()?;
                authority.write(file, folder)?;
                Ok(authority)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Self::load(&key_file, &pem_file),
            Err(error) => Err(error),
        }
    }

    /// Keeps it in a folder that has none, for processes of its home.
    ///
    /// # Errors
    /// When the folder cannot be written, or has an authority.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        self.write(private_file(&folder.join("ca.key"))?, folder)
    }

    /// The certificate comes last, and whole: others wait for it.
    fn write(&self, mut key_file: fs::File, folder: &Path) -> io::Result<()> {
        key_file.write_all(self.issuer.key().serialize_pem().as_bytes())?;
        let unfinished = folder.join("ca.pem.new");
        fs::write(&unfinished, &self.pem)?;
        fs::rename(unfinished, folder.join("ca.pem"))
    }

    fn load(key_file: &Path, pem_file: &Path) -> io::Result<Self> {
        let mut waited = Duration::ZERO;
        while !pem_file.exists() && waited < PATIENCE {
            sleep(Duration::from_millis(20));
            waited += Duration::from_millis(20);
        }
        let pem = fs::read_to_string(pem_file)?;
        let key = KeyPair::from_pem(&fs::read_to_string(key_file)?).map_err(io::Error::other)?;
        let (_, block) = x509_parser::pem::parse_x509_pem(pem.as_bytes()).map_err(io::Error::other)?;
        let issuer = Issuer::new(authority_params("Locksmith Demo Authority"), key);
        Ok(Self { issuer, pem, der: block.contents })
    }

    fn named(name: &str, key: KeyPair) -> io::Result<Self> {
        let certificate = authority_params(name).self_signed(&key).map_err(io::Error::other)?;
        let (pem, der) = (certificate.pem(), certificate.der().to_vec());
        Ok(Self { issuer: Issuer::new(authority_params(name), key), pem, der })
    }

    /// The authority's certificate as PEM text.
    #[must_use]
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// The authority's certificate as DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// A certificate for these names, ready to serve.
    ///
    /// # Errors
    /// When a name is no possible name, or no key can be made.
    pub fn issue(&self, names: &[String], flaw: Flaw) -> io::Result<Arc<ServerConfig>> {
        match flaw {
            Flaw::Untrusted => {
                let stranger = Self::named("Web Shield Inspection", KeyPair::generate().map_err(io::Error::other)?)?;
                stranger.sign(names, flaw)
            }
            Flaw::WrongName => self.sign(&[format!("*.{}.{PLEX_DIRECT}", "0".repeat(32))], flaw),
            Flaw::None | Flaw::Expired | Flaw::NotYetValid => self.sign(names, flaw),
        }
    }

    /// The certificate of a simulated server: `*.<certificate uuid>.plex.direct`.
    ///
    /// # Errors
    /// As [`Authority::issue`].
    pub fn issue_plex_direct(&self, certificate_uuid: &str, flaw: Flaw) -> io::Result<Arc<ServerConfig>> {
        self.issue(&[format!("*.{certificate_uuid}.{PLEX_DIRECT}")], flaw)
    }

    fn sign(&self, names: &[String], flaw: Flaw) -> io::Result<Arc<ServerConfig>> {
        let mut params = CertificateParams::new(names).map_err(io::Error::other)?;
        if let Some(name) = names.first() {
            params.distinguished_name.push(DnType::CommonName, name.as_str());
        }
        let now = SystemTime::now();
        let (from, until) = match flaw {
            Flaw::Expired => (now - 90 * DAY, now - 2 * DAY),
            Flaw::NotYetValid => (now + 2 * DAY, now + 90 * DAY),
            Flaw::None | Flaw::WrongName | Flaw::Untrusted => (now - DAY, now + 90 * DAY),
        };
        (params.not_before, params.not_after) = (from.into(), until.into());
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let certificate = params.signed_by(&key, &self.issuer).map_err(io::Error::other)?;
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .map(Arc::new)
            .map_err(io::Error::other)
    }
}

fn authority_params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign, KeyUsagePurpose::DigitalSignature];
    params
}

/// Creates a file that must not exist yet, readable by the user alone where the system can say so.
fn private_file(path: &Path) -> io::Result<fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
